"""What several test files need: one object of every class, and an allocator that counts."""
import ctypes
import gc
import os
from pathlib import Path

import fazhi
from fazhi import native

TEXT = """关于做好今冬明春工作的实施意见

一、主要任务
1.加强巡查。每月不少于两次，2016年底前完成。
牵头单位：县财政局
配合单位：县教育局、县水利局等
"""
LINEAR = Path(os.environ["FZ_TEST_DATA"]) / "assess" / "p07-linear" / "scheme.xml"
LEDGER = "单位,事项,情形,日期\n县司法局,t50,退回,2016-11-28\n县公安局,t3,退回,2016-11-29\n".encode()


class Counter:
    """An allocator over malloc that knows what is not given back."""

    def __init__(self):
        libc = ctypes.CDLL(None)
        libc.malloc.restype, libc.malloc.argtypes = ctypes.c_void_p, [ctypes.c_size_t]
        libc.free.restype, libc.free.argtypes = None, [ctypes.c_void_p]
        self.live, self.wrong, self.made = {}, [], 0

        def alloc(user, count):
            memory = libc.malloc(count)
            self.live[memory] = count
            self.made += 1
            return memory

        def release(user, memory, count):
            if self.live.pop(memory, None) != count:
                self.wrong.append((memory, count))
            libc.free(memory)

        fields = dict(native.fz_allocator._fields_)
        self.allocator = native.fz_allocator(ctypes.sizeof(native.fz_allocator), fields["alloc"](alloc), fields["release"](release))


def everything(context):
    """At least one object of every class of the package."""
    directive = fazhi.builtin(context)
    changed = fazhi.load_bytes(directive.to_xml().replace("广泛宣传".encode(), "大力宣传".encode())
                               .replace("县司法局".encode(), "县档案局".encode(), 3), context=context)
    imported = fazhi.import_text(TEXT, context=context)
    registry = fazhi.Registry.builtin(context)
    scheme = fazhi.Scheme.builtin(context)
    ledger = fazhi.Ledger.load_bytes(LEDGER, context=context)
    record = ledger.correct("r1", date="2016-12-01", unit="县司法局", item="t50", event="退回", reason="日期有误")
    report = fazhi.assess(scheme, ledger, "2016-12-31", directive, registry)
    comparison = directive.compare(changed)
    query = fazhi.Query(unit="县司法局", registry=registry, date="2020-01-01", expand=True, context=context)
    task, result = directive[49], report.result("县司法局")
    changed_report = fazhi.assess(scheme, fazhi.Ledger(context), "2016-12-31", directive, registry)
    prospect, difference = fazhi.Prospect(report.result("县司法局")), fazhi.Difference(report, changed_report)
    robustness = fazhi.Robustness(report, replications=3, threads=2)
    ledger.add_stage(name="起草", unit="县司法局", item="t50", until="2016-06-30")
    watch = fazhi.Watch.builtin(context)
    supervision = fazhi.supervise(directive, ledger, "2016-12-01", registry, watch)
    earlier = fazhi.supervise(directive, ledger, "2016-11-01", registry, watch)
    collection = fazhi.Collection(context)
    collection.add(directive)
    collection.add(imported)
    collection.set_registry(registry, "2020-01-01")
    columns = fazhi.Columns(fazhi.Scheme.load(LINEAR, context))
    page = fazhi.Page(report, registry=registry, ledger=ledger, supervision=supervision)
    objects = [
        columns, columns[0], watch, supervision, supervision.where(unit="县司法局", unfinished=True), supervision[0],
        supervision[0].task, supervision.directive, supervision.findings, supervision.changes_since(earlier), ledger.stages, ledger.stages[0], collection, collection[1],
        collection.tasks(unit="县司法局", role="lead"), collection.sections("七"), collection.body_tasks(registry.bodies[2]), page,
        prospect, prospect.items[0], difference, difference.units[0], robustness, robustness.units[0], robustness.report, difference.before,
        context, directive, changed, imported, registry, scheme, ledger, record, report, comparison, query, task, result,
        directive.sections[3], directive.sections, directive.units[0], task.assignments[0], task.assignments, imported[0].requirements[0],
        imported.findings[0], imported.findings, imported.tasks(unit="县财政局"), iter(directive), iter(directive.units), registry.bodies[2],
        registry.successions[0], registry.resolve("县政府法制办", "2020-01-01"), registry.check(directive, "2020-01-01"), scheme.totals[0],
        scheme.totals[0].children[0], ledger[0], ledger.records, record.replaces, report.findings, result.total, result.total.steps[0],
        result.item("task.t50"), result.items, comparison.changes, comparison[0], comparison[0].old_task, comparison.new,
        query.hits(query.run(directive)[0]), query.run(directive), report.scheme, report.directive,
    ]
    return objects


def touch(thing):
    """Use an object as far as it lets itself be used: every property, its text, its length, its first elements."""
    for name in dir(type(thing)):
        if not name.startswith("_") and isinstance(getattr(type(thing), name), property):
            try:
                getattr(thing, name)
            except fazhi.ClosedError:
                pass
    for use in (repr, len, hash, lambda it: it[0], lambda it: next(iter(it)), lambda it: it == it):
        try:
            use(thing)
        except (fazhi.ClosedError, TypeError, IndexError, StopIteration, KeyError):
            pass


def collect():
    while gc.collect():
        pass
