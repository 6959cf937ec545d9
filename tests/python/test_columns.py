"""Scoring by columns: what goes in and what comes out."""
import array
import sys
import unittest

import fazhi

XML = ('<scheme xmlns="urn:libfazhi:scheme:1"><head><title>T</title></head><total id="t"><indicator id="a" points="60">'
       '<value event="率" of="100" missing="absent"/></indicator><indicator id="b" points="40"><value/></indicator></total>'
       '<grades><grade name="好" from="60"/><grade name="差"/></grades></scheme>').encode()


def opened():
    return fazhi.Columns(fazhi.Scheme.load_bytes(XML, context=fazhi.Context(language="en")))


class Columns(unittest.TestCase):
    def test_values_are_scored_in_the_order_of_the_columns(self):
        columns = opened()
        self.assertEqual([(one.indicator.id, one.event) for one in columns.columns], [("a", "率"), ("b", None)])
        made = columns.score([[100, "50", None], [30, "0.5", 20]], [columns.columns[0].indicator])
        # 60 + 30; 30 + 0.5; b alone, 20 of 40 for the whole
        self.assertEqual(list(made.scores), [90000000, 30500000, 50000000])
        self.assertEqual(list(made.ranks), [1, 3, 2])
        self.assertEqual([columns.grade(one) for one in made.grades], ["好", "差", "差"])
        self.assertEqual(list(made.indicators["a"]), [60000000, 30000000, -2**63])

    def test_integers_of_64_bits_are_millionths(self):
        row = array.array("q", [7000000, 8000000])
        for column in (row, memoryview(row), memoryview(row.tobytes()).cast("q")):
            self.assertEqual(list(opened().score([column, row]).scores), [11200000, 12800000])

    def test_wrong_columns_are_refused(self):
        for values, kind in (([[1]], ValueError), ([[1], [1, 2]], ValueError), ([[1.5], [1]], TypeError),
                             ([array.array("d", [1]), [1]], TypeError)):
            with self.assertRaises(kind):
                opened().score(values)
        with self.assertRaises(fazhi.Error) as raised:
            fazhi.Columns(fazhi.Scheme.builtin())
        self.assertEqual(raised.exception.code, fazhi.Code.ECOLUMNS)
        with self.assertRaises(fazhi.Error):
            fazhi.Columns(fazhi.Scheme.load_bytes(XML), "x")

    def test_a_closed_one_is_of_no_use(self):
        columns = opened()
        self.assertIn("2 columns", repr(columns))
        columns.close()
        with self.assertRaises(fazhi.ClosedError):
            columns.score([[1], [1]])


if __name__ == "__main__":
    import tap
    tap.run(unittest.defaultTestLoader.loadTestsFromModule(sys.modules[__name__]))
