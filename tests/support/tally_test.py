#!/usr/bin/env python3
"""The tally sees what Criterion and meson look away from."""
import unittest

from tally import tally


def program(result="OK", stdout="", stderr="", returncode=0, name="fazhi:unit / date"):
    return {"name": name, "result": result, "stdout": stdout, "stderr": stderr, "returncode": returncode}


def kinds(tests, status=0):
    return [kind for kind, *_ in tally(tests, status)]


class Tally(unittest.TestCase):
    def test_counts_the_tests_of_a_criterion_program_one_by_one(self):
        found = tally([program(stdout="TAP version 13\n1..3\nok - date::a  (0.00s)\nok - date::b  (0.01s)\n"
                                      "not ok - date::c  (0.00s)\n", result="FAIL")], 1)
        self.assertEqual([(kind, name) for kind, name, *_ in found],
                         [("passed", "date: date::a"), ("passed", "date: date::b"), ("failed", "date: date::c")])

    def test_names_a_skip_with_its_reason(self):
        found = tally([program(stdout="1..1\nok - a::b # SKIP no registry here\n"),
                       program("SKIP", stdout="looking\nthe baseline is absent\n", name="abi")], 0)
        self.assertEqual([row[:3] for row in found], [("skipped", "date: a::b", "no registry here"),
                                                      ("skipped", "abi", "the baseline is absent")])

    def test_fails_a_skip_without_a_reason(self):
        self.assertEqual(kinds([program(stdout="1..1\nok - a::b # SKIP\n")]), ["failed"])
        self.assertEqual(kinds([program("SKIP", "1..0 # SKIP \n")]), ["failed"])
        self.assertEqual(kinds([program("SKIP", " \n")]), ["failed"])

    def test_takes_a_program_all_of_whose_tests_are_skipped_as_meson_calls_it(self):
        self.assertEqual(kinds([program("SKIP", "ok 1 - a # SKIP no data\nok 2 - b # SKIP no data\n1..2\n")]), ["skipped", "skipped"])
        self.assertEqual(kinds([program("SKIP", "ok 1 - a # SKIP no data\nok 2 - b\n1..2\n")]), ["skipped", "passed", "failed"])

    def test_takes_a_plan_of_none_with_a_reason_for_a_skip_and_without_one_for_a_failure(self):
        self.assertEqual([row[:3] for row in tally([program("SKIP", "1..0 # SKIP xmllint is missing\n")], 0)],
                         [("skipped", "date", "xmllint is missing")])
        self.assertEqual(kinds([program("SKIP", "1..0\n")]), ["failed"])
        self.assertEqual(kinds([program("FAIL", "1..0 # SKIP xmllint is missing\n", returncode=1)], 1), ["failed"])

    def test_counts_a_script_as_one(self):
        self.assertEqual(kinds([program(), program("FAIL"), program("TIMEOUT")], 1), ["passed", "failed", "failed"])

    def test_fails_a_program_that_ends_badly_after_good_tests(self):
        self.assertEqual(kinds([program("ERROR", "1..1\nok - a::b\n", returncode=1)], 1), ["passed", "failed"])

    def test_fails_a_broken_plan(self):
        self.assertEqual(kinds([program(stdout="1..2\nok - a::b\n")]), ["passed", "failed"])

    def test_fails_a_program_without_tests(self):
        self.assertEqual(kinds([program(stdout="1..0\n")]), ["failed"])

    def test_fails_a_passed_test_over_which_a_checker_complained(self):
        for report in ("==7==ERROR: LeakSanitizer: detected memory leaks", "==7==ERROR: AddressSanitizer: SEGV",
                       "a.c:3:5: runtime error: signed integer overflow", "WARNING: ThreadSanitizer: data race",
                       "==7== ERROR SUMMARY: 2 errors"):
            self.assertEqual(kinds([program(stdout="1..1\nok - a::b\n", stderr=report)]), ["passed", "failed"], report)
            self.assertEqual(kinds([program(stderr=report)])[-1], "failed", report)

    def test_fails_a_run_that_meson_calls_bad(self):
        self.assertEqual(kinds([program()], 1), ["passed", "failed"])

    def test_fails_an_empty_run(self):
        self.assertEqual(kinds([]), ["failed"])


if __name__ == "__main__":
    unittest.main()
