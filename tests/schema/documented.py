#!/usr/bin/env python3
"""Prove that the page of a vocabulary (directive.md) describes what its schema defines, with examples that are valid.

usage: documented.py XMLLINT SCHEMAS VOCABULARY    XMLLINT is "none" where there is none: then the examples are only parsed

Headings "### name" are the elements, the tables below them their attributes, the fences their examples. Prints TAP.
"""
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

RNG = "{http://relaxng.org/ns/structure/1.0}"
HEAD = "<head><title>x</title></head>"
# What must stand around an example to make a document of it; "*" for elements that are not named.
DIRECTIVE = {
    "directive": ("", ""),
    "head": ("<directive>", "</directive>"),
    "title": ("<directive><head>", "</head></directive>"),
    "*": ("<directive><head><title>x</title>", "</head></directive>"),
}
DIRECTIVE |= dict.fromkeys(["front", "cover", "preamble", "closing", "back", "section", "task"],
                           (f"<directive>{HEAD}", "</directive>"))
DIRECTIVE |= dict.fromkeys(["p", "field", "stated", "assign", "due", "person", "require"],
                           (f'<directive>{HEAD}<task id="t1"><p>x</p>', "</task></directive>"))
BODY = f'<registry>{HEAD}<body id="b" kind="other">'
COLLECTIVE = (f'<registry>{HEAD}<collective id="c"><name>x</name>', "</collective></registry>")
REGISTRY = {
    "registry": ("", ""),
    "head": ("<registry>", "</registry>"),
    "title": ("<registry><head>", "</head></registry>"),
    "note": ("<registry><head><title>x</title>", "</head></registry>"),
    "name": (BODY, "</body></registry>"),
    "from": (f'<registry>{HEAD}<succession kind="moved" date="2019-03-31">', '<to body="b"/></succession></registry>'),
    "to": (f'<registry>{HEAD}<succession kind="moved" date="2019-03-31"><from body="b"/>', "</succession></registry>"),
    "*": (f"<registry>{HEAD}", "</registry>"),
}
REGISTRY |= dict.fromkeys(["short", "alias", "code"], (BODY + "<name>x</name>", "</body></registry>"))
REGISTRY |= dict.fromkeys(["member", "all", "except"], COLLECTIVE)
TOTAL = '<total id="around"><indicator id="measured"><value/></indicator></total>'
SCHEME = {
    "scheme": ("", ""),
    "head": ("<scheme>", f"{TOTAL}</scheme>"),
    "title": ("<scheme><head>", f"</head>{TOTAL}</scheme>"),
    "note": ("<scheme><head><title>x</title>", f"</head>{TOTAL}</scheme>"),
    "total": (f"<scheme>{HEAD}", "</scheme>"),
    "*": (f'<scheme>{HEAD}<total id="around">', "</total></scheme>"),
}
SCHEME |= dict.fromkeys(["issuer", "basis"], ("<scheme>", f"{TOTAL}</scheme>"))
SCHEME |= dict.fromkeys(["class", "unit", "all", "share"], (f"<scheme>{HEAD}", f"{TOTAL}</scheme>"))
SCHEME |= dict.fromkeys(["rank", "key", "grades", "grade", "gate"], (f"<scheme>{HEAD}{TOTAL}", "</scheme>"))
LEDGER = {
    "ledger": ("", ""),
    "head": ("<ledger>", "</ledger>"),
    "title": ("<ledger><head>", "</head></ledger>"),
    "note": ("<ledger><head>", "</head></ledger>"),
    "*": ("<ledger>", "</ledger>"),
}
LEDGER |= dict.fromkeys(["document", "evidence", "replaces"], ('<ledger><record date="2016-01-01">', "</record></ledger>"))
UNIT = '<report scheme="x" day="2016-12-31"><class units="1" ranked="1"/><unit name="x" standing="ranked">'
ITEM = UNIT + '<item id="x" indicator="x" points="0" score="0" exact="0">'
STEP = ITEM + '<step kind="start" amount="1">'
REPORT = {
    "report": ("", ""),
    "class": ('<report scheme="x" day="2016-12-31">', "</report>"),
    "step": (ITEM, "</item></unit></report>"),
    "text": (STEP, "</step></item></unit></report>"),
    "record": (STEP + "<text>x</text>", "</step></item></unit></report>"),
    "*": ('<report scheme="x" day="2016-12-31"><class units="1" ranked="1"/>', "</report>"),
}
REPORT |= dict.fromkeys(["gate", "section", "item"], (UNIT, "</unit></report>"))
WATCH = {
    "watch": ("", ""),
    "head": ("<watch>", '<state name="交办" kind="open"/></watch>'),
    "title": ("<watch><head>", '</head><state name="交办" kind="open"/></watch>'),
    "note": ("<watch><head><title>T</title>", '</head><state name="交办" kind="open"/></watch>'),
    "state": ("<watch><head><title>T</title></head>", "</watch>"),
    "*": ('<watch><head><title>T</title></head><state name="交办" kind="open"/>', "</watch>"),
}
AROUND = {"report": REPORT, "directive": DIRECTIVE, "registry": REGISTRY, "scheme": SCHEME, "ledger": LEDGER, "watch": WATCH}


