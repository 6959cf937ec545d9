"""Supervision 督查督办: who owes what by when, and how it stands on a day."""
import ctypes
import datetime
import enum
from decimal import Decimal
from typing import Any, Callable, Dict, Iterator, List, NamedTuple, Optional, Sequence, Union, cast, overload

from . import native as N
from ._calls import AnyFormat, Guard, encode_format, make, write_through
from ._objects import Finding, Handle, View, Written, children
from ._values import Day, day_or_none, decimal, encode, encode_count, encode_day, pointers, text, text_or_none
from .directive import Directive
from .ledger import Ledger
from .obligation import Obligation
from .registry import Registry
from .watch import Watch


class Since(enum.IntFlag):
    """What changed of an obligation between two days."""
    APPEARED = 1
    GONE = 2
    DUE = 4
    DONE = 8
    OVERDUE = 16
    LIGHT = 32
    STATE = 64
    MOVED = 128


class ObligationChange(NamedTuple):
    """What changed of an obligation; it is None on the side that does not have it."""
    changes: Since
    earlier: Optional[Obligation]
    later: Optional[Obligation]


class Rates(NamedTuple):
    """How much is done, and how much in time. `settled` is what can be judged; a rate of nothing is None."""
    total: int
    finished: int
    overdue: int
    settled: int
    in_time: int
    completion: Optional[Decimal]
    punctuality: Optional[Decimal]


class Stray(NamedTuple):
    """A stage of a plan that names no task of its unit."""
    id: str
    unit: Optional[str]
    item: Optional[str]
    name: str


def _filter(unit: Optional[str] = None, section: Optional[str] = None, light: Optional[str] = None, overdue: bool = False,
            first_lead: bool = False, unfinished: bool = False, within: Optional[int] = None, unplanned: bool = False,
            month: Optional[int] = None) -> Any:
    flags = ((N.FZ_ONLY_OVERDUE if overdue else 0) | (N.FZ_ONLY_FIRST_LEAD if first_lead else 0)
             | (N.FZ_ONLY_UNFINISHED if unfinished else 0) | (N.FZ_ONLY_UNPLANNED if unplanned else 0)
             | (N.FZ_ONLY_WITHIN if within is not None else 0))
    return N.fz_obligation_filter(size=ctypes.sizeof(N.fz_obligation_filter), unit=encode(unit, "unit"),
                                  section=encode(section, "section"), light=encode(light, "light"), flags=flags,
                                  within=encode_count(within or 0, "within"), month=encode_count(month or 0, "month"))


