"""Scoring by columns 按列评分: a million units whose values lie in arrays, without a record for each of them."""
import array
import ctypes
from decimal import Decimal
from typing import Any, Dict, Iterable, List, NamedTuple, Optional, Sequence, Union, overload

from . import native as N
from ._calls import call, make
from ._objects import Handle
from ._values import Number, decimal, encode, encode_count, encode_decimal, encode_index, required, text, text_or_none
from .scheme import Indicator, Scheme

NONE = -2**63  # in columns, both ways: there is no value
Values = Union[Sequence[Optional[Number]], Any, None]


class Column(NamedTuple):
    """A column: the values that records of an indicator with an event would have."""
    indicator: Indicator
    event: Optional[str]


def _numbers(count: int, kind: str) -> "array.array[int]":
    return array.array(kind, bytes(count * array.array(kind).itemsize))


def _shared(values: "array.array[int]", kind: Any) -> Any:
    """The memory of an array as C takes it."""
    return (kind * len(values)).from_buffer(values)


def _column(values: Any, name: str) -> Any:
    """A column as C takes it. What gives a buffer of int64, counts of millionths, is not copied unless it is read-only."""
    try:
        view = memoryview(values)
    except TypeError:
        numbers = [NONE if one is None else encode_decimal(one) for one in values]
        return (ctypes.c_int64 * len(numbers))(*numbers)
    if view.format not in ("q", "l") or view.itemsize != 8 or view.ndim != 1 or not view.contiguous:
        raise TypeError(f"{name} must be contiguous int64, counts of millionths, not {view.format!r} in {view.ndim} dimensions")
    kind = ctypes.c_int64 * len(view)
    return kind.from_buffer_copy(view) if view.readonly else kind.from_buffer(view)


class Scores(Sequence[Optional[Decimal]]):
    """What a table of units scored: a sequence of their totals; None where there is none.

    `millionths`, `ranks` and `grades` (numbers of the table of grades, from 1; 0 is none) are arrays, which numpy.asarray takes
    without copying; in `millionths` and in the values of `indicators`, by id, a missing score is `columns.NONE`.
    """

    def __init__(self, columns: "Columns", count: int, indicators: List[str]) -> None:
        self._columns = columns
        self.millionths, self.ranks, self.grades = _numbers(count, "q"), _numbers(count, "I"), _numbers(count, "I")
        self.indicators = {one: _numbers(count, "q") for one in indicators}

    def __len__(self) -> int:
        return len(self.millionths)

    @overload
    def __getitem__(self, index: int) -> Optional[Decimal]: ...
    @overload
    def __getitem__(self, index: slice) -> List[Optional[Decimal]]: ...
    def __getitem__(self, index: Union[int, slice]) -> Union[Optional[Decimal], List[Optional[Decimal]]]:
        if isinstance(index, slice):
            return [_score(one) for one in self.millionths[index]]
        return _score(self.millionths[encode_index(index.__index__(), len(self))])

    def rank(self, index: int) -> Optional[int]:
        return self.ranks[index] or None

    def grade(self, index: int) -> Optional[str]:
        return text_or_none(N.fz_columns_grade(self._columns._p, self.grades[index]))

    def to_records(self) -> List[Dict[str, Any]]:
        """A dict a unit, for pandas.DataFrame."""
        return [{"score": self[index], "rank": self.rank(index), "grade": self.grade(index),
                 **{name: _score(scores[index]) for name, scores in self.indicators.items()}} for index in range(len(self))]

    def __repr__(self) -> str:
        return f"<Scores of {len(self)} units>"


def _score(millionths: int) -> Optional[Decimal]:
    return None if millionths == NONE else decimal(millionths)


