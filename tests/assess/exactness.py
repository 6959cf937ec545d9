#!/usr/bin/env python3
"""Scores where binary floating point goes wrong. TAP.

usage: exactness.py [--write FOLDER] [PROGRAM...]

Each question is one scheme and one ledger with many made-up units, so that one run of the program answers all of it. What is expected
is worked out with whole numbers; how many cases there are, and in how many of them doubles are wrong, is checked here as well.
With --write the cases are left in a folder; without PROGRAM nothing is scored.
"""
import csv
import random
import sys
import tempfile
from pathlib import Path

from expectations import Case, Tap, compare

DAY = "2016-12-31"
MIX = """  <total id="total" points="100" combine="mean">
    <indicator id="first" points="100" weight="70"><value/></indicator>
    <indicator id="second" points="100" weight="30"><value/></indicator>%s
  </total>
  <grades on="%s"><grade name="优秀" from="90"/><grade name="良好" from="80"/><grade name="一般"/></grades>
"""
ROUND = '\n    <round places="2"/>'


def shown(whole, places):
    """A whole number of units of the last place as a decimal: 8999, 2 is 89.99."""
    return f"{whole // 10 ** places}.{whole % 10 ** places:0{places}d}"


def names():
    return (f"u{number:05d}" for number in range(1, 1000000))


