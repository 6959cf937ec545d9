"""The scheme 考核办法: how to score."""
import ctypes
from decimal import Decimal
from typing import Any, Callable, Dict, Iterator, List, Optional, cast

from . import native as N
from ._calls import own
from ._objects import Child, Finding, Loader, Saved, View, children, saved
from ._values import Path, decimal, required, text, text_or_none
from .context import Context


def optional_decimal(function: Any, pointer: Any) -> Optional[Decimal]:
    value = N.fz_decimal()
    return decimal(value.value) if function(pointer, ctypes.byref(value)) else None


class Indicator(Child):
    """An indicator 指标, or the total over them: a sequence of those that stand directly in it."""

    __slots__ = ()

    @property
    def id(self) -> str:
        return text(N.fz_indicator_id(self._p))

    @property
    def name(self) -> Optional[str]:
        return text_or_none(N.fz_indicator_name(self._p))

    @property
    def standard(self) -> Optional[str]:
        """The standard 评分标准, as printed for people."""
        return text_or_none(N.fz_indicator_standard(self._p))

    @property
    def proof(self) -> Optional[str]:
        """The evidence 佐证材料 that it asks for."""
        return text_or_none(N.fz_indicator_proof(self._p))

    @property
    def points(self) -> Optional[Decimal]:
        """The full marks of its own."""
        return optional_decimal(N.fz_indicator_points, self._p)

    @property
    def weight(self) -> Optional[Decimal]:
        """The weight of its own."""
        return optional_decimal(N.fz_indicator_weight, self._p)

    @property
    def parent(self) -> Optional["Indicator"]:
        return Indicator._wrap(self._owner, N.fz_indicator_parent(self._p))

    @property
    def children(self) -> View["Indicator"]:
        return children(Indicator, self._owner, self, N.fz_indicator_child_count, N.fz_indicator_child)

    def walk(self) -> Iterator["Indicator"]:
        """It and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def to_record(self) -> Dict[str, Any]:
        parent = self.parent
        return {"id": self.id, "name": self.name, "parent": parent.id if parent else None, "points": self.points,
                "weight": self.weight, "standard": self.standard, "proof": self.proof}

    def _said(self) -> str:
        return f"{self.id}: {self.name or ''}"


class Scheme(Saved):
    """A scheme. It never changes; threads may share it.

    >>> import fazhi
    >>> scheme = fazhi.Scheme.builtin()
    >>> [total.id for total in scheme.totals]
    ['total']
    """

    _prefix = "fz_scheme"

    @classmethod
    def builtin(cls, context: Optional[Context] = None) -> "Scheme":
        """The example for the built-in directive, which no authority has issued."""
        return cast(Scheme, _load(context, "load_builtin"))

    @classmethod
    def load(cls, path: Path, context: Optional[Context] = None) -> "Scheme":
        return cast(Scheme, _load.load(context, path))

    @classmethod
    def load_bytes(cls, data: Any, source: Optional[str] = None, context: Optional[Context] = None) -> "Scheme":
        return cast(Scheme, _load.load_bytes(context, data, source))

    @classmethod
    def load_stream(cls, read: Callable[[int], Any], source: Optional[str] = None, context: Optional[Context] = None) -> "Scheme":
        return cast(Scheme, _load.load_stream(context, read, source))

    @classmethod
    def _borrow(cls, pointer: Any, context: Context, holder: Any) -> "Scheme":
        """Of a scheme that something else holds: with a reference of its own, and what that keeps."""
        return cls(own(N.fz_scheme_ref(pointer), N.fz_scheme_unref, holder._parent), context)

    @property
    def id(self) -> Optional[str]:
        return text_or_none(N.fz_scheme_id(self._p))

    @property
    def title(self) -> str:
        return text(N.fz_scheme_title(self._p))

    @property
    def totals(self) -> View[Indicator]:
        """The roots of the trees of indicators: one for all units, or one for some classes of them each."""
        return children(Indicator, self, self, N.fz_scheme_total_count, N.fz_scheme_total)

    def indicator(self, id: str) -> Optional[Indicator]:
        """The indicator or total of an id."""
        return Indicator._wrap(self, N.fz_scheme_indicator_by_id(self._p, required(id, "id")))

    @property
    def findings(self) -> View[Finding]:
        return children(Finding, self, self, N.fz_scheme_finding_count, N.fz_scheme_finding)

    def __iter__(self) -> Iterator[Indicator]:
        """All totals and indicators, in document order."""
        for total in self.totals:
            yield from total.walk()

    def __contains__(self, indicator: object) -> bool:
        """Whether an indicator belongs to it; of a str: whether it is the id of one."""
        if isinstance(indicator, str):
            return self.indicator(indicator) is not None
        return isinstance(indicator, Indicator) and any(one == indicator for one in self)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Scheme):
            return NotImplemented
        return bool(N.fz_scheme_equal(self._p, other._p))

    def __hash__(self) -> int:
        return hash(self.title)

    def to_json(self) -> str:
        """JSON for other programs."""
        return saved(self, N.fz_scheme_save_json, self._p).decode("utf-8")

    def to_records(self) -> List[Dict[str, Any]]:
        """A dict an indicator, for pandas.DataFrame."""
        return [one.to_record() for one in self]

    def __repr__(self) -> str:
        return "<Scheme closed>" if self.closed else f"<Scheme {self.title}>"


_load = Loader(Scheme, N.fz_scheme, N.fz_scheme_unref, "fz_scheme")
