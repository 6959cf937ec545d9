"""What is done wrong: values that do not fit, objects of another class, callbacks that raise. An exception, never a crash."""
import copy
import ctypes
import datetime
import decimal
import os
import pickle
import tempfile
import unittest
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import fazhi
from objects import LEDGER, TEXT

DATA = Path(os.environ["FZ_TEST_DATA"])


class Values(unittest.TestCase):
    def test_scores_are_exact_whatever_the_precision(self):
        ledger = fazhi.Ledger()
        with decimal.localcontext() as context:
            context.prec = 3
            record = ledger.add(date="2016-01-01", event="打分", value=Decimal("9223372036854.775807"))
            self.assertEqual(str(record.value), "9223372036854.775807")
        for given, text in (("92.35", "92.35"), (Fraction(-1, 8), "-0.125"), (100, "100"), (Decimal("0.500000"), "0.5"), (0, "0")):
            self.assertEqual(str(ledger.add(date="2016-01-01", event="打分", value=given).value), text)

    def test_a_value_that_is_not_exact_is_refused(self):
        ledger = fazhi.Ledger()
        for value, error in ((0.1, TypeError), (True, TypeError), (Fraction(1, 3), ValueError), (Decimal("NaN"), ValueError),
                             (10**13, ValueError), ("0.1234567", ValueError), ("viel", ValueError),
                             ("1/0", ValueError), ("nan", ValueError)):
            with self.assertRaises(error, msg=repr(value)):
                ledger.add(date="2016-01-01", event="打分", value=value)
        self.assertEqual(len(ledger), 0)

    def test_a_value_of_another_magnitude_is_refused_at_once(self):
        for value in ("1e999999999", Decimal("1e999999999"), Decimal("-1e-999999999"), "1e-999999999", "1e99999999999999999999"):
            with self.assertRaises(ValueError, msg=repr(value)):
                fazhi.Ledger().add(date="2016-01-01", event="打分", value=value)

    def test_a_width_that_c_has_no_room_for_is_refused(self):
        directive = fazhi.builtin()
        report = fazhi.assess(fazhi.Scheme.builtin(), fazhi.Ledger(), "2016-12-31", directive)
        supervision = fazhi.supervise(directive, fazhi.Ledger(), "2016-12-01")
        written = [report, report[0], directive.tasks(number=1), fazhi.Prospect(report[0]), directive.compare(directive), supervision]
        for one in written:
            self.assertTrue(one.to_bytes("table", width=2**32 - 1))
            for width, error in ((-1, ValueError), (2**32, ValueError), (2**64 + 80, ValueError), ("80", TypeError), (80.0, TypeError)):
                self.assertRaises(error, one.to_bytes, "table", width=width)
        self.assertRaises(ValueError, fazhi.write_units, directive.units, "table", print, width=-1)

    def test_an_enum_is_given_by_member_or_name_and_nothing_else(self):
        directive, record = fazhi.builtin(), fazhi.Ledger().add(date="2016-01-01", event="完成")
        step = fazhi.assess(fazhi.Scheme.builtin(), fazhi.Ledger(), "2016-12-31", directive)[0].total.steps[0]
        self.assertEqual(directive.field("doc-number"), directive.field(fazhi.Field.DOC_NUMBER))
        self.assertEqual(record.text("event"), "完成")
        self.assertEqual(step.text("en"), step.text(fazhi.Language.EN))
        self.assertEqual(fazhi.Context(limits={"tasks": 7}).limit(fazhi.Limit.TASKS), 7)
        self.assertEqual(directive.tasks(role=~fazhi.Role.LEAD),
                         directive.tasks(role=["cooperate", "responsible", "first-lead", "joint-lead"]))
        for call in (directive.field, directive.day, directive.paragraphs, step.text, record.text, record.day, directive.to_bytes,
                     fazhi.Context().limit, fazhi.Context):
            for wrong in (99, -1, 2**32, "colour"):
                self.assertRaises((ValueError, fazhi.Error), call, wrong)
            self.assertRaises(TypeError, call, 1.0)
        for wrong in (32, 2**32, 2**40, -33):
            self.assertRaises(ValueError, directive.tasks, role=wrong)

    def test_the_steps_add_up_to_the_score_as_fractions(self):
        folder = DATA / "assess" / "e03-qingyuan"
        report = fazhi.assess(fazhi.Scheme.load(folder / "scheme.xml"), fazhi.Ledger.load(folder / "ledger.csv"), "2015-12-31")
        self.assertEqual(report.result("甲县").score, Decimal("88.528"))
        self.assertEqual((report.result("甲县").grade, report.result("甲县").rank), ("优秀", 1))
        for result in report:
            for item in result:
                if item.applies == fazhi.Applies.APPLIES:
                    self.assertEqual(sum(step.exact for step in item.steps), item.exact)

    def test_a_day_is_a_date_or_text(self):
        ledger = fazhi.Ledger()
        for day in (datetime.date(2016, 1, 25), datetime.datetime(2016, 1, 25, 12), "2016-01-25", "二〇一六年一月二十五日"):
            self.assertEqual(ledger.add(date=day, event="完成").date, datetime.date(2016, 1, 25))
        self.assertRaises(ValueError, ledger.add, date="2016-02-30")
        self.assertRaises(TypeError, ledger.add, date=20160125)

    def test_text_with_nul_and_of_another_type_is_refused(self):
        directive = fazhi.builtin()
        self.assertRaises(ValueError, directive.tasks, unit="县司法局\0")
        self.assertRaises(ValueError, fazhi.load, "a\0b")
        self.assertRaises(UnicodeEncodeError, directive.tasks, unit="\udc80")
        for wrong in (5, b"x", object()):
            self.assertRaises(TypeError, directive.tasks, unit=wrong)
            self.assertRaises(TypeError, directive.task, wrong)
        self.assertRaises(TypeError, directive.tasks, role=object())
        self.assertRaises(TypeError, fazhi.load_bytes, "text")
        self.assertRaises(TypeError, fazhi.import_text, b"bytes")
        self.assertRaises(TypeError, fazhi.Ledger().add, date="2016-01-01", colour="red")

    def test_an_object_of_another_class_is_refused(self):
        directive, ledger, scheme = fazhi.builtin(), fazhi.Ledger(), fazhi.Scheme.builtin()
        self.assertRaises(TypeError, fazhi.assess, ledger, scheme, "2016-12-31")
        self.assertRaises(TypeError, fazhi.assess, scheme, ledger, "2016-12-31", directive=scheme)
        self.assertRaises(TypeError, fazhi.compare, directive, scheme)
        self.assertRaises(TypeError, fazhi.Query().run, scheme)
        self.assertRaises(TypeError, fazhi.Query().hits, directive)
        self.assertRaises(TypeError, fazhi.Query, registry=directive)
        self.assertRaises(TypeError, ledger.append, scheme)
        self.assertRaises(TypeError, fazhi.Registry.builtin().check, scheme)
        self.assertRaises(TypeError, fazhi.write_tasks, [directive], fazhi.Format.CSV, print)
        self.assertRaises(ValueError, directive.units[0].shared_task_count, fazhi.builtin().units[0])
        report = fazhi.assess(scheme, ledger, "2016-12-31", directive)
        self.assertRaises(ValueError, report[0].section, fazhi.import_text(TEXT).sections[0])
        self.assertRaises(ctypes.ArgumentError, fazhi.native.fz_task_label, directive._p)


