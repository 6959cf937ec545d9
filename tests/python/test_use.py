"""How it is to use it: reading, queries, other forms, finding the library; the examples in the documentation run."""
import datetime
import doctest
import importlib
import io
import os
import pkgutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import fazhi
from objects import LEDGER, TEXT, everything

DATA = Path(os.environ["FZ_TEST_DATA"])


class Reading(unittest.TestCase):
    def test_a_directive_is_a_sequence_of_its_tasks(self):
        directive = fazhi.builtin()
        self.assertEqual(len(directive), 68)
        self.assertEqual([task.label for task in directive[64:]], ["65", "66", "67", "68"])
        self.assertEqual(directive[-1].label, "68")
        self.assertEqual([task.number for task in directive], list(range(1, 69)))
        self.assertEqual(next(reversed(directive)), directive[67])
        self.assertIn(directive[3], directive)
        self.assertIn("t3", directive)
        self.assertNotIn("t69", directive)
        self.assertNotIn(fazhi.builtin()[3], directive)
        self.assertNotIn(None, directive)
        self.assertRaises(IndexError, lambda: directive[68])
        self.assertRaises(IndexError, lambda: directive[-69])
        self.assertRaises((TypeError, AttributeError), lambda: directive["1"])

    def test_equal_directives_are_equal_and_hash_alike(self):
        one, other = fazhi.builtin(), fazhi.load_bytes(fazhi.builtin().to_xml())
        self.assertEqual(one, other)
        self.assertEqual(len({one, other}), 1)
        self.assertNotEqual(one, fazhi.import_text(TEXT))
        self.assertNotEqual(one, "directive")
        self.assertEqual(one.task("t5"), one[4])
        self.assertNotEqual(one.task("t5"), other.task("t5"))

    def test_a_registry_is_a_sequence_of_its_bodies(self):
        registry = fazhi.Registry.builtin()
        self.assertEqual((registry[0], registry[-1]), (registry.bodies[0], registry.bodies[len(registry) - 1]))
        self.assertEqual(registry[1:3], [registry.body(registry[1].id), registry.body(registry[2].id)])
        self.assertRaises(IndexError, lambda: registry[len(registry)])

    def test_dates_are_dates(self):
        directive = fazhi.builtin()
        self.assertEqual((directive.signed, directive.published), (datetime.date(2016, 1, 25), datetime.date(2016, 3, 21)))
        self.assertIsNone(directive.day(fazhi.Field.REPEALED))
        self.assertEqual(directive.basis[0].number, "晋政发〔2015〕4号")

    def test_the_units_and_their_loads_are_those_of_the_text(self):
        directive = fazhi.builtin()
        self.assertEqual(len(directive.units), 28)
        counts = [sum(1 for task in directive for one in task.assignments if one.role == role)
                  for role in (fazhi.Role.LEAD, fazhi.Role.COOPERATE)]
        self.assertEqual(counts, [141, 75])
        loads = [directive.unit(name).task_count("lead") for name in ("县政府法制办", "县政府办", "县司法局")]
        self.assertEqual(loads, [41, 37, 12])
        self.assertEqual(directive.unit("县政府办").task_count(fazhi.Role.FIRST_LEAD), 36)

    def test_a_query_takes_roles_as_people_write_them(self):
        directive = fazhi.builtin()
        by_name = directive.tasks(unit="县司法局", role="牵头")
        for role in ("lead", fazhi.Role.LEAD, ["first-lead", fazhi.Role.JOINT_LEAD]):
            self.assertEqual(directive.tasks(unit="县司法局", role=role), by_name)
        self.assertEqual(len(by_name), 12)
        self.assertEqual(directive.tasks(unit=directive.unit("县司法局"), section=directive.sections[10], role="lead"),
                         directive.tasks(unit="县司法局", section="十一", role="lead"))
        self.assertEqual(directive.tasks(section=7), directive.tasks(section="第七部分"))
        self.assertEqual(directive.tasks(section=[7, directive.sections[10]]), directive.tasks(section=["七", "十一"]))
        self.assertEqual([task.number for task in directive.tasks(number=[17, "30至32"])], [17, 30, 31, 32])
        self.assertEqual(directive.tasks(text=["审计", "没有这样的词"]), ())
        self.assertRaises(ValueError, directive.tasks, date="2020-01-01")

    def test_a_registry_leads_to_predecessors(self):
        query = fazhi.Query(unit="县司法局", registry=fazhi.Registry.builtin(), date="2020-01-01")
        directive = fazhi.builtin()
        hits = query.hits(directive.task("t1")) or query.hits(query.run(directive)[0])
        self.assertGreater(query.count(directive), 41)
        self.assertEqual({hit.body.name for task in query.run(directive) for hit in query.hits(task)}, {"中阳县司法局"})
        self.assertIn(fazhi.Way.SUCCESSOR, {hit.way for task in query.run(directive) for hit in query.hits(task)})
        self.assertTrue(hits)

    def test_a_text_is_imported_with_all_that_it_says(self):
        task = fazhi.import_text(TEXT)[0]
        self.assertEqual([(one.role.name, one.unit.name, one.is_open) for one in task.assignments],
                         [("LEAD", "县财政局", False), ("COOPERATE", "县教育局", False), ("COOPERATE", "县水利局", True)])
        frequency = next(one for one in task.requirements if one.kind == fazhi.RequirementKind.FREQUENCY)
        self.assertEqual((frequency.number, frequency.bound, frequency.period), (2, fazhi.Bound.LEAST, fazhi.Period.MONTH))
        self.assertEqual(task.text[frequency.start:frequency.start + len(frequency.text)], frequency.text)

    def test_what_is_saved_loads_to_the_same(self):
        with tempfile.TemporaryDirectory() as folder:
            for one, load in ((fazhi.builtin(), fazhi.load), (fazhi.Registry.builtin(), fazhi.Registry.load),
                              (fazhi.Scheme.builtin(), fazhi.Scheme.load), (fazhi.Ledger.load_bytes(LEDGER), fazhi.Ledger.load)):
                path = Path(folder) / "保存.xml"
                one.save(path)
                self.assertEqual(load(path), one)
                self.assertEqual(load(str(path)).to_xml(), path.read_bytes())
                stream = io.BytesIO()
                one.save_stream(stream.write)
                self.assertEqual(stream.getvalue(), path.read_bytes())

    def test_another_vocabulary_loads_to_the_same_tasks(self):
        directive = fazhi.builtin()
        again = fazhi.load_bytes(directive.to_bytes(fazhi.Format.AKN))
        self.assertEqual([task.text for task in again], [task.text for task in directive])
        self.assertRaises(fazhi.Error, directive.to_bytes, fazhi.Format.CSV)

    def test_streams_and_bytes_of_every_kind_are_read(self):
        data = fazhi.builtin().to_xml()
        self.assertEqual(fazhi.load_stream(io.BytesIO(data).read), fazhi.builtin())
        for one in (bytearray(data), memoryview(data), data):
            self.assertEqual(fazhi.load_bytes(one), fazhi.builtin())
        self.assertEqual(fazhi.import_stream(io.BytesIO(TEXT.encode("gb18030")).read), fazhi.import_text(TEXT))
        self.assertEqual(fazhi.load_xml(DATA / "good" / "minimal.xml").source, str(DATA / "good" / "minimal.xml"))

    def test_records_are_flat_and_of_one_form(self):
        for rows in (fazhi.builtin().to_records(), fazhi.builtin().tasks(unit="县司法局").to_records(),
                     fazhi.Ledger.load_bytes(LEDGER).to_records(), fazhi.Registry.builtin().to_records(),
                     fazhi.Scheme.builtin().to_records(),
                     fazhi.assess(fazhi.Scheme.builtin(), fazhi.Ledger(), "2016-12-31", fazhi.builtin()).to_records()):
            self.assertGreater(len(rows), 1)
            self.assertEqual({tuple(row) for row in rows}, {tuple(rows[0])})

    def test_pandas_takes_them_in_one_call(self):
        try:
            import pandas
        except ImportError:
            self.skipTest("pandas is not installed")
        frame = pandas.DataFrame(fazhi.builtin().to_records())
        self.assertEqual((len(frame), frame["number"][46]), (68, "47"))
        ledger = fazhi.Ledger.load_bytes(LEDGER)
        ledger.add_stage(name="起草", unit="县司法局", item="t50", until="2016-06-30")
        report = fazhi.assess(fazhi.Scheme.builtin(), ledger, "2016-12-31", fazhi.builtin())
        supervision = fazhi.supervise(fazhi.builtin(), ledger, "2016-12-01")
        for rows in (ledger, report, report[0], supervision, supervision.where(unit="县司法局"), fazhi.Registry.builtin(),
                     fazhi.Scheme.builtin(), fazhi.Prospect(report.result("县司法局"))):
            self.assertEqual(len(pandas.DataFrame(rows.to_records())), len(rows.to_records()))

    def test_every_object_says_what_it_is(self):
        for one in everything(fazhi.Context()):
            if type(one).__module__.startswith("fazhi"):
                self.assertNotIn("object at 0x", repr(one))

    def test_other_forms_are_written(self):
        parts = []
        directive = fazhi.builtin()
        fazhi.write_tasks(directive.tasks(number=47), fazhi.Format.CSV, parts.append, bom=True)
        self.assertTrue(b"".join(parts).startswith(b"\xef\xbb\xbf"))
        self.assertIn('"title": "关于加快推进法治政府建设的实施意见"', directive.to_json().replace('":"', '": "'))
        parts.clear()
        fazhi.write_units(directive.units, fazhi.Format.JSON, parts.append)
        self.assertIn("县司法局".encode(), b"".join(parts))
        report = fazhi.assess(fazhi.Scheme.builtin(), fazhi.Ledger(), "2016-12-31", directive)
        self.assertIn('"day"', report.to_json())
        self.assertIn('"equal"', directive.compare(directive).to_json())


