#!/usr/bin/env python3
"""assess.py gives what was worked out by hand, and compare.py sees a difference wherever one is planted. Prints TAP."""
import copy
import io
import sys
import unittest
from contextlib import redirect_stdout

import compare
from figures import exact_text, root, round_to
from cases import CASES
from fractions import Fraction


class Worked(unittest.TestCase):
    """One test for each case."""


def add_case(case):
    def test(self):
        self.assertIsNone(case.difference(*compare.answer_of(compare.Mirror, case.texts(), case.day, case.known)))
    test.__doc__ = case.name
    name = "test_" + case.name
    assert not hasattr(Worked, name), "two cases of one name: " + case.name
    setattr(Worked, name, test)


for one_case in CASES:
    add_case(one_case)


class Numbers(unittest.TestCase):
    def test_a_cube_root_to_18_places(self):
        # 0.25^(1/3) = 0.62996052494743658238...
        self.assertEqual(root([(Fraction(1, 2), Fraction(2)), (Fraction(1), Fraction(1))]),
                         (Fraction("0.629960524947436582"), True))

    def test_a_root_of_equal_values_is_exact(self):
        self.assertEqual(root([(Fraction(1, 3), Fraction(1)), (Fraction(1, 3), Fraction(2))]), (Fraction(1, 3), False))

    def test_a_fraction_that_six_places_do_not_hold_is_written_as_one(self):
        self.assertEqual([exact_text(Fraction(281, 3)), exact_text(Fraction("-0.50")), exact_text(Fraction(1, 64))],
                         ["281/3", "-0.5", "0.015625"])

    def test_a_third_lies_below_the_half(self):
        self.assertEqual(round_to(Fraction(1, 3), 2), Fraction("0.33"))


class Changed:
    """assess.py with one value changed in whatever it says."""

    def __init__(self, change):
        self.change = change

    def assess(self, texts, day, known):
        answer = copy.deepcopy(compare.Mirror.assess(texts, day, known))
        self.change(answer)
        return answer


def change_last_item(key, value):
    def change(answer):
        for unit in answer["units"]:
            for item in reversed(unit["items"]):
                if item["applies"]:
                    item[key] = value
                    return
    return change


def change_unit(key, value):
    def change(answer):
        if answer["units"]:
            answer["units"][-1][key] = value
    return change


class Planted(unittest.TestCase):
    """Each kind of difference is found in some of a few seeds, and none where none was planted."""

    def differing(self, side):
        with redirect_stdout(io.StringIO()):
            found, _ = compare.compare_seeds(side, 1, 12, self.folder)
        return found

    def setUp(self):
        import tempfile
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = holder.name

    def test_no_difference_is_seen_where_there_is_none(self):
        self.assertEqual(self.differing(compare.Mirror), 0)

    def test_a_changed_value_is_seen(self):
        for key, value in (("score", "123456"), ("exact", "1/7"), ("grade", "别的"), ("rank", 77), ("not_met", None), ("class", "x")):
            change = change_unit(key, value) if key != "not_met" else lambda a: [u.update(not_met=not u["not_met"]) for u in a["units"]]
            self.assertGreater(self.differing(Changed(change)), 8, key)

    def test_a_changed_item_is_seen(self):
        for key, value in (("exact", "1/7"), ("score", "123456"), ("points", "1/7"), ("applies", False)):
            self.assertGreater(self.differing(Changed(change_last_item(key, value))), 8, key)

    def test_a_unit_that_is_missing_is_seen(self):
        self.assertGreater(self.differing(Changed(lambda answer: answer["units"].pop() if answer["units"] else None)), 8)

    def test_another_error_is_seen(self):
        class Refusing:
            @staticmethod
            def assess(*_):
                raise compare.Refused("FZ_EOVERFLOW", "")
        self.assertEqual(self.differing(Refusing), 12)

    def test_a_case_that_comes_out_otherwise_is_seen(self):
        with redirect_stdout(io.StringIO()):
            self.assertGreater(compare.compare_cases(Changed(change_unit("exact", "1/7"))), len(CASES) // 2)


class Tap(unittest.TextTestResult):
    """One line of TAP a test."""

    number = 0

    def line(self, word, test, reason=""):
        Tap.number += 1
        print("%s %d - %s" % (word, Tap.number, str(test).split(" (")[0].replace("#", "")))
        for text in reason.rstrip().split("\n") if reason else []:
            print("# " + text)

    def addSuccess(self, test):
        super().addSuccess(test)
        self.line("ok", test)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.line("not ok", test, self.failures[-1][1])

    def addError(self, test, err):
        super().addError(test, err)
        self.line("not ok", test, self.errors[-1][1])


if __name__ == "__main__":
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"])
    print("1..%d" % suite.countTestCases())
    result = unittest.TextTestRunner(stream=io.StringIO(), resultclass=Tap).run(suite)
    sys.exit(0 if result.wasSuccessful() else 1)
