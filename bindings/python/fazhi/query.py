"""Queries: who owes what."""
import ctypes
from typing import Any, Callable, Iterable, List, NamedTuple, Optional, Union

from . import native as N
from ._calls import AnyFormat, call, contexts, encode_format, own, status_error, write_through
from ._enums import Role, Way
from ._objects import Handle
from ._values import Day, encode_count, encode_day, pointers, required
from .context import Context, default_context
from .directive import Directive
from .task import Numbers, Section, Sections, Task, Tasks, Texts
from .unit import Assignment, Roles, Unit
from .registry import Body, Registry


class Hit(NamedTuple):
    """An assignment by which a task was found."""
    assignment: Assignment
    body: Optional[Body]
    way: Way
    verified: bool


_ALL_ROLES = int(Role.ANY | Role.FIRST_LEAD | Role.JOINT_LEAD)


def roles(context: Context, role: Roles) -> int:
    """A set of roles for C, from Role, from names as people write them, or from several of these. None is any role.

    >>> import fazhi
    >>> roles(fazhi.default_context(), ["lead", "配合"])
    3
    """
    if role is None:
        return 0
    if isinstance(role, str):
        found = ctypes.c_uint32()
        call(context, N.fz_role_parse, context._p, required(role, "role"), ctypes.byref(found))
        return found.value
    if isinstance(role, int):
        if isinstance(role, bool) or not ~_ALL_ROLES <= role <= _ALL_ROLES:
            raise ValueError(f"role cannot be {role!r}")
        return role & _ALL_ROLES  # ~Role.LEAD is negative in some versions of Python
    try:
        each = [roles(context, one) for one in role]
    except TypeError:
        raise TypeError(f"a role must be Role, str or several of them, not {type(role).__name__}") from None
    return int(sum({1 << bit for value in each for bit in range(32) if value >> bit & 1}))


def _several(value: Any, *singles: type) -> List[Any]:
    if value is None:
        return []
    return [value] if isinstance(value, singles) else list(value)


class Query(Handle):
    """Conditions over tasks, made once and run on any number of directives. It does not change; threads may share it.

    >>> import fazhi
    >>> query = fazhi.Query(unit="县政府办", role="lead", section="七")
    >>> query.run(fazhi.builtin())
    <Tasks 30, 31, 33, 37>

    Conditions of different kinds must all hold. Of several sections, or several numbers, one will do; several texts must all be
    there. With a `registry`, `unit` means the body that the name resolves to on `date`; `expand` lets collectives stand for their
    members.
    """

    def __init__(self, unit: Union[str, Unit, None] = None, role: Roles = None,
                 section: Sections = None, number: Numbers = None, text: Texts = None, registry: Optional[Registry] = None,
                 date: Day = None, expand: bool = False, context: Optional[Context] = None) -> None:
        context = default_context() if context is None else context
        super().__init__(_new(context), context)
        self._registry = registry
        if unit is not None or role is not None:
            name = unit.name if isinstance(unit, Unit) else unit
            self._add(N.fz_query_unit, None if name is None else required(name, "unit"), roles(context, role))
        for one in _several(section, str, int, Section):
            written = one.id if isinstance(one, Section) else str(one) if isinstance(one, int) else one
            self._add(N.fz_query_section, required(written, "section"))
        for one in _several(number, str, int):
            self._add(N.fz_query_number, required(str(one) if isinstance(one, int) else one, "number"))
        for one in _several(text, str):
            self._add(N.fz_query_text, required(one, "text"))
        if registry is not None:
            if not isinstance(registry, Registry):
                raise TypeError(f"registry must be Registry, not {type(registry).__name__}")
            self._pointer._parent = contexts(context, registry._p)
            self._add(N.fz_query_registry, registry._p, encode_day(date), N.FZ_QUERY_EXPAND if expand else 0)
        elif date is not None or expand:
            raise ValueError("date and expand need a registry")

    def _add(self, function: Any, *arguments: Any) -> None:
        call(self._context, function, self._p, *arguments)

    def run(self, directive: Directive) -> Tasks:
        """The tasks of a directive for which all conditions hold, in document order."""
        return Tasks(Task(directive, one) for one in pointers(N.fz_task, N.fz_query_run, self._p, self._of(directive)))

    def count(self, directive: Directive) -> int:
        """How many tasks they are."""
        return int(N.fz_query_run(self._p, self._of(directive), None, 0))

    @staticmethod
    def _of(directive: Directive) -> Any:
        if not isinstance(directive, Directive):
            raise TypeError(f"a directive is wanted, not {type(directive).__name__}")
        return directive._p

    def hits(self, task: Task) -> List[Hit]:
        """By which assignments a task is found: those that hold the condition on units."""
        if not isinstance(task, Task):
            raise TypeError(f"a task is wanted, not {type(task).__name__}")
        pointer, its = self._p, task._p
        count = int(N.fz_query_hits(pointer, its, None, 0))
        hits = (N.fz_hit * max(count, 1))()
        hits[0].size = ctypes.sizeof(N.fz_hit)
        N.fz_query_hits(pointer, its, hits, count)
        return [self._hit(task, hits[index]) for index in range(count)]

    def _hit(self, task: Task, hit: Any) -> Hit:
        body = Body._wrap(self._registry, hit.body) if self._registry is not None else None
        return Hit(Assignment(task._owner, hit.assignment), body, Way(hit.way), bool(hit.verified))

    def write(self, tasks: Iterable[Task], format: AnyFormat, write: Callable[[bytes], Any], width: int = 0, bom: bool = False) -> None:
        """Write tasks that it found, and beside each how it was found."""
        tasks = list(tasks)
        write_through(self._context, write, N.fz_query_write, self._p, task_array(tasks), len(tasks),
                      encode_format(self._context, format), N.FZ_EXPORT_BOM if bom else 0, encode_count(width, "width"))

    def __repr__(self) -> str:
        return "<Query closed>" if self.closed else "<Query>"


