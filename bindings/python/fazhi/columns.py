"""Scoring by columns 按列评分: many units whose values lie in arrays."""
import array
import ctypes
from typing import Any, Dict, List, NamedTuple, Optional, Sequence

from . import native as N
from ._core import Handle, View, call, encode, encode_decimal, make, text_or_none
from .context import Context
from .scheme import Indicator, Scheme

NONE = -2**63  # FZ_COLUMN_NONE: there is no value


class Column(NamedTuple):
    """A column: values of an indicator by records with an event, or with none."""
    indicator: Indicator
    event: Optional[str]


class Scores(NamedTuple):
    """Scores in millionths, NONE where there is none; ranks, 0 for none; numbers of grades, from 1; scores of indicators by id."""
    scores: "array.array[int]"
    ranks: "array.array[int]"
    grades: "array.array[int]"
    indicators: Dict[str, "array.array[int]"]


def _column(values: Any) -> Any:
    """A column for C: 64-bit integers are millionths and taken as they are (array, numpy); other numbers are brought to them."""
    try:
        given = memoryview(values)
    except TypeError:
        given = memoryview(array.array("q", [NONE if value is None else encode_decimal(value) for value in values]))
    if given.ndim != 1 or given.format not in ("q", "l", "<q", "<l") or given.itemsize != 8 or not given.contiguous:
        raise TypeError("a column must be one row of signed 64-bit integers, or a sequence of numbers")
    kind = N.fz_decimal * len(given)
    return kind.from_buffer_copy(given) if given.readonly else kind.from_buffer(given)


def _empty(code: str, count: int) -> "array.array[int]":
    return array.array(code, bytes(count * array.array(code).itemsize))


def _pointer(values: "array.array[int]", kind: Any) -> Any:
    return ctypes.cast((kind * len(values)).from_buffer(values), ctypes.POINTER(kind))


class Columns(Handle):
    """A scheme as it is scored by columns, for the units of one class. It never changes; threads may share it.

    >>> import fazhi
    >>> xml = '<scheme xmlns="urn:libfazhi:scheme:1"><head><title>T</title></head><total id="t"><indicator id="a" points="9"><value/>'
    >>> scheme = fazhi.Scheme.load_bytes((xml + "</indicator></total></scheme>").encode())
    >>> columns = fazhi.Columns(scheme)
    >>> [(column.indicator.id, column.event) for column in columns.columns]
    [('a', None)]
    >>> columns.score([["7.5", 9, None]])[:2]
    (array('q', [7500000, 9000000, 0]), array('I', [2, 1, 3]))
    """

    def __init__(self, scheme: Scheme, class_id: Optional[str] = None) -> None:
        context: Context = scheme._context
        super().__init__(make(context, N.fz_columns, N.fz_columns_unref, N.fz_columns_new, context._p, scheme._p,
                              encode(class_id, "class_id")), context)
        self._scheme = scheme

    def _of(self) -> str:
        return f"{self._scheme.title}: {len(self.columns)} columns"

    def __repr__(self) -> str:
        return f"<Columns {'closed' if self.closed else self._of()}>"

    @property
    def columns(self) -> View[Column]:
        """What is asked for of each unit, in the order in which `score` wants it."""
        return View(lambda: int(N.fz_columns_count(self._p)), self._at)

    def _at(self, index: int) -> Column:
        indicator = Indicator._wrap(self._scheme, N.fz_columns_indicator(self._p, index))
        assert indicator is not None
        return Column(indicator, text_or_none(N.fz_columns_event(self._p, index)))

    def grade(self, number: int) -> Optional[str]:
        """The name of a grade by its number, from 1."""
        return text_or_none(N.fz_columns_grade(self._p, number)) if number > 0 else None

    def score(self, values: Sequence[Any], indicators: Sequence[Indicator] = ()) -> Scores:
        """Score all units: a column of values for each of `columns`, all of them as long as there are units; None: no value."""
        rows = [_column(column) for column in values]
        count = len(rows[0]) if rows else 0
        if len(rows) != len(self.columns) or any(len(row) != count for row in rows):
            raise ValueError(f"{len(self.columns)} columns of one length are wanted")
        made = Scores(_empty("q", count), _empty("I", count), _empty("I", count),
                      {one.id: _empty("q", count) for one in indicators})
        pointer = ctypes.POINTER(N.fz_decimal)
        inner: List[Any] = [_pointer(made.indicators[one.id], N.fz_decimal) for one in indicators]
        table = N.fz_columns_table(
            size=ctypes.sizeof(N.fz_columns_table), count=count, indicator_count=len(inner),
            values=(pointer * len(rows))(*(ctypes.cast(row, pointer) for row in rows)),
            scores=_pointer(made.scores, N.fz_decimal), ranks=_pointer(made.ranks, ctypes.c_uint32),
            grades=_pointer(made.grades, ctypes.c_uint32), indicator_scores=(pointer * len(inner))(*inner),
            indicators=(ctypes.POINTER(N.fz_indicator) * len(inner))(*(one._p for one in indicators)))
        call(self._context, N.fz_columns_score, self._p, ctypes.byref(table))
        return made
