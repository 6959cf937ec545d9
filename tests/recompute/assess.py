#!/usr/bin/env python3
"""Recompute an assessment by the rules of lib/data/assessment.md, slowly and plainly.

usage: assess.py --scheme S --ledger L [--directive D] [--registry R] --day D [--known D]

Read this file beside that page: the functions stand in its order and name its sections. It shares no code with the library, so that
where both come to the same figure, two readers have read the page alike. Where the page leaves room, the comment "reading:" says how
it was read. All numbers are exact fractions; only section 9 rounds what has no exact value.
"""
import argparse
import datetime
import decimal
import json
from collections import namedtuple
from fractions import Fraction
from math import ceil, floor
from pathlib import Path

from sources import Directive, Registry, day_of, fold, kind_of, read_ledger, read_xml

NOT_APPLICABLE = ("不适用", "not-applicable")
RULES = ("deduct", "add", "judge", "levels", "bands", "distance", "value", "goalposts", "relative", "ranking", "votes", "raters",
         "timing")
OCCURRENCES = ("deduct", "add", "judge")
ONE_VALUE = ("bands", "distance", "value", "goalposts", "relative", "ranking")
ZERO = Fraction(0)


class AssessmentError(Exception):
    """What the library refuses; `code` is its name there."""

    def __init__(self, code, message):
        super().__init__("%s: %s" % (code, message))
        self.code = code


# --------------------------------------------------------------------------------------------- numbers (section 9) ----

def round_to(value, places, mode="half-away"):
    scaled = value * 10 ** places
    down = floor(scaled)
    rest = scaled - down
    if mode == "floor":
        whole = down
    elif mode == "ceiling":
        whole = ceil(scaled)
    elif mode == "truncate":
        whole = down if scaled >= 0 else ceil(scaled)
    elif rest != Fraction(1, 2):
        whole = down + (rest > Fraction(1, 2))
    elif mode == "half-even":
        whole = down + down % 2
    else:
        whole = down + (scaled > 0)
    return Fraction(whole, 10 ** places)


def logarithm_at_length(value):
    decimal.getcontext().prec = 100
    return decimal.Decimal(value.numerator).ln() - decimal.Decimal(value.denominator).ln()


def logarithm(value):
    """Section 9: each logarithm is rounded by itself to 18 places."""
    return round_to(Fraction(logarithm_at_length(value)), 18)


def root(factors):
    """Section 9: (product of value^weight)^(1 / sum of weights), and whether that is approximate."""
    factors = [(value, weight) for value, weight in factors if weight != 0]
    values = {value for value, _ in factors}
    if 0 in values:
        return ZERO, False
    if len(values) == 1:
        return values.pop(), False
    weights = sum(weight for _, weight in factors)
    exponent = sum(logarithm_at_length(value) * weight.numerator / weight.denominator for value, weight in factors)
    result = (exponent * weights.denominator / weights.numerator).exp()
    return round_to(Fraction(result), 18), True


def capped(value, cap):
    return value if cap is None else max(-cap, min(cap, value))


def clamped(value, low, high):
    if low is not None:
        value = max(value, low)
    return value if high is None else min(value, high)


# ----------------------------------------------------------------------------------------------- units (section 2) ----

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


# --------------------------------------------------------------------------- the scheme's indicators (section 3) ----

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
        if bind.get("each") == "task":
            tasks = list(self.directive.tasks.values()) if section is None else section.tasks
            # reading: the tasks of a section that an `each` names are also those of the sections in it, as without `each`.
            return [(Instance(node, parent, task.id, [task], names), section) for task in tasks
                    if not named or task in named.all_tasks]
        if bind.get("each") == "section":
            # reading: `section` beside each="section" names where they are; the page gives it a meaning with each="task" alone.
            return [(Instance(node, parent, one.id, one.all_tasks, names | {one.id}), one)
                    for one in self.directive.sections.values()
                    if one.tasks and (not named or one.id in named.inside)]
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


# What an indicator comes to for a unit. `exact` is the value before its own `round`.
Result = namedtuple("Result", "applies full value exact approximate")
ABSENT = namedtuple("Absent", "")()
# The share of a unit in a task or several.
Share = namedtuple("Share", "factor deduct add")
WHOLE = Share(Fraction(1), Fraction(1), Fraction(1))


