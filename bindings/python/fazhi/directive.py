"""The directive 实施意见: its head, and a sequence of its tasks."""
import ctypes
import datetime
from typing import TYPE_CHECKING, Any, Callable, Dict, Iterator, List, NamedTuple, Optional, Union, overload

from . import native as N
from ._calls import AnyFormat, encode_format, own, write_through
from ._enums import Field, Part
from ._objects import Finding, Saved, View, children, saved, texts
from ._values import Day, day_or_none, encode_enum, encode_index, pointers, required, text, text_or_none
from .context import Context
from .task import Numbers, Section, Sections, Task, Tasks, Texts
from .unit import Roles, Unit

if TYPE_CHECKING:
    from .compare import Comparison
    from .registry import Registry


class Basis(NamedTuple):
    """A document on which a directive rests."""
    title: str
    number: Optional[str]


class DocNumber(NamedTuple):
    """A document number split: 晋政发, 2015, 4."""
    prefix: str
    year: Optional[int]
    serial: Optional[int]


class Directive(Saved):
    """A directive 实施意见: a sequence of its tasks. It never changes; threads may share it.

    >>> import fazhi
    >>> directive = fazhi.builtin()
    >>> len(directive), directive[0].label, directive[16:18]
    (68, '1', <Tasks 17, 18>)
    """

    _prefix = "fz_directive"

    @classmethod
    def _borrow(cls, pointer: Any, context: Context, holder: Any) -> "Directive":
        """Of a directive that something else holds: with a reference of its own, and what that keeps."""
        return cls(own(N.fz_directive_ref(pointer), N.fz_directive_unref, holder._parent), context)

    def _roles(self, role: Roles) -> int:
        from .query import roles
        return roles(self._context, role)

    # ---- the document

    @property
    def id(self) -> Optional[str]:
        return text_or_none(N.fz_directive_id(self._p))

    @property
    def region(self) -> Optional[str]:
        return text_or_none(N.fz_directive_region(self._p))

    @property
    def source(self) -> Optional[str]:
        return text_or_none(N.fz_directive_source(self._p))

    @property
    def title(self) -> str:
        return text(N.fz_directive_title(self._p))

    def field(self, field: Union[Field, str]) -> List[str]:
        """What the head says: all values of a field.

        >>> import fazhi
        >>> fazhi.builtin().field(fazhi.Field.ISSUER), fazhi.builtin().field("kind")
        (['中阳县人民政府'], ['实施意见'])
        """
        return texts(self, N.fz_directive_field_count, N.fz_directive_field, encode_enum(field, Field, "field"))

    def day(self, field: Union[Field, str]) -> Optional[datetime.date]:
        """A day of the head: SIGNED, PUBLISHED, EFFECTIVE or REPEALED."""
        return day_or_none(N.fz_directive_day(self._p, encode_enum(field, Field, "field")))

    @property
    def signed(self) -> Optional[datetime.date]:
        return self.day(Field.SIGNED)

    @property
    def published(self) -> Optional[datetime.date]:
        return self.day(Field.PUBLISHED)

    @property
    def doc_number(self) -> Optional[str]:
        found = self.field(Field.DOC_NUMBER)
        return found[0] if found else None

    @property
    def doc_number_parts(self) -> Optional[DocNumber]:
        year, serial = ctypes.c_uint32(), ctypes.c_uint32()
        prefix = text_or_none(N.fz_directive_doc_number_parts(self._p, ctypes.byref(year), ctypes.byref(serial)))
        return None if prefix is None else DocNumber(prefix, year.value or None, serial.value or None)

    @property
    def basis(self) -> List[Basis]:
        pointer = self._p
        return [Basis(title, text_or_none(N.fz_directive_basis_number(pointer, index)))
                for index, title in enumerate(self.field(Field.BASIS))]

    def paragraphs(self, part: Union[Part, str]) -> List[str]:
        """The printed text of a part."""
        return texts(self, N.fz_directive_paragraph_count, N.fz_directive_paragraph, encode_enum(part, Part, "part"))

    @property
    def findings(self) -> View[Finding]:
        return children(Finding, self, self, N.fz_directive_finding_count, N.fz_directive_finding)

    @property
    def sections(self) -> View[Section]:
        """All sections, in document order; a section comes before those inside it."""
        return children(Section, self, self, N.fz_directive_section_count, N.fz_directive_section)

    # ---- units

    @property
    def units(self) -> View[Unit]:
        """The units, in the order of first mention."""
        return children(Unit, self, self, N.fz_directive_unit_count, N.fz_directive_unit)

    def unit(self, name: str) -> Optional[Unit]:
        """The unit of a name as written; None when the directive names none such."""
        return Unit._wrap(self, N.fz_directive_unit_by_name(self._p, required(name, "name")))

    def suggest_units(self, name: str) -> List[Unit]:
        """The units whose names come nearest to a name."""
        return [Unit(self, one) for one in pointers(N.fz_unit, N.fz_directive_suggest_units, self._p, required(name, "name"))]

    # ---- tasks

    def task(self, id: str) -> Optional[Task]:
        """The task of an id, such as "t17"."""
        return Task._wrap(self, N.fz_directive_task_by_id(self._p, required(id, "id")))

    def tasks(self, unit: Union[str, Unit, None] = None, role: Roles = None,
              section: Sections = None, number: Numbers = None, text: Texts = None, registry: Optional["Registry"] = None,
              date: Day = None, expand: bool = False) -> Tasks:
        """The tasks for which all conditions hold, in document order. See Query, which keeps conditions for several directives.

        >>> import fazhi
        >>> fazhi.builtin().tasks(unit="县司法局", role="first-lead")
        <Tasks 47, 50, 53, 59, 60, 61, 62>
        """
        from .query import Query
        return Query(unit=unit, role=role, section=section, number=number, text=text, registry=registry, date=date, expand=expand,
                     context=self._context).run(self)

    def __len__(self) -> int:
        return int(N.fz_directive_task_count(self._p))

    def __bool__(self) -> bool:
        return True

    @overload
    def __getitem__(self, index: int) -> Task: ...
    @overload
    def __getitem__(self, index: slice) -> Tasks: ...
    def __getitem__(self, index: Union[int, slice]) -> Union[Task, Tasks]:
        if isinstance(index, slice):
            return Tasks(self._task(one) for one in range(*index.indices(len(self))))
        return self._task(encode_index(index.__index__(), len(self)))

    def _task(self, index: int) -> Task:
        return Task(self, N.fz_directive_task(self._p, index))

    def __iter__(self) -> Iterator[Task]:
        for index in range(len(self)):
            yield self._task(index)

    def __reversed__(self) -> Iterator[Task]:
        for index in reversed(range(len(self))):
            yield self._task(index)

    def __contains__(self, task: object) -> bool:
        """Whether a task, section or unit belongs to it; of a str: whether it is the id of a task."""
        if isinstance(task, str):
            return self.task(task) is not None
        if isinstance(task, Section):
            return task in self.sections
        if isinstance(task, Unit):
            return task in self.units
        return isinstance(task, Task) and any(one == task for one in self)

    def __eq__(self, other: object) -> bool:
        """Whether both say the same; ids, places and findings do not count."""
        if not isinstance(other, Directive):
            return NotImplemented
        return bool(N.fz_directive_equal(self._p, other._p))

    def __hash__(self) -> int:
        return hash((self.title, len(self)))

    # ---- other forms

    def write(self, format: AnyFormat, write: Callable[[bytes], Any]) -> None:
        """Write it in a format that directives have: XML, JSON, AKN, TEXT or HTML."""
        write_through(self._context, write, N.fz_directive_write, self._p, encode_format(self._context, format))

    def to_bytes(self, format: AnyFormat) -> bytes:
        """All of it in a format.

        >>> import fazhi
        >>> fazhi.builtin().to_bytes(fazhi.Format.TEXT).decode().split()[0]
        '关于加快推进法治政府建设的实施意见'
        """
        return saved(self, N.fz_directive_write, self._p, encode_format(self._context, format))

    def to_json(self) -> str:
        return self.to_bytes("json").decode("utf-8")

    def to_records(self) -> List[Dict[str, Any]]:
        """A dict a task, for `pandas.DataFrame(directive.to_records())`.

        >>> import fazhi
        >>> row = fazhi.builtin().to_records()[46]
        >>> row["number"], row["section"], row["lead"]
        ('47', '九', ['县司法局', '县政府法制办'])
        """
        return [task.to_record() for task in self]

    def compare(self, new: "Directive") -> "Comparison":
        """What must be done to this directive to make another of it."""
        from .compare import compare
        return compare(self, new)

    def __repr__(self) -> str:
        return "<Directive closed>" if self.closed else f"<Directive {self.title}: {len(self)} tasks>"