class Obligations(Sequence[Obligation], Written):
    """Obligations of a supervision, all or a selection of them: a sequence, in the order of their due days."""

    _filter: Any = None

    @property
    def supervision(self) -> "Supervision":
        raise NotImplementedError

    def where(self, unit: Optional[str] = None, section: Optional[str] = None, light: Optional[str] = None, overdue: bool = False,
              first_lead: bool = False, unfinished: bool = False, within: Optional[int] = None, unplanned: bool = False,
              month: Optional[int] = None) -> "Selection":
        """Of all obligations of the supervision those of a unit, in a section, with a light, overdue, of which the unit is first
        lead, not done, due within some days, without a stage, or due in a month (201612); what is said must all hold."""
        return Selection(self.supervision, _filter(unit, section, light, overdue, first_lead, unfinished, within, unplanned, month))

    def _wanted(self) -> Any:
        return None if self._filter is None else ctypes.byref(self._filter)

    def _find(self) -> List[Any]:
        return pointers(N.fz_obligation, N.fz_supervision_find, self.supervision._p, self._wanted())

    @property
    def rates(self) -> Rates:
        """How much is done, and how much in time."""
        one = N.fz_supervision_rates(size=ctypes.sizeof(N.fz_supervision_rates))
        N.fz_supervision_rate(self.supervision._p, self._wanted(), ctypes.byref(one))
        return Rates(one.total, one.finished, one.overdue, one.settled, one.in_time,
                     decimal(one.completion) if one.has_completion else None,
                     decimal(one.punctuality) if one.has_punctuality else None)

    def write(self, format: AnyFormat, write: Callable[[bytes], Any], width: int = 0, bom: bool = False) -> None:
        """Write the list: table, JSON or CSV."""
        self._write(N.fz_supervision_write, format, write, width, bom)

    def write_rates(self, format: AnyFormat, write: Callable[[bytes], Any], width: int = 0, bom: bool = False) -> None:
        """Write the rates of all, of each unit, section and month."""
        self._write(N.fz_supervision_write_rates, format, write, width, bom)

    def write_plan(self, format: AnyFormat, write: Callable[[bytes], Any], width: int = 0, bom: bool = False) -> None:
        """Write the tasks without stages, and the stages without tasks."""
        self._write(N.fz_supervision_write_plan, format, write, width, bom)

    def _write(self, function: Any, format: AnyFormat, write: Callable[[bytes], Any], width: int, bom: bool) -> None:
        context = self.supervision._context
        write_through(context, write, function, self.supervision._p, self._wanted(), encode_format(context, format),
                      N.FZ_EXPORT_BOM if bom else 0, encode_count(width, "width"))

    def write_changes(self, earlier: "Supervision", format: AnyFormat, write: Callable[[bytes], Any], width: int = 0,
                      bom: bool = False) -> None:
        """Write what changed since an earlier supervision."""
        context = self.supervision._context
        write_through(context, write, N.fz_supervision_write_changes, _wanted(earlier, Supervision)._p, self.supervision._p,
                      self._wanted(), encode_format(context, format), N.FZ_EXPORT_BOM if bom else 0, encode_count(width, "width"))

    def to_calendar(self) -> bytes:
        """An iCalendar, so that a calendar shows what is due."""
        parts: List[bytes] = []
        write_through(self.supervision._context, parts.append, N.fz_supervision_write_calendar, self.supervision._p, self._wanted())
        return b"".join(parts)

    def to_records(self) -> List[Dict[str, Any]]:
        """A dict an obligation, for pandas.DataFrame."""
        return [one.to_record() for one in self]


class Selection(Obligations):
    """Some obligations of a supervision. See Obligations.where."""

    def __init__(self, supervision: "Supervision", filter: Any) -> None:
        self._supervision, self._filter = supervision, filter
        self._found = [Obligation(supervision, one) for one in self._find()]

    @property
    def supervision(self) -> "Supervision":
        return self._supervision

    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, index: int) -> Obligation: ...
    @overload
    def __getitem__(self, index: slice) -> List[Obligation]: ...
    def __getitem__(self, index: Union[int, slice]) -> Union[Obligation, List[Obligation]]:
        return self._found[index]

    def __repr__(self) -> str:
        return "<Selection closed>" if self.supervision.closed else f"<Selection of {len(self)} obligations>"