class Assessment:
    """One assessment; the steps of assess() are the sections of the page."""

    def __init__(self, directive, registry, scheme, ledger, day, known=None):
        self.directive, self.registry, self.scheme, self.day = directive, registry, scheme, day
        self.people = People(directive, registry, day)
        # Section 1: the records that count.
        self.records = [r for r in ledger.records if r.in_force(known) and r.date <= day]
        self.marks = {id(r): self.people.look(r.unit)[0] if r.unit else None for r in self.records}
        self.classes = scheme.all("class")
        self.units = self.make_units()
        self.shares = scheme.all("share")
        self.trees = [Tree(total, directive) for total in scheme.all("total")]

    # ------------------------------------------------------------------------------------------ section 2 ----

    def make_units(self):
        """Section 2, rules 1 to 3."""
        named = []  # (name, class) in order
        for element in self.classes:
            for child in element.children:
                if child.tag == "unit":
                    named.append((child.text, element.get("id")))
                elif child.tag == "all" and self.directive:
                    # reading: the kind of a unit is what its name tells (fz_unit_kind), with a registry too.
                    named += [(name, element.get("id"), "all") for name in self.directive.units
                              if kind_of(name) == child.get("kind")]
        if not self.classes:
            names = self.directive.units if self.directive else [r.unit for r in self.records if r.unit]
            named = [(name, None) for name in names]
        by_name = {self.people.look(entry[0])[0] for entry in named if len(entry) == 2}
        units, met = {}, {}
        for name, class_id, *rest in named:
            key, body, own = self.people.look(name)
            if self.people.is_collective(name) or (rest and key in by_name):
                continue
            if key not in units:
                units[key] = Unit(key, len(units), class_id)
            met.setdefault(key, []).append((name, own, body))
        for key, unit in units.items():
            # reading: the first name that is its own; the names of the place that names the units are those that were met.
            unit.name = next((name for name, own, _ in met[key] if own), met[key][0][2].name if met[key][0][2] else None)
        if self.directive:
            self.give_roles(units)
        return list(units.values())

    def give_roles(self, units):
        """Section 2, rule 3."""
        for task in self.directive.tasks.values():
            for name, role, rank in task.assignments:
                key, body, _ = self.people.look(name)
                if not self.people.is_collective(name):
                    bearers = [key]
                elif body and body.collective:
                    bearers = [("body", member.id) for member in self.registry.members(body, self.day)]
                else:
                    bearers = []
                for bearer in bearers:
                    if bearer in units:
                        units[bearer].roles.setdefault(task.id, set()).update(roles_of(role, rank))

    def share(self, instance, unit):
        """Section 2, rule 4; None: it does not bear what the indicator is about."""
        if not instance.is_bound:
            return WHOLE
        roles = set().union(*[unit.roles.get(task.id, set()) for task in instance.tasks])
        if not self.shares:
            return WHOLE if roles else None
        for share in self.shares:
            if share.get("role") in roles:
                factor = share.number("factor")
                return Share(factor, share.number("deduct", factor), share.number("add", factor))
        return None

    def is_not_borne(self, instance, unit):
        return instance.is_bound and self.share(instance, unit) is None

    # ------------------------------------------------------------------------------------------ section 3 ----

    def collect(self, instance):
        """The records of an indicator, of whomever."""
        if not hasattr(instance, "records"):
            items = {instance.id} | {task.id for task in instance.tasks or []} | instance.sections
            instance.records = [r for r in self.records if r.item in items]
            instance.by_unit = {}
        return instance.records

    def records_of(self, instance, unit):
        """Those of one unit: its own and those without unit (section 1)."""
        records = self.collect(instance)
        if unit not in instance.by_unit:
            instance.by_unit[unit] = [r for r in records if self.marks[id(r)] in (None, unit.key)]
        return instance.by_unit[unit]

    # ------------------------------------------------------------------------------------------ section 4 ----

    def record_says_not(self, instance, unit):
        # reading: of an indicator about several tasks, a record that makes one of them not applicable makes the whole so.
        return any(r.event in NOT_APPLICABLE for r in self.records_of(instance, unit))

    def may_apply(self, instance, unit):
        """All reasons of section 4 for an indicator with rules, but for the last, which needs values."""
        for around in instance.and_above()[:-1]:
            if around.node.words("class") is not None and unit.class_id not in around.node.words("class"):
                return False
        return not self.is_not_borne(instance, unit) and not self.record_says_not(instance, unit)

    # ------------------------------------------------------------------------------------------ section 5 ----

    def points(self, instance, unit):
        """P: of an indicator with rules its points, 0 without; else as section 6 says."""
        own = instance.node.number("points")
        if own is not None:
            return own
        if instance.rules:
            return ZERO
        combine = instance.node.get("combine", "sum")
        if combine in ("sum", "fold"):
            return self.base(instance) + sum((weight_of(child) * self.points(child, unit) for child in instance.combined
                                              if not self.is_not_borne(child, unit)), ZERO)
        if combine == "product":
            return Fraction(1)
        return next((self.points(child, unit) for child in instance.combined if has_points(child)), ZERO)

    @staticmethod
    def base(instance):
        return instance.node.number("base", ZERO)

    def assess(self):
        """All sections in turn; a list of outcomes, one a unit."""
        outcomes = [Outcome(unit, self.tree_of(unit)) for unit in self.units]
        self.measured = {}
        for tree in self.trees:
            units = [o.unit for o in outcomes if o.tree is tree]
            self.measured.update(Measurement(self, tree, units).results)
        self.before = {o.unit: Values(self, o.unit, frozenset()) for o in outcomes if o.tree}
        for outcome in outcomes:
            if outcome.tree:
                self.score(outcome)
        self.rank(outcomes)
        self.grade(outcomes)
        return outcomes

    def tree_of(self, unit):
        """The total that names the unit's class, else the one that names none (scheme.md, total)."""
        return pick([(tree.root.node, tree) for tree in self.trees], unit.class_id)

    # ------------------------------------------------------------------------------------- sections 6 and 7 ----

    def score(self, outcome):
        """The total with its coverage (section 6), the gates that hold and those that make something 0 (section 7)."""
        unit, root = outcome.unit, outcome.tree.root
        before = self.before[unit]
        for instance in root.and_below():
            before.result(instance)
        outcome.why = self.why_no_score(before, root)
        zeroed = set()
        for gate in self.scheme.all("gate"):
            if not self.holds(gate, outcome, before):
                continue
            outcome.gates.append(gate)
            if gate.get("effect") == "zero":
                target = gate.get("target", root.node.get("id"))
                zeroed |= {i for i in root.and_below() if i.node.get("id") == target}
            elif gate.get("effect") == "unranked":
                outcome.unranked = True
        outcome.values = Values(self, unit, frozenset(zeroed)) if zeroed else before
        total = outcome.values.result(root)
        outcome.approximate = total.approximate
        if outcome.why is None:
            outcome.score, outcome.exact = total.value, total.exact

    def why_no_score(self, values, root):
        if not values.result(root).applies:
            return "nothing applicable"
        wanted = root.node.number("coverage", ZERO)
        if wanted > 0 and values.coverage(root) * 100 < wanted:
            return "coverage"
        return None

    def holds(self, gate, outcome, before):
        """Section 7, the first paragraph; `before` are the values before any gate."""
        unit, root = outcome.unit, outcome.tree.root
        if gate.words("class") is not None and unit.class_id not in gate.words("class"):
            return False
        if gate.get("event") is not None:
            count = sum(1 for r in self.records if r.event == gate.get("event") and self.marks[id(r)] in (None, unit.key))
            return count >= gate.count("least", 1)
        values = [before.result(i) for i in root.and_below() if i.node.get("id") == gate.get("indicator")]
        if gate.get("indicator") == root.node.get("id") and outcome.why is not None:
            return False  # reading: a total below its coverage has no score, so none that is less than something
        return any(v.applies and v.value < gate.number("below") for v in values)

    # ------------------------------------------------------------------------------------------ section 8 ----

    def rank(self, outcomes):
        for members in by_class(outcomes).values():
            rank = pick([(node, node) for node in self.scheme.all("rank")], members[0].unit.class_id)
            ranked = [o for o in members if o.score is not None and not o.unranked]
            on = rank.get("on", "rounded") if rank else "exact"
            ties = rank.get("ties", "skip") if rank else "skip"
            keys = {o: [(0, -(o.score if on == "rounded" else o.exact))] + [self.key(key, o) for key in rank.all("key")]
                    if rank else [(0, -o.exact)] for o in ranked}
            ranked.sort(key=lambda o: keys[o])
            for place, outcome in enumerate(ranked):
                before = ranked[place - 1] if place else None
                if before and keys[before] == keys[outcome]:
                    if ties == "refuse":
                        raise AssessmentError("FZ_ETIE", "%s and %s" % (before.unit.name, outcome.unit.name))
                    outcome.rank = before.rank
                else:
                    outcome.rank = place + 1 if ties == "skip" else (before.rank + 1 if before else 1)

    def key(self, key, outcome):
        """A key as something of which less comes first."""
        ascending = key.get("order") == "ascending"
        if key.get("by") == "name":
            name = tuple(outcome.unit.name.encode("utf-8"))
            return (0, name if ascending else tuple(-byte for byte in name) + (1,))
        if key.get("by") == "indicator":
            # reading: the values behind the gates; only a gate itself looks at those before any gate.
            found = [outcome.values.result(i) for i in outcome.tree.root.and_below()
                     if i.node.get("id") == key.get("indicator")]
            found = [r.value for r in found if r.applies]
            if not found:
                return (1, ZERO)  # comes last, in either order
            value = sum(found)
        else:
            side = 0 if key.get("by") == "additions" else 1
            value = sum((self.measured[i, outcome.unit].sums[side] for i in outcome.tree.root.and_below()
                         if i.rules and self.measured[i, outcome.unit].result.applies), ZERO)
        return (0, value if ascending else -value)

    def grade(self, outcomes):
        for members in by_class(outcomes).values():
            grades = pick([(node, node) for node in self.scheme.all("grades")], members[0].unit.class_id)
            if grades:
                for outcome in members:
                    if outcome.score is not None:
                        outcome.level = level_of(grades, outcome)
                keep_quotas(grades, [o for o in members if o.rank is not None])
            for outcome in members:
                outcome.settle(grades)


