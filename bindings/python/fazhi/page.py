"""The page 报告: a directive, its scores and what is due as one HTML file, for the browser and for paper."""
import contextlib
import ctypes
from typing import Any, Callable, List, Optional

from . import native as N
from ._calls import call, write_through
from ._values import Path, encode, encode_path
from .context import Context
from .directive import Directive
from .ledger import Ledger
from .registry import Registry
from .report import Report
from .supervision import Supervision


class Page:
    """What a page is about. Of report and directive there must be one; with `unit` it is a dossier of that unit.

    >>> import fazhi
    >>> page = fazhi.Page(directive=fazhi.builtin())
    >>> b"<html" in page.to_bytes()
    True

    `ledger` is that of the report, and is wanted for its findings alone.
    """

    def __init__(self, report: Optional[Report] = None, directive: Optional[Directive] = None, registry: Optional[Registry] = None,
                 ledger: Optional[Ledger] = None, supervision: Optional[Supervision] = None, unit: Optional[str] = None) -> None:
        self._given = {"report": (report, Report), "directive": (directive, Directive), "registry": (registry, Registry),
                       "ledger": (ledger, Ledger), "supervision": (supervision, Supervision)}
        for name, (one, kind) in self._given.items():
            if one is not None and not isinstance(one, kind):
                raise TypeError(f"{name} must be {kind.__name__}, not {type(one).__name__}")
        self._unit = encode(unit, "unit")
        first = report if report is not None else directive
        if first is None:
            raise ValueError("a page needs a report or a directive")
        self._context: Context = first._context

    def _turn(self) -> Any:
        ledger = self._given["ledger"][0]
        return ledger._use() if isinstance(ledger, Ledger) else contextlib.nullcontext()

    def _options(self) -> Any:
        pointers = {name: one._p for name, (one, _) in self._given.items() if one is not None}
        return N.fz_page_options(size=ctypes.sizeof(N.fz_page_options), unit=self._unit, **pointers)

    def write(self, write: Callable[[bytes], Any]) -> None:
        """Write it through a function that takes bytes."""
        options = self._options()
        with self._turn():
            write_through(self._context, write, N.fz_page_write, self._context._p, ctypes.byref(options))

    def save(self, path: Path) -> None:
        """Write it to a file, which is replaced as a whole or not at all."""
        options = self._options()
        with self._turn():
            call(self._context, N.fz_page_save_path, self._context._p, ctypes.byref(options), encode_path(path))

    def to_bytes(self) -> bytes:
        """The page, UTF-8."""
        parts: List[bytes] = []
        self.write(parts.append)
        return b"".join(parts)

    def __repr__(self) -> str:
        of = ", ".join(name for name, (one, _) in self._given.items() if one is not None)
        return f"<Page of {of}>"