class Question:
    """A case in the making: records are unit, item, event, value; lines are unit, what, expected."""

    def __init__(self, name, sentence, scheme):
        self.name, self.sentence, self.scheme = name, sentence, scheme
        self.records, self.lines, self.facts = [], [], []

    def fact(self, sentence, holds):
        """Something about the question itself that must be so."""
        self.facts.append((sentence, holds))

    def write(self, folder):
        folder.mkdir(parents=True)
        (folder / "scheme.xml").write_text(f'<?xml version="1.0" encoding="UTF-8"?>\n<scheme xmlns="urn:libfazhi:scheme:1" '
                                           f'id="{self.name}">\n  <head><title>{self.sentence}</title></head>\n{self.scheme}</scheme>\n',
                                           encoding="utf-8")
        with open(folder / "ledger.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["unit", "item", "event", "value", "date"])
            writer.writerows([*record, DAY] for record in self.records)
        lines = [f"# day {DAY}", "unit\twhat\texpected", *("\t".join(line) for line in self.lines), ""]
        (folder / "expect.tsv").write_text("\n".join(lines), encoding="utf-8")
        return Case(folder)


def pairs(thousandths):
    """All marks of two places, the first from 80 to 100, of which 70 % and 30 % make so many thousandths exactly."""
    for first in range(8000, 10001):
        second, rest = divmod(10 * thousandths - 70 * first, 30)
        if rest == 0 and 0 <= second <= 10000:
            yield first, second


def mixes(name, sentence, thousandths, rounding, on, score, grade):
    question = Question(name, sentence, MIX % (rounding, on))
    for unit, (first, second) in zip(names(), pairs(thousandths)):
        question.records += [(unit, "first", "", shown(first, 2)), (unit, "second", "", shown(second, 2))]
        question.lines += [(unit, "score", score), (unit, "grade", grade)]
    return question


def doubles(thousandths):
    return [first / 100 * 0.7 + second / 100 * 0.3 for first, second in pairs(thousandths)]


def exactly_ninety():
    question = mixes("mix-90", "70 % and 30 % of marks that make 90 exactly are 90 and 优秀", 90000, "", "exact", "90", "优秀")
    question.fact("there are 476 such pairs", len(list(pairs(90000))) == 476)
    question.fact("doubles are below 90 in 110 of them", sum(value < 90 for value in doubles(90000)) == 110)
    return question


def half_below_ninety():
    question = mixes("mix-89.995", "a mix of exactly 89.995 is rounded to 90.00 and is 优秀", 89995, ROUND, "rounded", "90", "优秀")
    question.fact("there are 477 such pairs", len(list(pairs(89995))) == 477)
    question.fact("doubles give 89.99 in 276 of them", sum("%.2f" % value == "89.99" for value in doubles(89995)) == 276)
    return question


def half_below_ninety_exactly():
    return mixes("mix-89.995-exact", "a mix of exactly 89.995 is 良好 where the grade goes by the exact score", 89995, ROUND, "exact",
                 "90", "良好")


def folds(combine):
    """Applicable are 50 to 100 points, nine tenths of them were reached: 46.8 of 52, 51.3 of 57."""
    ones = "".join(f'    <indicator id="i{number}" points="1"><value missing="absent"/></indicator>\n' for number in range(1, 51))
    scheme = (f'  <total id="total" points="100" combine="{combine}">\n    <indicator id="a" points="50"><value/></indicator>\n{ones}  </total>\n'
              '  <grades><grade name="优秀" from="90"/><grade name="良好"/></grades>\n')
    question = Question(f"fold-{combine}", f"nine tenths of what is applicable are 90 and 优秀, by {combine}", scheme)
    for unit, points in zip(names(), range(50, 101)):
        question.records += [(unit, "a", "", "45"), *((unit, f"i{number}", "", "0.9") for number in range(1, points - 49))]
        question.lines += [(unit, "score", "90"), (unit, "grade", "优秀"), (unit, "rank", "1")]
    question.fact("doubles are below 90 in 13 of 51",
                  sum(points * 9 / 10 / points * 100 < 90 for points in range(50, 101)) == 13)
    return question


def halves():
    """All 10,000 decimals x.xx5 below 100, by both modes."""
    scheme = "  <total id=\"total\" points=\"200\">\n" + "".join(
        f'    <indicator id="{mode}" points="100"><value/><round places="2" mode="{mode}"/></indicator>\n'
        for mode in ("half-away", "half-even")) + "  </total>\n"
    question = Question("halves", "of all 10,000 decimals x.xx5 below 100 the half goes up, or to the even neighbour", scheme)
    for unit, hundredths in zip(names(), range(10000)):
        value = shown(10 * hundredths + 5, 3)
        question.records += [(unit, "half-away", "", value), (unit, "half-even", "", value)]
        question.lines += [(unit, "half-away", shown(hundredths + 1, 2)), (unit, "half-even", shown(hundredths + hundredths % 2, 2))]
    question.fact("printf differs from 四舍五入 in 5,000 of them",
                  sum("%.2f" % ((10 * n + 5) / 1000) != shown(n + 1, 2) for n in range(10000)) == 5000)
    question.fact("half to even differs from 四舍五入 in 5,000 of them", sum(n % 2 == 0 for n in range(10000)) == 5000)
    return question


def subtractions():
    """One record for each time."""
    scheme = ('  <total id="total" points="101.5">\n    <indicator id="a" points="100" start="full"><deduct points="0.1"/></indicator>\n'
              '    <indicator id="b" points="1.5" start="full"><deduct points="0.3"/></indicator>\n  </total>\n')
    question = Question("subtractions", "100 less k times 0.1 is exact for k from 1 to 99, and 1.5 less 5 times 0.3 is 0", scheme)
    wrong, value = 0, 100.0
    for unit, times in zip(names(), range(1, 100)):
        question.records += [(unit, "a", "", "")] * times + [(unit, "b", "", "")] * 5
        question.lines += [(unit, "a", shown(1000 - times, 1)), (unit, "b", "0"), (unit, "rank", str(times))]
        value -= 0.1
        wrong += value != (1000 - times) / 10
    question.fact("doubles are wrong in 98 of 99", wrong == 98)
    question.fact("doubles do not make 0 of 1.5 less 5 times 0.3", 1.5 - 0.3 - 0.3 - 0.3 - 0.3 - 0.3 != 0)
    return question


def orders():
    """The same 68 marks in 60 orders."""
    draw = random.Random(68)
    marks = [draw.randint(0, 20) for _ in range(68)]
    scheme = '  <total id="total" points="136">\n' + "".join(
        f'    <indicator id="i{number}" points="2"><value/></indicator>\n' for number in range(1, 69)) + "  </total>\n"
    question = Question("orders", "the same 68 marks in another order make the same total and the same rank", scheme)
    sums = set()
    for unit, _ in zip(names(), range(60)):
        draw.shuffle(marks)
        question.records += [(unit, f"i{number}", "", shown(mark, 1)) for number, mark in enumerate(marks, 1)]
        question.lines += [(unit, "score", shown(sum(marks), 1)), (unit, "rank", "1")]
        sums.add(sum(mark / 10 for mark in marks))
    question.fact("doubles make several totals of them", len(sums) > 1)
    return question


def lead_and_half():
    scheme = ('  <total id="total">\n    <indicator id="a"><add event="牵头" points="0.1"/><add event="配合" points="0.1">'
              '<times value="0.5"/></add></indicator>\n  </total>\n'
              '  <grades><grade name="多" from="0.150001"/><grade name="正好" from="0.15"/><grade name="少"/></grades>\n')
    question = Question("lead-and-half", "0.1 for a lead and half of it for cooperating are 0.15", scheme)
    question.records += [("u1", "a", "牵头", ""), ("u1", "a", "配合", "")]
    question.lines += [("u1", "score", "0.15"), ("u1", "grade", "正好")]
    question.fact("doubles make more of them", 0.1 + 0.05 > 0.15)
    return question


def questions():
    yield from (exactly_ninety(), half_below_ninety(), half_below_ninety_exactly(), folds("fold"), folds("sum"), halves(),
                subtractions(), orders(), lead_and_half())


def main():
    words = sys.argv[1:]
    target, program = (words[1], words[2:]) if words[:1] == ["--write"] and len(words) > 1 else (None, words)
    tap = Tap()
    with tempfile.TemporaryDirectory() as scratch:
        for question in questions():
            for sentence, holds in question.facts:
                tap.test(f"{question.name}: {sentence}", holds)
            case = question.write(Path(target or scratch) / question.name)
            if program:
                failures = [f"{name}: {found}" for name, holds, found in compare(case, *case.score(program)) if not holds]
                tap.test(f"{question.name}: {question.sentence}", not failures, "\n".join(failures))
    sys.exit(tap.end())


if __name__ == "__main__":
    main()
