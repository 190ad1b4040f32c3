"""Edge kinds of the innovation ecosystem, each with the code lists that it alone uses."""

from graph.ontology.declare import Code, Edge, Money, prop
from graph.ontology.ecosystem.nodes import (
    Achievement,
    Demand,
    Enterprise,
    Event,
    Field,
    Indicator,
    Institution,
    Investor,
    Organization,
    Park,
    Program,
    Service,
)

_CURRENCY = r"[A-Z]{3}"


class CooperationType(Code):
    """What two organisations do together."""

    JOINT_RD = "联合研发"
    JOINT_LAB = "共建实验室"
    STRATEGIC = "战略合作"
    TALENT = "人才培养"
    SERVICE = "服务合作"


class CooperatesWith(
    Edge,
    label="合作",
    sentence=("{from}与{to}合作", "{from} cooperates with {to}"),
    ends=((Organization, Organization),),
    out=("partners", "合作伙伴"),
    symmetric=True,
    relates=True,
):
    """Two organisations work together."""

    cooperation_type: CooperationType | None = prop("合作类型", "What they do together.")
    amount: Money | None = prop("金额", "Volume in whole units of the currency.", minimum=0)
    currency: str | None = prop("币种", "Currency (ISO 4217).", pattern=_CURRENCY)


class InvestedIn(
    Edge,
    label="投资",
    sentence=("{from}投资了{to}", "{from} invested in {to}"),
    ends=(((Investor, Institution), (Enterprise, Achievement, Program)),),
    out=("investments", "投资对象"),
    into=("investors", "投资方"),
    relates=True,
):
    """Money put into an enterprise, an achievement or a program; one edge per round."""

    amount: Money | None = prop("金额", "Sum invested in whole units of the currency.", minimum=0)
    currency: str | None = prop("币种", "Currency (ISO 4217).", pattern=_CURRENCY)
    round: str | None = prop("轮次", "Round of financing, such as A or Pre-IPO.")
    share: float | None = prop("持股比例", "Share of the whole, 0 to 1.", minimum=0, maximum=1)


class Contract(Code):
    """Kinds of technology contracts (Civil Code of China, art. 843)."""

    DEVELOPMENT = "技术开发"
    TRANSFER = "技术转让"
    LICENSE = "技术许可"
    CONSULTING = "技术咨询"
    SERVICE = "技术服务"


class Payment(Code):
    """Ways to pay for technology (Civil Code of China, art. 846)."""

    LUMP_SUM = "一次总付"
    INSTALMENTS = "一次总算分期支付"
    ROYALTY = "提成支付"
    ROYALTY_WITH_ENTRY_FEE = "提成支付附加入门费"


class Transferred(
    Edge,
    label="转化",
    sentence=("{from}转化给{to}", "{from} was transferred to {to}"),
    ends=((Achievement, Organization),),
    out=("acquirers", "受让方"),
    into=("acquiredAchievements", "受让成果"),
    relates=True,
):
    """An achievement passed to an organisation by a technology contract."""

    amount: Money | None = prop("成交金额", "Contract sum in whole units.", minimum=0)
    currency: str | None = prop("币种", "Currency (ISO 4217).", pattern=_CURRENCY)
    contract: Contract | None = prop("合同类型", "Kind of contract (Civil Code, art. 843).")
    payment: Payment | None = prop("支付方式", "How it is paid for (Civil Code, art. 846).")
    broker: Organization | None = prop("中介机构", "The organisation that brokered it.")


class Owns(
    Edge,
    label="拥有",
    sentence=("{from}拥有{to}", "{from} owns {to}"),
    ends=((Organization, Achievement),),
    out=("achievements", "成果"),
    into=("owners", "权利人"),
    relates=True,
):
    """An organisation holds the rights to an achievement."""

    share: float | None = prop("权利份额", "Share of the rights, 0 to 1.", minimum=0, maximum=1)


class Posts(
    Edge,
    label="发布",
    sentence=("{from}发布了需求{to}", "{from} posted the demand {to}"),
    ends=((Organization, Demand),),
    out=("demands", "需求"),
    into=("postedBy", "发布方"),
    relates=True,
):
    """An organisation made a demand known."""


class LocatedIn(
    Edge,
    label="入驻",
    sentence=("{from}位于{to}", "{from} is located in {to}"),
    ends=((Organization, Park),),
    out=("parks", "所在园区"),
    into=("tenants", "入驻机构"),
):
    """An organisation has its seat or a site in a park."""


