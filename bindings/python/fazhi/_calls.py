"""Calls of C: references, errors, callbacks.

Who keeps what alive. A pointer object of ctypes that holds a reference of the C library gives it back by weakref.finalize when the
pointer object itself dies. Every pointer object below it (a task's, a record's) has it as attribute `_parent`, and a call holds its
arguments. So memory is released when nothing in Python can reach it any more, whatever the order, and even while another thread
closes the object in the middle of a call. `close()` only forbids further use and lets go.
"""
import ctypes
import threading
import weakref
from typing import TYPE_CHECKING, Any, Callable, List, Optional, Tuple, Union

from . import native as N
from ._enums import Code, Format, Severity
from ._values import Place, encode_bytes, encode_enum, place_of, required, text, text_or_none

if TYPE_CHECKING:
    from .context import Context

AnyFormat = Union[Format, str]
Progress = Callable[[int, int], Any]


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
        self._further: Tuple["Error", ...] = ()

    @property
    def errors(self) -> Tuple["Error", ...]:
        """This error and the further ones of the same call, in document order."""
        return (self, *self._further)

    def __str__(self) -> str:
        where = [str(part) for part in (self.source, self.line, self.column) if part is not None]
        return ": ".join(([":".join(where)] if where else []) + [f"{self.message} [FZ_{self.code.name}]"])


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
                self._function(Severity(severity), text(message))
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
    """The first, which knows the others. It is taken out of the list: a frame that raises what it holds is kept by its traceback, and
    what the call was given with it, until the collector comes."""
    first = found.pop(0)
    first._further = tuple(found)
    found.clear()
    return first


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


def write_through(context: "Context", write: Callable[[bytes], Any], function: Any, *arguments: Any) -> None:
    """Call a function that writes through fz_write_fn."""
    guard = Guard()
    call(context, function, *arguments, guard.writer(write), None, guard=guard)


def encode_format(context: "Context", format: AnyFormat) -> int:
    """A format for C: Format, or its name.

    >>> import fazhi
    >>> encode_format(fazhi.default_context(), "csv") == fazhi.Format.CSV
    True
    """
    if not isinstance(format, str):
        return encode_enum(format, Format, "format")
    found = ctypes.c_int()
    call(context, N.fz_format_parse, context._p, required(format, "format"), ctypes.byref(found))
    return found.value
