"""Run unittest's tests with a line of TAP each, so that each counts. A skip says why."""
import gc
import sys
import unittest

import fazhi


class Result(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.count = 0

    def _line(self, verdict, test, tail="", details=""):
        self.count += 1
        is_example = "doctest" in type(test).__name__.lower()
        name = f"the examples of {test.id()} run" if is_example else test.id().split(".")[-1]
        for line in details.splitlines():
            print(f"# {line}")
        print(f"{verdict} - {name.replace('test_', '', 1).replace('_', ' ').strip()}{tail}", flush=True)

    def addSuccess(self, test):
        self._line("ok", test)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._line("not ok", test, details=self.failures[-1][1])

    def addError(self, test, err):
        super().addError(test, err)
        self._line("not ok", test, details=self.errors[-1][1])

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._line("ok", test, f" # SKIP {reason}")

    def addSubTest(self, test, subtest, err):
        if err is not None:
            super().addSubTest(test, subtest, err)
            self._line("not ok", subtest, details=self.errors[-1][1] if self.errors else str(err[1]))


def run(suite):
    print(f"1..{suite.countTestCases()}", flush=True)
    result = Result()
    suite.run(result)
    # So that a leak checker sees what is left. Doctest keeps the traceback of an example that raises in a frame of that traceback.
    gc.collect()
    fazhi.default_context().close()
    sys.exit(0 if result.wasSuccessful() else 1)