def by_class(outcomes):
    classes = {}
    for outcome in outcomes:
        if outcome.tree:
            classes.setdefault(outcome.unit.class_id, []).append(outcome)
    return classes


def pick(entries, class_id):
    """Of elements with and without `class` the one that is for a class."""
    for node, entry in entries:
        if node.words("class") is not None and class_id in node.words("class"):
            return entry
    return next((entry for node, entry in entries if node.words("class") is None), None)


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


# ----------------------------------------------------------------------------------------------- rules (section 5) ----

class Measured:
    """What the rules of one indicator give to one unit."""

    def __init__(self):
        self.values = {}   # of each rule the value that it takes
        self.amounts = {}  # of each rule its Amounts
        self.runs = {}     # of each rule the points of its runs
        self.given = {}    # of each rule what it adds and what it takes: (positive, negative)
        self.approximate = False
        self.result = None
        self.sums = (ZERO, ZERO)  # additions and deductions, for keys (section 8)


class Amount:
    """What one record gives by one rule."""

    def __init__(self, rule, record, value):
        self.rule, self.record, self.value = rule, record, value


class Measurement:
    """Section 5: all indicators with rules of one total, for all units that it is for."""

    def __init__(self, assessment, tree, units):
        self.a, self.units = assessment, units
        self.leaves = [i for i in tree.root.and_below() if i.rules]
        self.order = {}  # of each rule its place in the scheme
        for leaf in self.leaves:
            for rule in leaf.rules:
                self.order.setdefault(rule, len(self.order))
        self.results, self.members = {}, {}
        for leaf in self.leaves:
            self.find_values(leaf)
            self.find_amounts(leaf)
        for unit in units:
            self.count_once(unit)
        for leaf in self.leaves:
            self.finish_occurrences(leaf)
            for rule in leaf.rules:
                if rule.tag not in OCCURRENCES:
                    self.apply(leaf, rule)
            for rule in leaf.rules:
                if rule.first("limit"):
                    self.limit(leaf, rule)
            for unit in units:
                self.conclude(leaf, unit)

    def group(self, leaf, unit):
        """The class of a unit: the units of the same class to which the indicator applies."""
        return [other for other in self.members[leaf] if other.class_id == unit.class_id]

    def take_records(self, leaf, rule, unit, event):
        """The records of a rule; `unit` None: of whomever. What makes an indicator not applicable no rule takes."""
        records = leaf_records = self.a.collect(leaf) if unit is None else self.a.records_of(leaf, unit)
        records = [r for r in leaf_records if r.event == event and r.event not in NOT_APPLICABLE]
        if rule.flag("evidence"):
            records = [r for r in records if r.document or r.evidence]
        return records

    # ---- values, and with them whether the indicator applies

    def find_values(self, leaf):
        self.members[leaf] = []
        for unit in self.units:
            measured = self.results[leaf, unit] = Measured()
            if not self.a.may_apply(leaf, unit):
                continue
            absent = False
            for rule in leaf.rules:
                value = self.value_of(leaf, rule, unit)
                measured.values[rule] = value
                absent = absent or (value is None and rule.get("missing") == "absent")
            if not absent:
                self.members[leaf].append(unit)

    def value_of(self, leaf, rule, unit):
        if rule.tag in ONE_VALUE:
            value = take(rule.get("take", "last"), self.take_records(leaf, rule, unit, rule.get("event")))
            if rule.tag == "distance" and rule.get("aim") is not None and value is not None:
                # reading: evidence="true" asks it of the record of the aim too.
                aim = take("last", self.take_records(leaf, rule, unit, rule.get("aim")))
                return None if aim is None else (value, aim)
            return value
        if rule.tag == "votes":
            return self.votes(leaf, rule, unit)
        if rule.tag == "raters":
            return self.raters(leaf, rule, unit)
        return None

    def votes(self, leaf, rule, unit):
        cast, valid = ZERO, ZERO
        for answer in rule.all("answer"):
            records = self.take_records(leaf, rule, unit, answer.get("event"))
            votes = sum((Fraction(1) if r.value is None else r.value for r in records), ZERO)
            if answer.number("points") is not None:
                cast += votes * answer.number("points")
                valid += votes
        return cast / valid if valid != 0 else None

    def raters(self, leaf, rule, unit):
        void = self.void_ballots(leaf, rule)
        marks = [r for r in self.take_records(leaf, rule, unit, rule.get("event"))
                 if r.value is not None and r.rater not in void]
        groups = rule.all("group")
        if not groups:
            return trimmed_mean(rule, [r.value for r in marks])
        means = [(trimmed_mean(rule, [r.value for r in marks if r.group == group.get("name")]), group.number("weight"))
                 for group in groups]
        if any(mean is None for mean, _ in means):
            return None
        return sum(mean * weight / 100 for mean, weight in means)

    def void_ballots(self, leaf, rule):
        """The raters whose marks do not count.

        reading: a mark that is for every unit, having none, is one mark of the ballot.
        """
        ballots = {}
        for record in self.take_records(leaf, rule, None, rule.get("event")):
            if record.rater is not None and record.value is not None:
                ballots.setdefault(record.rater, []).append(record.value)
        return {rater for rater, marks in ballots.items() for void in rule.all("void") if is_void(void, marks)}

    # ---- deduct, add, judge

    def find_amounts(self, leaf):
        for unit in self.members[leaf]:
            measured = self.results[leaf, unit]
            for rule in leaf.rules:
                if rule.tag == "judge":
                    measured.amounts[rule] = self.judged(leaf, rule, unit)
                    measured.runs[rule] = ZERO
                elif rule.tag in OCCURRENCES:
                    self.occurrences(leaf, rule, unit, measured)

    def counted(self, leaf, rule, unit):
        """The records of a deduct or add, without those whose value is negative."""
        return [r for r in self.take_records(leaf, rule, unit, rule.get("event")) if r.value is None or r.value >= 0]

    def occurrences(self, leaf, rule, unit, measured):
        """deduct and add, steps 1 to 3."""
        records = self.counted(leaf, rule, unit)
        dropped, measured.runs[rule] = self.runs(leaf, rule, unit, records)
        amounts = []
        for record in records:
            if record in dropped:
                continue
            quantity = (Fraction(1) if record.value is None else record.value) / rule.number("each", Fraction(1))
            value = sign_of(rule) * rule.number("points") * (floor(quantity) if rule.flag("whole") else quantity)
            if rule.get("multiply") != "after":
                value *= self.times(leaf, rule, unit, record)
            amounts.append(Amount(rule, record, value * self.correction(rule, record)))
        measured.amounts[rule] = amounts

    def judged(self, leaf, rule, unit):
        return [Amount(rule, r, sign_of(rule) * r.value * self.times(leaf, rule, unit, r))
                for r in self.take_records(leaf, rule, unit, rule.get("event"))
                if r.value is not None and rule.number("from") <= r.value <= rule.number("to") and r.note]

    def times(self, leaf, rule, unit, record):
        """Step 1: all multipliers that fit; without record those that have no `mark`.

        reading: the records of a multiplier's event are those of the indicator, whether or not the rule wants evidence.
        """
        factor = Fraction(1)
        for times in rule.all("times"):
            count = 1
            if times.get("mark") is not None and (record is None or record.mark != times.get("mark")):
                continue
            if times.words("class") is not None and unit.class_id not in times.words("class"):
                continue
            if times.get("event") is not None:
                count = sum(1 for r in self.a.records_of(leaf, unit) if r.event == times.get("event"))
                if count == 0:
                    continue
            factor *= times.number("value") + times.number("step", ZERO) * (count - 1)
        return factor

    def correction(self, rule, record):
        """Step 2."""
        if record.deadline is None and record.rectified is None:
            return Fraction(1)
        if record.rectified is not None and record.rectified <= self.a.day and \
                (record.deadline is None or record.rectified <= record.deadline):
            return rule.number("corrected", Fraction(1))
        if record.deadline is not None and record.deadline < self.a.day:
            return rule.number("uncorrected", Fraction(1))
        return Fraction(1)

    def runs(self, leaf, rule, unit, records):
        """Step 3: the records that runs replace, and the points of these runs."""
        runs = rule.first("runs")
        if runs is None:
            return [], ZERO
        listed = [(run.count("length"), run.number("points")) for run in runs.all("run")]
        dropped, total = [], ZERO
        for length, members in runs_of(records, runs.get("every")):
            fitting = [points for least, points in listed if least <= length]
            if fitting:
                dropped += members
                total += sign_of(rule) * fitting[-1] * self.times(leaf, rule, unit, None)
        return dropped, total

    def count_once(self, unit):
        """Step 4, over the whole total.

        reading: amounts of indicators that do not apply do not stand in the way of others. "Item" is that of the record; items and
        ids come in the order of their bytes, and no item cannot be: such a record belongs to no indicator.
        """
        rivals = {}
        for leaf in self.leaves:
            for rule, amounts in self.results[leaf, unit].amounts.items():
                for amount in amounts:
                    if rule.get("once") is not None and amount.record.matter is not None:
                        rivals.setdefault((rule.get("once"), amount.record.matter), []).append(amount)
        for amounts in rivals.values():
            amounts.sort(key=lambda a: (-abs(a.value), self.order[a.rule], a.record.item.encode(), a.record.id.encode()))
            for amount in amounts[1:]:
                amount.value = ZERO

    def split(self, leaf, rule, amount):
        """Step 5.

        reading: "this rule" is the rule in this indicator, where `each` makes several. Records that are not counted have no heads; those
        of units that are not assessed, or to which the indicator does not apply, have; a record without unit is one of every unit
        assessed, but its heads are there once.
        """
        if rule.get("split") is None or amount.record.matter is None:
            return Fraction(1)
        same = [r for r in self.counted(leaf, rule, None) if r.matter == amount.record.matter]
        if rule.get("split") == "heads":
            return Fraction(amount.record.heads or 1, sum(r.heads or 1 for r in same))
        holders = {self.a.marks[id(r)] for r in same}
        if None in holders:
            holders = holders - {None} | {unit.key for unit in self.a.units}
        return Fraction(1, len(holders))

    def finish_occurrences(self, leaf):
        """Steps 5 and 6, and multiply="after"."""
        for unit in self.members[leaf]:
            measured = self.results[leaf, unit]
            for rule, amounts in measured.amounts.items():
                total = sum((a.value * self.split(leaf, rule, a) for a in amounts), ZERO) + measured.runs[rule]
                total = capped(total, rule.number("cap"))
                if rule.get("multiply") == "after":
                    # reading: by the letter what runs give is multiplied both in step 3 and here.
                    total *= self.times(leaf, rule, unit, None)
                measured.given[rule] = halves(total)

    def limit(self, leaf, rule):
        """Step 7, in the order of the page; the class is taken as it stands before each condition."""
        limit = rule.first("limit")
        sums = {unit: sum(self.results[leaf, unit].given[rule]) for unit in self.members[leaf]}
        if limit.number("points") is not None:
            sums = {unit: min(value, self.a.points(leaf, unit) * limit.number("points") / 100) for unit, value in sums.items()}
        if limit.number("lost") is not None:
            sums = {unit: value if self.enough_lost(leaf, rule, unit, limit.number("lost")) else ZERO
                    for unit, value in sums.items()}
        if limit.number("units") is not None:
            sums = {unit: value if self.is_among_the_best(leaf, unit, sums, limit.number("units")) else ZERO
                    for unit, value in sums.items()}
        for unit, value in sums.items():
            self.results[leaf, unit].given[rule] = halves(value)

    def enough_lost(self, leaf, rule, unit, lost):
        group = self.group(leaf, unit)
        losers = [other for other in group
                  if any(given[1] != 0 for r, given in self.results[leaf, other].given.items() if r is not rule)]
        return len(losers) * 100 >= lost * len(group)

    def is_among_the_best(self, leaf, unit, sums, share):
        group = self.group(leaf, unit)
        at_least = sum(1 for other in group if sums[other] >= sums[unit])
        return at_least <= floor(share * len(group) / 100)

    # ---- the other rules

    def apply(self, leaf, rule):
        """What a rule gives to each unit, once the values of all are known."""
        for unit in self.members[leaf]:
            measured = self.results[leaf, unit]
            if rule.tag == "levels":
                measured.given[rule] = halves(self.levels(leaf, rule, unit))
            elif rule.tag == "timing":
                measured.given[rule] = self.timing(leaf, rule, unit)
            elif measured.values[rule] is None:
                measured.given[rule] = (ZERO, ZERO)
            else:
                full = self.a.points(leaf, unit)
                group = {other: self.results[leaf, other].values[rule] for other in self.group(leaf, unit)}
                group = {other: value for other, value in group.items() if value is not None}
                value = getattr(self, "rule_" + rule.tag)(rule, measured.values[rule], full, group, measured)
                measured.given[rule] = halves(value)

    def levels(self, leaf, rule, unit):
        reached = [level.number("points") for level in rule.all("level") if self.take_records(leaf, rule, unit, level.get("event"))]
        return max(reached) if reached else rule.number("otherwise", ZERO)

    @staticmethod
    def rule_bands(rule, value, full, group, measured):
        for band in rule.all("band"):
            if holds_value(band, value):
                return band.number("points")
        return ZERO

    @staticmethod
    def rule_distance(rule, value, full, group, measured):
        if rule.get("aim") is not None:
            value, target = value
        elif rule.get("group") is not None:
            values = list(group.values())
            target = {"mean": mean, "highest": max, "lowest": min}[rule.get("group")](values)
        else:
            target = rule.number("target")
        away = {"below": target - value, "above": value - target, "both": abs(value - target)}[rule.get("side")]
        if away <= 0:
            return ZERO
        steps = away / rule.number("step")
        return capped(rule.number("points") * (floor(steps) if rule.flag("whole") else steps), rule.number("cap"))

    @staticmethod
    def rule_value(rule, value, full, group, measured):
        return value if rule.number("of") is None else value / rule.number("of") * full

    rule_votes = rule_raters = rule_value

    @staticmethod
    def rule_goalposts(rule, value, full, group, measured):
        low, high, cut = rule.number("low"), rule.number("high"), rule.get("clamp", "both")
        if rule.get("scale") == "log":
            if value <= 0:
                if cut in ("both", "low"):
                    return ZERO  # reading: also where `high` is the lower end, though a small value would then be the best
                raise AssessmentError("FZ_ENEGATIVE", "the logarithm of %s" % value)
            value, low, high = logarithm(value), logarithm(low), logarithm(high)
            measured.approximate = True
        part = (value - low) / (high - low)
        return clamped(part, ZERO if cut in ("both", "low") else None, Fraction(1) if cut in ("both", "high") else None) * full

    @staticmethod
    def rule_relative(rule, value, full, group, measured):
        values = list(group.values())
        best, worst = (min, max) if rule.get("best") == "lowest" else (max, min)
        if rule.get("to") == "range":
            upper, lower = value - worst(values), best(values) - worst(values)
        else:
            upper, lower = value, best(values) if rule.get("to") == "best" else mean(values)
            if rule.get("best") == "lowest":
                upper, lower = lower, upper
        return upper / lower * full if lower != 0 else ZERO

    @staticmethod
    def rule_ranking(rule, value, full, group, measured):
        values = list(group.values())
        if not rule.count("from", 0) <= len(values) <= rule.count("to", len(values)):
            return ZERO  # reading: then nothing is ranked, and ties="refuse" refuses nothing
        better = [v for v in values if (v < value if rule.get("order") == "ascending" else v > value)]
        equal = sum(1 for v in values if v == value)
        ties = rule.get("ties", "skip")
        if ties == "refuse" and len(set(values)) < len(values):
            raise AssessmentError("FZ_ETIE", "equal values in a ranking")
        place = 1 + (len(set(better)) if ties == "next" else len(better))
        if ties == "mean":
            return mean([points_of_place(rule, place + i) for i in range(equal)])
        return points_of_place(rule, place)

    def timing(self, leaf, rule, unit):
        """What it adds and what it takes."""
        # reading: of several deadlines of the task the earliest; a section or list of one task is about one task too.
        deadlines = leaf.tasks[0].deadlines if leaf.is_bound and len(leaf.tasks) == 1 else []
        general = min(deadlines) if deadlines else day_of(rule.get("due"))
        records = self.take_records(leaf, rule, unit, rule.get("event"))
        plus, minus = ZERO, ZERO
        for record in records:
            due = record.due or general
            if due is None:
                continue
            if record.date < due:
                plus += rule.number("early", ZERO)
            elif record.date > due:
                minus -= rule.number("late", ZERO) + rule.number("day", ZERO) * (record.date - due).days
        if not records and general is not None and general < self.a.day:
            minus -= rule.number("none", ZERO)
        return plus, capped(minus, rule.number("cap"))

    # ---- the value of the indicator

    def conclude(self, leaf, unit):
        """Section 5, the last paragraph."""
        measured, share = self.results[leaf, unit], self.a.share(leaf, unit)
        points = self.a.points(leaf, unit)
        full = share.factor * points if share else ZERO
        if unit not in self.members[leaf]:
            measured.result = Result(False, full, None, None, False)
            return
        start = points if leaf.node.get("start") == "full" else ZERO
        plus = sum((given[0] for given in measured.given.values()), ZERO)
        minus = sum((given[1] for given in measured.given.values()), ZERO)
        low, high, after = limits_of(leaf)
        cut = ZERO if after else clamped(start + plus + minus, low, high) - (start + plus + minus)
        exact = share.factor * start + share.deduct * (minus + max(cut, ZERO)) + share.add * (plus + min(cut, ZERO))
        if after:
            exact = clamped(exact, low, high)
        measured.result = Result(True, full, rounded(leaf, exact), exact, measured.approximate)
        # reading: of add, judge and timing what is positive, of deduct, judge and timing what is negative.
        measured.sums = (share.add * sum((g[0] for r, g in measured.given.items() if r.tag in ("add", "judge", "timing")), ZERO),
                         -share.deduct * sum((g[1] for r, g in measured.given.items() if r.tag in ("deduct", "judge", "timing")), ZERO))


