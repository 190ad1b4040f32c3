"""Scalar values: one canonical form each, shared by both engines.

Text is NFC without NUL or lone surrogates; `fold` gives the form in which text is compared.
Dates are EDTF level 0 (ISO 8601-2:2019): `2023`, `2023-12`, `2023-12-05`.
"""

import math
import re
import unicodedata
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta

SAFE_INTEGER = 2**53 - 1
"""The largest integer that every JSON reader keeps exact (RFC 8259, section 6)."""

INT32 = 2**31 - 1
LONGEST_TEXT = 1_000_000
"""Characters; a longer text is refused."""

_KEY = r"[^\s|\x00-\x1f\x7f]{1,200}"
_NODE_ID = re.compile(rf"([A-Z][A-Za-z0-9]*):({_KEY})")
_EDTF = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class BadValueError(ValueError):
    """A value that is not of its property's form. `str()` reads `found X, expected Y`."""

    def __init__(self, found: object, expected: str) -> None:
        shown = repr(found) if len(repr(found)) <= 80 else repr(found)[:77] + "..."
        super().__init__(f"found {shown}, expected {expected}")
        self.found = found
        self.expected = expected


def text(value: object) -> str:
    """Canonical text: a string in NFC without NUL and lone surrogates, at most 1,000,000 characters."""
    if not isinstance(value, str):
        raise BadValueError(value, "text")
    if len(value) > LONGEST_TEXT:
        raise BadValueError(f"{len(value):,} characters", f"at most {LONGEST_TEXT:,}")
    if "\x00" in value:
        raise BadValueError(value, "text without NUL (U+0000)")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise BadValueError(
            value.encode("ascii", "backslashreplace").decode(), "text without lone surrogates"
        ) from None
    return unicodedata.normalize("NFC", value)


def matches(pattern: str, value: str) -> bool:
    """Whether the whole text is of the pattern."""
    return re.fullmatch(pattern, value) is not None


def fold(value: str) -> str:
    """The form in which text is compared and ordered: NFKC, case folded, NFKC again (UAX 15, 3.13)."""
    if value.isascii():
        return value.lower()
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", value).casefold())


def integer(value: object, low: int = -INT32 - 1, high: int = INT32) -> int:
    """A whole number from low to high; digits in text are accepted, fractions are not."""
    expected = f"a whole number from {low:,} to {high:,}"
    if isinstance(value, bool):
        raise BadValueError(value, expected)
    if isinstance(value, str) and re.fullmatch(r"[+-]?\d{1,20}", value.strip()):
        value = int(value)
    elif isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, int) or not low <= value <= high:
        raise BadValueError(value, expected)
    return value


def number(value: object, low: float | None = None, high: float | None = None) -> float:
    """A finite number, kept to 15 significant digits so that every engine and JSON writer agrees on it."""
    bounds = ("" if low is None else f" from {low:g}") + ("" if high is None else f" to {high:g}")
    low, high = -math.inf if low is None else low, math.inf if high is None else high
    expected = f"a number{bounds}" if bounds else "a finite number"
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise BadValueError(value, expected)
    try:
        result = float(f"{float(value):.15g}")
    except (ValueError, OverflowError):
        raise BadValueError(value, expected) from None
    if not math.isfinite(result) or not low <= result <= high:
        raise BadValueError(value, expected)
    return result + 0.0  # -0.0 becomes 0.0


def boolean(value: object) -> bool:
    """True or false; in text `true false 1 0 yes no 是 否`."""
    if isinstance(value, bool):
        return value
    match str(value).strip().lower():
        case "true" | "1" | "yes" | "是":
            return True
        case "false" | "0" | "no" | "否":
            return False
    raise BadValueError(value, "true or false")


def edtf(value: object) -> str:
    """A date of EDTF level 0: year, year and month, or day, checked against the calendar."""
    expected = "a date YYYY, YYYY-MM or YYYY-MM-DD (EDTF level 0)"
    if not isinstance(value, str) or not (found := _EDTF.fullmatch(value)) or not value.isascii():
        raise BadValueError(value, expected)
    year, month, day = (int(part or 1) for part in found.groups())
    try:
        date(year, month, day)
    except ValueError:
        raise BadValueError(value, expected) from None
    return value


