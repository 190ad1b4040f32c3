"""The scalars of the schema beside GraphQL's own."""

from collections.abc import Callable
from typing import NewType

import strawberry
from strawberry.types.scalar import ScalarDefinition

from graph import values
from graph.ontology import Date, DateTime, Type

Long = NewType("Long", int)
"""A whole number up to 2^53-1, in money and other large counts."""

BigInt = NewType("BigInt", int)
"""A sum of whole numbers."""


def _long(value: object) -> int:
    if isinstance(value, str):
        raise values.BadValueError(value, "a whole number, not text")
    return values.integer(value, -values.SAFE_INTEGER, values.SAFE_INTEGER)


def _scalar(name: str, description: str, parse: Callable[[object], object]) -> ScalarDefinition:
    return strawberry.scalar(name=name, description=description, parse_value=parse)


SCALARS: dict[object, ScalarDefinition] = {
    Date: _scalar("Date", "A date, EDTF level 0: `2023`, `2023-12` or `2023-12-05`.", values.edtf),
    DateTime: _scalar("DateTime", "An instant, RFC 3339: `2024-04-25T08:00:00Z`.", values.instant),
    Long: _scalar("Long", "A whole number from -(2^53-1) to 2^53-1.", _long),
    BigInt: _scalar(
        "BigInt",
        "A sum of whole numbers, exact: a number from -(2^53-1) to 2^53-1, beyond that its digits as text, "
        "because readers of JSON round larger numbers.",
        values.integer,
    ),
}

SCALAR_OF: dict[Type, object] = {
    Type.TEXT: str,
    Type.INTEGER: int,
    Type.LONG: Long,
    Type.FLOAT: float,
    Type.BOOLEAN: bool,
    Type.DATE: Date,
    Type.DATETIME: DateTime,
}
"""What stands for a property's form in the schema; code lists and references have types of their own."""
