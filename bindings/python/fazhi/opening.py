"""Many files: opened by several threads, one directive after the other."""
import ctypes
from typing import Any, Callable, Iterable, Optional, Tuple

from . import native as N
from ._calls import Error, Guard, Progress, call, error_of, own
from ._values import Path, encode, encode_count, encode_path
from .context import Context, default_context
from .directive import Directive

OnError = Callable[[Path, Error], Any]


class Opening:
    """The paths and options of a call that opens many files."""

    def __init__(self, paths: Iterable[Path], encoding: Optional[str], threads: int, on_error: Optional[OnError],
                 progress: Optional[Progress]) -> None:
        if isinstance(paths, (str, bytes)):
            raise TypeError("several paths are wanted, not one")
        self.paths, self.guard = list(paths), Guard()
        self._array = (ctypes.c_char_p * max(len(self.paths), 1))(*map(encode_path, self.paths))
        self._options = N.fz_open_options(size=ctypes.sizeof(N.fz_open_options), threads=encode_count(threads, "threads"),
                                          encoding=encode(encoding, "encoding"), progress=self.guard.teller(progress))
        if on_error is not None:
            tell, known = on_error, self.paths

            def told(user: Any, index: int, error: Any) -> int:
                return 1 if tell(known[index], error_of(error)) else 0

            guard = self.guard
            self._options.on_error = N.fz_open_error_fn(lambda *arguments: guard.run(told, 1, *arguments))

    @property
    def arguments(self) -> Tuple[Any, int, Any]:
        """As C takes them."""
        return self._array, len(self.paths), ctypes.byref(self._options)


def open_paths(paths: Iterable[Path], take: Callable[[Path, Directive], Any], encoding: Optional[str] = None, threads: int = 0,
               on_error: Optional[OnError] = None, progress: Optional[Progress] = None, context: Optional[Context] = None) -> None:
    """Open many files and give each directive to a function, in the order of the paths; no more than a few are held at a time.

    `on_error` is told of each bad file, and the others go on; without it the first one is raised. When `take`, `on_error` or
    `progress` returns something true the call ends with ECANCELLED, and what one raises comes out of the call.
    """
    chosen = default_context() if context is None else context
    opening, kept = Opening(paths, encoding, threads, on_error, progress), chosen._p
    known, guard = opening.paths, opening.guard

    def taken(user: Any, index: int, pointer: Any) -> int:
        directive = Directive(own(N.fz_directive_ref(pointer), N.fz_directive_unref, kept), chosen)
        return 1 if take(known[index], directive) else 0

    callback = N.fz_open_take_fn(lambda *arguments: guard.run(taken, 1, *arguments))
    array, count, options = opening.arguments
    call(chosen, N.fz_open_paths, kept, array, count, options, callback, guard=guard)