def first_day(value: str) -> str:
    """The day on which a partial date begins: `2023-12` -> `2023-12-01`."""
    return value + "0000-01-01"[len(value) :]


def last_day(value: str) -> str:
    """The day on which a partial date ends: `2023-12` -> `2023-12-31`."""
    if len(value) == 10:
        return value
    year, month = int(value[:4]), int(value[5:7] or 12)
    return f"{year:04d}-{month:02d}-{monthrange(year, month)[1]}"


def day_after(day: str) -> str:
    """The day after a full date; after 9999-12-31 a text that is later than every date."""
    return "~" if day == "9999-12-31" else (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def day_before(day: str) -> str:
    """The day before a full date; before 0001-01-01 a text that is earlier than every date."""
    return "" if day == "0001-01-01" else (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def instant(value: object) -> str:
    """An RFC 3339 instant, canonical in UTC with microseconds and `Z`."""
    expected = "an RFC 3339 instant such as 2024-04-25T08:00:00Z"
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else value
        if not isinstance(moment, datetime) or moment.tzinfo is None:
            raise BadValueError(value, expected)
        return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    except (ValueError, OverflowError):  # in UTC it may lie before year 1 or after year 9999
        raise BadValueError(value, expected) from None


def now() -> str:
    """This instant in canonical form."""
    return instant(datetime.now(UTC))


def node_id(value: object) -> str:
    """A node's id `Kind:key`, the key being 1 to 200 characters without white space and `|`."""
    if not isinstance(value, str) or not _NODE_ID.fullmatch(value):
        capital = value[:1].upper() + value[1:] if isinstance(value, str) else ""
        if _NODE_ID.fullmatch(capital):
            raise BadValueError(value, f"a kind with a capital letter, such as {capital}")
        raise BadValueError(value, "an id of the form Kind:key, such as Investor:i-0007")
    return text(value)


def key(value: object) -> str:
    """The key of an edge, or of a node within its kind: 1 to 200 characters without white space and `|`."""
    if not isinstance(value, str) or not re.fullmatch(_KEY, value):
        raise BadValueError(value, "a key of 1 to 200 characters without white space and |")
    return text(value)


def kind_of(identifier: str) -> str:
    """The kind in a node's id."""
    return identifier.partition(":")[0]


def edge_id(kind: str, source: str, target: str, key: str = "") -> str:
    """An edge's id: `KIND|from|to`, and `|key` where there is one."""
    return f"{kind}|{source}|{target}|{key}" if key else f"{kind}|{source}|{target}"


def split_edge_id(value: object) -> tuple[str, str, str, str]:
    """Kind, from, to and key (empty where there is none) of an edge's id."""
    parts = value.split("|") if isinstance(value, str) else []
    if len(parts) not in (3, 4):
        raise BadValueError(value, "an edge id of the form KIND|from|to or KIND|from|to|key")
    return parts[0], node_id(parts[1]), node_id(parts[2]), parts[3] if len(parts) == 4 else ""


_USCC = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def uscc(value: str) -> str:
    """A unified social credit code (GB 32100-2015): 18 of `0-9A-HJ-NPQRTUWXY`, the last a check digit.

    The sum of digit values times 3^i mod 31, check digit included with weight 1, is divisible by 31.
    """
    code = value.strip().upper()
    if not re.fullmatch(f"[{_USCC}]{{18}}", code):
        raise BadValueError(value, "18 characters of 0-9A-HJ-NPQRTUWXY (GB 32100-2015)")
    total = sum(_USCC.index(character) * pow(3, i, 31) for i, character in enumerate(code[:17]))
    if (check := _USCC[-total % 31]) != code[17]:
        raise BadValueError(value, f"check digit {check} at the end (GB 32100-2015)")
    return code
