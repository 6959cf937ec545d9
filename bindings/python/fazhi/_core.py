"""What the classes share: values in and out, references, errors, callbacks.

Who keeps what alive. A pointer object of ctypes that holds a reference of the C library gives it back by weakref.finalize when the
pointer object itself dies. Every pointer object below it (a task's, a record's) has it as attribute `_parent`, and a call holds its
arguments. So memory is released when nothing in Python can reach it any more, whatever the order, and even while another thread
closes the object in the middle of a call. `close()` only forbids further use and lets go.
"""
import ctypes
import datetime
import os
import threading
import weakref
from decimal import Decimal
from fractions import Fraction
from typing import (TYPE_CHECKING, Any, Callable, Dict, Generic, Iterator, List, Optional, Sequence, Tuple, Type, TypeVar, Union,
                    overload)

from . import native as N
from ._enums import Code, Format, Severity

if TYPE_CHECKING:
    from .context import Context

T = TypeVar("T")
H = TypeVar("H", bound="Handle")
C = TypeVar("C", bound="Child")
Day = Union[datetime.date, str, None]
Number = Union[int, str, Decimal, Fraction]
Path = Union[str, bytes, "os.PathLike[str]", "os.PathLike[bytes]"]
AnyFormat = Union[Format, str]
Progress = Callable[[int, int], Any]

ONE = 1000000  # millionths


class ClosedError(ValueError):
    """An object was used after it, or what it belongs to, was closed."""


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


class Error(Exception):
    """A call of the library failed.

    >>> import fazhi
    >>> try:
    ...     fazhi.load_text("<!DOCTYPE directive><directive/>", source="a.xml", context=fazhi.Context(language="en"))
    ... except fazhi.Error as error:
    ...     print(error.code.name, error.source, error.line, error.column)
    EDOCTYPE a.xml 1 1

    `code` is what programs test; `errors` holds this error and the further ones of the same call, in document order.
    """

    def __init__(self, code: Code, message: str, source: Optional[str] = None, place: Optional[Place] = None,
                 path: Optional[str] = None) -> None:
        super().__init__(code, message, source, place, path)
        self.code, self.message, self.source, self.path = code, message, source, path
        self.line = place.line if place else None
        self.column = place.column if place else None
        self.offset = place.offset if place else None
        self.errors: Tuple["Error", ...] = (self,)

    def __str__(self) -> str:
        where = [str(part) for part in (self.source, self.line, self.column) if part is not None]
        return ": ".join(([":".join(where)] if where else []) + [f"{self.message} [FZ_{self.code.name}]"])


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
    if isinstance(value, Decimal) and not value.is_finite():
        raise ValueError(f"{value} is no number")
    scaled = Fraction(value) * ONE
    if scaled.denominator != 1:
        raise ValueError(f"{value} has more than six places")
    if not -2**63 < scaled.numerator < 2**63:
        raise ValueError(f"{value} does not fit")
    return scaled.numerator


def encode_format(context: "Context", format: AnyFormat) -> int:
    """A format for C: Format, or its name.

    >>> import fazhi
    >>> encode_format(fazhi.default_context(), "csv") == fazhi.Format.CSV
    True
    """
    if isinstance(format, int):
        return int(Format(format))
    found = ctypes.c_int()
    call(context, N.fz_format_parse, context._p, required(format, "format"), ctypes.byref(found))
    return found.value


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
    """Text of C that is never NULL."""
    return str(value, "utf-8")


def text_or_none(value: Any) -> Optional[str]:
    return None if value is None else str(value, "utf-8")


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


# ---------------------------------------------------------------- calls

