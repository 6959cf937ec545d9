"""The registry 机构名录: which bodies there are, and who they were."""
import ctypes
import datetime
from typing import Any, Callable, Dict, Iterator, List, NamedTuple, Optional, Tuple, Union, cast, overload

from . import native as N
from ._calls import Guard, call, own
from ._enums import BodyKind, Code, Reason, Severity, SuccessionKind
from ._objects import Child, Finding, Loader, Saved, View, children, saved
from ._values import Day, Path, day_or_none, encode_day, pointers, required, text, text_or_none
from .context import Context
from .directive import Directive
from .unit import Unit


class UnitFinding(NamedTuple):
    """What the check of a directive's units found of one of them."""
    unit: Unit
    severity: Severity
    code: Code
    message: str


class Match(NamedTuple):
    """A body that a name may mean, and why; `via` is the body that the name means by itself where another has its place."""
    body: "Body"
    reason: Reason
    via: Optional["Body"]
    verified: bool


class Body(Child):
    """A body 机构, or a collective of them."""

    __slots__ = ()

    @property
    def id(self) -> str:
        return text(N.fz_body_id(self._p))

    @property
    def name(self) -> str:
        return text(N.fz_body_name(self._p))

    @property
    def aliases(self) -> List[Tuple[str, Reason]]:
        """Its other names, each with SHORT or ALIAS."""
        pointer, reason, found = self._p, ctypes.c_int32(), []
        for index in range(int(N.fz_body_alias_count(pointer))):
            name = text(N.fz_body_alias(pointer, index, ctypes.byref(reason)))
            found.append((name, Reason(reason.value)))
        return found

    @property
    def kind(self) -> BodyKind:
        return BodyKind(N.fz_body_kind_of(self._p))

    @property
    def level(self) -> Optional[str]:
        return text_or_none(N.fz_body_level(self._p))

    @property
    def assessment_class(self) -> Optional[str]:
        return text_or_none(N.fz_body_class(self._p))

    @property
    def parent(self) -> Optional["Body"]:
        return Body._wrap(self._owner, N.fz_body_parent(self._p))

    @property
    def since(self) -> Optional[datetime.date]:
        """Its first day, where that is known."""
        return day_or_none(N.fz_body_from(self._p))

    @property
    def until(self) -> Optional[datetime.date]:
        """Its last day; None when it exists still, or that is not known."""
        return day_or_none(N.fz_body_until(self._p))

    def code(self, scheme: str) -> Optional[str]:
        """Its uscc, organization or region code."""
        return text_or_none(N.fz_body_code(self._p, required(scheme, "scheme")))

    @property
    def source(self) -> Optional[str]:
        return text_or_none(N.fz_body_source(self._p))

    @property
    def is_verified(self) -> bool:
        return bool(N.fz_body_is_verified(self._p))

    def successors(self, date: Day) -> List["Body"]:
        """Who has its place on a day: itself while it exists, else those that came after it."""
        return self._bodies(N.fz_body_successors, date)

    def members(self, date: Day = None) -> List["Body"]:
        """Whom a collective stands for on a day."""
        return self._bodies(N.fz_body_members, date)

    def _bodies(self, function: Any, date: Day) -> List["Body"]:
        return [Body(self._owner, one) for one in pointers(N.fz_body, function, self._p, encode_day(date))]

    def to_record(self) -> Dict[str, Any]:
        return {"id": self.id, "name": self.name, "aliases": [name for name, _ in self.aliases], "kind": self.kind.name,
                "level": self.level, "class": self.assessment_class, "from": self.since, "until": self.until,
                "verified": self.is_verified, "source": self.source}

    def _said(self) -> str:
        return f"{self.id}: {self.name}"


class Succession(Child):
    """A succession 沿革: on a day, some bodies took the place of others."""

    __slots__ = ()

    @property
    def kind(self) -> SuccessionKind:
        return SuccessionKind(N.fz_succession_kind_of(self._p))

    @property
    def date(self) -> datetime.date:
        """The first day of the new order."""
        return cast(datetime.date, day_or_none(N.fz_succession_date(self._p)))

    @property
    def before(self) -> List[Body]:
        """The bodies that ended."""
        return self._bodies(N.fz_succession_from)

    @property
    def after(self) -> List[Body]:
        """The bodies that took their place."""
        return self._bodies(N.fz_succession_to)

    def _bodies(self, function: Any) -> List[Body]:
        pointer = self._p
        found: List[Body] = []
        while True:
            body = Body._wrap(self._owner, function(pointer, len(found)))
            if body is None:
                return found
            found.append(body)

    @property
    def source(self) -> Optional[str]:
        return text_or_none(N.fz_succession_source(self._p))

    @property
    def is_verified(self) -> bool:
        return bool(N.fz_succession_is_verified(self._p))

    def _said(self) -> str:
        names = [", ".join(body.name for body in bodies) for bodies in (self.before, self.after)]
        return f"{self.date}: {names[0]} → {names[1]}"


