"""What rules give to the indicators that they measure (section 5)."""
from fractions import Fraction
from math import floor

from figures import AssessmentError, ZERO, capped, clamped, halves, logarithm_rate, mean
from indicators import Result, limits_of, rounded
from sources import day_of

NOT_APPLICABLE = ("不适用", "not-applicable")
OCCURRENCES = ("deduct", "add", "judge")
ONE_VALUE = ("bands", "distance", "value", "goalposts", "relative", "ranking")


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
        found = self.a.collect(leaf) if unit is None else self.a.records_of(leaf, unit)
        records = [r for r in found if r.event == event and r.event not in NOT_APPLICABLE]
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
            votes = sum((Fraction(1) if r.value is None else max(r.value, ZERO) for r in records), ZERO)
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
                count = sum(1 for r in happened(self.a.records_of(leaf, unit)) if r.event == times.get("event"))
                if count == 0:
                    continue
            factor *= max(times.number("value") + times.number("step", ZERO) * (count - 1), ZERO)
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
        for length, members in runs_of(happened(records), runs.get("every")):
            fitting = [points for least, points in listed if least <= length]
            if fitting:
                dropped += members
                factor = 1 if rule.get("multiply") == "after" else self.times(leaf, rule, unit, None)
                total += sign_of(rule) * fitting[-1] * factor
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
                        rivals.setdefault((rule.get("once"), amount.record.matter), []).append((leaf, amount))
        for amounts in rivals.values():
            amounts.sort(key=lambda both: (-abs(both[1].value), self.order[both[1].rule], both[1].record.item.encode(),
                                           -self.split(both[0], both[1].rule, both[1]), both[1].record.id.encode()))
            for _, amount in amounts[1:]:
                amount.value = ZERO

    def split(self, leaf, rule, amount):
        """Step 5.

        A record without unit is one of every unit of this total.
        """
        if rule.get("split") is None or amount.record.matter is None:
            return Fraction(1)
        same = [r for r in self.counted(leaf, rule, None) if r.matter == amount.record.matter]
        if rule.get("split") == "heads":
            return Fraction(amount.record.heads or 1, sum((r.heads or 1) * (1 if self.a.marks[id(r)] else len(self.units)) for r in same))
        holders = {self.a.marks[id(r)] for r in same}
        if None in holders:
            holders = holders - {None} | {unit.key for unit in self.units}
        return Fraction(1, len(holders))

    def finish_occurrences(self, leaf):
        """Steps 5 and 6, and multiply="after"."""
        for unit in self.members[leaf]:
            measured = self.results[leaf, unit]
            for rule, amounts in measured.amounts.items():
                total = sum((a.value * self.split(leaf, rule, a) for a in amounts), ZERO) + measured.runs[rule]
                total = capped(total, rule.number("cap"))
                if rule.get("multiply") == "after":
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
        reached = [level.number("points") for level in rule.all("level") if happened(self.take_records(leaf, rule, unit, level.get("event")))]
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
            part = ZERO if low < high else Fraction(1)
            if value > 0:
                part = logarithm_rate(value, low, high)
            elif cut not in ("both", "low" if low < high else "high"):
                raise AssessmentError("FZ_ENEGATIVE", "the logarithm of %s" % value)
            measured.approximate = value > 0 and value not in (low, high)
        else:
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
        # reading: a section or list of one task is about one task too.
        deadlines = leaf.tasks[0].deadlines if leaf.is_bound and len(leaf.tasks) == 1 else []
        general = max(deadlines) if deadlines else day_of(rule.get("due"))
        records = happened(self.take_records(leaf, rule, unit, rule.get("event")))
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


def happened(records):
    """A record whose value is 0 says that nothing happened (section 1)."""
    return [r for r in records if r.value != 0]


def take(how, records):
    """The one value of several records; None where there is none."""
    if how == "count":
        return Fraction(len(happened(records)))
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
