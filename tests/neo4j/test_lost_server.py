"""What happens when the server is down, goes away, comes back."""

import pytest

from graph.change import NodeWrite, Outcome
from graph.engines.neo4j.store import Neo4jEngine
from graph.errors import BadInputError, UnavailableError
from graph.ontology import Ontology
from tests.neo4j.proxy import COMMIT, Proxy
from tests.neo4j.say import commit, names


async def test_a_server_that_is_down_is_named_without_its_password(ecosystem: Ontology) -> None:
    """The error says which server, and what to do; it does not show the password."""
    engine = Neo4jEngine("bolt://user:s3cret@127.0.0.1:1/graph", ecosystem)
    with pytest.raises(UnavailableError) as raised:
        await engine.open()
    assert "bolt://127.0.0.1:1/graph" in raised.value.message
    assert "Check that it runs" in raised.value.message
    assert "s3cret" not in raised.value.message


async def test_an_engine_opens_once_its_server_is_there(proxy: Proxy, behind_proxy: Neo4jEngine) -> None:
    """`open` may be called again after it failed."""
    await proxy.cut()
    with pytest.raises(UnavailableError):
        await behind_proxy.open()
    with pytest.raises(UnavailableError, match="not open"):
        await behind_proxy.ping()
    await proxy.connect()
    await behind_proxy.open()
    await behind_proxy.ping()


async def test_an_open_engine_recovers_by_itself(proxy: Proxy, behind_proxy: Neo4jEngine) -> None:
    """While the server is away every call says so; when it is back they work again."""
    await behind_proxy.open()
    await proxy.cut()
    with pytest.raises(UnavailableError):
        await behind_proxy.ping()
    with pytest.raises(UnavailableError):
        await names(behind_proxy)
    await proxy.connect()
    await behind_proxy.ping()
    assert await names(behind_proxy) == []


async def test_a_read_over_a_dropped_connection_is_repeated(proxy: Proxy, behind_proxy: Neo4jEngine) -> None:
    """A connection that broke since the last read goes unnoticed."""
    await behind_proxy.open()
    await behind_proxy.ping()
    proxy.drop()
    assert await names(behind_proxy) == []


async def test_a_write_over_a_dropped_connection_begins_anew(proxy: Proxy, behind_proxy: Neo4jEngine) -> None:
    """A connection that broke before the write goes unnoticed."""
    await behind_proxy.open()
    await commit(behind_proxy, [NodeWrite("Park:a", {"name": "A"})])
    proxy.drop()
    await commit(behind_proxy, [NodeWrite("Park:b", {"name": "B"})])
    assert await names(behind_proxy) == ["A", "B"]


async def test_a_time_limit_of_the_writer_is_not_the_database_s(engine: Neo4jEngine) -> None:
    """An error that the writer raises passes as it is, and nothing is kept."""

    def expire() -> None:
        raise TimeoutError

    with pytest.raises(TimeoutError):
        await commit(engine, [NodeWrite("Park:a", {"name": "A"})], [], between=expire)
    assert await names(engine) == []


async def test_nothing_is_kept_of_a_write_that_is_cut_off(
    proxy: Proxy, behind_proxy: Neo4jEngine, engine: Neo4jEngine
) -> None:
    """A line that breaks before the commit loses the whole transaction, and the error says so."""
    await behind_proxy.open()
    with pytest.raises(UnavailableError, match="Nothing of this write was kept"):
        await commit(
            behind_proxy,
            [NodeWrite("Park:a", {"name": "A"})],
            [NodeWrite("Park:b", {"name": "B"})],
            between=proxy.drop,
        )
    assert await names(engine) == []


async def test_a_commit_without_an_answer_may_be_repeated(
    proxy: Proxy, behind_proxy: Neo4jEngine, engine: Neo4jEngine
) -> None:
    """The error says that the outcome is unknown; repeating the write then changes nothing."""
    await behind_proxy.open()
    writes = [NodeWrite("Park:a", {"name": "A"})]
    proxy.cut_at = COMMIT
    with pytest.raises(UnavailableError, match="unknown whether this write was kept"):
        await commit(behind_proxy, writes)
    assert await names(engine) == ["A"]
    async with engine.transaction("test") as transaction:
        assert await transaction.write(writes) == [Outcome.UNCHANGED]


@pytest.mark.parametrize(
    "url", ["bolt://", "bolt:///graph", "neo4j://:7687", "bolt://u:p@host:port", "bolt://["]
)
def test_a_url_without_host_and_port_is_refused(url: str, ecosystem: Ontology) -> None:
    """The error shows what was found, without the password, and the form that is expected."""
    with pytest.raises(BadInputError, match="expected bolt://user:password@host:port/database") as raised:
        Neo4jEngine(url, ecosystem)
    assert "u:p@" not in raised.value.message


@pytest.mark.parametrize("url", ["bolt://localhost?policy=eu", "bolt+x://localhost"])
async def test_a_url_that_the_driver_refuses_is_bad_input(url: str, ecosystem: Ontology) -> None:
    """A scheme or option that does not exist is told as such, not as a server that is down."""
    with pytest.raises(BadInputError, match="graph URL bolt"):
        await Neo4jEngine(url, ecosystem).open()