class Guard:
    """Keeps what a callback of Python raised until the call of C has returned."""

    def __init__(self) -> None:
        self.raised: Optional[BaseException] = None

    def run(self, function: Callable[..., Any], failed: Any, *arguments: Any) -> Any:
        """Call `function`; what it raises is kept, and C gets `failed`. After that it is not called again."""
        if self.raised is not None:
            return failed
        try:
            return function(*arguments)
        except BaseException as error:  # whatever it is, it must not be lost in C
            self.raised = error
            return failed

    def reader(self, read: Callable[[int], Any]) -> Any:
        def give(user: Any, buffer: int, capacity: int) -> int:
            data = encode_bytes(read(capacity))
            if len(data) > capacity:
                raise ValueError(f"read gave {len(data)} bytes where {capacity} were wanted")
            ctypes.memmove(buffer, data, len(data))
            return len(data)
        return N.fz_read_fn(lambda *arguments: self.run(give, -1, *arguments))

    def writer(self, write: Callable[[bytes], Any]) -> Any:
        def take(user: Any, data: int, count: int) -> int:
            write(ctypes.string_at(data, count))
            return 0
        return N.fz_write_fn(lambda *arguments: self.run(take, 1, *arguments))

    def teller(self, progress: Optional[Progress]) -> Any:
        """A progress function for C; when that of Python returns something true, the call ends with ECANCELLED."""
        if progress is None:
            return N.fz_progress_fn()
        asked = progress
        return N.fz_progress_fn(lambda user, done, all: self.run(lambda: 1 if asked(done, all) else 0, 1))


class Log:
    """The log function of a context. C cannot pass on what it raises, so it waits, thread by thread, for the call's end; what is
    raised on a thread that C has started waits for the end of any call."""

    def __init__(self, function: Callable[[Severity, str], Any]) -> None:
        self._function = function
        self._waiting = threading.local()
        self._strays: List[BaseException] = []
        self.callback = N.fz_log_fn(self._log)

    def _log(self, user: Any, severity: int, message: bytes) -> None:
        if getattr(self._waiting, "error", None) is None:
            try:
                self._function(Severity(severity), str(message, "utf-8", "replace"))
            except BaseException as error:
                if getattr(self._waiting, "calls", False):
                    self._waiting.error = error
                else:
                    self._strays.append(error)

    def expect(self) -> None:
        """A call begins on this thread."""
        self._waiting.calls = True

    def raise_waiting(self) -> None:
        error = getattr(self._waiting, "error", None) or (self._strays.pop() if self._strays else None)
        if error is not None:
            self._waiting.error = None
            self._strays.clear()
            raise error


def _one_error(pointer: Any) -> Error:
    return Error(Code(N.fz_error_status(pointer)), text(N.fz_error_message(pointer)), text_or_none(N.fz_error_source(pointer)),
                 place_of(N.fz_error_place, pointer), text_or_none(N.fz_error_path(pointer)))


def _errors(pointer: Any) -> List[Error]:
    found = []
    while pointer:
        found.append(_one_error(pointer))
        pointer = N.fz_error_next(pointer)
    return found


def call(context: Optional["Context"], function: Any, *arguments: Any, guard: Optional[Guard] = None) -> None:
    """Call a fallible function whose last argument is fz_error **. What went wrong is raised."""
    error = ctypes.POINTER(N.fz_error)()
    if context is not None and context._log is not None:
        context._log.expect()
    status = int(function(*arguments, ctypes.byref(error)))
    try:
        found = _errors(error)
    finally:
        N.fz_error_free(error)
    if guard is not None and guard.raised is not None:
        raise guard.raised
    if context is not None and context._log is not None:
        context._log.raise_waiting()
    if status:
        raise _chained(found) if found else status_error(status)


def _chained(found: List[Error]) -> Error:
    found[0].errors = tuple(found)
    return found[0]


def status_error(status: int) -> Error:
    """The error of a function that gives a status alone."""
    return Error(Code(status), text(N.fz_status_name(status)))


def error_of(pointer: Any) -> Error:
    """The error that C lends to a callback."""
    return _chained(_errors(pointer)) if pointer else status_error(Code.ENOMEM)


def make(context: "Context", handle: Any, unref: Any, function: Any, *arguments: Any, guard: Optional[Guard] = None) -> Any:
    """Call a fallible function that gives a reference, before fz_error **. What it gave is owned before anything is raised.

    It keeps the contexts of all that it is made of: C may call their allocators when it dies.
    """
    out, parent = ctypes.POINTER(handle)(), contexts(context, *arguments)
    try:
        call(context, function, *arguments, ctypes.byref(out), guard=guard)
    finally:
        if out:
            out = own(out, unref, parent)
    return out


