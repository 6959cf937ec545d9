"""The assessment 考核 and its report 考核结果."""
import ctypes
import datetime
from decimal import Decimal
from typing import Any, Callable, Dict, Iterator, List, NamedTuple, Optional, Union, cast, overload

from . import native as N
from ._calls import AnyFormat, Guard, Progress, encode_format, make, write_through
from ._objects import Finding, Handle, View, Written, children
from ._values import Day, day_or_none, decimal, encode_count, encode_day, required, text_or_none
from .context import Context
from .directive import Directive
from .ledger import Ledger
from .registry import Registry
from .result import Result, export_flags
from .scheme import Scheme


class ClassSummary(NamedTuple):
    """What a class comes to. Mean, highest and lowest are None when no unit of it is ranked."""
    id: Optional[str]
    name: Optional[str]
    units: int
    ranked: int
    mean: Optional[Decimal]
    highest: Optional[Decimal]
    lowest: Optional[Decimal]


class Report(Handle, Written):
    """A report: a sequence of results. It never changes; threads may share it.

    >>> import fazhi
    >>> ledger = fazhi.Ledger()
    >>> record = ledger.add(date="2016-11-28", unit="县司法局", item="t50", event="退回")
    >>> report = fazhi.assess(fazhi.Scheme.builtin(), ledger, "2016-12-31", directive=fazhi.builtin())
    >>> result = report.result("县司法局")
    >>> result
    <Result 县司法局: 99.09 优秀>
    >>> for step in result.item("task.t50").steps:
    ...     print(step.amount, step)
    1 起评分 1 分
    0 “完成”期限未到（期限 2016-12-31，考核日 2016-12-31），不扣分
    -0.1 “退回” 1 次，每次扣 0.1 分，扣 0.1 分（记录 r1，2016-11-28）
    >>> sum(step.exact for step in result.total.steps) == result.total.exact
    True
    """

    def __init__(self, pointer: Any, context: Context) -> None:
        super().__init__(pointer, context)
        directive = N.fz_report_directive(pointer)
        # References of its own, so that whoever closes what was assessed closes nothing here.
        self._scheme = Scheme._borrow(N.fz_report_scheme(pointer), context, pointer)
        self._directive = Directive._borrow(directive, context, pointer) if directive else None

    @property
    def scheme(self) -> Scheme:
        self._p
        return self._scheme

    @property
    def directive(self) -> Optional[Directive]:
        self._p
        return self._directive

    @property
    def ledger_id(self) -> Optional[str]:
        return text_or_none(N.fz_report_ledger_id(self._p))

    @property
    def day(self) -> datetime.date:
        return cast(datetime.date, day_or_none(N.fz_report_day(self._p)))

    @property
    def known(self) -> Optional[datetime.date]:
        return day_or_none(N.fz_report_known(self._p))

    @property
    def results(self) -> View[Result]:
        """Class by class, in each by rank."""
        return children(Result, self, self, N.fz_report_result_count, N.fz_report_result)

    def result(self, unit: str) -> Optional[Result]:
        """The result of a unit, by any name that means it."""
        return Result._wrap(self, N.fz_report_result_of(self._p, required(unit, "unit")))

    @property
    def classes(self) -> List[ClassSummary]:
        pointer, found = self._p, []
        for index in range(int(N.fz_report_class_count(pointer))):
            one = N.fz_class_summary(size=ctypes.sizeof(N.fz_class_summary))
            N.fz_report_class(pointer, index, ctypes.byref(one))
            figures = [decimal(value) if one.ranked else None for value in (one.mean, one.highest, one.lowest)]
            found.append(ClassSummary(text_or_none(one.id), text_or_none(one.name), one.units, one.ranked, *figures))
        return found

    @property
    def findings(self) -> View[Finding]:
        return children(Finding, self, self, N.fz_report_finding_count, N.fz_report_finding)

    def __len__(self) -> int:
        return len(self.results)

    def __bool__(self) -> bool:
        return True

    @overload
    def __getitem__(self, index: int) -> Result: ...
    @overload
    def __getitem__(self, index: slice) -> List[Result]: ...
    def __getitem__(self, index: Union[int, slice]) -> Union[Result, List[Result]]:
        return self.results[index]

    def __iter__(self) -> Iterator[Result]:
        return iter(self.results)

    def __contains__(self, unit: object) -> bool:
        """Whether a result belongs to it; of a str: whether such a unit was assessed."""
        return self.result(unit) is not None if isinstance(unit, str) else unit in self.results

    def write(self, format: AnyFormat, write: Callable[[bytes], Any], width: int = 0, bom: bool = False, explain: bool = False,
              all: bool = False) -> None:
        """Write all results: table, JSON, CSV or XML."""
        write_through(self._context, write, N.fz_report_write, self._p, encode_format(self._context, format),
                      export_flags(bom, explain, all), encode_count(width, "width"))

    def to_json(self) -> str:
        return self.to_text("json")

    def to_records(self) -> List[Dict[str, Any]]:
        """A dict a unit, for pandas.DataFrame."""
        return [result.to_record() for result in self]

    def __repr__(self) -> str:
        return "<Report closed>" if self.closed else f"<Report {self.scheme.title} {self.day}: {len(self)} units>"


def assess(scheme: Scheme, ledger: Ledger, day: Day, directive: Optional[Directive] = None, registry: Optional[Registry] = None,
           known: Day = None, progress: Optional[Progress] = None) -> Report:
    """Compute the scores of all units.

    `progress` is told how much of how much is done; when it returns something true the computation ends with ECANCELLED. What it
    raises comes out of this call. While it runs, the ledger cannot be changed by another thread; it must not change it either.
    """
    for one, kind in ((scheme, Scheme), (ledger, Ledger), (directive, Directive), (registry, Registry)):
        if not isinstance(one, kind) and not (one is None and kind in (Directive, Registry)):
            raise TypeError(f"{kind.__name__} is wanted, not {type(one).__name__}")
    context, guard = scheme._context, Guard()
    options = N.fz_assess_options(size=ctypes.sizeof(N.fz_assess_options), day=encode_day(day), known=encode_day(known))
    options.progress = guard.teller(progress)
    with ledger._use():
        pointer = make(context, N.fz_report, N.fz_report_unref, N.fz_assess, context._p, None if directive is None else directive._p,
                       None if registry is None else registry._p, scheme._p, ledger._p, ctypes.byref(options), guard=guard)
    return Report(pointer, context)
