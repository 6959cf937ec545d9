"""Stages 阶段: the plans of units, which a ledger holds beside its records."""
import ctypes
import datetime
from typing import TYPE_CHECKING, Any, Dict, NamedTuple, Optional, Union, cast

from . import native as N
from ._enums import RecordState, StageDayKind, StageTextKind
from ._objects import Child
from ._values import Day, day_or_none, encode_day, encode_enum, text_or_none

if TYPE_CHECKING:
    from .ledger import Ledger


class Withdrawal(NamedTuple):
    """When, by whom and why a record or stage was withdrawn."""
    recorded: Optional[datetime.date]
    reporter: Optional[str]
    reason: Optional[str]


def withdrawal(function: Any, pointer: Any) -> Optional[Withdrawal]:
    """Of a record or stage: how it was withdrawn."""
    recorded, reporter, reason = N.fz_date(), ctypes.c_char_p(), ctypes.c_char_p()
    if not function(pointer, ctypes.byref(recorded), ctypes.byref(reporter), ctypes.byref(reason)):
        return None
    return Withdrawal(day_or_none(recorded.value), text_or_none(reporter.value), text_or_none(reason.value))


class Stage(Child):
    """A stage of the plan of a unit: what it will have done of a task, and by when.

    >>> import fazhi
    >>> ledger = fazhi.Ledger()
    >>> ledger.add_stage(name="起草", unit="县司法局", item="t50", until="2016-06-30")
    <Stage r1: 起草 县司法局 t50 until 2016-06-30>
    """

    __slots__ = ()

    @property
    def ledger(self) -> "Ledger":
        return cast("Ledger", self._owner)

    def text(self, kind: Union[StageTextKind, str]) -> Optional[str]:
        return text_or_none(N.fz_stage_text(self._p, encode_enum(kind, StageTextKind, "kind")))

    def day(self, kind: Union[StageDayKind, str]) -> Optional[datetime.date]:
        return day_or_none(N.fz_stage_day(self._p, encode_enum(kind, StageDayKind, "kind")))

    @property
    def id(self) -> str:
        return cast(str, self.text(StageTextKind.ID))

    @property
    def name(self) -> str:
        return cast(str, self.text(StageTextKind.NAME))

    @property
    def unit(self) -> Optional[str]:
        return self.text(StageTextKind.UNIT)

    @property
    def item(self) -> Optional[str]:
        """The id of a task."""
        return self.text(StageTextKind.ITEM)

    @property
    def reason(self) -> Optional[str]:
        """Why it corrects the stage whose place it takes."""
        return self.text(StageTextKind.REASON)

    @property
    def begins(self) -> Optional[datetime.date]:
        return self.day(StageDayKind.FROM)

    @property
    def until(self) -> datetime.date:
        """The day by which it is done."""
        return cast(datetime.date, self.day(StageDayKind.UNTIL))

    def state(self, known: Day = None) -> RecordState:
        """What became of it, as known on a day; without one all that was entered is known."""
        day = encode_day(known)
        with self.ledger._use():
            return RecordState(N.fz_stage_state_on(self._p, day))

    @property
    def replaces(self) -> Optional["Stage"]:
        return Stage._wrap(self._owner, N.fz_stage_replaces(self._p))

    @property
    def withdrawal(self) -> Optional[Withdrawal]:
        with self.ledger._use():
            return withdrawal(N.fz_stage_withdrawal, self._p)

    def to_record(self) -> Dict[str, Any]:
        """One flat dict: a row of a table."""
        record: Dict[str, Any] = {kind.name.lower(): self.text(kind) for kind in StageTextKind}
        record.update({"begins": self.begins, "until": self.until, "recorded": self.day(StageDayKind.RECORDED),
                       "state": self.state().name})
        return record

    def _said(self) -> str:
        said = [self.name, self.unit, self.item, f"until {self.until}"]
        return f"{self.id}: {' '.join(one for one in said if one)}"
