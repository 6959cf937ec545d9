"""The ledger 台账: what happened."""
import ctypes
from typing import Any, Callable, ContextManager, Dict, Iterator, List, Optional, Union, cast, overload

from . import native as N
from ._calls import Guard, call, make
from ._objects import Finding, Loader, Saved, View, children, saved
from ._turns import Turns, both
from ._values import Day, Number, Path, encode, encode_bytes, encode_day, encode_path, encode_source, required, text, text_or_none
from .context import Context, default_context
from .record import Record, record_values
from .stage import Stage


class Ledger(Saved):
    """A ledger: a sequence of records, in the order of entering. It is the one object that changes; a lock lets one thread at a
    time into it.

    >>> import fazhi
    >>> ledger = fazhi.Ledger()
    >>> ledger.add(date="2016-11-28", unit="县司法局", item="t50", event="完成")
    <Record r1: 2016-11-28 县司法局 t50 完成>
    >>> record = ledger.correct("r1", date="2016-12-02", unit="县司法局", item="t50", event="完成", reason="日期有误")
    >>> record.replaces.state().name
    'CORRECTED'
    >>> len(ledger), "r2" in ledger
    (2, True)
    """

    _prefix = "fz_ledger"

    def __init__(self, context: Optional[Context] = None, *, _pointer: Any = None) -> None:
        context = default_context() if context is None else context
        if _pointer is None:
            _pointer = make(context, N.fz_ledger, N.fz_ledger_unref, N.fz_ledger_new, context._p)
        super().__init__(_pointer, context)
        self._turns = Turns("ledger")

    @classmethod
    def load(cls, path: Path, encoding: Optional[str] = None, lenient: bool = False, context: Optional[Context] = None) -> "Ledger":
        """Load XML or CSV: the content tells which. Leniently, what is bad is left out and becomes a finding."""
        return cast(Ledger, _load.load(context, path, encode(encoding, "encoding"), _flags(lenient)))

    @classmethod
    def load_bytes(cls, data: Any, source: Optional[str] = None, encoding: Optional[str] = None, lenient: bool = False,
                   context: Optional[Context] = None) -> "Ledger":
        return cast(Ledger, _load.load_bytes(context, data, source, encode(encoding, "encoding"), _flags(lenient)))

    @classmethod
    def load_stream(cls, read: Callable[[int], Any], source: Optional[str] = None, encoding: Optional[str] = None,
                    lenient: bool = False, context: Optional[Context] = None) -> "Ledger":
        return cast(Ledger, _load.load_stream(context, read, source, encode(encoding, "encoding"), _flags(lenient)))

    def save(self, path: Path) -> None:
        with self._use():
            super().save(path)

    def save_stream(self, write: Callable[[bytes], Any]) -> None:
        write(self.to_xml())  # not within the lock: the function may add to the ledger

    def to_xml(self) -> bytes:
        with self._use():
            return super().to_xml()

    def to_csv(self) -> bytes:
        """CSV in UTF-8 with BOM, with a row for every record that was entered and every withdrawal."""
        with self._use():
            return saved(self, N.fz_ledger_save_csv, self._p)

    def to_json(self) -> str:
        """JSON, which loads to an equal ledger."""
        with self._use():
            return saved(self, N.fz_ledger_save_json, self._p).decode("utf-8")

    def _use(self, change: bool = False) -> ContextManager[None]:
        return self._turns.use(change)

    # ---- entering

    def add(self, date: Day, unit: Optional[str] = None, item: Optional[str] = None, event: Optional[str] = None,
            value: Optional[Number] = None, **more: Any) -> Record:
        """Enter a record. `more` may say id, matter, mark, rater, group, reporter, document, evidence, note, heads, due, deadline,
        rectified and recorded."""
        values = record_values(dict(more, date=date, unit=unit, item=item, event=event, value=value))
        record = ctypes.POINTER(N.fz_record)()
        with self._use(change=True):
            call(self._context, N.fz_ledger_add, self._p, ctypes.byref(values), ctypes.byref(record))
            return Record(self, record)

    def correct(self, id: str, date: Day, unit: Optional[str] = None, item: Optional[str] = None, event: Optional[str] = None,
                value: Optional[Number] = None, reason: Optional[str] = None, new_id: Optional[str] = None, **more: Any) -> Record:
        """Enter a record in the place of one that was wrong; it says everything, not only what differs."""
        values = record_values(dict(more, id=new_id, date=date, unit=unit, item=item, event=event, value=value))
        record = ctypes.POINTER(N.fz_record)()
        with self._use(change=True):
            call(self._context, N.fz_ledger_correct, self._p, required(id, "id"), ctypes.byref(values), encode(reason, "reason"),
                 ctypes.byref(record))
            return Record(self, record)

    def withdraw(self, id: str, recorded: Day = None, reporter: Optional[str] = None, reason: Optional[str] = None) -> None:
        """Withdraw a record. It stays, as withdrawn."""
        with self._use(change=True):
            call(self._context, N.fz_ledger_withdraw, self._p, required(id, "id"), encode_day(recorded),
                 encode(reporter, "reporter"), encode(reason, "reason"))

    def append(self, other: "Ledger") -> None:
        """Add all that was entered in another ledger."""
        if not isinstance(other, Ledger):
            raise TypeError(f"a ledger is appended, not {type(other).__name__}")
        with both(self._turns, other._turns), other._use(), self._use(change=self is not other):
            call(self._context, N.fz_ledger_append, self._p, other._p)

    def add_stage(self, name: str, until: Day, unit: Optional[str] = None, item: Optional[str] = None, begins: Day = None,
                  id: Optional[str] = None, reporter: Optional[str] = None, document: Optional[str] = None,
                  evidence: Optional[str] = None, note: Optional[str] = None, recorded: Day = None, corrects: Optional[str] = None,
                  reason: Optional[str] = None) -> Stage:
        """Enter a stage of a plan; with `corrects`, the id of another, in the place of that. `withdraw` withdraws it."""
        values = N.fz_stage_values(size=ctypes.sizeof(N.fz_stage_values), name=encode(name, "name"), until=encode_day(until),
                                   recorded=encode_day(recorded))
        setattr(values, "from", encode_day(begins))  # a word of Python's own
        for field, value in (("id", id), ("unit", unit), ("item", item), ("reporter", reporter), ("document", document),
                             ("evidence", evidence), ("note", note), ("corrects", corrects), ("reason", reason)):
            setattr(values, field, encode(value, field))
        stage = ctypes.POINTER(N.fz_stage)()
        with self._use(change=True):
            call(self._context, N.fz_ledger_add_stage, self._p, ctypes.byref(values), ctypes.byref(stage))
            return Stage(self, stage)

    # ---- reading further files

    def read(self, path: Path, encoding: Optional[str] = None, lenient: bool = False) -> None:
        """Read a file behind what is there: all of it or nothing. Its records may correct those of earlier files."""
        with self._use(change=True):
            call(self._context, N.fz_ledger_read_path, self._p, encode_path(path), encode(encoding, "encoding"), _flags(lenient))

    def read_bytes(self, data: Any, source: Optional[str] = None, encoding: Optional[str] = None, lenient: bool = False) -> None:
        """Read bytes behind what is there.

        >>> import fazhi
        >>> ledger = fazhi.Ledger()
        >>> for month in ("10", "11"):
        ...     ledger.read_bytes(f"单位,情形,日期\\n县司法局,完成,2016-{month}-01".encode(), source=f"{month}.csv")
        >>> ledger.records, ledger[1].source, ledger[1].place
        ([<Record r1: 2016-10-01 县司法局 完成>, <Record r2: 2016-11-01 县司法局 完成>], '11.csv', <Place line 2, column 1>)
        """
        data = encode_bytes(data)
        with self._use(change=True):
            call(self._context, N.fz_ledger_read_memory, self._p, data, len(data), encode_source(source),
                 encode(encoding, "encoding"), _flags(lenient))

    def read_stream(self, read: Callable[[int], Any], source: Optional[str] = None, encoding: Optional[str] = None,
                    lenient: bool = False) -> None:
        """Read through a function behind what is there. It must not use the ledger; what it raises comes out of this call."""
        guard = Guard()
        with self._use(change=True):
            call(self._context, N.fz_ledger_read_callback, self._p, guard.reader(read), None, encode_source(source),
                 encode(encoding, "encoding"), _flags(lenient), guard=guard)

    # ---- reading

    @property
    def id(self) -> Optional[str]:
        return text_or_none(N.fz_ledger_id(self._p))

    @property
    def title(self) -> str:
        with self._use():
            return text(N.fz_ledger_title(self._p))

    @title.setter
    def title(self, title: Optional[str]) -> None:
        with self._use(change=True):
            call(self._context, N.fz_ledger_set_title, self._p, encode(title, "title"))

    @property
    def records(self) -> View[Record]:
        return View(lambda: len(self), self._record)

    def record(self, id: str) -> Optional[Record]:
        """The record of an id."""
        with self._use():
            return Record._wrap(self, N.fz_ledger_record_by_id(self._p, required(id, "id")))

    @property
    def stages(self) -> View[Stage]:
        """The plans, in the order of entering."""
        return View(self._stage_count, self._stage)

    def _stage_count(self) -> int:
        with self._use():
            return int(N.fz_ledger_stage_count(self._p))

    def _stage(self, index: int) -> Stage:
        with self._use():
            return Stage(self, N.fz_ledger_stage(self._p, index))

    def stage(self, id: str) -> Optional[Stage]:
        """The stage of an id."""
        with self._use():
            return Stage._wrap(self, N.fz_ledger_stage_by_id(self._p, required(id, "id")))

    @property
    def findings(self) -> List[Finding]:
        """What a lenient loading left out, and why."""
        with self._use():
            return children(Finding, self, self, N.fz_ledger_finding_count, N.fz_ledger_finding)[:]

    def _record(self, index: int) -> Record:
        with self._use():
            return Record(self, N.fz_ledger_record(self._p, index))

    def __len__(self) -> int:
        with self._use():
            return int(N.fz_ledger_record_count(self._p))

    def __bool__(self) -> bool:
        return True

    @overload
    def __getitem__(self, index: int) -> Record: ...
    @overload
    def __getitem__(self, index: slice) -> List[Record]: ...
    def __getitem__(self, index: Union[int, slice]) -> Union[Record, List[Record]]:
        return self.records[index]

    def __iter__(self) -> Iterator[Record]:
        return iter(self.records)

    def __contains__(self, record: object) -> bool:
        """Whether a record belongs to it; of a str: whether it is the id of one."""
        return self.record(record) is not None if isinstance(record, str) else any(one == record for one in self)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Ledger):
            return NotImplemented
        with both(self._turns, other._turns), self._use(), other._use():
            return bool(N.fz_ledger_equal(self._p, other._p))

    __hash__ = None  # type: ignore[assignment]

    def to_records(self) -> List[Dict[str, Any]]:
        """A dict a record, for pandas.DataFrame."""
        return [record.to_record() for record in self]

    def __repr__(self) -> str:
        return "<Ledger closed>" if self.closed else f"<Ledger {self.title}: {len(self)} records>"


def _flags(lenient: bool) -> int:
    return int(N.FZ_LEDGER_LENIENT) if lenient else 0


_load = Loader(lambda pointer, context: Ledger(context, _pointer=pointer), N.fz_ledger, N.fz_ledger_unref, "fz_ledger")
