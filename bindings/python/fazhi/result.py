"""What one unit scored: its result 结果, the items of it, and the steps 步骤 by which each came about."""
import ctypes
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Callable, Dict, Iterator, List, NamedTuple, Optional, Tuple, Union, cast, overload

from . import native as N
from ._calls import AnyFormat, encode_format, write_through
from ._enums import Applies, Language, Standing, StepKind
from ._objects import Child, View, Written, children
from ._values import decimal, encode_count, encode_enum, required, sized_text, text, text_or_none
from .scheme import Indicator, optional_decimal
from .task import Section, Task

if TYPE_CHECKING:
    from .report import Report


class Gate(NamedTuple):
    """A gate that holds for a unit, and whether it changed the score, the rank or the grade."""
    name: str
    changed: bool


def export_flags(bom: bool, explain: bool, all: bool) -> int:
    return int((N.FZ_EXPORT_BOM if bom else 0) | (N.FZ_EXPORT_EXPLAIN if explain else 0) | (N.FZ_EXPORT_ALL if all else 0))


class Step(Child):
    """A step 步骤 of the derivation of an item."""

    __slots__ = ()

    @property
    def kind(self) -> StepKind:
        return StepKind(N.fz_step_kind_of(self._p))

    @property
    def amount(self) -> Decimal:
        """What it adds to the score, rounded to six places where it has more."""
        return decimal(N.fz_step_amount(self._p))

    @property
    def exact(self) -> Fraction:
        """What it adds to the score, never rounded."""
        return Fraction(sized_text(N.fz_step_exact, self._p))

    @property
    def rule(self) -> Optional[str]:
        return text_or_none(N.fz_step_rule(self._p))

    @property
    def item(self) -> Optional["Item"]:
        """The item whose score it brings in."""
        return Item._wrap(self._owner, N.fz_step_item(self._p))

    @property
    def records(self) -> List[str]:
        """The ids of the records that it rests on."""
        pointer = self._p
        return [text(N.fz_step_record(pointer, index)) for index in range(int(N.fz_step_record_count(pointer)))]

    def text(self, language: Union[Language, str, None] = None) -> str:
        """A sentence that can be checked with a pencil, in the language of the context or in another."""
        chosen = self._owner._context.language if language is None else language
        return sized_text(N.fz_step_text, self._p, encode_enum(chosen, Language, "language"))

    def __str__(self) -> str:
        return self.text()

    def _said(self) -> str:
        return f"{self.kind.name.lower()} {self.amount}"


class Item(Child):
    """The total or one indicator of one unit."""

    __slots__ = ()

    @property
    def report(self) -> "Report":
        return cast("Report", self._owner)

    @property
    def id(self) -> str:
        return text(N.fz_item_id(self._p))

    @property
    def indicator(self) -> Indicator:
        return Indicator(self.report.scheme, N.fz_item_indicator(self._p))

    @property
    def task(self) -> Optional[Task]:
        directive = self.report.directive
        return None if directive is None else Task._wrap(directive, N.fz_item_task(self._p))

    @property
    def section(self) -> Optional[Section]:
        directive = self.report.directive
        return None if directive is None else Section._wrap(directive, N.fz_item_section(self._p))

    @property
    def result(self) -> "Result":
        return Result(self._owner, N.fz_item_result(self._p))

    @property
    def parent(self) -> Optional["Item"]:
        return Item._wrap(self._owner, N.fz_item_parent(self._p))

    @property
    def children(self) -> View["Item"]:
        return children(Item, self._owner, self, N.fz_item_child_count, N.fz_item_child)

    @property
    def applies(self) -> Applies:
        """Applies.APPLIES, or why it does not."""
        return Applies(N.fz_item_applies(self._p))

    @property
    def points(self) -> Decimal:
        return decimal(N.fz_item_points(self._p))

    @property
    def points_exact(self) -> Fraction:
        return Fraction(sized_text(N.fz_item_points_exact, self._p))

    @property
    def score(self) -> Decimal:
        """The score, rounded to six places where it has more. See `applies`: what does not apply may be given a score."""
        return decimal(N.fz_item_score(self._p))

    @property
    def exact(self) -> Fraction:
        """The score, never rounded."""
        return Fraction(sized_text(N.fz_item_exact, self._p))

    @property
    def is_approximate(self) -> bool:
        """Whether a logarithm or a root is in the score."""
        return bool(N.fz_item_is_approximate(self._p))

    @property
    def steps(self) -> View[Step]:
        """How the score is derived: the amounts add up to it, exactly."""
        return children(Step, self._owner, self, N.fz_item_step_count, N.fz_item_step)

    def to_record(self) -> Dict[str, Any]:
        return {"unit": self.result.unit, "id": self.id, "name": self.indicator.name, "applies": self.applies.name,
                "points": self.points, "score": self.score}

    def _said(self) -> str:
        return f"{self.id}: {self.score} of {self.points}"


