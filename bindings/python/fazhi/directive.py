"""The directive, its sections, tasks, units, assignments and requirements."""
import ctypes
import datetime
from decimal import Decimal
from typing import (TYPE_CHECKING, Any, Callable, Dict, Iterable, Iterator, List, NamedTuple, Optional, Tuple, Union, cast,
                    overload)

from . import native as N
from ._calls import AnyFormat, Guard, encode_format, own, write_through
from ._enums import Bound, Field, Part, Period, RequirementKind, Role, UnitKind
from ._objects import Child, Finding, Loader, Saved, View, children, saved, texts
from ._values import (Day, Path, Place, day_or_none, decimal, encode, encode_bytes, encode_enum, encode_index, encode_path,
                      encode_source, place_of, pointers, required, text, text_or_none)
from .context import Context

if TYPE_CHECKING:
    from .compare import Comparison
    from .registry import Registry

Roles = Union[Role, str, Iterable[Union[Role, str]], None]


Sections = Union[str, int, "Section", Iterable[Union[str, int, "Section"]], None]
Numbers = Union[str, int, Iterable[Union[str, int]], None]
Texts = Union[str, Iterable[str], None]


class Due(NamedTuple):
    """A deadline: as printed, the day, and how it recurs (day, week, month, quarter, half-year, year)."""
    text: str
    day: Optional[datetime.date]
    every: Optional[str]


class Person(NamedTuple):
    """A person whom a task names, and as what."""
    name: str
    office: Optional[str]


class Basis(NamedTuple):
    """A document on which a directive rests."""
    title: str
    number: Optional[str]


class DocNumber(NamedTuple):
    """A document number split: 晋政发, 2015, 4."""
    prefix: str
    year: Optional[int]
    serial: Optional[int]


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


class Section(Child):
    """A section 部分: a sequence of its tasks, those of inner sections included."""

    __slots__ = ()

    @property
    def directive(self) -> "Directive":
        return cast("Directive", self._owner)

    @property
    def id(self) -> str:
        return text(N.fz_section_id(self._p))

    @property
    def label(self) -> Optional[str]:
        """As written, without decoration: 二 of 二、."""
        return text_or_none(N.fz_section_label(self._p))

    @property
    def mark(self) -> Optional[str]:
        """As printed before the title: 二、."""
        return text_or_none(N.fz_section_mark(self._p))

    @property
    def number(self) -> Optional[int]:
        return int(N.fz_section_number(self._p)) or None

    @property
    def title(self) -> str:
        return text(N.fz_section_title(self._p))

    @property
    def parent(self) -> Optional["Section"]:
        return Section._wrap(self._owner, N.fz_section_parent(self._p))

    @property
    def paragraphs(self) -> List[str]:
        return texts(self, N.fz_section_paragraph_count, N.fz_section_paragraph)

    @property
    def tasks(self) -> View["Task"]:
        return children(Task, self._owner, self, N.fz_section_task_count, N.fz_section_task)

    @property
    def place(self) -> Optional[Place]:
        return place_of(N.fz_section_place, self._p)

    def __len__(self) -> int:
        return len(self.tasks)

    def __bool__(self) -> bool:
        return True

    @overload
    def __getitem__(self, index: int) -> "Task": ...
    @overload
    def __getitem__(self, index: slice) -> List["Task"]: ...
    def __getitem__(self, index: Union[int, slice]) -> Union["Task", List["Task"]]:
        return self.tasks[index]

    def __iter__(self) -> Iterator["Task"]:
        return iter(self.tasks)

    def __contains__(self, task: object) -> bool:
        return task in self.tasks

    def _said(self) -> str:
        return f"{self.id}: {self.mark or ''}{self.title}"


