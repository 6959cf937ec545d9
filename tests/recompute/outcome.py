"""What comes behind the scores: gates that change a grade (section 7), grades and quotas (section 8)."""
from math import ceil, floor

from figures import AssessmentError, round_to


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

        reading: `ceiling` and `down` need a grade of the unit's own table.
        """
        names = [grade.get("name") for grade in grades.all("grade")] if grades else []
        self.grade = names[self.level] if self.level is not None else None
        for gate in self.gates:
            effect, name = gate.get("effect"), gate.get("grade")
            if effect == "not-met":
                self.not_met = True
            elif effect == "grade":
                self.grade = name
            elif effect == "ceiling" and self.grade in names and name in names:
                self.grade = names[max(names.index(self.grade), names.index(name))]
            elif effect == "down" and self.grade in names:
                self.grade = names[min(names.index(self.grade) + 1, len(names) - 1)]
        if self.not_met or self.score is None:
            self.grade = None


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
