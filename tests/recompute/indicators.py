"""The indicators of a scheme, with all that a directive makes of them (section 3)."""
from collections import namedtuple
from fractions import Fraction

from figures import AssessmentError, ZERO, round_to

RULES = ("deduct", "add", "judge", "levels", "bands", "distance", "value", "goalposts", "relative", "ranking", "votes", "raters",
         "timing")

# What an indicator comes to for a unit. `exact` is the value before its own `round`.
Result = namedtuple("Result", "applies full value exact approximate")
# The share of a unit in a task or several.
Share = namedtuple("Share", "factor deduct add")
WHOLE = Share(Fraction(1), Fraction(1), Fraction(1))


class Instance:
    """An indicator; of one with `each`, that of one task or section."""

    def __init__(self, node, parent, suffix, tasks, sections):
        self.node, self.parent, self.suffix = node, parent, suffix
        self.tasks = tasks        # what it is about; None: no task
        self.sections = sections  # the sections whose ids its records may name
        self.id = node.get("id") + ("." + suffix if suffix else "")
        self.rules = node.all(*RULES)
        self.children = []
        self.weight = node.number("weight")
        self.is_outside = node.flag("outside")

    @property
    def is_bound(self):
        return self.tasks is not None

    @property
    def combined(self):
        """Section 6: the children that are not set apart."""
        return [child for child in self.children if not child.is_outside]

    @property
    def outside(self):
        return [child for child in self.children if child.is_outside]

    def and_below(self):
        yield self
        for child in self.children:
            yield from child.and_below()

    def and_above(self):
        return [self] + (self.parent.and_above() if self.parent else [])


class Tree:
    """The indicators of a total, with all that `each` makes (section 3)."""

    def __init__(self, total, directive):
        self.directive = directive
        self.root = Instance(total, None, None, None, set())
        self._add_children(self.root, None)

    def _add_children(self, parent, section):
        for node in parent.node.all("indicator"):
            bind = node.first("bind")
            for instance, inner in self._make(node, parent, bind, section):
                parent.children.append(instance)
                self._add_children(instance, inner)

    def _make(self, node, parent, bind, section):
        """The instances of an indicator, each with the section that an `each` around what is in it has made."""
        if bind is None:  # an indicator inside a bound one is bound alike
            return [(Instance(node, parent, parent.suffix, parent.tasks, parent.sections), section)]
        if not self.directive:
            raise AssessmentError("FZ_EBINDING", "%s is bound, and there is no directive" % node.get("id"))
        named = self._section(bind.get("section")) if bind.get("section") else None
        names = {named.id} if named else set()
        own = None if parent.tasks is None else set(parent.tasks)  # inside a bound one: its tasks alone

        def among(tasks):
            return [task for task in tasks if own is None or task in own]

        if bind.get("each") == "task":
            return [(Instance(node, parent, task.id, [task], set()), section) for task in among(self.directive.tasks.values())
                    if not named or task in named.all_tasks]
        if bind.get("each") == "section":
            return [(Instance(node, parent, one.id, among(one.tasks), {one.id}), one)
                    for one in self.directive.sections.values()
                    if among(one.tasks) and (not named or one.id in named.inside)]
        tasks = named.all_tasks if named else [self._task(id) for id in bind.words("tasks")]
        return [(Instance(node, parent, parent.suffix, tasks, names), section)]

    def _section(self, id):
        if id not in self.directive.sections:
            raise AssessmentError("FZ_EBINDING", "there is no section %s" % id)
        return self.directive.sections[id]

    def _task(self, id):
        if id not in self.directive.tasks:
            raise AssessmentError("FZ_EBINDING", "there is no task %s" % id)
        return self.directive.tasks[id]


def weight_of(child):
    """Section 6: 1 where none is written, but 0 below mean and geometric.

    reading: this is said of what is combined. The loader allows no weight on what stands outside, so by the letter nothing outside
    would ever count below a mean, against the page's own example P20; outside, the weight is 1.
    """
    if child.weight is not None:
        return child.weight
    weighted = child.parent.node.get("combine", "sum") in ("mean", "geometric")
    return ZERO if weighted and not child.is_outside else Fraction(1)


def has_points(instance):
    """Whether it has points, for an indicator above that takes those of its first child that has some (section 6).

    reading: with rules, points that are written; above, what its own combining comes to, unless no indicator in it has any.
    """
    if instance.node.number("points") is not None or instance.node.get("combine") == "product":
        return True
    return not instance.rules and any(has_points(child) for child in instance.combined)


def limits_of(instance):
    """The limits of an indicator, and whether they come after the share."""
    clamp = instance.node.first("clamp")
    if clamp is not None:
        return clamp.number("from"), clamp.number("to"), clamp.get("stage") == "after"
    if instance.rules and instance.node.get("points") is not None:
        return ZERO, instance.node.number("points"), False
    return None, None, False


def rounded(instance, value):
    node = instance.node.first("round")
    return value if node is None else round_to(value, node.count("places"), node.get("mode", "half-away"))


def pick(entries, class_id):
    """Of elements with and without `class` the one that is for a class."""
    for node, entry in entries:
        if node.words("class") is not None and class_id in node.words("class"):
            return entry
    return next((entry for node, entry in entries if node.words("class") is None), None)
