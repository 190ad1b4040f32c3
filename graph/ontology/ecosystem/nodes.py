"""Node kinds of the innovation ecosystem, each with the code lists that it alone uses."""

from graph.ontology.declare import Code, Date, Money, Node, prop
from graph.values import uscc

_CURRENCY = r"[A-Z]{3}"


class Organization(Node, label="机构", plural="organizations", abstract=True, lifetime=("founded", None)):
    """A legal person or a part of one that acts in the ecosystem."""

    uscc: str | None = prop(
        "统一社会信用代码",
        "Unified social credit code (GB 32100-2015), 18 characters with a check digit.",
        index=True,
        check=uscc,
        search=10,
        exact=True,
    )
    ror: str | None = prop(
        "ROR 标识",
        "Identifier in the Research Organization Registry, nine characters.",
        index=True,
        pattern=r"0[0-9a-hj-km-np-tv-z]{6}[0-9]{2}",
        search=10,
        exact=True,
    )
    country: str | None = prop("国家", "Country (ISO 3166-1 alpha-2).", pattern=r"[A-Z]{2}")
    region: str | None = prop(
        "行政区划代码", "Administrative division (GB/T 2260), six digits.", pattern=r"\d{6}"
    )
    city: str | None = prop("城市", "City of its seat.", index=True)
    founded: Date | None = prop("成立日期", "When it was founded.", index=True)
    latitude: float | None = prop("纬度", "Degrees north (WGS 84).", minimum=-90, maximum=90)
    longitude: float | None = prop("经度", "Degrees east (WGS 84).", minimum=-180, maximum=180)


class UniversityLevel(Code):
    """What a university may award (办学层次)."""

    UNDERGRADUATE = "本科"
    VOCATIONAL = "专科"


class University(Organization, label="高校", plural="universities"):
    """A higher-education institution."""

    moe_code: str | None = prop(
        "学校标识码",
        "Ten-digit code of the Ministry of Education of China.",
        index=True,
        pattern=r"\d{10}",
        search=10,
        exact=True,
    )
    level: UniversityLevel | None = prop("办学层次", "Degree level.")
    department: str | None = prop("主管部门", "Governing body.")


class ParkType(Code):
    """Sorts of parks and sites."""

    ETDZ = "经济技术开发区"
    HIGH_TECH_ZONE = "高新技术产业开发区"
    UNIVERSITY_SCIENCE_PARK = "大学科技园"
    INCUBATOR = "孵化器"
    ACCELERATOR = "加速器"
    COOPERATION_ZONE = "合作区"


class Park(Organization, label="园区", plural="parks"):
    """A development zone, science park, incubator or accelerator site."""

    park_type: ParkType | None = prop("园区类型", "Sort of park.")


class Designation(Code):
    """Titles awarded to enterprises by Chinese authorities, and stock-market listing."""

    SRDI = "专精特新"
    LITTLE_GIANT = "专精特新小巨人"
    HIGH_TECH = "高新技术企业"
    GAZELLE = "瞪羚企业"
    UNICORN = "独角兽企业"
    LISTED = "上市公司"


class Stage(Code):
    """Stage of a company's life, as investors name it."""

    SEED = "种子期"
    EARLY = "初创期"
    GROWTH = "成长期"
    EXPANSION = "扩张期"
    MATURE = "成熟期"


class Enterprise(Organization, label="企业", plural="enterprises"):
    """A company."""

    industry: str | None = prop(
        "行业代码",
        "Industry (GB/T 4754-2017): a section letter, or its letter and two to four digits.",
        pattern=r"[A-T](\d{2,4})?",
    )
    stock_code: str | None = prop(
        "股票代码",
        "Six-digit code of a Chinese exchange.",
        index=True,
        pattern=r"\d{6}",
        search=10,
        exact=True,
    )
    designations: list[Designation] = prop("资质称号", "Titles that it holds.")
    stage: Stage | None = prop("发展阶段", "Stage of its life.")
    employees: int | None = prop("员工人数", "Number of people employed.", minimum=0)
    registered_capital: Money | None = prop("注册资本", "Registered capital in whole CNY.", minimum=0)