def sign_of(rule):
    return -1 if rule.tag == "deduct" or rule.get("sense") == "deduct" else 1


def halves(value):
    return (value, ZERO) if value > 0 else (ZERO, value)


def mean(values):
    return sum(values, ZERO) / len(values)


def take(how, records):
    """The one value of several records; None where there is none."""
    if how == "count":
        return Fraction(len(records))
    with_value = [r for r in records if r.value is not None]
    values = [r.value for r in with_value]
    if not values:
        return None
    if how == "last":
        latest = max(r.date for r in with_value)
        values = {r.value for r in with_value if r.date == latest}
        if len(values) > 1:
            raise AssessmentError("FZ_EVALUES", "%s on %s" % (", ".join(map(str, sorted(values))), latest))
        return values.pop()
    return {"sum": sum, "mean": mean, "highest": max, "lowest": min}[how](values)


def trimmed_mean(rule, marks):
    trim = rule.count("trim", 0)
    marks = sorted(marks)
    if trim and len(marks) > rule.count("over", 2 * trim):
        marks = marks[trim:-trim]
    return mean(marks) if marks else None


def is_void(void, marks):
    if void.get("from") is not None and sum(1 for m in marks if m >= void.number("from")) > void.count("more"):
        return True
    return void.get("below") is not None and sum(1 for m in marks if m < void.number("below")) < void.count("fewer")


