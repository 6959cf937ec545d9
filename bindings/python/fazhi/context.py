"""The context: allocator, limits, log function, language of messages."""
import ctypes
import threading
from typing import Any, Callable, Mapping, Optional, Union

from . import native as N
from ._calls import Log, own, status_error
from ._enums import Language, Limit, Severity
from ._objects import Handle
from ._values import encode_count, encode_enum

def _check(status: int) -> None:
    if status:
        raise status_error(status)


class Context(Handle):
    """All that would otherwise be global. It is set up when it is made and does not change, so threads may share it.

    >>> import fazhi
    >>> context = fazhi.Context(language="en", limits={fazhi.Limit.TASKS: 10})
    >>> context.language.name, context.limit(fazhi.Limit.TASKS)
    ('EN', 10)

    `log` gets each error and finding as it arises: a Severity and one line. It must not call the library. What it raises comes out
    of the call that had something to say.
    """

    def __init__(self, language: Union[Language, str] = Language.ZH, limits: Optional[Mapping[Union[Limit, str], int]] = None,
                 log: Optional[Callable[[Severity, str], Any]] = None, allocator: Any = None) -> None:
        if log is not None and not callable(log):
            raise TypeError(f"log must be a function, not {type(log).__name__}")
        pointer = ctypes.POINTER(N.fz_context)()
        _check(N.fz_context_new(None if allocator is None else ctypes.byref(allocator), ctypes.byref(pointer)))
        self._log = None if log is None else Log(log)
        # The functions of Python must live as long as C may call them.
        super().__init__(own(pointer, N.fz_context_unref, (allocator, self._log)))
        self._set_up(encode_enum(language, Language, "language"), limits or {})

    def _set_up(self, language: int, limits: Mapping[Union[Limit, str], int]) -> None:
        _check(N.fz_context_set_language(self._p, language))
        for limit, value in limits.items():
            _check(N.fz_context_set_limit(self._p, encode_enum(limit, Limit, "limit"), encode_count(value, "a limit", 64)))
        if self._log is not None:
            _check(N.fz_context_set_log(self._p, self._log.callback, None))

    @property
    def language(self) -> Language:
        return Language(N.fz_context_language(self._p))

    def limit(self, limit: Union[Limit, str]) -> int:
        """The value of a limit."""
        return int(N.fz_context_limit(self._p, encode_enum(limit, Limit, "limit")))

    def __repr__(self) -> str:
        return "<Context closed>" if self.closed else f"<Context {self.language.name.lower()}>"


_lock = threading.Lock()
_default: Optional[Context] = None


def default_context() -> Context:
    """The context that serves where none is given. It is made when it is first needed."""
    global _default
    with _lock:
        if _default is None or _default.closed:
            _default = Context()
        return _default
