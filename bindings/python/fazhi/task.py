"""The sections 部分 and tasks 任务 of a directive."""
import datetime
from typing import TYPE_CHECKING, Any, Dict, Iterable, Iterator, List, NamedTuple, Optional, Tuple, Union, cast, overload

from . import native as N
from ._calls import AnyFormat
from ._enums import Role
from ._objects import Child, View, children, texts
from ._values import Place, day_or_none, place_of, text, text_or_none
from .unit import Assignment, Requirement, Roles, Unit

if TYPE_CHECKING:
    from .directive import Directive

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