def holds_value(band, value):
    return not ((band.get("from") is not None and value < band.number("from")) or
                (band.get("above") is not None and value <= band.number("above")) or
                (band.get("to") is not None and value > band.number("to")) or
                (band.get("below") is not None and value >= band.number("below")))


def points_of_place(rule, place):
    places = rule.all("place")
    if place <= len(places):
        return places[place - 1].number("points")
    if not places:
        return rule.number("first") + rule.number("step", ZERO) * (place - 1)
    if rule.get("step") is not None:
        return places[-1].number("points") + rule.number("step") * (place - len(places))
    return rule.number("otherwise", ZERO)


def period_of(day, every):
    """The number of the period that a day is in; periods that follow one another have numbers that do."""
    if every == "day":
        return day.toordinal()
    if every == "week":
        return (day.toordinal() - 1) // 7  # the first day of the calendar, 0001-01-01, is a Monday
    if every == "month":
        return day.year * 12 + day.month - 1
    if every == "quarter":
        return day.year * 4 + (day.month - 1) // 3
    return day.year


def runs_of(records, every):
    """Runs of periods that have records: the length and the records of each."""
    periods = {}
    for record in records:
        periods.setdefault(period_of(record.date, every), []).append(record)
    runs = []
    for period in sorted(periods):
        if runs and runs[-1][0][-1] == period - 1:
            runs[-1][0].append(period)
            runs[-1][1].extend(periods[period])
        else:
            runs.append(([period], list(periods[period])))
    return [(len(numbers), members) for numbers, members in runs]


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