class Finding(unittest.TestCase):
    def python(self, code, executable=sys.executable, **environment):
        kept = {name: value for name, value in os.environ.items() if name not in environment}
        kept.update({name: value for name, value in environment.items() if value is not None})
        return subprocess.run([executable, "-X", "utf8", "-X", "dev", "-c", code], capture_output=True, text=True, encoding="utf-8", env=kept)

    def test_without_the_library_the_import_says_what_was_tried(self):
        done = self.python("import fazhi", FAZHI_LIBRARY="/nowhere/libfazhi.so")
        self.assertIn("LibraryError", done.stderr)
        self.assertIn("FAZHI_LIBRARY /nowhere/libfazhi.so", done.stderr)
        done = self.python("import fazhi\nprint(fazhi.LIBRARY)", FAZHI_LIBRARY=None, LD_LIBRARY_PATH=None)
        self.assertTrue("soname libfazhi.so.0" in done.stderr and "find_library" in done.stderr or done.returncode == 0, done.stderr)

    def test_the_library_is_found_by_its_soname(self):
        folder = str(Path(os.environ["FAZHI_LIBRARY"]).parent)
        done = self.python("import fazhi\nprint(fazhi.LIBRARY)", FAZHI_LIBRARY=None, LD_LIBRARY_PATH=folder)
        self.assertEqual(done.stdout.strip(), "libfazhi.so.0", done.stderr)

    def test_another_library_is_refused(self):
        done = self.python("import fazhi", FAZHI_LIBRARY="libc.so.6")
        self.assertIn("is not libfazhi", done.stderr)

    def test_lxml_and_the_library_leave_each_other_alone(self):
        executable = next((one for one in (sys.executable, "/usr/bin/python3") if os.path.exists(one)
                           and self.python("import lxml.etree", one).returncode == 0), None)
        if executable is None:
            self.skipTest("lxml is not installed")
        use_fazhi = ("import fazhi\nd = fazhi.builtin()\nassert len(fazhi.load_bytes(d.to_xml())) == 68\n"
                     "try: fazhi.load_text('<a'); assert False\nexcept fazhi.Error as e: assert e.line == 1\n"
                     "fazhi.import_text('<html><body><p>关于做好工作的实施意见</p><p>1.做好。</p><p>牵头单位：县财政局</p></body></html>')\n")
        use_lxml = ("from lxml import etree\nassert etree.fromstring('<a><b/></a>')[0].tag == 'b'\n"
                    "try: etree.fromstring('<a>'); assert False\nexcept etree.XMLSyntaxError as e: assert e.error_log[0].line == 1\n"
                    "log = etree.XMLParser(recover=True); etree.fromstring('<a><b></a>', log); assert len(log.error_log) > 0\n")
        for parts in ((use_fazhi, use_lxml, use_fazhi, use_lxml), (use_lxml, use_fazhi, use_lxml, use_fazhi)):
            done = self.python("".join(parts), executable)
            self.assertEqual((done.returncode, done.stderr), (0, ""))


def suite():
    tests = unittest.defaultTestLoader.loadTestsFromModule(sys.modules[__name__])
    for _, name, _ in pkgutil.iter_modules(fazhi.__path__):
        module = importlib.import_module(f"fazhi.{name}")
        found = doctest.DocTestSuite(module)
        if found.countTestCases():
            tests.addTests(found)
    tests.addTests(doctest.DocTestSuite(fazhi))
    return tests


if __name__ == "__main__":
    import tap
    tap.run(suite())
