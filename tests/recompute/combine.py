"""Indicators above others, and totals (section 6)."""
from collections import namedtuple
from fractions import Fraction

from figures import AssessmentError, ZERO, clamped, mean, root
from indicators import Result, limits_of, rounded, weight_of

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
        if instance.node.get("combine", "sum") in ("sum", "fold") and instance.node.get("points") is None:
            present, left_out = self.parts(instance)
            factor = self.brought(instance, present, left_out) if instance.node.get("combine", "sum") == "sum" else 1
            return self.a.base(instance) + factor * sum((p.weight * p.full for p in present), ZERO)
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

    def brought(self, instance, present, left_out):
        """What those present are multiplied by for those that were left out."""
        if left_out:
            # reading: "brought to P - base" of step 2 tells what this factor does; it is no second one.
            whole = sum((weight_of(child) * self.a.points(child, self.unit) for child in instance.combined
                         if not self.a.is_not_borne(child, self.unit)), ZERO)
            part = sum((p.weight * p.points for p in present), ZERO)
            if whole > 0 and part > 0:
                return whole / part
        return Fraction(1)

    def combine_sum(self, instance, present, left_out):
        return sum((p.weight * p.value for p in present), ZERO) * self.brought(instance, present, left_out), False

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
            parts = [abs(weight_of(c) * self.a.points(c, self.unit)) for c in children]
        elif combine in ("mean", "geometric"):
            parts = [weight_of(c) for c in children]
        else:
            parts = [Fraction(1) for _ in children]
        if sum(parts) == 0:
            parts = [Fraction(1) for _ in children]
        return sum((v * self.coverage(c) for v, c in zip(parts, children)), ZERO) / sum(parts) if children else ZERO
