"""Watch rules 督办规则: states, lights and days off, by which supervision sees what is owed."""
import ctypes
import datetime
from typing import Any, Callable, List, NamedTuple, Optional, cast

from . import native as N
from ._calls import call
from ._enums import StateKind
from ._objects import Loader, Saved
from ._values import Day, Path, day_or_none, encode_day, encode_source, text, text_or_none
from .context import Context
from .ledger import Ledger


class State(NamedTuple):
    """A state 状态 and what it is."""
    name: str
    kind: StateKind


class Light(NamedTuple):
    """A rule for a light 灯: its name, its case as XML writes it ("overdue"), its days."""
    name: str
    when: str
    days: int


class Watch(Saved):
    """Watch rules. They never change; threads may share them.

    >>> import fazhi
    >>> watch = fazhi.Watch.builtin()
    >>> watch.is_workday("2016-10-08"), watch.is_workday("2016-10-09")  # two Saturdays and Sundays that were workdays
    (True, True)
    >>> [state.name for state in watch.states if state.kind == fazhi.StateKind.DONE]
    ['办结']
    """

    _prefix = "fz_watch"

    @classmethod
    def builtin(cls, context: Optional[Context] = None) -> "Watch":
        """The example that no authority has issued."""
        return cast(Watch, _load(context, "load_builtin"))

    @classmethod
    def load(cls, path: Path, context: Optional[Context] = None) -> "Watch":
        return cast(Watch, _load.load(context, path))

    @classmethod
    def load_bytes(cls, data: Any, source: Optional[str] = None, context: Optional[Context] = None) -> "Watch":
        return cast(Watch, _load.load_bytes(context, data, source))

    @classmethod
    def load_stream(cls, read: Callable[[int], Any], source: Optional[str] = None, context: Optional[Context] = None) -> "Watch":
        return cast(Watch, _load.load_stream(context, read, source))

    @property
    def id(self) -> Optional[str]:
        return text_or_none(N.fz_watch_id(self._p))

    @property
    def title(self) -> str:
        return text(N.fz_watch_title(self._p))

    @property
    def states(self) -> List[State]:
        pointer, kind, found = self._p, ctypes.c_int(), []
        for index in range(int(N.fz_watch_state_count(pointer))):
            name = text(N.fz_watch_state(pointer, index, ctypes.byref(kind)))
            found.append(State(name, StateKind(kind.value)))
        return found

    @property
    def lights(self) -> List[Light]:
        """The rules for lights: the first that fits is shown."""
        pointer, when, days, found = self._p, ctypes.c_char_p(), ctypes.c_uint32(), []
        for index in range(int(N.fz_watch_light_count(pointer))):
            name = text(N.fz_watch_light(pointer, index, ctypes.byref(when), ctypes.byref(days)))
            found.append(Light(name, text(when.value), days.value))
        return found

    def is_workday(self, day: Day) -> bool:
        return bool(N.fz_watch_is_workday(self._p, encode_day(day)))

    def move(self, day: Day) -> Optional[datetime.date]:
        """Where a due day moves by the rules; itself where it stays."""
        return day_or_none(N.fz_watch_move(self._p, encode_day(day)))

    def check(self, ledger: Ledger, source: Optional[str] = None) -> None:
        """See that every event of a ledger is a state of the rules; what is not is raised, with line and column."""
        if not isinstance(ledger, Ledger):
            raise TypeError(f"Ledger is wanted, not {type(ledger).__name__}")
        with ledger._use():
            call(self._context, N.fz_watch_check_ledger, self._p, ledger._p, encode_source(source))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Watch):
            return NotImplemented
        return bool(N.fz_watch_equal(self._p, other._p))

    def __hash__(self) -> int:
        return hash(self.title)

    def __repr__(self) -> str:
        return "<Watch closed>" if self.closed else f"<Watch {self.title}>"


_load = Loader(Watch, N.fz_watch, N.fz_watch_unref, "fz_watch")
