"""Two versions of a directive compared, task by task."""
import enum
from typing import Any, Callable, Dict, Iterator, List, NamedTuple, Optional, Union, cast, overload

from . import native as N
from ._calls import AnyFormat, encode_format, make, write_through
from ._enums import AssignmentChange, ChangeKind, Field, Part, PieceKind
from ._objects import Child, Handle, View, Written, children
from ._values import encode_count, text, text_or_none
from .directive import Directive
from .task import Section, Task
from .unit import Assignment


class ChangeFlag(enum.IntFlag):
    """What else is to be known of a change."""
    SPELLING = 1
    UNCERTAIN = 2
    COARSE = 4


class Piece(NamedTuple):
    """A piece of a changed text."""
    kind: PieceKind
    text: str


class AssignmentChanged(NamedTuple):
    """What has happened to an assignment."""
    kind: AssignmentChange
    old: Optional[Assignment]
    new: Optional[Assignment]


class Change(Child):
    """One difference."""

    __slots__ = ()

    @property
    def comparison(self) -> "Comparison":
        return cast("Comparison", self._owner)

    @property
    def kind(self) -> ChangeKind:
        return ChangeKind(N.fz_change_kind_of(self._p))

    @property
    def flags(self) -> ChangeFlag:
        return ChangeFlag(N.fz_change_flags(self._p))

    @property
    def old_task(self) -> Optional[Task]:
        return Task._wrap(self.comparison.old, N.fz_change_old_task(self._p))

    @property
    def new_task(self) -> Optional[Task]:
        return Task._wrap(self.comparison.new, N.fz_change_new_task(self._p))

    @property
    def old_section(self) -> Optional[Section]:
        return Section._wrap(self.comparison.old, N.fz_change_old_section(self._p))

    @property
    def new_section(self) -> Optional[Section]:
        return Section._wrap(self.comparison.new, N.fz_change_new_section(self._p))

    @property
    def field(self) -> Optional[Field]:
        """The field of a change of the head."""
        return Field(N.fz_change_field(self._p)) if self.kind == ChangeKind.HEAD else None

    @property
    def part(self) -> Optional[Part]:
        """The part of a change of a part."""
        return Part(N.fz_change_part(self._p)) if self.kind == ChangeKind.PART else None

    @property
    def old_text(self) -> Optional[str]:
        return text_or_none(N.fz_change_old_text(self._p))

    @property
    def new_text(self) -> Optional[str]:
        return text_or_none(N.fz_change_new_text(self._p))

    @property
    def pieces(self) -> List[Piece]:
        pointer = self._p
        return [Piece(PieceKind(N.fz_change_piece_kind(pointer, index)), text(N.fz_change_piece_text(pointer, index)))
                for index in range(int(N.fz_change_piece_count(pointer)))]

    @property
    def assignments(self) -> List[AssignmentChanged]:
        pointer, both = self._p, self.comparison
        return [AssignmentChanged(AssignmentChange(N.fz_change_assignment_kind(pointer, index)),
                                  Assignment._wrap(both.old, N.fz_change_assignment_old(pointer, index)),
                                  Assignment._wrap(both.new, N.fz_change_assignment_new(pointer, index)))
                for index in range(int(N.fz_change_assignment_count(pointer)))]

    def to_record(self) -> Dict[str, Any]:
        old, new = self.old_task, self.new_task
        return {"kind": self.kind.name, "old_task": old.id if old else None, "new_task": new.id if new else None,
                "old_text": self.old_text, "new_text": self.new_text}

    def _said(self) -> str:
        of = [one.id if one else "-" for one in (self.old_task, self.new_task)]
        return f"{self.kind.name.lower()} {of[0]} → {of[1]}"


class Comparison(Handle, Written):
    """Two directives compared: a sequence of changes. It never changes; threads may share it.

    >>> import fazhi
    >>> old = fazhi.builtin()
    >>> new = fazhi.load_bytes(old.to_xml().replace("广泛宣传".encode(), "大力宣传".encode()))
    >>> for change in old.compare(new):
    ...     print(change, [piece.text for piece in change.pieces if piece.kind != fazhi.PieceKind.EQUAL])
    <Change text t47 → t47> ['广泛', '大力']
    """

    def __init__(self, pointer: Any, context: Any) -> None:
        super().__init__(pointer, context)
        # References of its own, so that whoever closes the directives that were compared closes nothing here.
        self._old = Directive._borrow(N.fz_comparison_old(pointer), context, pointer)
        self._new = Directive._borrow(N.fz_comparison_new(pointer), context, pointer)

    @property
    def old(self) -> Directive:
        self._p
        return self._old

    @property
    def new(self) -> Directive:
        self._p
        return self._new

    @property
    def changes(self) -> View[Change]:
        return children(Change, self, self, N.fz_comparison_change_count, N.fz_comparison_change)

    def count(self, kind: ChangeKind) -> int:
        """How many changes of a kind there are."""
        return int(N.fz_comparison_kind_count(self._p, int(kind)))

    def write(self, format: AnyFormat, write: Callable[[bytes], Any], width: int = 0) -> None:
        """Write it as text for people (TABLE) or JSON."""
        write_through(self._context, write, N.fz_comparison_write, self._p, encode_format(self._context, format), 0,
                      encode_count(width, "width"))

    def to_json(self) -> str:
        return self.to_text("json")

    def to_records(self) -> List[Dict[str, Any]]:
        """A dict a change, for pandas.DataFrame."""
        return [change.to_record() for change in self]

    def __len__(self) -> int:
        return len(self.changes)

    @overload
    def __getitem__(self, index: int) -> Change: ...
    @overload
    def __getitem__(self, index: slice) -> List[Change]: ...
    def __getitem__(self, index: Union[int, slice]) -> Union[Change, List[Change]]:
        return self.changes[index]

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes)

    def __contains__(self, change: object) -> bool:
        return change in self.changes

    def __repr__(self) -> str:
        return "<Comparison closed>" if self.closed else f"<Comparison: {len(self)} changes>"


def compare(old: Directive, new: Directive) -> Comparison:
    """Compare two directives."""
    for one in (old, new):
        if not isinstance(one, Directive):
            raise TypeError(f"directives are compared, not {type(one).__name__}")
    context = old._context
    return Comparison(make(context, N.fz_comparison, N.fz_comparison_unref, N.fz_compare, context._p, old._p, new._p), context)
