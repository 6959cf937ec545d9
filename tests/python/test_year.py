"""A year under supervision: plans, watch rules, obligations, rates, and the page about it all."""
import datetime
import io
import sys
import tempfile
import unittest
from decimal import Decimal
from pathlib import Path

import fazhi
from objects import TEXT

DAY = datetime.date


def in_december(ledger, day="2016-12-10", **more):
    """Of the text: three units that each owe the task, a deadline at the year's end and two patrols in the month."""
    return fazhi.supervise(fazhi.import_text(TEXT), ledger, day, since="2016-12-01", until="2016-12-31", **more)


def patrols(*days, unit="县财政局"):
    ledger = fazhi.Ledger()
    for day in days:
        ledger.add(date=day, unit=unit, item="t1", matter="每月不少于两次", event="办结")
    return ledger


class Year(unittest.TestCase):
    def test_what_each_unit_owes_follows_from_the_text(self):
        supervision = in_december(fazhi.Ledger())
        self.assertEqual(supervision.day, DAY(2016, 12, 10))
        self.assertEqual(supervision.units, ["县财政局", "县教育局", "县水利局"])
        owed = [(one.id, one.kind.name, one.due, one.times) for one in supervision.where(unit="县财政局")]
        self.assertEqual(sorted(owed, key=str), [("t1", "TASK", None, 1), ("t1/1/2016-12-31", "FREQUENCY", DAY(2016, 12, 31), 2),
                                                 ("t1/2", "DEADLINE", DAY(2016, 12, 31), 1)])
        self.assertEqual((len(supervision), len(supervision[:]), len(list(supervision))), (9, 9, 9))
        self.assertIn(supervision[3], supervision)
        self.assertEqual(supervision[-1], supervision[8])
        self.assertRaises(IndexError, lambda: supervision[9])

    def test_a_frequency_is_done_with_its_last_time(self):
        once, twice = (in_december(patrols(*days)) for days in (["2016-12-02"], ["2016-12-02", "2016-12-09"]))
        for supervision, done, day in ((once, 1, None), (twice, 2, DAY(2016, 12, 9))):
            one = next(one for one in supervision.where(unit="县财政局") if one.kind == fazhi.ObligationKind.FREQUENCY)
            self.assertEqual((one.times_done, one.done, one.what, one.task.label), (done, day, "每月不少于两次", "1"))
            self.assertEqual((one.state.name, one.state.kind), ("办结", fazhi.StateKind.DONE))
            self.assertEqual(one.days, 21 if day is None else 22)

    def test_rates_are_exact_and_those_of_nothing_are_none(self):
        supervision = in_december(patrols("2016-12-02", "2016-12-09"))
        rates = supervision.rates
        self.assertEqual((rates.total, rates.finished, rates.overdue, rates.settled, rates.in_time), (9, 1, 0, 1, 1))
        self.assertEqual((rates.completion, rates.punctuality), (Decimal("0.111111"), Decimal(1)))
        nothing = supervision.where(unit="没有这个单位").rates
        self.assertEqual((nothing.total, nothing.completion, nothing.punctuality), (0, None, None))

    def test_conditions_select(self):
        supervision = in_december(patrols("2016-12-02", "2016-12-09"), day="2017-01-02")
        self.assertEqual({(one.unit, one.id) for one in supervision.where(overdue=True)},
                         {("县财政局", "t1/2")} | {(unit, id) for unit in ("县教育局", "县水利局") for id in ("t1/2", "t1/1/2016-12-31")})
        self.assertEqual({one.light for one in supervision.where(overdue=True)}, {"红"})
        self.assertEqual(len(supervision.where(light="红")), 5)
        self.assertEqual(len(supervision.where(first_lead=True)), 3)
        self.assertEqual(len(supervision.where(month=201612)), 6)
        self.assertEqual(len(supervision.where(unit="县财政局", unfinished=True)), 2)
        self.assertEqual(len(supervision.where(unplanned=True)), 3)
        self.assertEqual(len(supervision.where(section="一")), 9)
        self.assertEqual((len(supervision.where(within=3)), len(supervision.where(within=3, unfinished=True))), (6, 5))
        self.assertEqual(supervision.where(light="红")[0].light_rule,
                         [one.when for one in fazhi.Watch.builtin().lights].index("overdue"))
        for wrong in ({"within": -1}, {"month": 2**40}):
            self.assertRaises(ValueError, supervision.where, **wrong)
        self.assertRaises(TypeError, supervision.where, unit=3)

    def test_two_days_are_compared(self):
        earlier, later = in_december(fazhi.Ledger()), in_december(patrols("2016-12-02", "2016-12-09"), day="2017-01-02")
        found = {(one.later.unit, one.later.id): one.changes for one in later.changes_since(earlier)}
        self.assertEqual(found[("县财政局", "t1/1/2016-12-31")] & (fazhi.Since.DONE | fazhi.Since.OVERDUE), fazhi.Since.DONE)
        self.assertIn(fazhi.Since.OVERDUE, found[("县财政局", "t1/2")])
        self.assertEqual(len(found), 6)
        parts = []
        later.write_changes(earlier, "json", parts.append)
        self.assertIn(b'"since"', b"".join(parts))
        self.assertRaises(TypeError, later.changes_since, "yesterday")

    def test_it_is_written_as_list_rates_plan_and_calendar(self):
        supervision = in_december(fazhi.Ledger())
        self.assertIn("县水利局", supervision.to_text(width=100))
        self.assertTrue(supervision.where(unit="县财政局").to_bytes("csv", bom=True).startswith(b"\xef\xbb\xbf"))
        self.assertEqual(supervision.to_calendar().count(b"BEGIN:VEVENT"), 6)
        for write in (supervision.write_rates, supervision.write_plan):
            parts = []
            write("json", parts.append)
            self.assertIn(b"2016-12-10", b"".join(parts))
            self.assertRaises(ZeroDivisionError, write, fazhi.Format.TABLE, lambda data: 1 / 0)
        with self.assertRaises(fazhi.Error) as caught:
            supervision.to_bytes("akn")
        self.assertEqual(caught.exception.code, fazhi.Code.EFORMAT)
        self.assertEqual(len(supervision.to_records()), 9)

    def test_plans_are_stages_of_a_ledger(self):
        ledger = fazhi.Ledger()
        stage = ledger.add_stage(name="起草", unit="县财政局", item="t1", begins="2016-11-01", until=DAY(2016, 12, 5), note="初稿")
        stray = ledger.add_stage(name="走访", unit="县教育局", item="t9", until="2016-12-20")
        self.assertEqual((stage.name, stage.begins, stage.until, stage.state().name), ("起草", DAY(2016, 11, 1), DAY(2016, 12, 5), "IN_FORCE"))
        supervision = in_december(ledger)
        self.assertEqual(supervision.strays, [fazhi.Stray(stray.id, "县教育局", "t9", "走访")])
        owed = next(one for one in supervision if one.kind == fazhi.ObligationKind.STAGE)
        self.assertEqual((owed.id, owed.what, owed.due, owed.due_source, owed.is_overdue),
                         (stage.id, "起草", DAY(2016, 12, 5), fazhi.DueSource.STAGE, True))
        later = ledger.add_stage(name="起草", unit="县财政局", item="t1", until="2016-12-15", corrects=stage.id, reason="延后")
        ledger.withdraw(stray.id, recorded="2016-12-01", reason="误报")
        self.assertEqual((later.replaces, later.reason), (stage, "延后"))
        self.assertEqual((stage.state().name, ledger.stage(stray.id).withdrawal.reason), ("CORRECTED", "误报"))
        self.assertEqual([one.name for one in ledger.stages], ["起草", "走访", "起草"])
        self.assertEqual(fazhi.Ledger.load_bytes(ledger.to_json().encode()), ledger)
        self.assertRaises(fazhi.Error, ledger.add_stage, name="起草", until=None)
        self.assertRaises(TypeError, ledger.add_stage, name=5, until="2016-12-15")

    def test_further_files_are_read_behind_a_ledger(self):
        ledger = fazhi.Ledger()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "一月.csv"
            path.write_text("编号,单位,情形,日期\na1,县司法局,退回,2016-01-08\n", encoding="utf-8")
            ledger.read(path)
            self.assertEqual((ledger[0].source, ledger[0].place.line), (str(path), 2))
        ledger.read_stream(io.BytesIO("编号,单位,情形,日期,更正,理由\nb1,县司法局,完成,2016-01-09,a1,误记\n".encode()).read)
        self.assertEqual((ledger[1].replaces.id, ledger[0].state().name), ("a1", "CORRECTED"))
        with self.assertRaises(fazhi.Error) as caught:
            ledger.read_bytes("编号,情形,日期\nb1,完成,2016-01-10\n".encode(), source="c.csv")
        self.assertEqual((caught.exception.code, caught.exception.source, len(ledger)), (fazhi.Code.EDUPLICATE_ID, "c.csv", 2))
        self.assertRaises(ZeroDivisionError, ledger.read_stream, lambda count: 1 / 0)
        self.assertRaises(RuntimeError, ledger.read_stream, lambda count: bytes(len(ledger)))

    def test_watch_rules_tell_states_lights_and_days_off(self):
        watch = fazhi.Watch.builtin()
        self.assertEqual([state.name for state in watch.states], ["交办", "签收", "在办", "反馈", "办结", "销号", "延期", "退回"])
        self.assertEqual({light.name for light in watch.lights}, {"绿", "蓝", "黄", "红"})
        self.assertEqual([watch.is_workday(day) for day in ("2016-10-08", DAY(2016, 10, 4), "2016-10-15", "2016-10-12")],
                         [True, False, False, True])
        self.assertEqual(watch.move("2016-10-04"), DAY(2016, 10, 4))
        moving = fazhi.Watch.load_bytes(watch.to_xml().replace(b'move="none"', b'move="next"'))
        self.assertEqual(moving.move("2016-10-04"), DAY(2016, 10, 8))
        self.assertNotEqual(moving, watch)
        self.assertEqual(fazhi.Watch.load_bytes(watch.to_xml()), watch)
        self.assertRaises(fazhi.Error, fazhi.Watch.load, "/nowhere/at/all")

    def test_a_ledger_with_an_event_that_is_no_state_is_refused_on_demand(self):
        watch = fazhi.Watch.builtin()
        watch.check(patrols("2016-12-02"))
        with self.assertRaises(fazhi.Error) as caught:
            watch.check(fazhi.Ledger.load_bytes("单位,情形,日期\n县财政局,打分,2016-12-02\n".encode()), source="a.csv")
        self.assertEqual((caught.exception.code, caught.exception.line, caught.exception.source), (fazhi.Code.ESTATE, 2, "a.csv"))
        self.assertRaises(TypeError, watch.check, watch)

    def test_a_supervision_does_not_mind_when_its_sources_are_closed(self):
        directive, ledger = fazhi.builtin(), fazhi.Ledger()
        supervision = fazhi.supervise(directive, ledger, "2016-12-01")
        directive.close()
        ledger.close()
        self.assertEqual(supervision[0].task.directive.title, supervision.directive.title)
        supervision.close()
        self.assertRaises(fazhi.ClosedError, supervision.where)

    def test_another_object_is_refused(self):
        directive, ledger = fazhi.builtin(), fazhi.Ledger()
        for wrong in ((ledger, ledger), (directive, directive), (directive, ledger, "2016-12-01", directive),
                      (directive, ledger, "2016-12-01", None, ledger)):
            self.assertRaises(TypeError, fazhi.supervise, *wrong, **({} if len(wrong) > 2 else {"day": "2016-12-01"}))
        with self.assertRaises(fazhi.Error) as caught:
            fazhi.supervise(directive, ledger, None)
        self.assertEqual(caught.exception.code, fazhi.Code.EINVAL)