class Supervision(Handle, Obligations):
    """A supervision: a sequence of its obligations. It never changes; threads may share it.

    >>> import fazhi
    >>> ledger = fazhi.Ledger()
    >>> record = ledger.add(date="2016-11-20", unit="县司法局", item="t47", event="办结")
    >>> supervision = fazhi.supervise(fazhi.builtin(), ledger, "2016-12-01")
    >>> soon = supervision.where(unit="县司法局", within=30, unfinished=True)
    >>> soon[0], soon[0].days, soon[0].what[:7]
    (<Obligation 县司法局 t47/1/2016-12-04 due 2016-12-04 黄>, 3, '每年12月4日')
    >>> supervision.where(unit="县司法局").rates.finished
    1
    """

    def __init__(self, pointer: Any, directive: Directive) -> None:
        super().__init__(pointer, directive._context)
        # A reference of its own, so that whoever closes the directive closes nothing here.
        self._directive = Directive._borrow(directive._p, directive._context, pointer)

    @property
    def supervision(self) -> "Supervision":
        return self

    @property
    def directive(self) -> Directive:
        self._p
        return self._directive

    @property
    def day(self) -> datetime.date:
        """The day on which one looks."""
        return cast(datetime.date, day_or_none(N.fz_supervision_day(self._p)))

    @property
    def units(self) -> List[str]:
        """Who owes something, or is named without owing."""
        pointer = self._p
        return [text(N.fz_supervision_unit(pointer, index)) for index in range(int(N.fz_supervision_unit_count(pointer)))]

    @property
    def strays(self) -> List[Stray]:
        """Stages of plans that name no task of their unit."""
        pointer, unit, item, name, found = self._p, ctypes.c_char_p(), ctypes.c_char_p(), ctypes.c_char_p(), []
        for index in range(int(N.fz_supervision_stray_count(pointer))):
            id = text(N.fz_supervision_stray(pointer, index, ctypes.byref(unit), ctypes.byref(item), ctypes.byref(name)))
            found.append(Stray(id, text_or_none(unit.value), text_or_none(item.value), text(name.value)))
        return found

    @property
    def findings(self) -> View[Finding]:
        return children(Finding, self, self, N.fz_supervision_finding_count, N.fz_supervision_finding)

    def changes_since(self, earlier: "Supervision") -> List[ObligationChange]:
        """What changed since an earlier supervision, by unit and id."""
        found: List[ObligationChange] = []
        guard, before = Guard(), _wanted(earlier, Supervision)

        def tell(user: Any, changes: int, old: Any, new: Any) -> None:
            found.append(ObligationChange(Since(changes), Obligation._wrap(before, old), Obligation._wrap(self, new)))

        callback = N.fz_obligation_change_fn(lambda *arguments: guard.run(tell, None, *arguments))
        N.fz_supervision_compare(before._p, self._p, callback, None)
        if guard.raised is not None:
            raise guard.raised
        return found

    def __len__(self) -> int:
        return int(N.fz_supervision_obligation_count(self._p))

    def __bool__(self) -> bool:
        return True

    @overload
    def __getitem__(self, index: int) -> Obligation: ...
    @overload
    def __getitem__(self, index: slice) -> List[Obligation]: ...
    def __getitem__(self, index: Union[int, slice]) -> Union[Obligation, List[Obligation]]:
        return children(Obligation, self, self, N.fz_supervision_obligation_count, N.fz_supervision_obligation)[index]

    def __iter__(self) -> Iterator[Obligation]:
        return (self[index] for index in range(len(self)))

    def __repr__(self) -> str:
        return "<Supervision closed>" if self.closed else f"<Supervision {self.day}: {len(self)} obligations>"


def _wanted(value: Any, kind: type) -> Any:
    if not isinstance(value, kind):
        raise TypeError(f"{kind.__name__} is wanted, not {type(value).__name__}")
    return value


def supervise(directive: Directive, ledger: Ledger, day: Day, registry: Optional[Registry] = None, watch: Optional[Watch] = None,
              known: Day = None, since: Day = None, until: Day = None) -> Supervision:
    """Supervise: the obligations of all units, and how they stand on a day.

    Records are taken as they were known on `known`. What recurs is listed from `since` to `until`, else in the year of the day.
    Without `watch` the rules that the library carries count; without `registry` units are as the directive names them.
    """
    context = _wanted(directive, Directive)._context
    watch = Watch.builtin(context) if watch is None else _wanted(watch, Watch)
    names = None if registry is None else _wanted(registry, Registry)._p
    options = N.fz_supervise_options(size=ctypes.sizeof(N.fz_supervise_options), day=encode_day(day), known=encode_day(known),
                                     until=encode_day(until))
    setattr(options, "from", encode_day(since))  # a word of Python's own
    with _wanted(ledger, Ledger)._use():
        pointer = make(context, N.fz_supervision, N.fz_supervision_unref, N.fz_supervise, context._p, directive._p, names, ledger._p,
                       watch._p, ctypes.byref(options))
    return Supervision(pointer, directive)