class Task(Child):
    """A task 任务: one numbered measure."""

    __slots__ = ()

    @property
    def directive(self) -> "Directive":
        return cast("Directive", self._owner)

    @property
    def index(self) -> int:
        """Its place in document order, from 0."""
        return int(N.fz_task_index(self._p))

    @property
    def id(self) -> str:
        return text(N.fz_task_id(self._p))

    @property
    def label(self) -> Optional[str]:
        """The number as written, without decoration: 17, 一, 1/2."""
        return text_or_none(N.fz_task_label(self._p))

    @property
    def mark(self) -> Optional[str]:
        return text_or_none(N.fz_task_mark(self._p))

    @property
    def number(self) -> Optional[int]:
        return int(N.fz_task_number(self._p)) or None

    @property
    def text(self) -> str:
        """Without mark and without who is responsible; paragraphs are parted by LF."""
        return text(N.fz_task_text(self._p))

    @property
    def section(self) -> Optional[Section]:
        """The innermost section that it stands in."""
        return Section._wrap(self._owner, N.fz_task_section(self._p))

    @property
    def assignments(self) -> View[Assignment]:
        return children(Assignment, self._owner, self, N.fz_task_assignment_count, N.fz_task_assignment)

    def units(self, role: Roles = Role.ANY) -> List[Unit]:
        """The units with one of some roles, in the order of the text.

        >>> import fazhi
        >>> fazhi.builtin().task("t47").units("lead")
        [<Unit 县司法局>, <Unit 县政府法制办>]
        """
        wanted = self.directive._roles(role)
        return [one.unit for one in self.assignments if _role_bits(one) & wanted]

    @property
    def requirements(self) -> View[Requirement]:
        return children(Requirement, self._owner, self, N.fz_task_requirement_count, N.fz_task_requirement)

    @property
    def is_open_ended(self) -> bool:
        """Whether a list of its units ends in 等 or names a collective."""
        return bool(N.fz_task_is_open_ended(self._p))

    @property
    def dues(self) -> List[Due]:
        pointer = self._p
        return [Due(text(N.fz_task_due_text(pointer, index)), day_or_none(N.fz_task_due_day(pointer, index)),
                    text_or_none(N.fz_task_due_every(pointer, index))) for index in range(int(N.fz_task_due_count(pointer)))]

    @property
    def persons(self) -> List[Person]:
        pointer = self._p
        return [Person(text(N.fz_task_person_name(pointer, index)), text_or_none(N.fz_task_person_office(pointer, index)))
                for index in range(int(N.fz_task_person_count(pointer)))]

    @property
    def fields(self) -> List[Tuple[str, str]]:
        """Further columns of a table and labelled lines: name and text. A name may come twice."""
        pointer = self._p
        return [(text(N.fz_task_field_name(pointer, index)), text(N.fz_task_field_text(pointer, index)))
                for index in range(int(N.fz_task_field_count(pointer)))]

    @property
    def place(self) -> Optional[Place]:
        return place_of(N.fz_task_place, self._p)

    def to_record(self) -> Dict[str, Any]:
        """One flat dict: a row of a table."""
        section = self.section
        assignments = [(one.role, one.unit.name) for one in self.assignments]
        record: Dict[str, Any] = {"id": self.id, "number": self.label, "section": section.label if section else None,
                                  "section_title": section.title if section else None, "text": self.text}
        for role in (Role.LEAD, Role.COOPERATE, Role.RESPONSIBLE):
            record[str(role.name).lower()] = [name for its, name in assignments if its == role]
        dues = self.dues
        record.update(open_ended=self.is_open_ended, deadline=dues[0].text if dues else None, due=dues[0].day if dues else None)
        return record

    def _said(self) -> str:
        words = self.text
        return f"{self.id}: {self.mark or ''}{words[:20]}{'…' if len(words) > 20 else ''}"


def _role_bits(assignment: Assignment) -> int:
    role = assignment.role
    if role == Role.LEAD:
        return int(role | (Role.FIRST_LEAD if assignment.rank == 1 else Role.JOINT_LEAD))
    return int(role)


class Tasks(Tuple[Task, ...]):
    """The tasks that a query found, in document order."""

    __slots__ = ()

    def to_records(self) -> List[Dict[str, Any]]:
        """A dict a task, for `pandas.DataFrame(tasks.to_records())`."""
        return [task.to_record() for task in self]

    def to_bytes(self, format: AnyFormat, width: int = 0, bom: bool = False) -> bytes:
        """All of them as table, JSON or CSV.

        >>> import fazhi
        >>> print(fazhi.builtin().tasks(number=50).to_bytes("csv").decode().splitlines()[0][:13])
        编号,部分,部分标题,小节
        """
        from .query import write_tasks
        parts: List[bytes] = []
        write_tasks(self, format, parts.append, width, bom)
        return b"".join(parts)

    def __repr__(self) -> str:
        if any(task._owner.closed for task in self):
            return "<Tasks closed>"
        return f"<Tasks {', '.join(task.label or task.id for task in self) or 'none'}>"


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