def defined(rng):
    """Element names with their attributes, by following the references of each element's definition."""
    defines = {define.get("name"): define for define in rng.iter(RNG + "define")}
    names = {}

    def attributes(node):
        for child in node:
            if child.tag == RNG + "attribute" and child.get("name"):
                yield child.get("name")
            elif child.tag == RNG + "ref":
                yield from attributes(defines[child.get("name")])
            elif child.tag != RNG + "element":
                yield from attributes(child)

    for element in rng.iter(RNG + "element"):
        if element.get("name"):
            names.setdefault(element.get("name"), set()).update(attributes(element))
    return names


def described(page, vocabulary):
    """Element names with the attributes of their tables, and their examples."""
    parts = re.split(r"^### (\w+)$", page, flags=re.M)
    names, examples = {}, [(vocabulary, fence(parts[0])[0])]
    for name, text in zip(parts[1::2], parts[2::2]):
        text = re.split(r"^## ", text, flags=re.M)[0]
        names[name] = set(re.findall(r"^\| `([\w-]+)` \|", text, re.M))
        examples += [(name, example) for example in fence(text)]
    return names, examples


def fence(text):
    return re.findall(r"^```xml\n(.*?)^```$", text, re.M | re.S)


def document(vocabulary, name, example):
    before, after = AROUND[vocabulary].get(name, AROUND[vocabulary]["*"])
    text = before + example + after
    space = f'<{vocabulary} xmlns="urn:libfazhi:{vocabulary}:1"'
    return text if "xmlns=" in text.split(">")[0] else text.replace(f"<{vocabulary}", space, 1)


def invalid(xmllint, schema, vocabulary, examples):
    """Names of the elements whose example is not what the schema wants."""
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, example) in enumerate(examples):
            path = Path(folder) / f"{number}-{name}.xml"
            path.write_text(document(vocabulary, name, example), encoding="utf-8")
            ElementTree.parse(path)
            if xmllint != "none" and subprocess.run([xmllint, "--nonet", "--noout", "--relaxng", schema, path],
                                                    capture_output=True).returncode:
                wrong.append(name)
    return wrong


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    xmllint, schemas, vocabulary = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
    schema = schemas / f"{vocabulary}.rng"
    elements = defined(ElementTree.parse(schema).getroot())
    pages, examples = described((schemas / f"{vocabulary}.md").read_text(encoding="utf-8"), vocabulary)
    checks = {
        "every element is described, and no other": (sorted(pages), sorted(elements)),
        "every attribute is described, and no other": (pages, elements),
        "every element has an example": (sorted({name for name, _ in examples}), sorted(elements)),
        "the examples are valid": (invalid(xmllint, schema, vocabulary, examples), []),
    }
    print(f"1..{len(checks)}")
    failures = 0
    for number, (name, (found, expected)) in enumerate(checks.items(), 1):
        failures += found != expected
        print(f"{'ok' if found == expected else 'not ok'} {number} - {name}")
        if found != expected:
            print(f"# found    {found}\n# expected {expected}")
    return 1 if failures else 0


sys.exit(main())