class InvestorType(Code):
    """Sorts of investors."""

    VC = "创业投资"
    PE = "私募股权"
    CVC = "企业创投"
    ANGEL = "天使投资"
    GOVERNMENT_FUND = "政府引导基金"
    BANK = "银行"
    FAMILY_OFFICE = "家族办公室"
    OTHER = "其他"


class Investor(Organization, label="投资机构", plural="investors"):
    """Who puts money into enterprises, achievements or programs."""

    investor_type: InvestorType | None = prop("投资机构类型", "Sort of investor.")
    stages: list[Stage] = prop("投资阶段", "Stages in which it invests.")
    ticket_min: Money | None = prop("单笔下限", "Smallest ticket in whole units.", minimum=0)
    ticket_max: Money | None = prop("单笔上限", "Largest ticket in whole units.", minimum=0, index=True)
    currency: str | None = prop("币种", "Currency of the tickets (ISO 4217).", pattern=_CURRENCY)


class InstitutionType(Code):
    """Sorts of institutions."""

    EXCHANGE = "交易所"
    RESEARCH_INSTITUTE = "科研院所"
    ASSOCIATION = "协会"
    BANK = "银行"
    INSURER = "保险公司"
    GOVERNMENT = "政府部门"
    AGENCY = "服务机构"
    FUNDER = "资助机构"
    OTHER = "其他"


class Institution(Organization, label="其他机构", plural="institutions"):
    """An organisation that is none of the other sorts: exchange, institute, bank, insurer, authority."""

    institution_type: InstitutionType | None = prop("机构类型", "Sort of institution.", index=True)


class AchievementType(Code):
    """What a result is in law."""

    PATENT = "专利"
    TRADE_SECRET = "商业秘密"
    SOFTWARE = "软件著作权"
    DESIGN = "外观设计"
    DATA_ASSET = "数据资产"
    PLANT_VARIETY = "植物新品种"
    OTHER = "其他"


class TransferMode(Code):
    """Ways in which an owner would pass a result on (促进科技成果转化法, art. 16)."""

    TRANSFER = "转让"
    LICENSE = "许可"
    EQUITY = "作价入股"
    COOPERATION = "合作实施"
    SELF_INVEST = "自行投资"


class Achievement(Node, label="成果", plural="achievements", lifetime=("disclosed", None)):
    """A result of research or development that is offered or was transferred."""

    achievement_type: AchievementType | None = prop("成果类型", "What it is in law.", index=True)
    patent_numbers: list[str] = prop(
        "专利号", "Application or grant numbers (WIPO ST.13/ST.16).", search=10, exact=True
    )
    trl: int | None = prop(
        "技术就绪度",
        "Technology readiness level, 1 to 9 (GB/T 37264-2018).",
        minimum=1,
        maximum=9,
        index=True,
    )
    transfer_modes: list[TransferMode] = prop("转化方式", "Ways in which the owner would pass it on.")
    asking_price: Money | None = prop(
        "意向价格", "Price asked in whole units of the currency.", minimum=0, index=True
    )
    currency: str | None = prop("币种", "Currency of the price (ISO 4217).", pattern=_CURRENCY)
    disclosed: Date | None = prop("公开日期", "When it was first offered or published.", index=True)
    keywords: list[str] = prop("关键词", "Words that describe it.", search=3)


class DemandType(Code):
    """What is looked for. `CHALLENGE` is an open call with a prize or budget (揭榜挂帅)."""

    TECHNOLOGY = "技术需求"
    CHALLENGE = "揭榜挂帅"
    FUNDING = "融资需求"
    TALENT = "人才需求"
    SPACE = "场地需求"
    SERVICE = "服务需求"


class DemandStatus(Code):
    """Where a demand stands."""

    OPEN = "待对接"
    MATCHED = "已对接"
    CLOSED = "已关闭"


