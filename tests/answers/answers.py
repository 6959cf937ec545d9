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
        say("requirement", one.kind.name.lower(), one.text)


def show_directive(path):
    directive = fazhi.load(path)
    say("directive", directive.id, directive.title, directive.signed)
    for one in directive.sections:
        say("section", one.id, one.label, one.title, one.parent and one.parent.id, len(one))
    for task in directive:
        show_task(task)
    for unit in directive.units:
        say("query", unit, unit.task_count(), *(task.id for task in directive.tasks(unit=unit, role="lead")))
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


ASKED = {"directive": show_directive, "registry": show_registry, "scheme": show_scheme, "ledger": show_ledger, "assess": assess}

for line in sys.stdin:
    kind, *arguments = line.rstrip("\n").split("\t")
    say(f"= {kind}", arguments[0])
    try:
        ASKED[kind](*arguments)
    except fazhi.Error as error:
        say("error", f"FZ_{error.code.name}")