class Page(unittest.TestCase):
    def test_a_page_holds_scores_and_what_is_due(self):
        directive, ledger = fazhi.builtin(), fazhi.Ledger()
        ledger.add(date="2016-11-28", unit="县司法局", item="t50", event="退回")
        report = fazhi.assess(fazhi.Scheme.builtin(), ledger, "2016-12-31", directive)
        supervision = fazhi.supervise(directive, ledger, "2016-12-31")
        page = fazhi.Page(report, ledger=ledger, supervision=supervision)
        said = page.to_bytes().decode()
        self.assertIn("99.09", said)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "报告.html"
            page.save(path)
            self.assertEqual(path.read_text(encoding="utf-8"), said)
        dossier = fazhi.Page(report, unit="县司法局").to_bytes()
        self.assertLess(len(dossier), len(said.encode()))
        with self.assertRaises(fazhi.Error) as caught:
            fazhi.Page(report, unit="没有这个单位").to_bytes()
        self.assertEqual(caught.exception.code, fazhi.Code.EUNKNOWN_UNIT)
        self.assertRaises(ZeroDivisionError, page.write, lambda data: 1 / 0)
        self.assertRaises(ValueError, fazhi.Page)
        self.assertRaises(TypeError, fazhi.Page, directive)
        report.close()
        self.assertRaises(fazhi.ClosedError, page.to_bytes)


if __name__ == "__main__":
    import tap
    tap.run(unittest.defaultTestLoader.loadTestsFromModule(sys.modules[__name__]))
