#!/usr/bin/env python3
"""Prove that the built-in directive is what its issuer printed: nothing lost, nothing added, nothing out of order.

usage: builtin.py DIRECTIVE.xml SOURCE.txt      the list of requirements, read by a person, is SOURCE.requirements.tsv

Works on both files with the standard library alone, so that no fault of libfazhi's own can hide here. Prints TAP.
"""
import re
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path

SPACE = "{urn:libfazhi:directive:1}"

# Debris of the web page: all that the source holds and the directive does not.
BREADCRUMB = "您当前的位置: 首页 > 政府信息公开 > 政府文件"
SITE_LINE = "中阳县政府 www.sxzhongyang.gov.cn 2016-03-21 00:00"
PRIVATE_USE = "\ue004"
PRIVATE_USE_COUNT = 39
INDENTATION = "  "

# The issuer's own errors, which a well-meaning hand would repair.
AS_ISSUED = {"t2": "依法界定府部门的事权,", "t32": "强化县级审计机关对县级审计机关的领导,"}
DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'

COLLECTIVES = {"县政府各有关部门", "公共服务单位"}
ROLES = {"牵头单位": "lead", "配合单位": "cooperate"}
PARTS = ["head", "front", "preamble"] + ["section"] * 12 + ["closing", "back"]
TASKS_OF_SECTIONS = {"一": 0, "二": 4, "三": 6, "四": 7, "五": 4, "六": 8, "七": 8, "八": 7, "九": 5, "十": 8, "十一": 5,
                     "十二": 6}
HEAD = [
    ("title", "关于加快推进法治政府建设的实施意见"), ("issuer", "中阳县人民政府"), ("addressee", "各乡镇人民政府"),
    ("addressee", "县直有关单位"), ("signed", "2016-01-25"), ("published", "2016-03-21"), ("kind", "实施意见"),
    ("basis", "关于加快推进法治政府建设的实施意见"),
]


# Words that demand, measure or set a time: wherever one stands in a task, a requirement must quote it.
SIGNALS = re.compile("不得|严禁|禁止|不准|不许|未经|非经|方可|每|至少|最多|不少于|不低于|不超过|不高于|达到|以上|以下|以内|日内|年内|"
                     "底前|月前|日前|[0-9０-９]|[%％]|百分")


class Tap:
    def __init__(self):
        self.count = self.failures = 0

    def equal(self, found, expected, name):
        self.count += 1
        good = found == expected
        print(f"{'ok' if good else 'not ok'} {self.count} - {name}")
        if not good:
            self.failures += 1
            print(f"# expected {expected!r}\n# found    {found!r}")

    def close(self):
        print(f"1..{self.count}")
        return 1 if self.failures else 0


def name_of(element):
    return element.tag.removeprefix(SPACE)


def printed_lines(element):
    """The lines that an element prints: marks, titles, p, field and stated, in order; readings print nothing."""
    lines, begun = [], element.get("mark")
    for child in element:
        name = name_of(child)
        if name in ("head", "assign", "due", "person", "require"):
            continue
        if name in ("p", "field", "stated", "title"):
            text = "".join(child.itertext())
            if begun is not None:
                lines.append(begun + text)
                begun = None
            elif child.get("joined") == "true":
                lines[-1] += text
            else:
                lines.append(text)
        else:
            lines += printed_lines(child)
    return lines


def first_difference(found, expected):
    for number, (a, b) in enumerate(zip(found, expected), 1):
        if a != b:
            return f"line {number}: {a!r} for {b!r}"
    return None if len(found) == len(expected) else f"{len(found)} lines for {len(expected)}"


