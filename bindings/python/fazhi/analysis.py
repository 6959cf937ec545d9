"""What follows from a report: the prospect of a unit, the difference of two reports, the robustness of its ranks."""
import ctypes
import enum
from decimal import Decimal
from fractions import Fraction
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Tuple

from . import native as N
from ._calls import AnyFormat, Guard, Progress, call, encode_format, make, own, write_through
from ._enums import OpenAmount
from ._objects import Handle, View, Written
from ._values import Number, decimal, encode_count, encode_decimal, required, sized_text, text, text_or_none
from .report import Report
from .result import Item, Result


class Obstacle(enum.IntFlag):
    """What beside the thresholds decides about grades of a unit."""
    QUOTA = 1
    GATE = 2


class OpenItem(NamedTuple):
    """An item that has less than its full marks: what it lacks, what the total would gain by it, and the total with it and all before
    it at full marks."""
    item: Item
    missing: Fraction
    gain: Fraction
    total: Fraction
    is_zeroed: bool
    reaches: bool


class ItemChange(NamedTuple):
    """What became of an item."""
    id: str
    before: Optional[Item]
    after: Optional[Item]
    change: Fraction


class UnitChange(NamedTuple):
    """What became of a unit. `records` are the ids of records that came (True) or went (False)."""
    before: Optional[Result]
    after: Optional[Result]
    change: Fraction
    items: List[ItemChange]
    records: List[Tuple[str, bool]]
    is_changed: bool


class RankInterval(NamedTuple):
    """The ranks of a unit over all replications; None for a unit that is not ranked."""
    result: Result
    rank: Optional[int]
    best: Optional[int]
    worst: Optional[int]
    median: Optional[int]
    p5: Optional[int]
    p95: Optional[int]
    kept: int
    regraded: int


def _borrowed(pointer: Any, context: Any, holder: Any) -> Report:
    """A report that something else holds: with a reference of its own."""
    return Report(own(N.fz_report_ref(pointer), N.fz_report_unref, holder._parent), context)


def _wanted(value: Any, kind: type) -> Any:
    if not isinstance(value, kind):
        raise TypeError(f"{kind.__name__} is wanted, not {type(value).__name__}")
    return value


class _Analysis(Handle, Written):
    """What the three share: how they are written."""

    _write: Any = None

    def __repr__(self) -> str:
        return f"<{type(self).__name__} closed>" if self.closed else f"<{type(self).__name__} of {self._of()}>"

    def _of(self) -> str:
        raise NotImplementedError

    def write(self, format: AnyFormat, write: Callable[[bytes], Any], width: int = 0, bom: bool = False) -> None:
        """Write it: table, JSON or CSV."""
        write_through(self._context, write, type(self)._write, self._p, encode_format(self._context, format),
                      N.FZ_EXPORT_BOM if bom else 0, encode_count(width, "width"))


def total_if(result: Result, item: str, score: Number) -> Fraction:
    """What the total would be if an item had another score.

    >>> import fazhi
    >>> report = fazhi.assess(fazhi.Scheme.builtin(), fazhi.Ledger(), "2016-12-31", directive=fazhi.builtin())
    >>> fazhi.total_if(report.result("县司法局"), "task.t50", 0)
    Fraction(9091, 100)
    """
    pointer = _wanted(result, Result)._p
    buffer = ctypes.create_string_buffer(int(N.FZ_EXACT_TEXT))
    call(result._owner._context, N.fz_result_if, pointer, required(item, "item"), encode_decimal(score), None, buffer, len(buffer))
    return Fraction(text(buffer.value))


