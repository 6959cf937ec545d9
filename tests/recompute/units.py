"""Who is assessed, and who is who (section 2)."""
from sources import fold


class Unit:
    def __init__(self, key, index, class_id):
        self.key, self.index, self.class_id = key, index, class_id
        self.name = None
        self.roles = {}  # of each task by id: the roles in it


class People:
    """Who is who on the day of assessment (section 2, rules 2 and 3)."""

    def __init__(self, directive, registry, day):
        self.directive, self.registry, self.day = directive, registry, day
        self._known = {}

    def look(self, name):
        """The key that all names of a unit share, its body, and whether the name is the body's own."""
        if name not in self._known:
            meant = self.registry.resolve(name, self.day, self.directive) if self.registry else []
            one = len(meant) == 1
            self._known[name] = (meant[0][0].id if one else None, fold(name)), (meant[0][0] if one else None), \
                (not one or meant[0][1])
        (body_id, folded), body, own = self._known[name]
        return (("body", body_id) if body_id else ("name", folded)), body, own

    def is_collective(self, name):
        # reading: a name that the directive or the registry has as a collective is nowhere a unit, not even in a class or a record.
        _, body, _ = self.look(name)
        return bool(body and body.collective) or bool(self.directive and name in self.directive.collectives)


def roles_of(role, rank):
    return ("lead", "first-lead" if rank == 1 else "joint-lead") if role == "lead" else (role,)
