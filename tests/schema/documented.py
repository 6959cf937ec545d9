#!/usr/bin/env python3
"""Prove that directive.md describes the vocabulary that directive.rng defines, with examples that are valid.

usage: documented.py XMLLINT SCHEMAS    XMLLINT is "none" where there is none: then the examples are only parsed

Headings "### name" are the elements, the tables below them their attributes, the fences their examples. Prints TAP.
"""
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

RNG = "{http://relaxng.org/ns/structure/1.0}"
SPACE = "urn:libfazhi:directive:1"
HEAD = "<head><title>x</title></head>"
# What must stand around an example to make a document of it.
AROUND = {
    "directive": ("", ""),
    "head": ("<directive>", "</directive>"),
    "section": (f"<directive>{HEAD}", "</directive>"),
    "title": ("<directive><head>", "</head></directive>"),
    "in head": ("<directive><head><title>x</title>", "</head></directive>"),
    "in task": (f'<directive>{HEAD}<task id="t1"><p>x</p>', "</task></directive>"),
}
PLAIN = {"front", "cover", "preamble", "closing", "back", "task"}
READINGS = {"p", "field", "stated", "assign", "due", "person"}


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


def described(page):
    """Element names with the attributes of their tables, and their examples."""
    parts = re.split(r"^### (\w+)$", page, flags=re.M)
    names, examples = {}, [("directive", fence(parts[0])[0])]
    for name, text in zip(parts[1::2], parts[2::2]):
        text = re.split(r"^## ", text, flags=re.M)[0]
        names[name] = set(re.findall(r"^\| `(\w+)` \|", text, re.M))
        examples += [(name, example) for example in fence(text)]
    return names, examples


def fence(text):
    return re.findall(r"^```xml\n(.*?)^```$", text, re.M | re.S)


def document(name, example):
    key = name if name in AROUND else "section" if name in PLAIN else "in task" if name in READINGS else "in head"
    before, after = AROUND[key]
    text = before + example + after
    return text if "xmlns=" in text.split(">")[0] else text.replace("<directive", f'<directive xmlns="{SPACE}"', 1)


def invalid(xmllint, schema, examples):
    """Names of the elements whose example is not what the schema wants."""
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, example) in enumerate(examples):
            path = Path(folder) / f"{number}-{name}.xml"
            path.write_text(document(name, example), encoding="utf-8")
            ElementTree.parse(path)
            if xmllint != "none" and subprocess.run([xmllint, "--nonet", "--noout", "--relaxng", schema, path],
                                                    capture_output=True).returncode:
                wrong.append(name)
    return wrong


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    xmllint, schemas = sys.argv[1], Path(sys.argv[2])
    elements = defined(ElementTree.parse(schemas / "directive.rng").getroot())
    pages, examples = described((schemas / "directive.md").read_text(encoding="utf-8"))
    checks = {
        "every element is described, and no other": (sorted(pages), sorted(elements)),
        "every attribute is described, and no other": (pages, elements),
        "every element has an example": (sorted({name for name, _ in examples}), sorted(elements)),
        "the examples are valid": (invalid(xmllint, schemas / "directive.rng", examples), []),
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