class Prospect(_Analysis):
    """The prospect 前景 of a unit: its open items, the greatest gain first. It never changes; threads may share it.

    >>> import fazhi
    >>> ledger = fazhi.Ledger()
    >>> record = ledger.add(date="2016-11-28", unit="县司法局", item="t50", event="退回")
    >>> report = fazhi.assess(fazhi.Scheme.builtin(), ledger, "2016-12-31", directive=fazhi.builtin())
    >>> for one in fazhi.Prospect(report.result("县司法局")).items:
    ...     print(one.item.id, one.missing, one.gain)
    task.t50 1/10 91/100
    """

    _write = N.fz_prospect_write

    def __init__(self, result: Result) -> None:
        pointer, context = _wanted(result, Result)._p, result._owner._context
        made = make(context, N.fz_prospect, N.fz_prospect_unref, N.fz_prospect_new, pointer)
        super().__init__(made, context)
        self._report = _borrowed(result.report._p, context, made)

    def _of(self) -> str:
        return f"{self.result.unit}: {len(self.items)} open items"

    @property
    def result(self) -> Result:
        return Result(self._report, N.fz_prospect_result(self._p))

    @property
    def grade(self) -> Optional[str]:
        """The grade that the thresholds alone give."""
        return text_or_none(N.fz_prospect_grade(self._p))

    @property
    def next_grade(self) -> Optional[str]:
        return text_or_none(N.fz_prospect_next_grade(self._p))

    @property
    def next_from(self) -> Optional[Decimal]:
        """The lower end of the next better grade."""
        return decimal(N.fz_prospect_next_from(self._p)) if self.next_grade is not None else None

    @property
    def missing(self) -> Optional[Fraction]:
        """How many points are missing to it."""
        return Fraction(sized_text(N.fz_prospect_missing_exact, self._p)) if self.next_grade is not None else None

    @property
    def obstacles(self) -> Obstacle:
        return Obstacle(N.fz_prospect_obstacles(self._p))

    @property
    def reaching(self) -> Optional[int]:
        """The index of the first item with which, and with all before it, the next grade is reached."""
        index = int(N.fz_prospect_reaching(self._p))
        return index if index < int(N.fz_prospect_count(self._p)) else None

    @property
    def items(self) -> View[OpenItem]:
        return View(lambda: int(N.fz_prospect_count(self._p)), self._item)

    def _item(self, index: int) -> OpenItem:
        pointer, one = self._p, N.fz_open_item(size=ctypes.sizeof(N.fz_open_item))
        N.fz_prospect_item(pointer, index, ctypes.byref(one))
        missing, gain, total = (Fraction(sized_text(N.fz_prospect_exact, pointer, index, int(amount))) for amount in (
            OpenAmount.MISSING, OpenAmount.GAIN, OpenAmount.TOTAL))
        return OpenItem(Item(self._report, one.item), missing, gain, total, bool(one.is_zeroed), bool(one.reaches))

    def to_records(self) -> List[Dict[str, Any]]:
        """A dict an open item, for pandas.DataFrame."""
        return [{"id": one.item.id, "missing": one.missing, "gain": one.gain, "total": one.total, "reaches": one.reaches}
                for one in self.items]


class Difference(_Analysis):
    """The difference 比较 of two reports. It never changes; threads may share it.

    >>> import fazhi
    >>> scheme, directive, ledger = fazhi.Scheme.builtin(), fazhi.builtin(), fazhi.Ledger()
    >>> before = fazhi.assess(scheme, ledger, "2016-12-31", directive=directive)
    >>> record = ledger.add(date="2016-11-28", unit="县司法局", item="t50", event="退回")
    >>> after = fazhi.assess(scheme, ledger, "2016-12-31", directive=directive)
    >>> for one in fazhi.Difference(before, after).units:
    ...     if one.records:
    ...         print(one.after.unit, one.change, one.items[0].id, one.records)
    县司法局 -91/100 section.s10 [('r1', True)]
    """

    _write = N.fz_difference_write

    def __init__(self, before: Report, after: Report) -> None:
        first, second, context = _wanted(before, Report)._p, _wanted(after, Report)._p, after._context
        pointer = make(context, N.fz_difference, N.fz_difference_unref, N.fz_difference_new, first, second)
        super().__init__(pointer, context)
        self._before = _borrowed(N.fz_difference_before(pointer), before._context, pointer)
        self._after = _borrowed(N.fz_difference_after(pointer), context, pointer)

    def _of(self) -> str:
        return f"{self._before.day} and {self._after.day}: {len(self.units)} units"

    @property
    def before(self) -> Report:
        self._p
        return self._before

    @property
    def after(self) -> Report:
        self._p
        return self._after

    @property
    def is_none(self) -> bool:
        """Whether no unit is changed."""
        return bool(N.fz_difference_is_none(self._p))

    @property
    def units(self) -> View[UnitChange]:
        """All units of either report, changed or not."""
        return View(lambda: int(N.fz_difference_count(self._p)), self._unit)

    def _unit(self, index: int) -> UnitChange:
        pointer, one = self._p, N.fz_unit_change(size=ctypes.sizeof(N.fz_unit_change))
        N.fz_difference_unit(pointer, index, ctypes.byref(one))
        return UnitChange(Result._wrap(self._before, one.before), Result._wrap(self._after, one.after),
                          Fraction(sized_text(N.fz_difference_unit_exact, pointer, index)),
                          [self._item(pointer, index, at) for at in range(one.items)],
                          [self._record(pointer, index, at) for at in range(one.records)], bool(one.is_changed))

    def _item(self, pointer: Any, unit: int, index: int) -> ItemChange:
        one = N.fz_item_change(size=ctypes.sizeof(N.fz_item_change))
        N.fz_difference_item(pointer, unit, index, ctypes.byref(one))
        return ItemChange(text(one.id), Item._wrap(self._before, one.before), Item._wrap(self._after, one.after),
                          Fraction(sized_text(N.fz_difference_item_exact, pointer, unit, index)))

    @staticmethod
    def _record(pointer: Any, unit: int, index: int) -> Tuple[str, bool]:
        came = ctypes.c_int()
        name = text(N.fz_difference_record(pointer, unit, index, ctypes.byref(came)))
        return name, bool(came.value)