# ---------------------------------------------------------------------------- indicators above others (section 6) ----

# A child that is present: its weight, value, full marks F and points P.
Part = namedtuple("Part", "weight value full points approximate")


class Values:
    """The values of all indicators for one unit, with those of `zeroed` made 0 by gates."""

    def __init__(self, assessment, unit, zeroed):
        self.a, self.unit, self.zeroed = assessment, unit, zeroed
        self._results = {}

    def result(self, instance):
        if instance not in self._results:
            result = self.a.measured[instance, self.unit].result if instance.rules else self.combine(instance)
            if instance in self.zeroed and result.applies:
                result = Result(True, result.full, ZERO, ZERO, False)
            self._results[instance] = result
        return self._results[instance]

    def full(self, instance):
        """F: the full marks for the unit."""
        if instance.rules:
            return self.a.measured[instance, self.unit].result.full
        if instance.node.get("combine", "sum") == "sum" and instance.node.get("points") is None:
            return self.a.base(instance) + sum((weight_of(child) * self.full(child) for child in instance.combined
                                                if not self.a.is_not_borne(child, self.unit)), ZERO)
        return self.a.points(instance, self.unit)

    def given(self, child):
        """What counts for a child that does not apply, by its `absent`; None: it is left out."""
        absent, points = child.node.get("absent", "fold"), self.a.points(child, self.unit)
        if absent == "full":
            return points, False
        if absent == "zero":
            return ZERO, False
        if absent == "mean":
            # reading: the values of the others are those before any gate; P is that of the unit to which it is given.
            found = [values.result(child) for unit, values in self.a.before.items()
                     if unit.class_id == self.unit.class_id]
            found = [r for r in found if r.applies]
            if found:
                return mean([r.value if r.full == 0 else r.value / r.full * points for r in found]), \
                    any(r.approximate for r in found)
        return None

    def parts(self, instance):
        """The children that are present, and whether others were left out that the unit would bear."""
        present, left_out = [], False
        for child in instance.combined:
            result, points = self.result(child), self.a.points(child, self.unit)
            if result.applies:
                present.append(Part(weight_of(child), result.value, result.full, points, result.approximate))
            elif not self.a.is_not_borne(child, self.unit):
                given = self.given(child)
                if given is None:
                    left_out = True
                else:
                    present.append(Part(weight_of(child), given[0], points, points, given[1]))
        return present, left_out

    def combine(self, instance):
        full = self.full(instance)
        nothing = Result(False, full, None, None, False)
        children = [self.result(child) for child in instance.combined]
        if self.a.record_says_not(instance, self.unit) or not any(r.applies for r in children):
            return nothing
        present, left_out = self.parts(instance)
        combined = getattr(self, "combine_" + instance.node.get("combine", "sum"))(instance, present, left_out)
        if combined is None:
            return nothing
        value, own_root = combined
        value += self.a.base(instance)
        outside = [(child, self.result(child)) for child in instance.outside]
        value += sum((weight_of(child) * r.value for child, r in outside if r.applies), ZERO)
        low, high, _ = limits_of(instance)
        value = clamped(value, low, high)
        approximate = own_root or any(p.approximate for p in present) or any(r.applies and r.approximate for _, r in outside)
        return Result(True, full, rounded(instance, value), value, approximate)

    def combine_sum(self, instance, present, left_out):
        value = sum((p.weight * p.value for p in present), ZERO)
        if left_out:
            # reading: "brought to P - base" of step 2 tells what this factor does; it is no second one.
            whole = sum((weight_of(child) * self.a.points(child, self.unit) for child in instance.combined
                         if not self.a.is_not_borne(child, self.unit)), ZERO)
            part = sum((p.weight * p.points for p in present), ZERO)
            if whole > 0 and part > 0:
                value *= whole / part
        return value, False

    def combine_fold(self, instance, present, _):
        value = sum((p.weight * p.value for p in present), ZERO)
        full = sum((p.weight * p.full for p in present), ZERO)
        if full == 0:
            return None  # reading: also without points of its own, where nothing is divided by it
        if instance.node.get("points") is None:
            return value, False
        return value / full * (instance.node.number("points") - self.a.base(instance)), False

    @staticmethod
    def combine_mean(_, present, __):
        weights = sum(p.weight for p in present)
        return (sum(p.weight * p.value for p in present) / weights, False) if weights != 0 else None

    @staticmethod
    def combine_minimum(_, present, __):
        return min(p.value for p in present), False

    @staticmethod
    def combine_geometric(instance, present, _):
        if any(p.value < 0 for p in present):
            raise AssessmentError("FZ_ENEGATIVE", "the geometric mean %s of a negative value" % instance.id)
        if all(p.weight == 0 for p in present):
            return None  # reading: as of a mean
        return root([(p.value, p.weight) for p in present])

    def combine_product(self, instance, present, _):
        value = self.a.points(instance, self.unit)
        for part in present:
            if part.full == 0:
                raise AssessmentError("FZ_ENEGATIVE", "the product %s of a rate over 0" % instance.id)
            value *= part.value / part.full
        return value, False

    def coverage(self, instance):
        """Section 6, the last paragraph.

        reading: a record that makes an indicator above others not applicable takes nothing from its coverage. Where weights of both signs
        add up to 0, which the page does not foresee, all count alike.
        """
        if instance.rules:
            return Fraction(int(self.result(instance).applies))
        children = [c for c in instance.combined if not self.a.is_not_borne(c, self.unit)]
        combine = instance.node.get("combine", "sum")
        if combine in ("sum", "fold"):
            parts = [weight_of(c) * self.a.points(c, self.unit) for c in children]
        elif combine in ("mean", "geometric"):
            parts = [weight_of(c) for c in children]
        else:
            parts = [Fraction(1) for _ in children]
        if sum(parts) == 0:
            parts = [Fraction(1) for _ in children]
        return sum((v * self.coverage(c) for v, c in zip(parts, children)), ZERO) / sum(parts) if children else ZERO


