"""The units 单位 of a directive, their assignments 分工, and the requirements 要求 of its tasks."""
import ctypes
import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Dict, Iterable, Optional, Union, cast

from . import native as N
from ._enums import Bound, Period, RequirementKind, Role, UnitKind
from ._objects import Child
from ._values import Place, day_or_none, decimal, place_of, text, text_or_none

if TYPE_CHECKING:
    from .directive import Directive
    from .task import Task
    from .task import Tasks

Roles = Union[Role, str, Iterable[Union[Role, str]], None]


class Unit(Child):
    """A unit 单位 as one directive names it."""

    __slots__ = ()

    @property
    def directive(self) -> "Directive":
        return cast("Directive", self._owner)

    @property
    def name(self) -> str:
        return text(N.fz_unit_name(self._p))

    @property
    def kind(self) -> UnitKind:
        return UnitKind(N.fz_unit_kind_of(self._p))

    def task_count(self, role: Roles = Role.ANY) -> int:
        """In how many tasks it has one of some roles; each counts once.

        >>> import fazhi
        >>> fazhi.builtin().unit("县政府法制办").task_count("lead")
        41
        """
        return int(N.fz_unit_task_count(self._p, self.directive._roles(role)))

    def shared_task_count(self, other: "Unit", role: Roles = Role.ANY, other_role: Roles = Role.ANY) -> int:
        """In how many tasks this unit and another of the same directive both have one of some roles each."""
        if not isinstance(other, Unit):
            raise TypeError(f"other must be Unit, not {type(other).__name__}")
        directive = self.directive
        if other.directive._address() != directive._address():
            raise ValueError("the units belong to two directives")
        return int(N.fz_directive_shared_task_count(directive._p, self._p, directive._roles(role), other._p,
                                                    directive._roles(other_role)))

    def tasks(self, role: Roles = None) -> "Tasks":
        """The tasks in which it has one of some roles."""
        return self.directive.tasks(unit=self.name, role=role)

    def __str__(self) -> str:
        return self.name

    def _said(self) -> str:
        return self.name


class Assignment(Child):
    """An assignment 分工: task × unit × role × rank."""

    __slots__ = ()

    @property
    def task(self) -> "Task":
        from .task import Task
        return Task(self._owner, N.fz_assignment_task(self._p))

    @property
    def unit(self) -> Unit:
        return Unit(self._owner, N.fz_assignment_unit(self._p))

    @property
    def role(self) -> Role:
        return Role(N.fz_assignment_role(self._p))

    @property
    def rank(self) -> int:
        """The rank among those of its role in its task, from 1."""
        return int(N.fz_assignment_rank(self._p))

    @property
    def is_open(self) -> bool:
        """Whether the list goes on after this unit (等)."""
        return bool(N.fz_assignment_is_open(self._p))

    @property
    def is_collective(self) -> bool:
        """Whether the unit stands for several."""
        return bool(N.fz_assignment_is_collective(self._p))

    @property
    def full_name(self) -> Optional[str]:
        """The name completed where the text left its prefix out."""
        return text_or_none(N.fz_assignment_full_name(self._p))

    @property
    def place(self) -> Optional[Place]:
        return place_of(N.fz_assignment_place, self._p)

    def to_record(self) -> Dict[str, Any]:
        task = self.task
        return {"task": task.id, "number": task.label, "unit": self.unit.name, "role": self.role.name, "rank": self.rank,
                "open": self.is_open, "collective": self.is_collective, "full_name": self.full_name}

    def _said(self) -> str:
        return f"{self.task.id}: {self.unit.name} {str(self.role.name).lower()} {self.rank}"


class Requirement(Child):
    """A requirement 要求 in the text of a task, typed."""

    __slots__ = ()

    @property
    def task(self) -> "Task":
        from .task import Task
        return Task(self._owner, N.fz_requirement_task(self._p))

    @property
    def kind(self) -> RequirementKind:
        return RequirementKind(N.fz_requirement_kind_of(self._p))

    @property
    def text(self) -> str:
        """The words that demand it, exactly as they stand in the task's text."""
        return text(N.fz_requirement_text(self._p))

    @property
    def start(self) -> int:
        """Where the words begin: `task.text[start:]` begins with them."""
        before = self.task.text.encode("utf-8")[:int(N.fz_requirement_offset(self._p))]
        return len(before.decode("utf-8"))

    @property
    def paragraph(self) -> int:
        """Which paragraph of the task holds the words, from 0."""
        return int(N.fz_requirement_paragraph(self._p))

    @property
    def place(self) -> Optional[Place]:
        return place_of(N.fz_requirement_place, self._p)

    @property
    def number(self) -> Optional[Decimal]:
        value = N.fz_decimal()
        return decimal(value.value) if N.fz_requirement_number(self._p, ctypes.byref(value)) else None

    @property
    def unit(self) -> Optional[str]:
        """The unit of the number as written: 次, 个, %."""
        return text_or_none(N.fz_requirement_unit(self._p))

    @property
    def bound(self) -> Bound:
        return Bound(N.fz_requirement_bound(self._p))

    @property
    def period(self) -> Period:
        return Period(N.fz_requirement_period(self._p))

    @property
    def month(self) -> Optional[int]:
        return int(N.fz_requirement_month(self._p)) or None

    @property
    def day(self) -> Optional[int]:
        return int(N.fz_requirement_day(self._p)) or None

    @property
    def at_end(self) -> bool:
        """Whether it falls on the last day of its month or period."""
        return bool(N.fz_requirement_at_end(self._p))

    @property
    def date(self) -> Optional[datetime.date]:
        return day_or_none(N.fz_requirement_date(self._p))

    def to_record(self) -> Dict[str, Any]:
        return {"task": self.task.id, "kind": self.kind.name, "text": self.text, "number": self.number, "unit": self.unit,
                "bound": self.bound.name, "period": self.period.name, "month": self.month, "day": self.day, "at_end": self.at_end,
                "date": self.date}

    def _said(self) -> str:
        return f"{self.kind.name.lower()}: {self.text}"