class Registry(Saved):
    """A registry: a collection of its bodies. It never changes; threads may share it.

    >>> import fazhi
    >>> registry = fazhi.Registry.builtin()
    >>> for match in registry.resolve("县政府法制办", "2020-01-01"):
    ...     print(match.body.name, match.reason.name, match.via.name)
    中阳县司法局 SUCCESSOR 县政府法制办
    """

    _prefix = "fz_registry"

    @classmethod
    def builtin(cls, context: Optional[Context] = None) -> "Registry":
        return cast(Registry, _load(context, "load_builtin"))

    @classmethod
    def load(cls, path: Path, context: Optional[Context] = None) -> "Registry":
        return cast(Registry, _load.load(context, path))

    @classmethod
    def load_bytes(cls, data: Any, source: Optional[str] = None, context: Optional[Context] = None) -> "Registry":
        return cast(Registry, _load.load_bytes(context, data, source))

    @classmethod
    def load_stream(cls, read: Callable[[int], Any], source: Optional[str] = None, context: Optional[Context] = None) -> "Registry":
        return cast(Registry, _load.load_stream(context, read, source))

    def _again(self) -> "Registry":
        """Another object of it, which whoever closes this one does not close."""
        pointer = self._p
        return Registry(own(N.fz_registry_ref(pointer), N.fz_registry_unref, pointer._parent), self._context)

    @property
    def title(self) -> str:
        return text(N.fz_registry_title(self._p))

    @property
    def region(self) -> Optional[str]:
        return text_or_none(N.fz_registry_region(self._p))

    @property
    def bodies(self) -> View[Body]:
        return children(Body, self, self, N.fz_registry_body_count, N.fz_registry_body)

    def body(self, id: str) -> Optional[Body]:
        return Body._wrap(self, N.fz_registry_body_by_id(self._p, required(id, "id")))

    @property
    def successions(self) -> View[Succession]:
        return children(Succession, self, self, N.fz_registry_succession_count, N.fz_registry_succession)

    @property
    def findings(self) -> View[Finding]:
        return children(Finding, self, self, N.fz_registry_finding_count, N.fz_registry_finding)

    def resolve(self, name: str, date: Day = None, directive: Optional[Directive] = None) -> List[Match]:
        """Whom a name means on a day. Nobody, one, or several: then a person must decide."""
        if directive is not None and not isinstance(directive, Directive):
            raise TypeError(f"directive must be Directive, not {type(directive).__name__}")
        matches = (N.fz_match * N.FZ_MATCHES_MAX)()
        matches[0].size = ctypes.sizeof(N.fz_match)
        count = int(N.fz_registry_resolve(self._p, required(name, "name"), encode_day(date),
                                          None if directive is None else directive._p, matches, len(matches)))
        return [Match(Body(self, one.body), Reason(one.reason), Body._wrap(self, one.via), bool(one.verified))
                for one in matches[:count]]

    def suggest(self, name: str) -> List[Body]:
        """The bodies whose names come nearest to a name."""
        return [Body(self, one) for one in pointers(N.fz_body, N.fz_registry_suggest, self._p, required(name, "name"))]

    def check(self, directive: Directive, date: Day = None) -> List[UnitFinding]:
        """Whether every unit of a directive means one body on a day: what is not so."""
        if not isinstance(directive, Directive):
            raise TypeError(f"directive must be Directive, not {type(directive).__name__}")
        found: List[UnitFinding] = []
        guard = Guard()

        def report(user: Any, unit: Any, finding: Any) -> None:
            found.append(UnitFinding(Unit(directive, unit), Severity(N.fz_finding_severity(finding)),
                                     Code(N.fz_finding_status(finding)), text(N.fz_finding_message(finding))))

        callback = N.fz_unit_finding_fn(lambda *arguments: guard.run(report, None, *arguments))
        call(self._context, N.fz_registry_check_directive, self._p, directive._p, encode_day(date), callback, None, None, guard=guard)
        return found

    def to_json(self) -> str:
        """JSON for other programs."""
        return saved(self, N.fz_registry_save_json, self._p).decode("utf-8")

    def to_records(self) -> List[Dict[str, Any]]:
        """A dict a body, for pandas.DataFrame."""
        return [body.to_record() for body in self]

    def __len__(self) -> int:
        return len(self.bodies)

    def __bool__(self) -> bool:
        return True

    @overload
    def __getitem__(self, index: int) -> Body: ...
    @overload
    def __getitem__(self, index: slice) -> List[Body]: ...
    def __getitem__(self, index: Union[int, slice]) -> Union[Body, List[Body]]:
        return self.bodies[index]

    def __iter__(self) -> Iterator[Body]:
        return iter(self.bodies)

    def __contains__(self, body: object) -> bool:
        """Whether a body belongs to it; of a str: whether it is the id of one."""
        return self.body(body) is not None if isinstance(body, str) else any(one == body for one in self.bodies)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Registry):
            return NotImplemented
        return bool(N.fz_registry_equal(self._p, other._p))

    def __hash__(self) -> int:
        return hash((self.title, len(self)))

    def __repr__(self) -> str:
        return "<Registry closed>" if self.closed else f"<Registry {self.title}: {len(self)} bodies>"


_load = Loader(Registry, N.fz_registry, N.fz_registry_unref, "fz_registry")