# -------------------------------------------------------------------------------------- grades (sections 7 and 8) ----

class Outcome:
    """What an assessment says of a unit."""

    def __init__(self, unit, tree):
        self.unit, self.tree = unit, tree
        self.score = self.exact = self.why = self.rank = self.values = None
        self.level = None  # the number of the grade in its table
        self.grade = None  # its name, at the very end
        self.approximate = self.unranked = self.not_met = False
        self.gates = []

    def settle(self, grades):
        """Section 7: the gates that change the grade, in document order.

        reading: one gate after the other, so that a grade outright behind `not-met` is a grade again. `ceiling` and `down` need a grade
        of the unit's own table.
        """
        names = [grade.get("name") for grade in grades.all("grade")] if grades else []
        self.grade = names[self.level] if self.level is not None else None
        for gate in self.gates:
            effect, name = gate.get("effect"), gate.get("grade")
            if effect == "not-met":
                self.not_met, self.grade = True, None
            elif effect == "grade":
                self.grade = name
            elif effect == "ceiling" and self.grade in names and name in names:
                self.grade = names[max(names.index(self.grade), names.index(name))]
            elif effect == "down" and self.grade in names:
                self.grade = names[min(names.index(self.grade) + 1, len(names) - 1)]


def level_of(grades, outcome):
    """Section 8: the grade within which the total lies; None in a hole."""
    value = outcome.exact if grades.get("on") == "exact" else outcome.score
    if grades.get("places") is not None:
        value = round_to(value, grades.count("places"))
    above = None
    for number, grade in enumerate(grades.all("grade")):
        low, high, below = grade.number("from"), grade.number("to"), grade.number("below")
        if high is None and below is None:
            below = above
        if (low is None or value >= low) and (high is None or value <= high) and (below is None or value < below):
            return number
        above = low
    return None