def _new(context: Context) -> Any:
    pointer = ctypes.POINTER(N.fz_query)()
    status = N.fz_query_new(context._p, ctypes.byref(pointer))
    if status:
        raise status_error(status)
    return own(pointer, N.fz_query_unref, context._p)


def task_array(tasks: List[Task]) -> Any:
    for task in tasks:
        if not isinstance(task, Task):
            raise TypeError(f"tasks are wanted, not {type(task).__name__}")
    return (ctypes.POINTER(N.fz_task) * len(tasks))(*[task._p for task in tasks])


def write_tasks(tasks: Iterable[Task], format: AnyFormat, write: Callable[[bytes], Any], width: int = 0, bom: bool = False,
                context: Optional[Context] = None) -> None:
    """Write tasks as a table, JSON or CSV.

    >>> import fazhi, sys
    >>> tasks = fazhi.builtin().tasks(number=47)
    >>> fazhi.write_tasks(tasks, fazhi.Format.JSON, lambda data: None)
    """
    tasks = list(tasks)
    context = default_context() if context is None else context
    write_through(context, write, N.fz_tasks_write, context._p, task_array(tasks), len(tasks), encode_format(context, format),
                  N.FZ_EXPORT_BOM if bom else 0, encode_count(width, "width"))


def write_units(units: Iterable[Unit], format: AnyFormat, write: Callable[[bytes], Any], registry: Optional[Registry] = None,
                date: Day = None, width: int = 0, bom: bool = False, expand: bool = False, context: Optional[Context] = None) -> None:
    """Write units of one directive and what they carry."""
    units = list(units)
    for unit in units:
        if not isinstance(unit, Unit):
            raise TypeError(f"units are wanted, not {type(unit).__name__}")
    context = default_context() if context is None else context
    array = (ctypes.POINTER(N.fz_unit) * len(units))(*[unit._p for unit in units])
    flags = (N.FZ_EXPORT_BOM if bom else 0) | (N.FZ_EXPORT_EXPAND if expand else 0)
    write_through(context, write, N.fz_units_write, context._p, array, len(units), None if registry is None else registry._p,
                  encode_day(date), encode_format(context, format), flags, encode_count(width, "width"))
