"""What the driver and the server report, told in the words of the contract."""

from collections.abc import Iterator
from contextlib import contextmanager

from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConnectionAcquisitionTimeoutError,
    ConstraintError,
    DriverError,
    Forbidden,
    IncompleteCommit,
    Neo4jError,
)

from graph.errors import (
    ConflictError,
    CostExceededError,
    DeadlineExceededError,
    EcographError,
    UnavailableError,
    overflow,
)

_TIMED_OUT = "Neo.ClientError.Transaction.TransactionTimedOut"


@contextmanager
def explained(place: str, seconds: float, *, writing: bool = False) -> Iterator[None]:
    """Raise the contract's errors for a statement on the server at `place` within its time limit."""
    try:
        yield
    except (Neo4jError, DriverError) as error:
        told = _told(error, place, seconds, writing=writing)
        if told is None:
            raise
        raise told from error


def _told(
    error: Neo4jError | DriverError, place: str, seconds: float, *, writing: bool
) -> EcographError | None:
    kept = "Nothing of this write was kept. " if writing else ""
    match error:
        case IncompleteCommit():
            return UnavailableError(
                f"{place}: the connection was lost during the commit, so it is unknown whether this write "
                "was kept. Repeat it: writing the same again changes nothing"
            )
        case AuthError():
            return UnavailableError(
                f"{place}: the server refused the user name or password; expected those of a Neo4j user in "
                "the graph's URL, as in bolt://user:password@host:7687"
            )
        case Neo4jError(code=code) if code.startswith(_TIMED_OUT):
            return too_long(seconds)
        case Neo4jError() if out_of_memory(error):
            return CostExceededError(
                f"{place}: the statement needs more memory than the server gives it ({error.message}). "
                f"{kept}Ask for less at once, such as a smaller set or fewer rows, or raise that limit"
            )
        case Neo4jError(code="Neo.ClientError.Database.DatabaseNotFound"):
            return UnavailableError(f"{place}: the server has no such database; create it or name another")
        case Forbidden():
            return UnavailableError(
                f"{place}: the server forbids it ({error.message}); the Neo4j user in the URL needs the "
                "rights to read, write, and create indexes and constraints"
            )
        case ConstraintError():
            return ConflictError(
                f"{place}: what is in the database contradicts the graph's constraints ({error.message}); "
                "use a database that nothing else writes to"
            )
        case ClientError(
            code="Neo.ClientError.Statement.ArithmeticError"
        ):  # of sums alone: no other reckoning
            return overflow()
        case ClientError():  # a statement that the server does not take is an error of ours
            return None
        case Neo4jError():
            return UnavailableError(
                f"{place}: the server could not run the statement ({error.code}: {error.message}). {kept}"
                "Try again; if it stays so, look into the server's log"
            )
        case ConnectionAcquisitionTimeoutError():
            return UnavailableError(f"{place}: all connections are in use. {kept}Try again")
    return UnavailableError(
        f"{place}: no Neo4j server answers ({_first_line(error)}). {kept}Check that it runs and that "
        "host and port are right, then try again"
    )


def out_of_memory(error: Exception) -> bool:
    """Whether a limit of the server's memory was reached: that of a transaction, of all, or of the heap. The
    driver would repeat the statement."""
    return isinstance(error, Neo4jError) and error.code.endswith("OutOfMemoryError")


def too_long(seconds: float) -> DeadlineExceededError:
    """The error of a statement that was stopped."""
    return DeadlineExceededError(
        f"the statement ran longer than {seconds:g} s and was stopped; ask for less, or raise the limit"
    )


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0] or type(error).__name__