class Demand(Node, label="需求", plural="demands", lifetime=("posted", None)):
    """What somebody looks for: a technology, money, people, space, a service."""

    demand_type: DemandType | None = prop("需求类型", "What is looked for.", index=True)
    budget: Money | None = prop("预算", "Budget in whole units of the currency.", minimum=0, index=True)
    currency: str | None = prop("币种", "Currency of the budget (ISO 4217).", pattern=_CURRENCY)
    trl_wanted: int | None = prop(
        "期望技术就绪度",
        "Lowest technology readiness level wanted (GB/T 37264-2018).",
        minimum=1,
        maximum=9,
    )
    posted: Date | None = prop("发布日期", "When it was posted.", index=True)
    deadline: Date | None = prop("截止日期", "Last day for answers.", index=True)
    status: DemandStatus | None = prop("状态", "Where it stands.", index=True)
    keywords: list[str] = prop("关键词", "Words that describe it.", search=3)


class ProgramType(Code):
    """Sorts of programs."""

    ACCELERATOR = "加速器"
    PLAN = "计划"
    PLATFORM = "平台"
    CHALLENGE_BATCH = "揭榜挂帅批次"
    FUND = "基金"


class Program(Node, label="项目计划", plural="programs", lifetime=("start", "end")):
    """A plan, platform, accelerator programme, fund or batch of challenges."""

    program_type: ProgramType | None = prop("项目类型", "Sort of program.")
    start: Date | None = prop("开始日期", "First day.", index=True)
    end: Date | None = prop("结束日期", "Last day.", index=True)
    measure_count: int | None = prop("措施数量", "Number of measures in a plan.", minimum=0)


class EventType(Code):
    """Sorts of events."""

    FORUM = "论坛"
    ROADSHOW = "路演"
    TRAINING = "培训"
    MATCHMAKING = "对接会"
    OTHER = "其他"


class Event(Node, label="活动", plural="events", lifetime=("start", "end")):
    """A forum, roadshow or training."""

    event_type: EventType | None = prop("活动类型", "Sort of event.")
    start: Date | None = prop("开始日期", "First day.", index=True)
    end: Date | None = prop("结束日期", "Last day.", index=True)
    place: str | None = prop("地点", "Where it takes place.")


class ServiceType(Code):
    """What kind of help a service is."""

    RIGHTS_REGISTRATION = "确权登记"
    DIGITAL = "数字化服务"
    LEGAL_AID = "法律援助"
    PATENT_PLEDGE_LOAN = "专利质押贷款"
    INSURANCE = "保险"
    LISTING = "挂牌"
    TRAINING = "培训"
    OTHER = "其他"


class Subject(Code):
    """What is pledged or insured."""

    PATENT = "专利"
    TRADE_SECRET = "商业秘密"
    DATA_ASSET = "数据资产"


class Service(Node, label="服务", plural="services"):
    """What an organisation offers to others: registration, loans, insurance, legal aid."""

    service_type: ServiceType | None = prop("服务类型", "What kind of help it is.")
    amount_limit: Money | None = prop("额度上限", "Largest amount in whole units of the currency.", minimum=0)
    currency: str | None = prop("币种", "Currency of the limit (ISO 4217).", pattern=_CURRENCY)
    subjects: list[Subject] = prop("标的", "What is pledged or insured.")


class Field(Node, label="领域", plural="fields"):
    """A concept of a taxonomy (SKOS concept)."""

    scheme: str | None = prop(
        "分类体系",
        "Scheme that it belongs to: `sei-2018` (strategic emerging industries), `gbt4754-2017`, or "
        "the user's own.",
        index=True,
    )
    code: str | None = prop(
        "代码", "Notation within the scheme (SKOS notation).", index=True, search=10, exact=True
    )
    level: int | None = prop("层级", "Depth in the scheme, from 1.", minimum=1)


class Bound(Code):
    """How a published figure is to be read."""

    EXACT = "确切"
    AT_LEAST = "至少"


class Indicator(Node, label="指标", plural="indicators"):
    """A published figure about an organisation or a program."""

    metric: str = prop("指标名", "What is counted, such as `demandsCollected`.", index=True)
    value: float = prop("数值", "The figure, in its unit.")
    unit: str | None = prop("单位", "Unit: `CNY`, `%`, or what is counted.")
    as_of: Date | None = prop("统计日期", "The day or period that it holds for.")
    bound: Bound | None = prop("口径", "Whether the figure is exact or a lower bound.")