def check_lossless(tap, root, source):
    lines = source.split("\n")
    tap.equal((lines[0], lines[4]), (BREADCRUMB, SITE_LINE), "the two navigation lines stand where they are cut")
    tap.equal(source.count(PRIVATE_USE), PRIVATE_USE_COUNT, "the source has 39 private-use characters")
    tap.equal([c for c in source if "\ue000" <= c <= "\uf8ff" and c != PRIVATE_USE], [], "and no other ones")
    kept = [line.lstrip(" ").replace(PRIVATE_USE, "") for number, line in enumerate(lines) if number not in (0, 4)]
    kept = [line for line in kept if line]
    printed = printed_lines(root)
    tap.equal(first_difference(printed, kept), None, "the printed text equals the source's, line by line")

    debris = {
        "breadcrumb": len(BREADCRUMB), "site line": len(SITE_LINE), "private use": PRIVATE_USE_COUNT,
        "indentation": sum(len(line) - len(line.lstrip(" ")) for line in lines),
        "line breaks": len(lines) - 1,
    }
    tap.equal(sum(map(len, printed)) + sum(debris.values()), len(source), f"every character is accounted for: {debris}")
    tap.equal({line[:len(line) - len(line.lstrip(' '))] for line in lines}, {"", INDENTATION},
              "indentation is two blanks and nothing else")


def check_document(tap, root):
    tap.equal(dict(root.attrib), {"id": "zhongyang-2016", "region": "141129",
                                  "{http://www.w3.org/XML/1998/namespace}lang": "zh-CN"}, "the root names the document")
    tap.equal([name_of(child) for child in root], PARTS, "the parts come in order, twelve sections among them")
    head = root.find(SPACE + "head")
    tap.equal([(name_of(entry), entry.text) for entry in head], HEAD, "the head holds what the text says of itself")
    number = head.find(SPACE + "basis").get("number")
    tap.equal(number, "晋政发〔2015〕4号", "the cited document keeps its number")
    preamble = "".join(root.find(SPACE + "preamble").itertext())
    tap.equal(f"《{HEAD[-1][1]}》({number})" in preamble, True, "and the preamble cites it so")
    back = ["".join(p.itertext()) for p in root.find(SPACE + "back")]
    tap.equal(back, ["中阳县人民政府", "2016年1月25日"], "the back is the signature")
    tap.equal(sum("place" in element.attrib for element in root.iter()), 0, "no place of the source is written")
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    tap.equal(len(set(ids)), len(ids), "ids are unique")


def check_sections(tap, root):
    sections = root.findall(SPACE + "section")
    tap.equal({s.get("label"): len(s.findall(SPACE + "task")) for s in sections}, TASKS_OF_SECTIONS,
              "the sections hold the tasks that they should, 一 none")
    tap.equal([(s.get("id"), s.get("n")) for s in sections], [(f"s{n}", str(n)) for n in range(1, 13)],
              "sections count from 1 to 12")
    tap.equal([s.get("mark") for s in sections], [s.get("label") + "、" for s in sections], "marks of sections are 一、")
    tap.equal([len(s.findall(SPACE + "p")) for s in sections], [1] * 12, "each section opens with one paragraph")


def check_tasks(tap, root):
    tasks = list(root.iter(SPACE + "task"))
    labels = [str(n) for n in range(1, 69)]
    tap.equal([(t.get("label"), t.get("n"), t.get("id")) for t in tasks], [(n, n, "t" + n) for n in labels],
              "68 tasks count from 1")
    blanks = {"6", "7"}
    tap.equal([t.get("mark") for t in tasks], [n + (". " if n in blanks else ".") for n in labels],
              "marks are printed ones: 6 and 7 alone have a blank")
    by_id = {t.get("id"): "".join(t.find(SPACE + "p").itertext()) for t in tasks}
    tap.equal([i for i, words in AS_ISSUED.items() if words not in by_id[i]], [], "the issuer's errors stay as issued")
    printed = "".join(by_id.values())
    tap.equal([c for c in ",;" if c not in printed], [], "half-width punctuation stays half-width")
    return tasks


def listed_requirements(path):
    """The lines of the list: (task, kind, words, values)."""
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            task, kind, words, *values = line.split("\t")
            rows.append((task, kind, words, dict(value.split("=") for value in values[0].split()) if values else {}))
    return rows


