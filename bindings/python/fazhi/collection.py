"""The collection: thousands of directives, loaded and asked as one."""
import ctypes
from typing import Any, ContextManager, Dict, Iterable, Iterator, List, Optional, Tuple, Union, overload

from . import native as N
from ._calls import Progress, call, own, status_error
from ._objects import Handle
from ._values import Day, Path, address, encode_day, encode_index, pointers, required
from ._turns import Turns
from .context import Context, default_context
from .directive import Directive
from .task import Numbers, Section, Sections, Task, Tasks, Texts
from .unit import Roles, Unit
from .opening import OnError, Opening
from .query import Query, roles
from .registry import Body, Registry


class Collection(Handle):
    """Directives with an index over all of them: a sequence of directives. A lock lets one thread at a time into it.

    >>> import fazhi
    >>> collection = fazhi.Collection()
    >>> collection.add(fazhi.builtin())
    >>> collection.add(fazhi.import_text('''关于做好今冬明春工作的实施意见
    ...
    ... 1.加强巡查。
    ... 牵头单位：县司法局
    ... '''))
    >>> [(task.directive.title, task.label) for task in collection.tasks(unit="县司法局", role="lead")][-2:]
    [('关于加快推进法治政府建设的实施意见', '62'), ('关于做好今冬明春工作的实施意见', '1')]
    """

    def __init__(self, context: Optional[Context] = None) -> None:
        context = default_context() if context is None else context
        pointer = ctypes.POINTER(N.fz_collection)()
        status = N.fz_collection_new(context._p, ctypes.byref(pointer))
        if status:
            raise status_error(status)
        # The contexts of its directives and of its registry must live as long as C may use them, so the pointer keeps all of them.
        self._members: Dict[int, Directive] = {}
        self._registry: List[Registry] = []
        super().__init__(own(pointer, N.fz_collection_unref, (context._p, self._members, self._registry)), context)
        self._turns = Turns("collection")

    def _use(self, change: bool = False) -> ContextManager[None]:
        return self._turns.use(change)

    # ---- directives come and go

    def add(self, directive: Directive) -> None:
        """Add a directive at the end. One that is there already is refused."""
        if not isinstance(directive, Directive):
            raise TypeError(f"Directive is wanted, not {type(directive).__name__}")
        with self._use(change=True):
            call(self._context, N.fz_collection_add, self._p, directive._p)
            self._members[directive._address()] = Directive._borrow(directive._p, directive._context, directive._p)

    def remove(self, directive: Directive) -> None:
        """Take a directive out. The index over all tasks follows; the directive itself stays as it is."""
        if not isinstance(directive, Directive):
            raise TypeError(f"Directive is wanted, not {type(directive).__name__}")
        with self._use(change=True):
            call(self._context, N.fz_collection_remove, self._p, directive._p)
            self._members.pop(directive._address(), None)

    def load(self, paths: Iterable[Path], encoding: Optional[str] = None, threads: int = 0, on_error: Optional[OnError] = None,
             progress: Optional[Progress] = None) -> None:
        """Open many files, by several threads, and add each directive in the order of the paths.

        `on_error` is told the path and the error of each bad file, and the others go on; without it the first one is raised, and
        nothing is changed. What a callback raises comes out of this call, and nothing is changed either.
        """
        opening = Opening(paths, encoding, threads, on_error, progress)
        with self._use(change=True):
            call(self._context, N.fz_collection_load_paths, self._p, *opening.arguments, guard=opening.guard)

    def _member(self, pointer: Any) -> Directive:
        where = address(pointer)
        found = self._members.get(where)
        if found is None:
            found = Directive(own(N.fz_directive_ref(pointer), N.fz_directive_unref, self._context._p), self._context)
            found = self._members.setdefault(where, found)
        return Directive._borrow(found._p, found._context, found._p)

    def set_registry(self, registry: Optional[Registry], date: Day = None) -> None:
        """Index all units by the bodies that they are on a day, those of directives that are added later too; None drops that."""
        if registry is not None and not isinstance(registry, Registry):
            raise TypeError(f"Registry is wanted, not {type(registry).__name__}")
        with self._use(change=True):
            call(self._context, N.fz_collection_set_registry, self._p, None if registry is None else registry._p, encode_day(date))
            self._registry[:] = [] if registry is None else [registry._again()]

    # ---- questions

    @property
    def task_count(self) -> int:
        """How many tasks all directives have together."""
        with self._use():
            return int(N.fz_collection_task_count(self._p))

    def tasks(self, unit: Union[str, Unit, None] = None, role: Roles = None, section: Sections = None, number: Numbers = None,
              text: Texts = None, registry: Optional[Registry] = None, date: Day = None, expand: bool = False) -> Tasks:
        """The tasks of all directives for which all conditions hold: as `directive.tasks`, directive by directive."""
        return self.run(Query(unit=unit, role=role, section=section, number=number, text=text, registry=registry, date=date,
                              expand=expand, context=self._context))

    def run(self, query: Query) -> Tasks:
        """The tasks of all directives that a query finds."""
        if not isinstance(query, Query):
            raise TypeError(f"Query is wanted, not {type(query).__name__}")
        return self._tasks(N.fz_collection_run, query._p)

    def unit_tasks(self, unit: str, role: Roles = None) -> Tasks:
        """The tasks of a unit in one of some roles, whatever way its name is written."""
        return self._tasks(N.fz_collection_unit_tasks, required(unit, "unit"), roles(self._context, role))

    def body_tasks(self, body: Body, role: Roles = None) -> Tasks:
        """The tasks of a body of the collection's registry in one of some roles."""
        if not isinstance(body, Body):
            raise TypeError(f"Body is wanted, not {type(body).__name__}")
        return self._tasks(N.fz_collection_body_tasks, body._p, roles(self._context, role))

    def sections(self, heading: str) -> List[Section]:
        """The sections of all directives that bear a label or a title: 七, or 依法全面履行政府职能."""
        with self._use():
            found = pointers(N.fz_section, N.fz_collection_sections, self._p, required(heading, "heading"))
            return [Section(owner, one) for owner, one in self._owned(found, N.fz_section_directive)]

    def _tasks(self, function: Any, *arguments: Any) -> Tasks:
        with self._use():
            found = pointers(N.fz_task, function, self._p, *arguments)
            return Tasks(Task(owner, one) for owner, one in self._owned(found, N.fz_task_directive))

    def _owned(self, found: List[Any], function: Any) -> Iterator[Tuple[Directive, Any]]:
        """What was found, each with its directive, of which neighbours share one object."""
        owner, where = None, 0
        for one in found:
            pointer = function(one)
            if owner is None or address(pointer) != where:
                owner, where = self._member(pointer), address(pointer)
            yield owner, one

    # ---- a sequence of directives

    def __len__(self) -> int:
        with self._use():
            return int(N.fz_collection_count(self._p))

    def __bool__(self) -> bool:
        return True

    @overload
    def __getitem__(self, index: int) -> Directive: ...
    @overload
    def __getitem__(self, index: slice) -> List[Directive]: ...
    def __getitem__(self, index: Union[int, slice]) -> Union[Directive, List[Directive]]:
        with self._use():
            if isinstance(index, slice):
                return [self._directive(one) for one in range(*index.indices(len(self)))]
            return self._directive(encode_index(index.__index__(), len(self)))

    def _directive(self, index: int) -> Directive:
        return self._member(N.fz_collection_directive(self._p, index))

    def __iter__(self) -> Iterator[Directive]:
        return iter(self[:])

    def __contains__(self, directive: object) -> bool:
        """Whether it was added, or is of a file that was loaded; an equal one does not count."""
        return isinstance(directive, Directive) and any(one._address() == directive._address() for one in self)

    def __repr__(self) -> str:
        return "<Collection closed>" if self.closed else f"<Collection: {len(self)} directives, {self.task_count} tasks>"
