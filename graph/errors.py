"""What can go wrong, as the caller is told of it.

Every error says where, what was found, what was expected and what to do next, in its message;
`code` is the `extensions.code` of the GraphQL answer.
"""


class EcographError(Exception):
    """Base of every error that a user may see."""

    code = "INTERNAL"

    def __init__(self, message: str, *, argument: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.argument = argument
        """Path of the argument at fault, such as `where.name.contains`."""


class BadInputError(EcographError):
    """The caller's input cannot be used; the message says what was found and what was expected."""

    code = "BAD_USER_INPUT"


class NotFoundError(EcographError):
    """Something that the input names does not exist."""

    code = "NOT_FOUND"


class ForbiddenError(EcographError):
    """The caller has no right to what is asked for."""

    code = "FORBIDDEN"


class ConflictError(EcographError):
    """The write meets a newer version or another owner of the same key."""

    code = "CONFLICT"


class DeadlineExceededError(EcographError):
    """The statement ran past its time limit and was stopped in the engine."""

    code = "DEADLINE_EXCEEDED"


class CostExceededError(EcographError):
    """The statement needed more memory than the database allows, and was stopped there."""

    code = "COST_EXCEEDED"


class UnavailableError(EcographError):
    """The graph cannot be reached or written now; the same call may succeed later."""

    code = "UNAVAILABLE"


def overflow() -> BadInputError:
    """The error of a sum that is too large."""
    return BadInputError(
        "found a sum that does not fit 64 bits, expected a smaller one; sum fewer rows at once: filter them "
        "with `where`, or group them"
    )
