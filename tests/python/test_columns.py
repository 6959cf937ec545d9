"""Scores by columns are those of a ledger with a record for each value."""
import array
import gc
import os
import sys
import unittest
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import fazhi

SCHEMES = Path(os.environ["FZ_TEST_DATA"]) / "assess"


def by_ledger(scheme, columns, units, values):
    """The same table as a ledger, assessed."""
    ledger = fazhi.Ledger()
    for column, numbers in zip(columns, values):
        for unit, number in zip(units, numbers):
            if number is not None:
                ledger.add(date="2016-06-30", unit=unit, item=column.indicator.id, event=column.event, value=number)
    report = fazhi.assess(scheme, ledger, "2016-12-31")
    results = [report.result(unit) for unit in units]
    return [(one.total.score, one.rank, one.grade) for one in results]


class ByColumns(unittest.TestCase):
    def setUp(self):
        self.units = [f"单位{number}" for number in range(12)]

    def opened(self):
        """Every scheme of the tests that columns can say, with a table of made-up values for it."""
        for path in sorted(SCHEMES.glob("*/scheme.xml")):
            scheme = fazhi.Scheme.load(path)
            try:
                columns = fazhi.Columns(scheme)
            except fazhi.Error as error:
                self.assertIn(error.code.name, ("ECOLUMNS", "EINVAL"), path)
                continue
            if not len(columns):
                continue
            yield scheme, columns, [[None if len(columns) > 1 and (row * 7 + at) % 11 == 10 else Decimal((row * 37 + at * 13) % 90 + 10)
                                     for row, _ in enumerate(self.units)] for at in range(len(columns))]

    def test_scores_ranks_and_grades_are_those_of_a_ledger(self):
        asked = 0
        for scheme, columns, values in self.opened():
            try:
                expected = by_ledger(scheme, columns, self.units, values)
            except fazhi.Error as error:  # what the values do not suit is refused in both ways
                with self.assertRaises(fazhi.Error) as caught:
                    columns.score(values)
                self.assertEqual(caught.exception.code, error.code, scheme.title)
                continue
            scores = columns.score(values)
            self.assertEqual([(scores[at], scores.rank(at), scores.grade(at)) for at in range(len(scores))], expected, scheme.title)
            asked += 1
        self.assertGreater(asked, 3)

    def test_arrays_of_int64_hold_millionths_and_are_not_copied(self):
        scheme, columns, values = next(self.opened())
        expected = list(columns.score(values))
        arrays = [array.array("q", [-2**63 if one is None else int(one * 10**6) for one in column]) for column in values]
        self.assertEqual(list(columns.score(arrays)), expected)
        self.assertEqual(list(columns.score([memoryview(one).toreadonly() for one in arrays])), expected)
        for one in arrays:
            one.append(0)  # nobody holds the memory any more
        try:
            import numpy
        except ImportError:
            return
        self.assertEqual(list(columns.score([numpy.array(one[:-1], dtype=numpy.int64) for one in arrays])), expected)
        self.assertEqual(list(numpy.asarray(columns.score([one[:-1] for one in arrays]).millionths)[:1]),
                         [int(expected[0] * 10**6) if expected[0] is not None else -2**63])
        self.assertRaises(TypeError, columns.score, [numpy.array([0.5]) for _ in arrays])

    def test_wrong_tables_are_refused(self):
        scheme, columns, values = next(self.opened())
        for wrong, error in ((values[1:], ValueError), ([[1], [1, 2]] * len(values), ValueError), ([None] * len(values), ValueError),
                             ([[0.5]] * len(values), TypeError), ([b"12345678"] * len(values), TypeError),
                             ([[Fraction(1, 3)]] * len(values), ValueError), ([array.array("i", [1])] * len(values), TypeError)):
            with self.assertRaises(error, msg=repr(wrong)[:80]):
                columns.score(wrong if len(wrong) < len(values) else wrong[:max(len(values), 1)])
        self.assertRaises(ValueError, columns.score, values, indicators=["nobody"])
        self.assertRaises(TypeError, fazhi.Columns, "scheme")
        self.assertEqual(len(columns.score([None] * len(columns), count=3)), 3)
        self.assertEqual(list(columns.score([[]] * len(columns))), [])

    def test_indicators_have_scores_of_their_own(self):
        scheme, columns, values = next(self.opened())
        name = columns[0].indicator.id
        scores = columns.score(values, indicators=[name])
        self.assertEqual(len(scores.indicators[name]), len(self.units))
        self.assertIn(name, scores.to_records()[0])

    def test_nothing_waits_for_the_collector(self):
        scheme, columns, values = next(self.opened())
        gc.collect()
        gc.set_debug(gc.DEBUG_SAVEALL)
        columns.score(values, indicators=[columns[0].indicator.id])
        gc.collect()
        left = [one for one in gc.garbage if type(one).__module__.startswith(("fazhi", "ctypes", "array"))]
        gc.set_debug(0)
        gc.garbage.clear()
        self.assertEqual(left, [])
        columns.close()
        self.assertRaises(fazhi.ClosedError, columns.score, values)


if __name__ == "__main__":
    import tap
    tap.run(unittest.defaultTestLoader.loadTestsFromModule(sys.modules[__name__]))
