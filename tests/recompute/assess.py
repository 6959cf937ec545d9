#!/usr/bin/env python3
"""Recompute an assessment by the rules of lib/data/assessment.md, slowly and plainly.

usage: assess.py --scheme S --ledger L [--directive D] [--registry R] --day D [--known D]

Read it beside that page, whose sections are named all over: sections 1, 2, 4 and the order of the whole are in this file, and units.py
(2), indicators.py (3), rules.py (5), combine.py (6), outcome.py (7, 8) and figures.py (9) stand beside it. It shares no code with the
library, so that where both come to the same figure, two readers have read the page alike. Where the page leaves room, the comment
"reading:" says how it was read.
"""
import argparse
import json
from fractions import Fraction
from pathlib import Path

from combine import Values
from figures import AssessmentError, ZERO, decimal_text, exact_text
from indicators import Share, Tree, WHOLE, has_points, pick, weight_of
from outcome import Outcome, keep_quotas, level_of
from rules import Measurement, NOT_APPLICABLE
from sources import Directive, Registry, day_of, kind_of, read_ledger, read_xml
from units import People, Unit, roles_of


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

    # ---------------------------------------------------------------------------------------------- section 2 ----

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
            names = self.directive.units if self.directive else sorted(
                (r.unit for r in self.records if r.unit), key=lambda name: (len(name.encode()), name.encode()))
            named = [(name, None) for name in names]
        named.sort(key=len)  # what classes name first
        units, met = {}, {}
        for name, class_id, *rest in named:
            key, body, own = self.people.look(name)
            if self.people.is_collective(name):
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
        """Section 2, rule 4; None: it does not bear what the indicator is about. Of tasks that a record calls not applicable the roles
        do not count (section 4), where any are left."""
        if not instance.is_bound:
            return WHOLE
        return self.share_of(self.roles(instance, unit, left=True)) or self.share_of(self.roles(instance, unit, left=False))

    def roles(self, instance, unit, left):
        return set().union(*[unit.roles.get(task.id, set()) for task in instance.tasks
                             if not (left and self.is_said_absent(unit, {task.id}))])

    def share_of(self, roles):
        if not self.shares:
            return WHOLE if roles else None
        for share in self.shares:
            if share.get("role") in roles:
                factor = share.number("factor")
                return Share(factor, share.number("deduct", factor), share.number("add", factor))
        return None

    def is_not_borne(self, instance, unit):
        return instance.is_bound and self.share(instance, unit) is None

    # ---------------------------------------------------------------------------------------------- section 3 ----

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

    # ---------------------------------------------------------------------------------------------- section 4 ----

    def record_says_not(self, instance, unit):
        """Of the indicator itself, or of all of its tasks that the unit bears with a share."""
        if self.is_said_absent(unit, {instance.id} | instance.sections):
            return True
        return instance.is_bound and not self.share_of(self.roles(instance, unit, left=True))

    def is_said_absent(self, unit, items):
        return any(r.event in NOT_APPLICABLE and r.item in items and self.marks[id(r)] in (None, unit.key) for r in self.records)

    def may_apply(self, instance, unit):
        """All reasons of section 4 for an indicator with rules, but for the last, which needs values."""
        for around in instance.and_above()[:-1]:
            if around.node.words("class") is not None and unit.class_id not in around.node.words("class"):
                return False
        if any(self.is_said_absent(unit, {around.id} | around.sections) for around in instance.and_above()):
            return False
        return not self.is_not_borne(instance, unit) and not self.record_says_not(instance, unit)

    # ---------------------------------------------------------------------------------------------- section 5 ----

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
        return next((p for p in (self.points(child, unit) for child in instance.combined) if p != 0), ZERO)

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
            count = sum(1 for r in self.records if r.event == gate.get("event") and r.value != 0
                        and self.marks[id(r)] in (None, unit.key))
            return count >= gate.count("least", 1)
        values = [before.result(i) for i in root.and_below() if i.node.get("id") == gate.get("indicator")]
        if gate.get("indicator") == root.node.get("id") and outcome.why is not None:
            return False
        return any(v.applies and v.value < gate.number("below") for v in values)

    # ---------------------------------------------------------------------------------------------- section 8 ----

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


def assess(directive, registry, scheme, ledger, day, known=None):
    """The outcomes of all units. Directive and registry may be None; AssessmentError for what the library refuses."""
    return Assessment(directive, registry, scheme, ledger, day, known).assess()


def assess_texts(texts, day, known=None):
    """assess() of what files hold: a dictionary with scheme, ledger and perhaps directive and registry, bytes each."""
    def parse(key, make):
        return make(read_xml(texts[key].decode("utf-8-sig"))) if texts.get(key) else None

    return assess(parse("directive", Directive), parse("registry", Registry), parse("scheme", lambda root: root),
                  read_ledger(texts["ledger"]), day, known)


def item_of(outcome, instance):
    result = outcome.values.result(instance)
    return {"id": instance.id, "applies": result.applies, "points": decimal_text(result.full), "score": decimal_text(result.value),
            "exact": exact_text(result.value), "approximate": result.approximate}


def as_dictionary(outcomes):
    return {"units": [{
        "unit": o.unit.name, "class": o.unit.class_id, "total": o.tree.root.id if o.tree else None, "score": decimal_text(o.score),
        "exact": exact_text(o.score), "why": o.why, "approximate": o.approximate,
        "grade": o.grade, "rank": o.rank, "not_met": o.not_met, "unranked": o.unranked,
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
