"""Many directives: opened by several threads, held in a collection, asked as one."""
import os
import sys
import threading
import unittest
import weakref
from pathlib import Path

import fazhi
from objects import TEXT, collect

GOOD = sorted((Path(os.environ["FZ_TEST_DATA"]) / "good").glob("*.xml"))
BAD = sorted((Path(os.environ["FZ_TEST_DATA"]) / "bad").glob("task*.xml"))


def several():
    collection = fazhi.Collection()
    collection.add(fazhi.builtin())
    collection.add(fazhi.import_text(TEXT))
    return collection


class Collection(unittest.TestCase):
    def test_it_finds_what_each_directive_finds_in_the_order_of_adding(self):
        collection = fazhi.Collection()
        collection.load(GOOD, threads=3)
        self.assertEqual([one.source for one in collection], [str(path) for path in GOOD])
        self.assertEqual(collection.task_count, sum(len(fazhi.load(path)) for path in GOOD))
        query = fazhi.Query(role="lead")
        self.assertEqual([(task.directive.source, task.id) for task in collection.run(query)],
                         [(str(path), task.id) for path in GOOD for task in query.run(fazhi.load(path))])

    def test_it_is_a_sequence_of_directives(self):
        collection, other = several(), fazhi.import_text(TEXT)
        self.assertEqual((len(collection), len(collection[-1]), collection[1:]), (2, 1, [collection[1]]))
        self.assertIn(collection[0], collection)
        self.assertNotIn(other, collection)
        self.assertRaises(IndexError, lambda: collection[2])
        self.assertEqual(repr(collection), "<Collection: 2 directives, 69 tasks>")

    def test_directives_come_and_go(self):
        collection, other = several(), fazhi.import_text(TEXT)
        collection.add(other)
        self.assertEqual(len(collection.tasks(unit="县财政局", role="lead", section="一")), 2)
        for call, code in ((collection.add, fazhi.Code.EMEMBER), (collection.remove, None), (collection.remove, fazhi.Code.ENOMEMBER)):
            if code is None:
                call(other)
                continue
            with self.assertRaises(fazhi.Error) as caught:
                call(other)
            self.assertEqual(caught.exception.code, code)
        self.assertEqual(len(collection.tasks(unit="县财政局", role="lead", section="一")), 1)
        self.assertRaises(TypeError, collection.add, collection)

    def test_units_bodies_and_headings_are_found(self):
        collection, registry = several(), fazhi.Registry.builtin()
        self.assertEqual(len(collection.unit_tasks("縣司法局", "lead")), 12)
        self.assertEqual([one.directive.title for one in collection.sections("一")], [one.title for one in collection])
        body = registry.resolve("县司法局", "2016-01-25")[0].body
        self.assertEqual(collection.body_tasks(body), ())
        collection.set_registry(registry, "2016-01-25")
        self.assertEqual(len(collection.body_tasks(body, "lead")), 12)
        collection.set_registry(None)
        self.assertEqual(collection.body_tasks(body), ())
        self.assertRaises(TypeError, collection.set_registry, body)
        self.assertRaises(TypeError, collection.run, "lead")

    def test_a_bad_file_ends_the_call_or_is_told(self):
        collection, told = fazhi.Collection(), []
        with self.assertRaises(fazhi.Error) as caught:
            collection.load([GOOD[0], BAD[0], GOOD[1]], threads=2)
        self.assertEqual((caught.exception.source, len(collection)), (str(BAD[0]), 0))
        collection.load([GOOD[0], BAD[0], GOOD[1], BAD[1]], threads=2, on_error=lambda path, error: told.append((path, error.source)))
        self.assertEqual(told, [(BAD[0], str(BAD[0])), (BAD[1], str(BAD[1]))])
        self.assertEqual(len(collection), 2)
        self.assertRaises(TypeError, collection.load, str(GOOD[0]))
        self.assertRaises(ValueError, collection.load, GOOD, threads=-1)

    def test_what_a_callback_raises_comes_out_and_nothing_is_added(self):
        def raises(*arguments):
            raise LookupError("enough")
        collection = fazhi.Collection()
        for more in ({"progress": raises}, {"on_error": raises}):
            self.assertRaises(LookupError, collection.load, [*GOOD[:3], BAD[0]], threads=2, **more)
            self.assertEqual(len(collection), 0)
        with self.assertRaises(fazhi.Error) as caught:
            collection.load(GOOD, progress=lambda done, all: True)
        self.assertEqual(caught.exception.code, fazhi.Code.ECANCELLED)
        self.assertRaises(LookupError, fazhi.open_paths, GOOD, raises)
        self.assertRaises(RuntimeError, collection.load, GOOD, progress=lambda done, all: collection.add(fazhi.builtin()))

    def test_what_a_log_function_raises_on_another_thread_comes_out(self):
        here = []

        def log(severity, message):
            if threading.current_thread() is threading.main_thread():
                here.append(message)
            else:
                raise LookupError(message)
        context = fazhi.Context(log=log)
        for _ in range(50):
            try:
                fazhi.Collection(context).load(BAD * 4, threads=4, on_error=lambda path, error: None)
            except LookupError:
                return
        self.fail(f"no other thread had a word in fifty times; this one had {len(here)}")

    def test_files_are_given_one_after_the_other(self):
        given, told = [], []
        fazhi.open_paths(GOOD, lambda path, directive: given.append((path, directive)), threads=3, progress=lambda done, all: told.append(done))
        self.assertEqual([path for path, _ in given], GOOD)
        self.assertEqual([len(directive) for _, directive in given], [len(fazhi.load(path)) for path in GOOD])
        self.assertEqual(told[-1], len(GOOD))
        with self.assertRaises(fazhi.Error) as caught:
            fazhi.open_paths(GOOD, lambda path, directive: True)
        self.assertEqual(caught.exception.code, fazhi.Code.ECANCELLED)

    def test_threads_ask_while_one_adds(self):
        collection, wrong = several(), []

        def ask():
            for _ in range(40):
                if len(collection.tasks(unit="县司法局", role="lead")) != 12:
                    wrong.append("another answer")
        threads = [threading.Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        for _ in range(20):
            one = fazhi.import_text(TEXT)
            collection.add(one)
            collection.remove(one)
        for thread in threads:
            thread.join()
        self.assertEqual(wrong, [])


class OtherContexts(unittest.TestCase):
    """C may call the functions of a context when the last object dies that was made with it, so that must keep them."""

    def kept_by(self, make):
        def log(severity, message):
            pass
        directive, registry = (load(fazhi.Context(log=log)) for load in (fazhi.builtin, fazhi.Registry.builtin))
        watched = [weakref.ref(one._context._log) for one in (directive, registry)]
        made = make(directive, registry)
        del directive, registry
        collect()
        alive = [one() is not None for one in watched]
        del made
        collect()
        self.assertEqual([one() is not None for one in watched], [False, False])
        return alive

    def test_objects_keep_the_contexts_of_what_they_are_made_of(self):
        def collected(directive, registry):
            collection = fazhi.Collection()
            collection.add(directive)
            collection.set_registry(registry)
            return collection
        scheme, ledger, own = fazhi.Scheme.builtin(), fazhi.Ledger(), fazhi.builtin()
        self.assertEqual(self.kept_by(lambda directive, registry: own.compare(directive)), [True, False])
        self.assertEqual(self.kept_by(lambda directive, registry: own.compare(directive).new[0]), [True, False])
        self.assertEqual(self.kept_by(lambda directive, registry: fazhi.Query(unit="县司法局", registry=registry)), [False, True])
        self.assertEqual(self.kept_by(lambda directive, registry: fazhi.assess(scheme, ledger, "2016-12-31", directive, registry)), [True, True])
        self.assertEqual(self.kept_by(lambda directive, registry: fazhi.supervise(directive, ledger, "2016-12-31", registry)[0]), [True, True])
        self.assertEqual(self.kept_by(collected), [True, True])
        self.assertEqual(self.kept_by(lambda directive, registry: collected(directive, registry).tasks(role="lead")[0]), [True, False])


if __name__ == "__main__":
    import tap
    tap.run(unittest.defaultTestLoader.loadTestsFromModule(sys.modules[__name__]))
