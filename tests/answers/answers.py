"""The questions of answers.c, asked in Python."""
import os
import sys

import fazhi
from fazhi import RecordTextKind


def cell(value):
    if value is None:
        return "-"
    if isinstance(value, bool):
        value = int(value)
    return "".join(f"\\{ord(one):02x}" if one in "\n\t\r\\" else one for one in str(value))


def say(*cells):
    print("\t".join([cells[0]] + [cell(one) for one in cells[1:]]))


def show_finding(one):
    say("finding", f"FZ_{one.code.name}", one.message, one.line or 0, one.column or 0)


def show_task(task):
    say("task", task.id, task.label, task.number or 0, task.text, task.section and task.section.id, task.is_open_ended)
    for one in task.assignments:
        say("assignment", one.unit, one.role.name.lower(), one.rank, one.is_open, one.is_collective)
    for due in task.dues:
        say("due", *due)
    for one in task.requirements:
        say("requirement", one.kind.name.lower(), one.text, decimal_text(one.number), name_of(one.bound), name_of(one.period), one.date)


def name_of(value):
    return value.name.lower().replace("_", "-") if value else ""


def show_query(directive, name, value, **conditions):
    try:
        say("query", name, value, "FZ_OK", *(task.id for task in directive.tasks(**conditions)))
    except fazhi.Error as error:
        say("query", name, value, f"FZ_{error.code.name}")


def show_queries(directive):
    for unit in directive.units:
        say("unit", unit, unit.task_count())
        show_query(directive, "unit", unit.name, unit=unit, role="lead")
    for section in directive.sections:
        if section.label is not None:
            show_query(directive, "section", section.label, section=section.label)
    for task in directive:
        if task.label is not None:
            show_query(directive, "number", task.label, number=task.label)
    for role in ("lead", "cooperate", "responsible", "first-lead", "joint-lead"):
        show_query(directive, "role", role, role=role)
    for word in ("落实", "审计", "没有这样的词"):
        show_query(directive, "text", word, text=word)


def show_directive(path):
    directive = fazhi.load(path)
    say("directive", directive.id, directive.title, directive.signed)
    for one in directive.sections:
        say("section", one.id, one.label, one.title, one.parent and one.parent.id, len(one))
    for task in directive:
        show_task(task)
    show_queries(directive)
    for finding in directive.findings:
        show_finding(finding)


def show_registry(path):
    registry = fazhi.Registry.load(path)
    say("registry", registry.title)
    for body in registry:
        matches = registry.resolve(body.name, "2020-01-01")
        say("body", body.id, body.name,
            *(part for one in matches for part in (one.body.id, one.reason.name.lower(), one.via and one.via.id)))


def show_scheme(path):
    scheme = fazhi.Scheme.load(path)
    say("scheme", scheme.id, scheme.title)
    for one in scheme:
        say("indicator", one.id, one.name)
    for finding in scheme.findings:
        show_finding(finding)


def show_ledger(path):
    ledger = fazhi.Ledger.load(path)
    say("ledger", ledger.title, len(ledger))
    for one in ledger:
        say("record", one.id, one.unit, one.item, one.text(RecordTextKind.EVENT), one.date, decimal_text(one.value))


def decimal_text(value):
    return None if value is None else f"{value:f}"


def fraction_text(value):
    """As the library writes exact numbers: a decimal where six places hold it, else a fraction."""
    if 10**6 % value.denominator:
        return str(value)
    millionths = value * 10**6
    whole, rest = divmod(abs(millionths.numerator), 10**6)
    places = f".{rest:06d}".rstrip("0") if rest else ""
    return f"{'-' if value < 0 else ''}{whole}{places}"


def show_item(item):
    say("item", item.id, item.applies.name.lower(), decimal_text(item.points), decimal_text(item.score), fraction_text(item.exact))
    for step in item.steps:
        say("step", step.kind.name.lower(), fraction_text(step.exact), step)


def assess(folder, day):
    paths = {name: os.path.join(folder, name) for name in ("directive.xml", "registry.xml", "scheme.xml", "ledger.csv")}
    directive = fazhi.load(paths["directive.xml"]) if os.path.exists(paths["directive.xml"]) else None
    registry = fazhi.Registry.load(paths["registry.xml"]) if os.path.exists(paths["registry.xml"]) else None
    try:
        report = fazhi.assess(fazhi.Scheme.load(paths["scheme.xml"]), fazhi.Ledger.load(paths["ledger.csv"]), day, directive, registry)
    except fazhi.Error:
        return print("refused")
    for one in report:
        say("result", one.unit, one.class_id, decimal_text(one.score), one.grade, one.rank or 0, one.standing.name.lower())
        for item in one:
            show_item(item)
    for finding in report.findings:
        show_finding(finding)


def show_supervision(path, day):
    supervision = fazhi.supervise(fazhi.builtin(), fazhi.Ledger.load(path), day)
    for one in supervision:
        say("obligation", one.unit, one.id, one.kind.name.lower(), one.what, one.due, one.done, one.state and one.state.name,
            one.light, one.times, one.times_done, one.is_overdue, one.days)
    for finding in supervision.findings:
        show_finding(finding)
    rates = supervision.rates
    say("rates", *rates[:5], decimal_text(rates.completion), decimal_text(rates.punctuality))


def show_comparison(path, other):
    for one in fazhi.load(path).compare(fazhi.load(other)):
        say("change", int(one.kind), one.old_task and one.old_task.id, one.new_task and one.new_task.id, one.old_text, one.new_text,
            *(piece.text for piece in one.pieces))


ASKED = {"supervise": show_supervision, "compare": show_comparison,
         "directive": show_directive, "registry": show_registry, "scheme": show_scheme, "ledger": show_ledger, "assess": assess}

for line in sys.stdin:
    kind, *arguments = line.rstrip("\n").split("\t")
    say(f"= {kind}", arguments[0])
    try:
        ASKED[kind](*arguments)
    except fazhi.Error as error:
        say("error", f"FZ_{error.code.name}")