class Robustness(_Analysis):
    """The robustness 稳健性 of the ranks of a report: how they fall when the weights are varied. It never changes.

    >>> import fazhi
    >>> report = fazhi.assess(fazhi.Scheme.builtin(), fazhi.Ledger(), "2016-12-31", directive=fazhi.builtin())
    >>> fazhi.Robustness(report, replications=10, range="0.1").units[0].kept
    10

    `progress` is as that of `assess`.
    """

    _write = N.fz_robustness_write

    def __init__(self, report: Report, seed: int = 0, range: Number = "0.25", replications: int = 0, threads: int = 0,
                 top: bool = False, progress: Optional[Progress] = None) -> None:
        guard = Guard()
        options = N.fz_robustness_options(
            size=ctypes.sizeof(N.fz_robustness_options), seed=encode_count(seed, "seed", 64), range=encode_decimal(range),
            replications=encode_count(replications, "replications"), threads=encode_count(threads, "threads"),
            level=N.FZ_VARY_TOP if top else N.FZ_VARY_ALL)
        options.progress = guard.teller(progress)
        pointer, context = _wanted(report, Report)._p, report._context
        made = make(context, N.fz_robustness, N.fz_robustness_unref, N.fz_robustness_new, pointer, ctypes.byref(options), guard=guard)
        super().__init__(made, context)
        self._report = _borrowed(N.fz_robustness_report(made), context, made)

    def _of(self) -> str:
        return f"{self._report.scheme.title} {self._report.day}: {self.replications} replications"

    @property
    def report(self) -> Report:
        self._p
        return self._report

    @property
    def replications(self) -> int:
        options = N.fz_robustness_options(size=ctypes.sizeof(N.fz_robustness_options))
        N.fz_robustness_settings(self._p, ctypes.byref(options))
        return int(options.replications)

    @property
    def units(self) -> View[RankInterval]:
        """All units of the report, in its order."""
        return View(lambda: int(N.fz_robustness_count(self._p)), self._unit)

    def _unit(self, index: int) -> RankInterval:
        one = N.fz_rank_interval(size=ctypes.sizeof(N.fz_rank_interval))
        N.fz_robustness_unit(self._p, index, ctypes.byref(one))
        return RankInterval(Result(self._report, one.result), one.rank or None, one.best or None, one.worst or None,
                            one.median or None, one.p5 or None, one.p95 or None, one.kept, one.regraded)

    def times(self, index: int, rank: int) -> int:
        """In how many replications the unit of an index has a rank."""
        return int(N.fz_robustness_times(self._p, index, rank))

    def rank(self, index: int, replication: int) -> Optional[int]:
        """The rank of a unit in a replication."""
        return int(N.fz_robustness_rank(self._p, index, replication)) or None

    def score(self, index: int, replication: int) -> Optional[Decimal]:
        """The total of a unit in a replication."""
        value = N.fz_decimal()
        return decimal(value.value) if N.fz_robustness_score(self._p, index, replication, ctypes.byref(value)) else None

    def factor(self, replication: int, item: str) -> Optional[Decimal]:
        """The factor of an item's weight in a replication."""
        value = N.fz_decimal()
        there = N.fz_robustness_factor(self._p, replication, required(item, "item"), ctypes.byref(value))
        return decimal(value.value) if there else None

    def to_records(self) -> List[Dict[str, Any]]:
        """A dict a unit, for pandas.DataFrame."""
        return [dict(one._asdict(), result=one.result.unit) for one in self.units]