class Errors(unittest.TestCase):
    def raised(self, call, *arguments, **more):
        with self.assertRaises(fazhi.Error) as caught:
            call(*arguments, **more)
        return caught.exception

    def test_an_error_has_code_message_source_and_place(self):
        error = self.raised(fazhi.load_text, '<directive xmlns="urn:libfazhi:directive:1">\n <head/><colour/></directive>', source="a.xml",
                            context=fazhi.Context(language="en"))
        self.assertEqual((error.code, error.source, error.line, error.column), (fazhi.Code.EELEMENT, "a.xml", 2, 9))
        self.assertEqual(error.path, "/directive/colour")
        self.assertTrue(str(error).startswith("a.xml:2:9: "))
        self.assertTrue(str(error).endswith("[FZ_EELEMENT]"))
        self.assertTrue(error.message.isascii())
        self.assertEqual(pickle.loads(pickle.dumps(error)).message, error.message)

    def test_every_bad_file_raises_the_code_that_it_expects(self):
        loaders = {"bad": fazhi.load_xml, "registry/bad": fazhi.Registry.load, "scheme/bad": fazhi.Scheme.load, "ledger/bad": fazhi.Ledger.load}
        for folder, load in loaders.items():
            sidecars = sorted((DATA / folder).glob("*.expect"))
            self.assertGreater(len(sidecars), 10)
            for sidecar in sidecars:
                words = sidecar.read_text(encoding="utf-8").split()
                path = sidecar.with_suffix("")
                if not path.is_file():
                    path = next(one for one in sidecar.parent.glob(sidecar.stem + ".*") if one.suffix != ".expect")
                error = self.raised(load, path)
                self.assertIn(f"FZ_{error.code.name}", words, path.name)

    def test_a_missing_file_says_so(self):
        self.assertEqual(self.raised(fazhi.load, "/nowhere/at/all").code, fazhi.Code.ENOTFOUND)
        self.assertEqual(self.raised(fazhi.builtin().save, "/nowhere/at/all").code.name[0], "E")

    def test_the_name_of_a_file_need_not_be_text(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.fsencode(folder) + b"/\xff\xfe.txt"
            with open(path, "wb") as file:
                file.write(TEXT.encode())
            directive = fazhi.load(path)
            self.assertEqual(directive.source, os.fsdecode(path))
            self.assertEqual(fazhi.load(os.fsdecode(path)), directive)
            self.assertEqual(fazhi.load_bytes(TEXT.encode(), source=os.fsdecode(path)).source, os.fsdecode(path))
            self.assertEqual(fazhi.load_bytes(directive.to_xml()), directive)
            os.unlink(path)
            error = self.raised(fazhi.load, path)
            self.assertEqual((error.code, error.source), (fazhi.Code.ENOTFOUND, os.fsdecode(path)))

    def test_several_errors_of_one_call_are_all_there(self):
        error = self.raised(fazhi.Ledger.load_bytes, "日期,单位\n2016-02-30,甲\n2016-02-31,乙\n".encode())
        self.assertGreater(len(error.errors), 1)
        self.assertEqual([one.line for one in error.errors], sorted(one.line for one in error.errors))

    def test_a_context_sets_limits_and_refuses_nonsense(self):
        self.assertEqual(self.raised(fazhi.builtin, fazhi.Context(limits={fazhi.Limit.TASKS: 10})).code, fazhi.Code.ELIMIT)
        self.assertRaises(ValueError, fazhi.Context, language="fr")
        self.assertRaises(ValueError, fazhi.Context, limits={fazhi.Limit.TASKS: -1})
        self.assertRaises(TypeError, fazhi.Context, log="print")
        self.assertEqual(self.raised(fazhi.Context, limits={fazhi.Limit.TASKS: 2**60}).code, fazhi.Code.EINVAL)

    def test_a_default_context_that_was_closed_is_made_anew(self):
        fazhi.default_context().close()
        self.assertEqual(len(fazhi.builtin()), 68)


class Callbacks(unittest.TestCase):
    def test_what_a_reader_raises_comes_out(self):
        def read(count):
            raise KeyError("broken")
        self.assertRaises(KeyError, fazhi.load_stream, read)
        self.assertRaises(KeyError, fazhi.Registry.load_stream, read)
        self.assertRaises(KeyError, fazhi.Ledger.load_stream, read)
        self.assertRaises(TypeError, fazhi.load_stream, lambda count: "text")
        self.assertRaises(TypeError, fazhi.load_stream, lambda count: None)
        self.assertRaises(ValueError, fazhi.load_stream, lambda count: b"x" * (count + 1))
        self.assertRaises(TypeError, fazhi.load_stream, None)

    def test_what_a_writer_raises_comes_out(self):
        def write(data):
            raise KeyboardInterrupt
        directive = fazhi.builtin()
        self.assertRaises(KeyboardInterrupt, directive.save_stream, write)
        self.assertRaises(KeyboardInterrupt, directive.write, fazhi.Format.JSON, write)
        self.assertRaises(KeyboardInterrupt, fazhi.write_tasks, directive, fazhi.Format.CSV, write)
        self.assertRaises(KeyboardInterrupt, fazhi.Ledger().save_stream, write)

    def test_what_a_log_function_raises_comes_out(self):
        def log(severity, message):
            raise LookupError(message)
        context = fazhi.Context(log=log)
        self.assertRaises(LookupError, fazhi.load_text, "<directive", context=context)
        self.assertRaises(LookupError, fazhi.import_text, TEXT, context=context)
        self.assertEqual(len(fazhi.builtin(context)), 68)

    def test_a_log_function_gets_each_finding(self):
        said = []
        directive = fazhi.import_text(TEXT, source="a.txt", context=fazhi.Context(log=lambda *one: said.append(one)))
        self.assertEqual(len(said), len(directive.findings))
        self.assertTrue(all(isinstance(severity, fazhi.Severity) and message for severity, message in said))

    def test_progress_is_told_and_may_raise_or_end(self):
        directive, scheme, ledger = fazhi.builtin(), fazhi.Scheme.builtin(), fazhi.Ledger.load_bytes(LEDGER)
        told = []
        fazhi.assess(scheme, ledger, "2016-12-31", directive, progress=lambda done, all: told.append((done, all)))
        self.assertTrue(told)

        def give_up(done, all):
            raise StopIteration("enough")
        self.assertRaises(StopIteration, fazhi.assess, scheme, ledger, "2016-12-31", directive, progress=give_up)
        with self.assertRaises(fazhi.Error) as caught:
            fazhi.assess(scheme, ledger, "2016-12-31", directive, progress=lambda done, all: True)
        self.assertEqual(caught.exception.code, fazhi.Code.ECANCELLED)

    def test_a_callback_cannot_change_the_ledger_that_is_read(self):
        directive, scheme, ledger = fazhi.builtin(), fazhi.Scheme.builtin(), fazhi.Ledger.load_bytes(LEDGER)
        seen = []

        def meddle(done, all):
            seen.append(len(ledger))
            ledger.add(date="2016-01-01", event="完成")
        self.assertRaises(RuntimeError, fazhi.assess, scheme, ledger, "2016-12-31", directive, progress=meddle)
        self.assertEqual((seen, len(ledger)), ([2], 2))

    def test_a_callback_may_close_what_is_read(self):
        directive, scheme, ledger = fazhi.builtin(), fazhi.Scheme.builtin(), fazhi.Ledger.load_bytes(LEDGER)

        def close(done, all):
            for one in (directive, scheme, ledger):
                one.close()
        report = fazhi.assess(scheme, ledger, "2016-12-31", directive, progress=close)
        self.assertEqual(str(report.result("县司法局").score), "99.09")
        self.assertTrue(directive.closed)

    def test_a_log_function_cannot_change_the_ledger_that_changes(self):
        ledgers = []

        def log(severity, message):
            ledgers[0].add(date="2016-01-01", event="完成")
        ledgers.append(fazhi.Ledger(fazhi.Context(log=log)))
        self.assertRaises(RuntimeError, ledgers[0].add, date="2016-01-01", unit=" ")
        self.assertEqual(len(ledgers[0]), 0)


class Objects(unittest.TestCase):
    def test_objects_are_not_copied_and_not_pickled(self):
        directive = fazhi.builtin()
        self.assertIs(copy.copy(directive), directive)
        self.assertRaises(TypeError, pickle.dumps, directive)
        self.assertRaises(TypeError, pickle.dumps, directive[0])
        for one in (directive.units, fazhi.Query(), fazhi.Page(directive=directive)):
            self.assertRaises(TypeError, pickle.dumps, one)
            self.assertRaises(TypeError, copy.deepcopy, one)

    def test_a_class_is_not_called_with_what_is_to_be_loaded(self):
        for kind in (fazhi.Directive, fazhi.Registry, fazhi.Scheme, fazhi.Report):
            with self.assertRaises(TypeError, msg=kind.__name__) as caught:
                kind("a.xml", fazhi.default_context())
            self.assertIn("is made by the functions", str(caught.exception))

    def test_what_is_closed_still_says_what_it_is(self):
        directive = fazhi.builtin()
        task, found, unit = directive[0], directive.tasks(number=[1, 2]), directive.units[0]
        directive.close()
        self.assertEqual([repr(one) for one in (directive, task, found, unit)],
                         ["<Directive closed>", "<Task closed>", "<Tasks closed>", "<Unit closed>"])
        supervision = fazhi.supervise(fazhi.builtin(), fazhi.Ledger(), "2016-12-01")
        selection = supervision.where(within=10)
        supervision.close()
        self.assertEqual(repr(selection), "<Selection closed>")


if __name__ == "__main__":
    import tap
    tap.run(unittest.defaultTestLoader.loadTestsFromName("__main__"))