class Columns(Handle, Sequence[Column]):
    """A scheme as it is scored by columns: a sequence of the columns that it asks for. It never changes; threads may share it.

        columns = fazhi.Columns(scheme)
        scores = columns.score([[Decimal("0.5"), None], numpy_array_of_int64])
        scores[0], scores.rank(0), scores.grade(0)

    What columns cannot say is refused when it is made, with ECOLUMNS.
    """

    def __init__(self, scheme: Scheme, class_id: Optional[str] = None) -> None:
        if not isinstance(scheme, Scheme):
            raise TypeError(f"Scheme is wanted, not {type(scheme).__name__}")
        context = scheme._context
        pointer = make(context, N.fz_columns, N.fz_columns_unref, N.fz_columns_new, context._p, scheme._p, encode(class_id, "class_id"))
        super().__init__(pointer, context)
        self._scheme = Scheme._borrow(scheme._p, context, pointer)

    def __len__(self) -> int:
        return int(N.fz_columns_count(self._p))

    @overload
    def __getitem__(self, index: int) -> Column: ...
    @overload
    def __getitem__(self, index: slice) -> List[Column]: ...
    def __getitem__(self, index: Union[int, slice]) -> Union[Column, List[Column]]:
        if isinstance(index, slice):
            return [self._column(one) for one in range(*index.indices(len(self)))]
        return self._column(encode_index(index.__index__(), len(self)))

    def _column(self, index: int) -> Column:
        pointer = self._p
        return Column(Indicator(self._scheme, N.fz_columns_indicator(pointer, index)), text_or_none(N.fz_columns_event(pointer, index)))

    def score(self, values: Sequence[Values], count: Optional[int] = None, indicators: Iterable[str] = ()) -> Scores:
        """Score all units. `values` has a column for each of these: numbers as everywhere, None where a unit has none; or an
        array of int64 (array.array("q"), numpy), which holds millionths and is not copied; or None when no unit has a value.

        `count` says how many units there are where no column does; `indicators` are ids of those whose scores are wanted, too.
        """
        pointer, names = self._p, list(indicators)
        wanted = [N.fz_scheme_indicator_by_id(self._scheme._p, required(one, "indicator")) for one in names]
        for name, found in zip(names, wanted):
            if not found:
                raise ValueError(f"the scheme has no indicator {name!r}")
        if len(values) != len(self):
            raise ValueError(f"{len(self)} columns are wanted, not {len(values)}")
        arrays = [None if one is None else _column(one, f"column {index}") for index, one in enumerate(values)]
        lengths = {len(one) for one in arrays if one is not None} | (set() if count is None else {encode_count(count, "count")})
        if len(lengths) != 1:
            raise ValueError(f"columns must be of one length, not {sorted(lengths) or 'of none'}")
        scores = Scores(self, lengths.pop(), names)
        table = _table(arrays, scores, wanted)
        call(self._context, N.fz_columns_score, pointer, ctypes.byref(table))
        return scores

    def __repr__(self) -> str:
        return "<Columns closed>" if self.closed else f"<Columns of {text(N.fz_scheme_title(self._scheme._p))}: {len(self)}>"


def _table(arrays: List[Any], scores: Scores, wanted: List[Any]) -> Any:
    """The struct of a call. It keeps what it points to."""
    table = N.fz_columns_table(size=ctypes.sizeof(N.fz_columns_table), count=len(scores))
    of_values, of_indicators = ctypes.POINTER(ctypes.c_int64), ctypes.POINTER(N.fz_indicator)
    table.values = (of_values * max(len(arrays), 1))(*arrays)
    if len(scores):
        table.scores = _shared(scores.millionths, ctypes.c_int64)
        table.ranks = _shared(scores.ranks, ctypes.c_uint32)
        table.grades = _shared(scores.grades, ctypes.c_uint32)
    if len(scores) and wanted:
        outs = [_shared(one, ctypes.c_int64) for one in scores.indicators.values()]
        table.indicators, table.indicator_count = (of_indicators * len(wanted))(*wanted), len(wanted)
        table.indicator_scores = (of_values * len(outs))(*outs)
    return table
