"""Obligations 事项: what one unit owes of one task by one day."""
import ctypes
import datetime
from typing import TYPE_CHECKING, Any, Dict, NamedTuple, Optional, cast

from . import native as N
from ._enums import DueSource, ObligationKind, Role, StateKind
from ._objects import Child
from ._values import day_or_none, text, text_or_none
from .task import Task

if TYPE_CHECKING:
    from .supervision import Supervision


class ObligationState(NamedTuple):
    """A state 状态, since when, and the id of the record that says so."""
    name: str
    kind: StateKind
    date: Optional[datetime.date]
    record: Optional[str]


class Obligation(Child):
    """What one unit owes of one task by one day, and how that stands."""

    __slots__ = ()

    @property
    def supervision(self) -> "Supervision":
        return cast("Supervision", self._owner)

    @property
    def id(self) -> str:
        """With the unit it names an obligation, the same on every day."""
        return text(N.fz_obligation_id(self._p))

    @property
    def unit(self) -> str:
        return text(N.fz_obligation_unit(self._p))

    @property
    def task(self) -> Task:
        return Task(self.supervision.directive, N.fz_obligation_task(self._p))

    @property
    def roles(self) -> Role:
        """In which roles the unit bears the task, itself or through a collective."""
        return Role(N.fz_obligation_roles(self._p))

    @property
    def kind(self) -> ObligationKind:
        return ObligationKind(N.fz_obligation_kind_of(self._p))

    @property
    def what(self) -> str:
        """What is to be done: the text of the task, the words of the requirement or the due, the name of the stage."""
        return text(N.fz_obligation_what(self._p))

    @property
    def times(self) -> int:
        """How often it is to be done; 1 unless it is a frequency."""
        return int(N.fz_obligation_times(self._p, None))

    @property
    def times_done(self) -> int:
        done = ctypes.c_uint32()
        N.fz_obligation_times(self._p, ctypes.byref(done))
        return int(done.value)

    @property
    def due(self) -> Optional[datetime.date]:
        return day_or_none(N.fz_obligation_due(self._p, None, None))

    @property
    def due_source(self) -> DueSource:
        """Where the due day comes from."""
        source = ctypes.c_int()
        N.fz_obligation_due(self._p, ctypes.byref(source), None)
        return DueSource(source.value)

    @property
    def first_due(self) -> Optional[datetime.date]:
        """What the due day was before it moved and any record changed it."""
        first = N.fz_date()
        N.fz_obligation_due(self._p, None, ctypes.byref(first))
        return day_or_none(first.value)

    @property
    def state(self) -> Optional[ObligationState]:
        """Its state; None when no record is about it."""
        kind, date, record = ctypes.c_int(), N.fz_date(), ctypes.c_char_p()
        name = N.fz_obligation_state(self._p, ctypes.byref(kind), ctypes.byref(date), ctypes.byref(record))
        if name is None:
            return None
        return ObligationState(text(name), StateKind(kind.value), day_or_none(date.value), text_or_none(record.value))

    @property
    def done(self) -> Optional[datetime.date]:
        """The day on which it was done."""
        return day_or_none(N.fz_obligation_done(self._p))

    @property
    def was_returned(self) -> bool:
        return bool(N.fz_obligation_was_returned(self._p))

    @property
    def days(self) -> Optional[int]:
        """How many days are left, or were left when it was done; negative when it is late, None without a due day."""
        days = ctypes.c_int32()
        return int(days.value) if N.fz_obligation_days(self._p, ctypes.byref(days)) else None

    @property
    def is_overdue(self) -> bool:
        return bool(N.fz_obligation_is_overdue(self._p))

    @property
    def light(self) -> Optional[str]:
        return text_or_none(N.fz_obligation_light(self._p, None))

    @property
    def light_rule(self) -> Optional[int]:
        """Which of `watch.lights` gave the light."""
        rule = ctypes.c_size_t()
        return int(rule.value) if N.fz_obligation_light(self._p, ctypes.byref(rule)) is not None else None

    @property
    def stage_count(self) -> int:
        """How many stages the unit has for the task."""
        return int(N.fz_obligation_stage_count(self._p))

    def to_record(self) -> Dict[str, Any]:
        """One flat dict: a row of a table."""
        state = self.state
        return {"unit": self.unit, "id": self.id, "task": self.task.id, "kind": self.kind.name, "what": self.what, "due": self.due,
                "state": state.name if state else None, "done": self.done, "days": self.days, "overdue": self.is_overdue,
                "light": self.light, "times": self.times, "times_done": self.times_done}

    def _said(self) -> str:
        return f"{self.unit} {self.id} due {self.due}{' ' + self.light if self.light else ''}"
