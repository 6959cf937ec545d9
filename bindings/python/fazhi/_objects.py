"""What the classes are made of: owners, what belongs to them, views, loading and saving."""
import ctypes
from typing import TYPE_CHECKING, Any, Callable, Dict, Generic, Iterator, List, Optional, Sequence, Type, TypeVar, Union, overload

from . import native as N
from ._calls import AnyFormat, Guard, call, make, write_through
from ._enums import Code, Severity
from ._values import Path, Place, address, encode_bytes, encode_index, encode_path, encode_source, place_of, text

if TYPE_CHECKING:
    from .context import Context

T = TypeVar("T")
H = TypeVar("H", bound="Handle")
C = TypeVar("C", bound="Child")
_POINTER = ctypes.POINTER(N.fz_context).__mro__[1]  # the base of all pointers, for which ctypes has no public name


class ClosedError(ValueError):
    """An object was used after it, or what it belongs to, was closed."""


class Handle:
    """An object with a reference of its own. It closes itself when nothing uses it; `with` and `close()` do it earlier."""

    _context: "Context"

    def __init__(self, pointer: Any, context: Optional["Context"] = None) -> None:
        if not isinstance(pointer, _POINTER):
            raise TypeError(f"a {type(self).__name__} is made by the functions that load or compute one, not of {type(pointer).__name__}")
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

    def _said(self) -> str:
        raise NotImplementedError

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {'closed' if self._owner.closed else self._said()}>"


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

    def __reduce__(self) -> Any:
        raise TypeError("a view cannot be pickled; make a list of what it shows")

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

    def _said(self) -> str:
        where = f"{self.line}:{self.column}: " if self.line else ""
        return f"{where}{self.severity.name.lower()}: {self.message} [FZ_{self.code.name}]"


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
        return self(context, "load_memory", data, len(data), encode_source(source), *more)

    def load_stream(self, context: Optional["Context"], read: Callable[[int], Any], source: Optional[str], *more: Any) -> Any:
        guard = Guard()
        return self(context, "load_callback", guard.reader(read), None, encode_source(source), *more, guard=guard)


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