def contexts(context: "Context", *pointers: Any) -> Any:
    """What a new object must keep: a context, and what the objects that it is made of keep."""
    return (context._p, *(one._parent for one in pointers if getattr(one, "_parent", None) is not None))


def own(pointer: Any, unref: Any, parent: Any = None) -> Any:
    """Let a pointer object hold the one reference that the caller has, until it dies.

    The finalizer has a copy of the address that does not keep the pointer object alive. At the end of the process nothing is
    released: other code may still run then and use what it has.
    """
    pointer = type(pointer).from_buffer_copy(pointer)
    pointer._parent = parent
    weakref.finalize(pointer, unref, type(pointer).from_buffer_copy(pointer)).atexit = False
    return pointer


# ---------------------------------------------------------------- objects

class Handle:
    """An object with a reference of its own. It closes itself when nothing uses it; `with` and `close()` do it earlier."""

    _context: "Context"

    def __init__(self, pointer: Any, context: Optional["Context"] = None) -> None:
        self._pointer: Any = pointer
        if context is not None:
            self._context = context

    @property
    def _p(self) -> Any:
        pointer = self._pointer
        if pointer is None:
            raise ClosedError(f"this {type(self).__name__} is closed")
        return pointer

    def close(self) -> None:
        """Let go of it. It and all that belongs to it raise ClosedError from now on; closing again does nothing."""
        self._pointer = None

    def _address(self) -> int:
        return address(self._p)

    @property
    def closed(self) -> bool:
        return self._pointer is None

    def __enter__(self: H) -> H:
        self._p  # a closed one cannot be entered
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def __copy__(self: T) -> T:
        return self

    def __reduce__(self) -> Any:
        raise TypeError(f"a {type(self).__name__} cannot be pickled; save it as XML")


class Child:
    """Something that belongs to an object: it is valid as long as that is not closed, and keeps it alive."""

    __slots__ = ("_owner", "_raw", "__weakref__")

    def __init__(self, owner: Handle, pointer: Any) -> None:
        pointer._parent = owner._p
        self._owner, self._raw = owner, pointer

    @classmethod
    def _wrap(cls: Type[C], owner: Handle, pointer: Any) -> Optional[C]:
        return cls(owner, pointer) if pointer else None

    @property
    def _p(self) -> Any:
        self._owner._p  # raises when closed
        return self._raw

    def _address(self) -> int:
        return address(self._raw)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        assert isinstance(other, Child)
        return self._address() == other._address()

    def __hash__(self) -> int:
        return hash((type(self).__name__, self._address()))

    def __copy__(self: T) -> T:
        return self

    def __reduce__(self) -> Any:
        raise TypeError(f"a {type(self).__name__} cannot be pickled")


class View(Sequence[T], Generic[T]):
    """A list that the library keeps: length, index, slice, iteration, `in`. Nothing is copied until it is asked for."""

    __slots__ = ("_count", "_item")

    def __init__(self, count: Callable[[], int], item: Callable[[int], T]) -> None:
        self._count, self._item = count, item

    def __len__(self) -> int:
        return int(self._count())

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> List[T]: ...
    def __getitem__(self, index: Union[int, slice]) -> Union[T, List[T]]:
        count = len(self)
        if isinstance(index, slice):
            return [self._item(one) for one in range(*index.indices(count))]
        return self._item(encode_index(index.__index__(), count))

    def __iter__(self) -> Iterator[T]:
        for index in range(len(self)):
            yield self._item(index)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, (View, list, tuple)):
            return NotImplemented
        return len(self) == len(other) and all(one == two for one, two in zip(self, other))

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr(list(self))


def children(kind: Type[C], owner: Handle, holder: Any, count: Any, item: Any) -> View[C]:
    """The View of what C counts and gives by index."""
    return View(lambda: int(count(holder._p)), lambda index: kind(owner, item(holder._p, index)))


def texts(holder: Any, count: Any, item: Any, *before: Any) -> List[str]:
    pointer = holder._p
    return [text(item(pointer, *before, index)) for index in range(int(count(pointer, *before)))]


