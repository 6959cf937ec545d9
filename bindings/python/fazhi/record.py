"""A record 记录 of a ledger, and what a new one says."""
import ctypes
import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Dict, Optional, Union, cast

from . import native as N
from ._enums import RecordDayKind, RecordState, RecordTextKind
from ._objects import Child
from ._values import Day, Place, day_or_none, encode, encode_count, encode_day, encode_decimal, encode_enum, place_of, text_or_none
from .scheme import optional_decimal
from .stage import Withdrawal, withdrawal

if TYPE_CHECKING:
    from .ledger import Ledger

_TEXTS = ("id", "unit", "item", "event", "matter", "mark", "rater", "group", "reporter", "document", "evidence", "note")
_DAYS = ("date", "due", "deadline", "rectified", "recorded")


class Record(Child):
    """A record 记录 of a ledger."""

    __slots__ = ()

    @property
    def ledger(self) -> "Ledger":
        return cast("Ledger", self._owner)

    def text(self, kind: Union[RecordTextKind, str]) -> Optional[str]:
        return text_or_none(N.fz_record_text(self._p, encode_enum(kind, RecordTextKind, "kind")))

    def day(self, kind: Union[RecordDayKind, str]) -> Optional[datetime.date]:
        return day_or_none(N.fz_record_day(self._p, encode_enum(kind, RecordDayKind, "kind")))

    @property
    def id(self) -> str:
        return cast(str, self.text(RecordTextKind.ID))

    @property
    def unit(self) -> Optional[str]:
        return self.text(RecordTextKind.UNIT)

    @property
    def item(self) -> Optional[str]:
        """The id of a task or an indicator."""
        return self.text(RecordTextKind.ITEM)

    @property
    def event(self) -> Optional[str]:
        return self.text(RecordTextKind.EVENT)

    @property
    def reason(self) -> Optional[str]:
        """Why it corrects the record whose place it takes."""
        return self.text(RecordTextKind.REASON)

    @property
    def value(self) -> Optional[Decimal]:
        return optional_decimal(N.fz_record_value, self._p)

    @property
    def date(self) -> datetime.date:
        return cast(datetime.date, self.day(RecordDayKind.DATE))

    @property
    def heads(self) -> Optional[int]:
        return int(N.fz_record_heads(self._p)) or None

    def state(self, known: Day = None) -> RecordState:
        """What became of it, as known on a day; without one all that was entered is known."""
        day = encode_day(known)
        with self.ledger._use():
            return RecordState(N.fz_record_state_on(self._p, day))

    @property
    def replaces(self) -> Optional["Record"]:
        return Record._wrap(self._owner, N.fz_record_replaces(self._p))

    @property
    def replaced_by(self) -> Optional["Record"]:
        with self.ledger._use():
            return Record._wrap(self._owner, N.fz_record_replaced_by(self._p))

    @property
    def withdrawal(self) -> Optional[Withdrawal]:
        with self.ledger._use():
            return withdrawal(N.fz_record_withdrawal, self._p)

    @property
    def place(self) -> Optional[Place]:
        """Where it begins in what it was read from; None of a record that was entered by a call."""
        return place_of(N.fz_record_place, self._p)

    @property
    def source(self) -> Optional[str]:
        """What it was read from."""
        return text_or_none(N.fz_record_source(self._p))

    def to_record(self) -> Dict[str, Any]:
        record: Dict[str, Any] = {name: self.text(RecordTextKind[name.upper()]) for name in _TEXTS}
        record.update({name: self.day(RecordDayKind[name.upper()]) for name in _DAYS})
        record.update(value=self.value, heads=self.heads, state=self.state().name)
        return record

    def _said(self) -> str:
        said = [self.unit, self.item, self.event, None if self.value is None else str(self.value)]
        return f"{self.id}: {self.date} {' '.join(one for one in said if one)}"


def record_values(given: Dict[str, Any]) -> Any:
    """The struct of a new record. What keeps its texts alive is the struct itself."""
    values = N.fz_record_values(size=ctypes.sizeof(N.fz_record_values))
    for name, value in given.items():
        if value is None:
            continue
        if name in _TEXTS:
            setattr(values, name, encode(value, name))
        elif name in _DAYS:
            setattr(values, name, encode_day(value))
        elif name == "value":
            values.value, values.has_value = encode_decimal(value), 1
        elif name == "heads":
            values.heads = encode_count(value, "heads")
        else:
            raise TypeError(f"a record has no {name}")
    return values