class Result(Child, Written):
    """The result 结果 of one unit: a sequence of items, the total first."""

    __slots__ = ()

    @property
    def report(self) -> "Report":
        return cast("Report", self._owner)

    @property
    def unit(self) -> str:
        return text(N.fz_result_unit(self._p))

    @property
    def class_id(self) -> Optional[str]:
        return text_or_none(N.fz_result_class(self._p))

    @property
    def score(self) -> Optional[Decimal]:
        """The total score, rounded as the scheme says."""
        return optional_decimal(N.fz_result_score, self._p)

    @property
    def standing(self) -> Standing:
        return Standing(N.fz_result_standing(self._p))

    @property
    def rank(self) -> Optional[int]:
        return int(N.fz_result_rank(self._p)) or None

    @property
    def grade(self) -> Optional[str]:
        return text_or_none(N.fz_result_grade(self._p))

    @property
    def grade_by_score(self) -> Optional[str]:
        """The grade by the score alone, before quotas and gates."""
        return text_or_none(N.fz_result_grade_by_score(self._p))

    @property
    def is_not_met(self) -> bool:
        return bool(N.fz_result_is_not_met(self._p))

    @property
    def gates(self) -> List[Gate]:
        pointer, changed, found = self._p, ctypes.c_int(), []
        for index in range(int(N.fz_result_gate_count(pointer))):
            name = text(N.fz_result_gate(pointer, index, ctypes.byref(changed)))
            found.append(Gate(name, bool(changed.value)))
        return found

    @property
    def total(self) -> Item:
        return self.items[0]

    @property
    def items(self) -> View[Item]:
        return children(Item, self._owner, self, N.fz_result_item_count, N.fz_result_item)

    def item(self, id: str) -> Optional[Item]:
        """The item of an id, such as "task.t17"."""
        return Item._wrap(self._owner, N.fz_result_item_of(self._p, required(id, "id")))

    def section(self, section: Section) -> Optional[Tuple[Decimal, Decimal]]:
        """Full marks and score of the tasks of a section; None when none of them applies."""
        directive = self.report.directive
        if not isinstance(section, Section):
            raise TypeError(f"a section is wanted, not {type(section).__name__}")
        own = None if directive is None else next((one for one in directive.sections if one == section), None)
        if own is None:
            raise ValueError("the section belongs to another directive")
        points, score = N.fz_decimal(), N.fz_decimal()
        if not N.fz_result_section(self._p, own._p, ctypes.byref(points), ctypes.byref(score)):
            return None
        return decimal(points.value), decimal(score.value)

    def __len__(self) -> int:
        return len(self.items)

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> List[Item]: ...
    def __getitem__(self, index: Union[int, slice]) -> Union[Item, List[Item]]:
        return self.items[index]

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items)

    def __contains__(self, item: object) -> bool:
        return self.item(item) is not None if isinstance(item, str) else item in self.items

    def write(self, format: AnyFormat, write: Callable[[bytes], Any], width: int = 0, bom: bool = False, explain: bool = False,
              all: bool = False) -> None:
        """Write it: table, JSON, CSV or XML; with its derivation where the form has that apart, and what does not apply too."""
        context = self._owner._context
        write_through(context, write, N.fz_result_write, self._p, encode_format(context, format), export_flags(bom, explain, all),
                      encode_count(width, "width"))

    def to_records(self) -> List[Dict[str, Any]]:
        """A dict an item, for pandas.DataFrame."""
        return [item.to_record() for item in self]

    def to_record(self) -> Dict[str, Any]:
        return {"unit": self.unit, "class": self.class_id, "score": self.score, "grade": self.grade, "rank": self.rank,
                "standing": self.standing.name, "not_met": self.is_not_met}

    def _said(self) -> str:
        return f"{self.unit}: {self.score}{' ' + self.grade if self.grade else ''}"