_load = Loader(Directive, N.fz_directive, N.fz_directive_unref, "fz_directive")


def builtin(context: Optional[Context] = None) -> Directive:
    """The directive that the library carries.

    >>> import fazhi
    >>> fazhi.builtin()
    <Directive 关于加快推进法治政府建设的实施意见: 68 tasks>
    """
    return cast(Directive, _load(context, "load_builtin"))


def load(path: Path, context: Optional[Context] = None) -> Directive:
    """Load a directive from a file in whatever form it is: XML is loaded, text and HTML are imported."""
    return cast(Directive, _load(context, "open_path", encode_path(path)))


def load_xml(path: Path, context: Optional[Context] = None) -> Directive:
    """Load directive XML from a file, and nothing else."""
    return cast(Directive, _load.load(context, path))


def load_bytes(data: Any, source: Optional[str] = None, context: Optional[Context] = None) -> Directive:
    """Load a directive from bytes in whatever form it is."""
    data = encode_bytes(data)
    return cast(Directive, _load(context, "open_memory", data, len(data), encode_source(source)))


def load_text(text: str, source: Optional[str] = None, context: Optional[Context] = None) -> Directive:
    """Load directive XML from a str.

    >>> import fazhi
    >>> fazhi.load_text('<directive xmlns="urn:libfazhi:directive:1"><head/></directive>')
    <Directive : 0 tasks>
    """
    if not isinstance(text, str):
        raise TypeError(f"text must be str, not {type(text).__name__}")
    return cast(Directive, _load.load_bytes(context, text.encode("utf-8"), source))


def load_stream(read: Callable[[int], Any], source: Optional[str] = None, context: Optional[Context] = None) -> Directive:
    """Load a directive through a function that gives at most so many bytes, b"" at the end: the `read` of a binary file.

    What it raises comes out of this call.
    """
    guard = Guard()
    return cast(Directive, _load(context, "open_callback", guard.reader(read), None, encode_source(source), guard=guard))


def import_path(path: Path, encoding: Optional[str] = None, context: Optional[Context] = None) -> Directive:
    """Import a text or a page from a file."""
    return cast(Directive, _load(context, "import_path", encode_path(path), encode(encoding, "encoding")))


def import_bytes(data: Any, source: Optional[str] = None, encoding: Optional[str] = None,
                 context: Optional[Context] = None) -> Directive:
    """Import a text or a page from bytes; without `encoding` the bytes tell it."""
    data = encode_bytes(data)
    return cast(Directive, _load(context, "import_memory", data, len(data), encode_source(source), encode(encoding, "encoding")))


def import_text(text: str, source: Optional[str] = None, context: Optional[Context] = None) -> Directive:
    """Import a text or a page from a str.

    >>> import fazhi
    >>> directive = fazhi.import_text('''关于做好今冬明春工作的实施意见
    ...
    ... 一、主要任务
    ... 1.加强巡查。每月不少于两次。
    ... 牵头单位：县财政局
    ... 配合单位：县教育局、县水利局
    ... ''')
    >>> directive.tasks(unit="县财政局", role="lead")
    <Tasks 1>
    >>> directive[0].requirements
    [<Requirement frequency: 每月不少于两次>]
    """
    if not isinstance(text, str):
        raise TypeError(f"text must be str, not {type(text).__name__}")
    return import_bytes(text.encode("utf-8"), source, "UTF-8", context)


def import_stream(read: Callable[[int], Any], source: Optional[str] = None, encoding: Optional[str] = None,
                  context: Optional[Context] = None) -> Directive:
    """Import a text or a page through a function that gives at most so many bytes, b"" at the end."""
    guard = Guard()
    return cast(Directive, _load(context, "import_callback", guard.reader(read), None, encode_source(source),
                                 encode(encoding, "encoding"), guard=guard))