def keep_quotas(grades, ranked):
    """Section 8: first `most` from the highest grade down, then `least` from the lowest up."""
    table = grades.all("grade")
    edge = grades.get("edge", "lower")

    def members(number):
        return sorted((o for o in ranked if o.level == number), key=lambda o: o.rank)

    def fall(inside, stay, number):
        """All but the first `stay` fall to a grade; those of equal rank at the edge go together. Whether any fell."""
        if 0 < stay < len(inside) and inside[stay - 1].rank == inside[stay].rank:
            if edge == "refuse":
                raise AssessmentError("FZ_ETIE", "equal ranks at the edge of a quota")
            tied = inside[stay].rank
            stay = sum(1 for o in inside if o.rank < tied or (o.rank == tied and edge == "upper"))
        for outcome in inside[stay:]:
            outcome.level = number
        return stay < len(inside)

    for number, grade in enumerate(table[:-1]):  # reading: from the last grade there is none to fall to
        if grade.get("most") is not None:
            fall(members(number), floor(len(ranked) * grade.number("most") / 100), number + 1)
    for number in range(len(table) - 1, -1, -1):
        if table[number].get("least") is None:
            continue
        least = ceil(len(ranked) * table[number].number("least") / 100)
        while len(members(number)) < least:
            above = next((n for n in range(number - 1, -1, -1) if members(n)), None)
            if above is None:
                break
            inside = members(above)
            wanting = least - len(members(number))
            if not fall(inside, max(0, len(inside) - wanting), number):
                break  # edge="upper": all of them stay


# ---------------------------------------------------------------------------------------------------------- output ----

def assess(directive, registry, scheme, ledger, day, known=None):
    """The outcomes of all units. Directive and registry may be None; AssessmentError for what the library refuses."""
    return Assessment(directive, registry, scheme, ledger, day, known).assess()


def assess_texts(texts, day, known=None):
    """assess() of what files hold: a dictionary with scheme, ledger and perhaps directive and registry, bytes each."""
    def parse(key, make):
        return make(read_xml(texts[key].decode("utf-8-sig"))) if texts.get(key) else None

    return assess(parse("directive", Directive), parse("registry", Registry), parse("scheme", lambda root: root),
                  read_ledger(texts["ledger"]), day, known)


def exact_text(value):
    """A decimal where six places hold it, else a fraction."""
    if value is None:
        return None
    if (value * 10 ** 6).denominator != 1:
        return "%d/%d" % (value.numerator, value.denominator)
    return decimal_text(value)


def decimal_text(value):
    """Rounded half away to at most six places, without trailing zeros."""
    if value is None:
        return None
    millionths = round_to(value, 6) * 10 ** 6
    whole, rest = divmod(abs(int(millionths)), 10 ** 6)
    return ("-" if millionths < 0 else "") + str(whole) + (".%06d" % rest).rstrip("0").rstrip(".")


def item_of(outcome, instance):
    result = outcome.values.result(instance)
    return {"id": instance.id, "applies": result.applies, "points": exact_text(result.full), "score": decimal_text(result.value),
            "exact": exact_text(result.value), "approximate": result.approximate}


def as_dictionary(outcomes):
    return {"units": [{
        "unit": o.unit.name, "class": o.unit.class_id, "score": decimal_text(o.score), "exact": exact_text(o.score), "why": o.why,
        "approximate": o.approximate, "grade": o.grade, "rank": o.rank, "not_met": o.not_met, "unranked": o.unranked,
        "gates": [gate.get("id") or gate.get("name") for gate in o.gates],
        "items": [item_of(o, i) for i in o.tree.root.and_below() if i.parent] if o.tree else [],
    } for o in outcomes]}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("scheme", "ledger", "day"):
        parser.add_argument("--" + name, required=True)
    for name in ("directive", "registry", "known"):
        parser.add_argument("--" + name)
    arguments = parser.parse_args()
    paths = {key: getattr(arguments, key) for key in ("scheme", "ledger", "directive", "registry")}
    texts = {key: Path(path).read_bytes() for key, path in paths.items() if path}
    try:
        outcomes = assess_texts(texts, day_of(arguments.day), day_of(arguments.known))
    except AssessmentError as error:
        parser.exit(1, "%s\n" % error)
    print(json.dumps(as_dictionary(outcomes), ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
