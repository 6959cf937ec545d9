"""Values on their way into C and out of it."""
import ctypes
import datetime
import enum
import os
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any, List, Optional, Tuple, Type, Union

from . import native as N

Day = Union[datetime.date, str, None]
Number = Union[int, str, Decimal, Fraction]
Path = Union[str, bytes, "os.PathLike[str]", "os.PathLike[bytes]"]

ONE = 1000000  # millionths


class Place:
    """A place in a source text. `line` and `column` count from 1, the column in characters; `offset` and `length` are bytes.

    >>> import fazhi
    >>> fazhi.builtin()[0].place
    <Place line 27, column 5>
    """

    __slots__ = ("line", "column", "offset", "length")

    def __init__(self, line: int, column: int, offset: int, length: int) -> None:
        self.line, self.column, self.offset, self.length = line, column, offset, length

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Place) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> Tuple[int, int, int, int]:
        return (self.line, self.column, self.offset, self.length)

    def __repr__(self) -> str:
        return f"<Place line {self.line}, column {self.column}>"


# ---------------------------------------------------------------- values in

def encode(value: Optional[str], what: str) -> Optional[bytes]:
    """Text for C, which ends it at the first NUL: so there must be none in it."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise TypeError(f"{what} must be str, not {type(value).__name__}")
    if "\0" in value:
        raise ValueError(f"{what} holds U+0000")
    return value.encode("utf-8")


def required(value: str, what: str) -> bytes:
    done = encode(value, what)
    if done is None:
        raise TypeError(f"{what} must be str, not None")
    return done


def encode_path(path: Path) -> bytes:
    done = os.fsencode(path)
    if b"\0" in done:
        raise ValueError("path holds a NUL")
    return done


def encode_source(source: Optional[str]) -> Optional[bytes]:
    """The name of what is read, which may be that of a file, and so need not be text: os.fsdecode gives it surrogates for that."""
    if isinstance(source, str) and "\0" not in source:
        return source.encode("utf-8", "surrogateescape")
    return encode(source, "source")


def encode_bytes(data: Any) -> bytes:
    if isinstance(data, str):
        raise TypeError("bytes are wanted, not str; use the function for text")
    return bytes(memoryview(data))


def encode_day(day: Day) -> int:
    """A day for C: a date, or text as documents write it. None is 0.

    >>> encode_day("2016年1月25日")
    20160125
    """
    if day is None:
        return 0
    if isinstance(day, datetime.date):
        return day.year * 10000 + day.month * 100 + day.day
    if not isinstance(day, str):
        raise TypeError(f"a day must be datetime.date or str, not {type(day).__name__}")
    number = int(N.fz_date_parse(encode(day, "day")))
    if not number:
        raise ValueError(f"{day!r} is no day; 2016-01-25 is one")
    return number


def encode_decimal(value: Number) -> int:
    """A decimal for C, a count of millionths. What six places do not hold is refused, and so are floats.

    >>> encode_decimal("92.35")
    92350000
    """
    if isinstance(value, (float, bool)) or not isinstance(value, (int, str, Decimal, Fraction)):
        raise TypeError(f"a score must be int, str, Decimal or Fraction, not {type(value).__name__}")
    scaled = _fraction(value) * ONE
    if scaled.denominator != 1:
        raise ValueError(f"{value} has more than six places")
    if not -2**63 < scaled.numerator < 2**63:
        raise ValueError(f"{value} does not fit")
    return scaled.numerator


def _fraction(value: Number) -> Fraction:
    """A number exactly. One of another magnitude than decimals is refused before its digits are written out: 1e999999999 has many."""
    try:
        if isinstance(value, str) and "/" not in value:
            value = Decimal(value)
        if isinstance(value, Decimal):
            if not value.is_finite() or not -20 < value.adjusted() < 20:
                raise ValueError(f"{value} is no number that a decimal holds")
        return Fraction(value)
    except (InvalidOperation, ZeroDivisionError):
        raise ValueError(f"{value!r} is no number") from None


def encode_enum(value: Union[int, str], kind: Type[enum.IntEnum], what: str) -> int:
    """A value of an enum for C, as one of its members or by name.

    >>> from ._enums import Field
    >>> encode_enum("doc-number", Field, "field") == Field.DOC_NUMBER
    True
    """
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        raise TypeError(f"{what} must be {kind.__name__} or its name, not {type(value).__name__}")
    for name, member in kind.__members__.items():
        if value == member or isinstance(value, str) and value.upper().replace("-", "_") == name:
            return int(member)
    raise ValueError(f"{what} cannot be {value!r}; there are {', '.join(name.lower().replace('_', '-') for name in kind.__members__)}")


def encode_count(value: int, what: str, bits: int = 32) -> int:
    """A number that is not negative and that C has room for."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{what} must be int, not {type(value).__name__}")
    if not 0 <= value < 2**bits:
        raise ValueError(f"{what} cannot be {value}")
    return value


def encode_index(index: int, count: int) -> int:
    if index < 0:
        index += count
    if not 0 <= index < count:
        raise IndexError("index out of range")
    return index


# ---------------------------------------------------------------- values out

def text(value: Any) -> str:
    """Text of C that is never NULL. All is UTF-8 but the names of files, which are given as os.fsdecode gives them."""
    return str(value, "utf-8", "surrogateescape")


def text_or_none(value: Any) -> Optional[str]:
    return None if value is None else text(value)


def day_or_none(value: int) -> Optional[datetime.date]:
    return datetime.date(value // 10000, value // 100 % 100, value % 100) if value else None


def decimal(value: int) -> Decimal:
    """A count of millionths as the shortest decimal, exactly: Decimal's context has no part in it.

    >>> decimal(-92350000), decimal(90000000)
    (Decimal('-92.35'), Decimal('90'))
    """
    whole, rest = divmod(abs(value), ONE)
    places = f".{rest:06d}".rstrip("0") if rest else ""
    return Decimal(f"{'-' if value < 0 else ''}{whole}{places}")


def sized_text(function: Any, *arguments: Any) -> str:
    """Text that C writes into the caller's memory with the contract of snprintf."""
    capacity = 256
    while True:
        buffer = ctypes.create_string_buffer(capacity)
        length = int(function(*arguments, buffer, capacity))
        if length < capacity:
            return str(buffer.value, "utf-8")
        capacity = length + 1


def place_of(function: Any, pointer: Any) -> Optional[Place]:
    place = N.fz_place(size=ctypes.sizeof(N.fz_place))
    function(pointer, ctypes.byref(place))
    return Place(place.line, place.column, place.offset, place.length) if place.line else None


def address(pointer: Any) -> int:
    """Where a pointer points. ctypes.cast would tell, too, but ties the pointer object into a cycle."""
    return ctypes.addressof(pointer.contents)


def pointers(handle: Any, function: Any, *arguments: Any) -> List[Any]:
    """A list that C writes into the caller's array with the contract of snprintf."""
    count = int(function(*arguments, None, 0))
    while True:
        array = (ctypes.POINTER(handle) * count)()
        found = int(function(*arguments, array, count))
        if found <= count:
            return [array[index] for index in range(found)]
        count = found