def check_requirements(tap, tasks, source, listed):
    found, wrong, unquoted = [], [], []
    for task in tasks:
        text = "".join(task.find(SPACE + "p").itertext())
        covered = set()
        for element in task.findall(SPACE + "require"):
            values = {name: value for name, value in element.attrib.items() if name not in ("kind", "at")}
            found.append((task.get("label"), element.get("kind"), element.text, values))
            start = len(text.encode()[:int(element.get("at"))].decode())
            covered |= set(range(start, start + len(element.text)))
            if text[start:start + len(element.text)] != element.text or source.count(element.text) != 1:
                wrong.append((task.get("label"), element.text))
        unquoted += [(task.get("label"), m[0]) for m in SIGNALS.finditer(text) if not covered >= set(range(*m.span()))]
    tap.equal(found, listed, "the requirements are those that a person read, and no others")
    tap.equal(wrong, [], "each quotes its task where it says, words that stand once in the source")
    tap.equal(unquoted, [], "no word that demands is left unquoted")


def stated_assignments(stated):
    """What a line such as 配合单位:甲、乙等。 says: (role, rank, unit, collective, open)."""
    label, names = stated.split(":")
    open_ended = names.endswith("等。")
    units = names.removesuffix("等。").split("、")
    return [(ROLES[label], str(rank), unit, unit in COLLECTIVES, open_ended and rank == len(units))
            for rank, unit in enumerate(units, 1)]


def check_assignments(tap, tasks):
    wrong, everything = [], []
    for task in tasks:
        said, read = [], []
        for child in task:
            if name_of(child) == "stated":
                if said != read:
                    break
                said += stated_assignments(child.text)
            elif name_of(child) == "assign":
                read.append((child.get("role"), child.get("rank"), child.get("unit"),
                             child.get("collective") == "true", child.get("open") == "true"))
        if said != read:
            wrong.append(task.get("id"))
        everything += [(task.get("label"),) + entry for entry in read]
    tap.equal(wrong, [], "each task's assignments are exactly what its lines state, in place and in order")
    return everything


def check_figures(tap, assignments):
    """The figures by which everybody knows this directive."""
    leads = [a for a in assignments if a[1] == "lead"]
    tap.equal(Counter(a[1] for a in assignments), {"lead": 141, "cooperate": 75}, "141 lead and 75 cooperate")
    tap.equal((len({a[3] for a in assignments}), len({a[3] for a in leads})), (28, 23), "28 names, 23 of them lead")
    counts = Counter(a[3] for a in leads)
    first = Counter(a[3] for a in leads if a[2] == "1")
    tap.equal((counts["县政府法制办"], counts["县政府办"], counts["县司法局"]), (41, 37, 12), "法制办 leads 41, 政府办 37, 司法局 12")
    tap.equal(first["县政府办"], 36, "县政府办 is first lead of 36")
    tap.equal(sum(first.values()), 68, "every task has a first lead")
    tap.equal([a[0] for a in leads if a[3] == "县市场监督管理局"], ["22"], "县市场监督管理局 leads task 22 alone")
    tap.equal([(a[0], a[3]) for a in assignments if a[5]], [("13", "县卫计局")], "one list is open, after its last unit")
    collective = Counter(a[3] for a in assignments if a[4])
    tap.equal(collective, {"县政府各有关部门": 66, "公共服务单位": 1}, "collectives: 66 times the departments, once 41's")
    tap.equal([a[0] for a in assignments if a[3] == "公共服务单位"], ["41"], "公共服务单位 cooperates in task 41")
    bare = re.compile(r"[\s\ue000-\uf8ff,;:。、等]")
    tap.equal([a[3] for a in assignments if bare.search(a[3])], [], "no name has punctuation or page debris in it")


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    data = Path(sys.argv[1]).read_bytes()
    root = ElementTree.fromstring(data)
    source = Path(sys.argv[2]).read_bytes().decode("utf-8")
    tap = Tap()
    tap.equal((data[:len(DECLARATION)], b"\r" in data, data[-1:]), (DECLARATION, False, b"\n"),
              "the file is UTF-8 without BOM, with LF")
    check_lossless(tap, root, source)
    check_document(tap, root)
    check_sections(tap, root)
    tasks = check_tasks(tap, root)
    check_figures(tap, check_assignments(tap, tasks))
    check_requirements(tap, tasks, source.replace(PRIVATE_USE, ""),
                       listed_requirements(Path(sys.argv[2]).with_suffix(".requirements.tsv")))
    return tap.close()


sys.exit(main())
