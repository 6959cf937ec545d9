"""Objects die in any order, threads share what does not change, and nothing is left."""
import gc
import os
import random
import sys
import threading
import unittest
import weakref

import fazhi
from objects import Counter, collect, everything, touch


def handles(kind):
    """All classes of objects that hold a reference, from the package itself."""
    below = [one for child in kind.__subclasses__() for one in handles(child)]
    return below or [kind]


class Lifetime(unittest.TestCase):
    def setUp(self):
        collect()
        gc.garbage.clear()
        gc.set_debug(gc.DEBUG_UNCOLLECTABLE)

    def tearDown(self):
        gc.set_debug(0)
        self.assertEqual(gc.garbage, [])

    def left(self, counter):
        collect()
        self.assertEqual(counter.wrong, [])
        self.assertGreater(counter.made, 0)
        return len(counter.live)

    def test_the_counter_sees_what_is_alive(self):
        counter = Counter()
        context = fazhi.Context(allocator=counter.allocator)
        directive = fazhi.builtin(context)
        before = self.left(counter)
        self.assertGreater(before, 0)
        directive.close()
        self.assertLess(self.left(counter), before)
        context.close()
        self.assertEqual(self.left(counter), 0)

    def test_nothing_is_left_of_one_object_of_every_class(self):
        counter = Counter()
        objects = everything(fazhi.Context(allocator=counter.allocator))
        for one in objects:
            touch(one)
        objects.clear()
        del one
        self.assertEqual(self.left(counter), 0)

    def test_nothing_that_a_refused_call_was_given_waits_for_the_collector(self):
        gc.collect()
        gc.disable()
        self.addCleanup(gc.enable)
        context = fazhi.Context(language="en")
        kept = weakref.ref(context)
        for refused in (lambda: fazhi.Query(role="boss", context=context), lambda: fazhi.load_text("<a/>", context=context),
                        lambda: fazhi.load_text("<a><b></a>", context=context)):
            try:
                refused()
            except fazhi.Error as error:
                self.assertIs(error.errors[0], error)
        del context, refused
        self.assertIsNone(kept())

    def test_no_object_waits_for_the_collector(self):
        everything(fazhi.Context())
        collect()
        gc.set_debug(gc.DEBUG_SAVEALL)
        for one in everything(fazhi.Context()):
            touch(one)
        del one
        gc.collect()
        ours = [one for one in gc.garbage if type(one).__module__.startswith("fazhi")]
        gc.garbage.clear()
        self.assertEqual(ours, [])

    def test_nothing_is_left_of_calls_that_fail(self):
        counter = Counter()
        context = fazhi.Context(allocator=counter.allocator)
        for call in (lambda: fazhi.load_text("<directive", context=context), lambda: fazhi.load("/nowhere", context=context),
                     lambda: fazhi.Query(role="boss", context=context), lambda: fazhi.Query(number="?", context=context),
                     lambda: fazhi.Ledger(context).add(date="2016-01-01", unit=" "),
                     lambda: fazhi.load_stream(lambda count: 1 / 0, context=context),
                     lambda: fazhi.builtin(context).save_stream(lambda data: 1 / 0)):
            with self.assertRaises((fazhi.Error, ZeroDivisionError)):
                call()
        del context, call
        self.assertEqual(self.left(counter), 0)

    def test_objects_die_in_random_orders(self):
        for seed in range(int(os.environ.get("FZ_DEATHS", "60"))):
            chance = random.Random(seed)
            counter = Counter()
            objects = everything(fazhi.Context(allocator=counter.allocator))
            if chance.random() < 0.3:
                objects.append([objects, object()])  # a cycle, so that the collector finds them all at once
            chance.shuffle(objects)
            while objects and chance.random() > 0.02:
                one = objects.pop()
                if isinstance(one, fazhi._objects.Handle) and chance.random() < 0.3:
                    one.close()
                del one
                if chance.random() < 0.1:
                    gc.collect()
                if objects and chance.random() < 0.5:
                    touch(chance.choice(objects))
            objects.clear()
            self.assertEqual(self.left(counter), 0, f"seed {seed}")

    def test_a_child_keeps_its_parents(self):
        assignment = fazhi.builtin(fazhi.Context())[49].assignments[0]
        collect()
        self.assertEqual(assignment.unit.name, "县司法局")
        step = fazhi.assess(fazhi.Scheme.builtin(), fazhi.Ledger(), "2016-12-31", fazhi.builtin())[0].total.steps[0]
        collect()
        self.assertIsInstance(step.text(), str)

    def test_what_is_closed_raises_and_so_does_what_belongs_to_it(self):
        kinds = {type(one): number for number, one in enumerate(everything(fazhi.Context())) if isinstance(one, fazhi._objects.Handle)}
        self.assertEqual(set(kinds), set(handles(fazhi._objects.Handle)))
        for kind, number in kinds.items():
            objects = everything(fazhi.Context())
            one = objects[number]
            child = next((other for other in objects if isinstance(other, fazhi._objects.Child) and other._owner is one), None)
            one.close()
            one.close()
            self.assertTrue(one.closed)
            self.assertIn("closed", repr(one))
            for name in dir(kind):
                if isinstance(getattr(kind, name), property) and not name.startswith("_") and name not in ("closed", "records"):
                    with self.assertRaises(fazhi.ClosedError, msg=f"{kind.__name__}.{name}"):
                        value = getattr(one, name)
                        len(value)  # a view asks only now
            if child is not None:
                self.assertEqual(repr(child), f"<{type(child).__name__} closed>")
            self.assertRaises(fazhi.ClosedError, one.__enter__)

    def test_with_closes(self):
        with fazhi.builtin() as directive:
            task = directive[0]
            self.assertEqual(task.label, "1")
        self.assertRaises(fazhi.ClosedError, len, directive)
        with self.assertRaises(fazhi.ClosedError):
            task.label

    def test_a_report_and_a_comparison_do_not_mind_when_their_sources_are_closed(self):
        directive, scheme, ledger = fazhi.builtin(), fazhi.Scheme.builtin(), fazhi.Ledger()
        report, comparison = fazhi.assess(scheme, ledger, "2016-12-31", directive), directive.compare(directive)
        for one in (directive, scheme, ledger):
            one.close()
        self.assertEqual(report.directive[0].label, "1")
        self.assertEqual(report[0].total.indicator.id, "total")
        self.assertEqual(len(comparison.old), 68)

    def test_threads_share_what_does_not_change_while_one_closes(self):
        directive, query = fazhi.builtin(), fazhi.Query(unit="县政府法制办", role="lead")
        expected = [task.label for task in query.run(directive)]
        wrong, go = [], threading.Event()

        def work():
            go.wait()
            for _ in range(60):
                try:
                    if [task.label for task in query.run(directive)] != expected:
                        wrong.append("another answer")
                except fazhi.ClosedError:
                    return
                except BaseException as error:
                    wrong.append(error)

        threads = [threading.Thread(target=work) for _ in range(6)]
        for thread in threads:
            thread.start()
        go.set()
        for _ in range(3):
            self.assertEqual(len(query.run(directive)), 41)
        directive.close()
        for thread in threads:
            thread.join()
        self.assertEqual(wrong, [])

    def test_threads_take_turns_at_a_ledger(self):
        ledger = fazhi.Ledger()

        def enter(name):
            for number in range(50):
                record = ledger.add(date="2016-01-01", unit=name, event="完成")
                self.assertEqual(record.unit, name)
                self.assertGreater(len(ledger), number)

        threads = [threading.Thread(target=enter, args=(f"单位{number}",)) for number in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(len(ledger), 300)
        self.assertEqual(len({record.id for record in ledger}), 300)


if __name__ == "__main__":
    import tap
    tap.run(unittest.defaultTestLoader.loadTestsFromModule(sys.modules[__name__]))