class Operates(
    Edge,
    label="运营",
    sentence=("{from}运营{to}", "{from} operates {to}"),
    ends=((Organization, (Program, Park, Service, Event)),),
    out=("operates", "运营对象"),
    into=("operators", "运营方"),
    relates=True,
):
    """An organisation runs a program, park, service or event."""

    role: str | None = prop("角色", "Part that it plays, such as host or co-organiser.")


class Offers(
    Edge,
    label="提供",
    sentence=("{from}提供{to}", "{from} offers {to}"),
    ends=((Organization, Service),),
    out=("offers", "提供的服务"),
    into=("offeredBy", "提供方"),
    relates=True,
):
    """An organisation offers a service."""


class Uses(
    Edge,
    label="使用",
    sentence=("{from}使用{to}", "{from} uses {to}"),
    ends=((Organization, Service),),
    out=("uses", "使用的服务"),
    into=("users", "使用方"),
    relates=True,
):
    """An organisation uses a service: a loan granted, a policy written."""

    amount: Money | None = prop("金额", "Sum lent or insured in whole units.", minimum=0)
    currency: str | None = prop("币种", "Currency (ISO 4217).", pattern=_CURRENCY)


class PartOf(
    Edge,
    label="隶属",
    sentence=("{from}隶属于{to}", "{from} is part of {to}"),
    ends=((Organization, Organization), (Program, Program)),
    out=("partOf", "上级"),
    into=("parts", "下级"),
    relates=True,
):
    """An organisation belongs to another, or a program to a larger one."""


class TakesPartIn(
    Edge,
    label="参与",
    sentence=("{from}参与{to}", "{from} takes part in {to}"),
    ends=(((Organization, Achievement, Demand), (Program, Event)),),
    out=("takesPartIn", "参与的项目与活动"),
    into=("participants", "参与方"),
):
    """Someone or something is in a program or at an event."""

    role: str | None = prop("角色", "Part that it plays.")


class InField(
    Edge,
    label="所属领域",
    sentence=("{from}属于{to}领域", "{from} is in the field {to}"),
    ends=(((Organization, Achievement, Demand, Program, Service), Field),),
    out=("fields", "领域"),
):
    """Classifies by a concept of a taxonomy (SKOS subject)."""

    weight: float | None = prop("权重", "How much of it lies in the field, 0 to 1.", minimum=0, maximum=1)


class Broader(
    Edge,
    label="上位概念",
    sentence=("{from}的上位领域是{to}", "{from} has the broader field {to}"),
    ends=((Field, Field),),
    out=("broader", "上位领域"),
    into=("narrower", "下位领域"),
    hierarchy=True,
):
    """Leads to a broader concept of the same scheme (SKOS broader)."""


class CloseMatch(
    Edge,
    label="近似概念",
    sentence=("{from}与{to}近似", "{from} closely matches {to}"),
    ends=((Field, Field),),
    out=("closeMatches", "近似领域"),
    symmetric=True,
    crosswalk=True,
):
    """Joins concepts of two schemes that mean nearly the same (SKOS closeMatch)."""


class MatchStage(Code):
    """How far an introduction has come."""

    PROPOSED = "已推荐"
    INTRODUCED = "已引荐"
    MEETING = "已会面"
    NEGOTIATING = "洽谈中"
    AGREED = "已达成"
    REJECTED = "已拒绝"


class RejectionReason(Code):
    """Why an introduction came to nothing."""

    PRICE = "价格"
    MATURITY = "成熟度"
    FIT = "匹配度"
    RIGHTS = "权属"
    TIMING = "时机"
    CAPACITY = "承接能力"
    NO_REPLY = "未回复"
    OTHER = "其他"


class Matched(
    Edge,
    label="对接",
    sentence=("{from}对接了{to}", "{from} was matched with {to}"),
    ends=(((Demand, Investor), Achievement),),
    out=("matched", "对接成果"),
    into=("matchedBy", "对接方"),
):
    """An introduction between a demand or an investor and an achievement, with how it went."""

    stage: MatchStage | None = prop("阶段", "How far it has come.")
    reason: RejectionReason | None = prop("拒绝原因", "Why it was rejected.")
    score: float | None = prop("得分", "Score when proposed, 0 to 1.", minimum=0, maximum=1)
    by: str | None = prop("经办人", "Who made the introduction.")
    note: str | None = prop("备注", "Remarks.")


class Measures(
    Edge,
    label="度量",
    sentence=("{from}度量{to}", "{from} measures {to}"),
    ends=((Indicator, (Organization, Program)),),
    out=("measures", "度量对象"),
    into=("indicators", "指标"),
):
    """A published figure is about an organisation or a program."""