class Finding(Child):
    """What was repaired, doubted or left: no failure, but somebody may want to look."""

    __slots__ = ()

    @property
    def severity(self) -> Severity:
        return Severity(N.fz_finding_severity(self._p))

    @property
    def code(self) -> Code:
        return Code(N.fz_finding_status(self._p))

    @property
    def message(self) -> str:
        return text(N.fz_finding_message(self._p))

    @property
    def place(self) -> Optional[Place]:
        return place_of(N.fz_finding_place, self._p)

    @property
    def line(self) -> Optional[int]:
        place = self.place
        return place.line if place else None

    @property
    def column(self) -> Optional[int]:
        place = self.place
        return place.column if place else None

    def to_record(self) -> Dict[str, Any]:
        return {"severity": self.severity.name, "code": f"FZ_{self.code.name}", "message": self.message, "line": self.line,
                "column": self.column}

    def __repr__(self) -> str:
        where = f"{self.line}:{self.column}: " if self.line else ""
        return f"<Finding {where}{self.severity.name.lower()}: {self.message} [FZ_{self.code.name}]>"


class Written:
    """What can be written in several formats by a method `write`."""

    __slots__ = ()

    def to_bytes(self, format: AnyFormat, **how: Any) -> bytes:
        """All of it in a format, with what `write` takes besides.

        >>> import fazhi
        >>> old = fazhi.builtin()
        >>> b'"equal":true' in old.compare(old).to_bytes("json").replace(b": ", b":")
        True
        """
        parts: List[bytes] = []
        self.write(format, parts.append, **how)  # type: ignore[attr-defined]
        return b"".join(parts)

    def to_text(self, format: AnyFormat = "table", **how: Any) -> str:
        """The same as str; a table for people where no format is given."""
        return self.to_bytes(format, **how).decode("utf-8")


def write_through(context: "Context", write: Callable[[bytes], Any], function: Any, *arguments: Any) -> None:
    """Call a function that writes through fz_write_fn."""
    guard = Guard()
    call(context, function, *arguments, guard.writer(write), None, guard=guard)


def saved(handle: Handle, function: Any, *arguments: Any) -> bytes:
    """All that a function writes through fz_write_fn, as bytes."""
    parts: List[bytes] = []
    write_through(handle._context, parts.append, function, *arguments)
    return b"".join(parts)


class Loader:
    """The four ways of loading, which directive, registry, scheme and ledger share."""

    def __init__(self, kind: Any, handle: Any, unref: Any, prefix: str) -> None:
        self.kind, self.handle, self.unref, self.prefix = kind, handle, unref, prefix

    def __call__(self, context: Optional["Context"], way: str, *arguments: Any, guard: Optional[Guard] = None) -> Any:
        from .context import default_context
        context = default_context() if context is None else context
        function = getattr(N, f"{self.prefix}_{way}")
        return self.kind(make(context, self.handle, self.unref, function, context._p, *arguments, guard=guard), context)

    def load(self, context: Optional["Context"], path: Path, *more: Any) -> Any:
        return self(context, "load_path", encode_path(path), *more)

    def load_bytes(self, context: Optional["Context"], data: Any, source: Optional[str], *more: Any) -> Any:
        data = encode_bytes(data)
        return self(context, "load_memory", data, len(data), encode(source, "source"), *more)

    def load_stream(self, context: Optional["Context"], read: Callable[[int], Any], source: Optional[str], *more: Any) -> Any:
        guard = Guard()
        return self(context, "load_callback", guard.reader(read), None, encode(source, "source"), *more, guard=guard)


class Saved(Handle):
    """What can be saved as XML, by the functions that begin with `_prefix`."""

    _prefix = ""

    def save(self, path: Path) -> None:
        """Save as XML. A failure leaves what was there."""
        call(self._context, getattr(N, f"{self._prefix}_save_path"), self._p, encode_path(path))

    def save_stream(self, write: Callable[[bytes], Any]) -> None:
        """Save as XML through a function that takes bytes. What it raises comes out of this call."""
        write_through(self._context, write, getattr(N, f"{self._prefix}_save_callback"), self._p)

    def to_xml(self) -> bytes:
        """The XML, UTF-8."""
        return saved(self, getattr(N, f"{self._prefix}_save_callback"), self._p)
