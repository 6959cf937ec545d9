"""Inputs of the bench that are made where they are needed, from fixed seeds."""
from functools import cache
from pathlib import Path

import corpus

TOP = Path(__file__).resolve().parents[2]
BUILTIN = TOP / "lib" / "data" / "zhongyang-2016.xml"
BUILTIN_TEXT = TOP / "tests" / "data" / "zhongyang-2016.txt"
UNIT = "县司法局"  # leads about seven tasks of each made-up directive
SECTIONS = 12
SCHEME = """<scheme xmlns="urn:libfazhi:scheme:1"><head><title>考核</title></head><total id="t" points="100" combine="fold">
<indicator id="a" points="50" start="full"><deduct event="退回" points="1"/></indicator>
<indicator id="b" points="50" start="full"><deduct event="迟报" points="0.3"/></indicator><round places="2"/></total>
<grades><grade name="优秀" from="90"/><grade name="合格"/></grades></scheme>"""


class Made:
    """In a folder that is given; what was made is not made again."""

    def __init__(self, folder):
        self.folder = Path(folder)

    @cache
    def directives(self, count, form="xml"):
        """The list of so many directives."""
        corpus.make(count, self.folder / form, form)
        return self.folder / form / f"{count}.list"

    def assignments(self, count):
        return self.directives(count).with_suffix(".assignments")

    @cache
    def size(self, count, form="xml"):
        return sum(Path(path).stat().st_size for path in self.directives(count, form).read_text().splitlines())

    @cache
    def page(self, units):
        """Directive, ledger and scheme of a page."""
        folder = self.folder / f"page-{units}"
        folder.mkdir(parents=True)
        paths = []
        for name, text in (("d.xml", "".join(directive_of(units))), ("l.csv", "\n".join(ledger_of(units)) + "\n"),
                           ("s.xml", SCHEME)):
            paths.append(folder / name)
            paths[-1].write_text(text, encoding="utf-8")
        return paths


def directive_of(units):
    """As many tasks as units; each has one that leads, one that leads with it, and one that cooperates."""
    yield '<directive xmlns="urn:libfazhi:directive:1"><head><title>大</title></head>'
    each = units // SECTIONS + 1
    for section in range(SECTIONS):
        yield f'<section id="s{section + 1}" n="{section + 1}" label="{section + 1}"><title>部分</title>'
        for task in range(section * each, (section + 1) * each):
            names = dict.fromkeys((task % units, (task * 7 + 1) % units))
            leads = "".join(f'<assign role="lead" rank="{rank}" unit="第{name}局"/>' for rank, name in enumerate(names, 1))
            yield (f'<task id="t{task + 1}" n="{task + 1}" label="{task + 1}"><p>办好。</p>{leads}'
                   f'<assign role="cooperate" rank="1" unit="第{(task * 13 + 5) % units}局"/></task>')
        yield "</section>"
    yield "</directive>"


def ledger_of(units):
    yield "编号,单位,事项,情形,日期"
    for unit in range(units):
        for kind in range(unit % 4):
            yield f"r{unit}-{kind},第{unit}局,{'ab'[kind % 2]},{('退回', '迟报')[kind % 2]},2016-0{kind + 1}-05"
