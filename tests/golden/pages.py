#!/usr/bin/env python3
"""The pages of fazhi-report: well-formed, without script or any address of elsewhere, and with every hostile text as text.

usage: pages.py FAZHI-REPORT
"""
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

FILES = Path(__file__).resolve().parent / "files"
YEAR = ["--ledger", FILES / "year.csv", "--ledger", FILES / "year-plans.csv", "--scheme", FILES / "year-scheme.xml",
        "--day", "2017-01-10"]
HOSTILE = ["--ledger", FILES / "hostile-ledger.csv", "--scheme", FILES / "hostile-scheme.xml", "--day", "2017-01-10",
           FILES / "hostile-page.xml"]
CASES = {
    "a directive": [],
    "a year": YEAR,
    "a year with the registry": [*YEAR, "--registry", "builtin"],
    "a dossier": [*YEAR, "--unit", "县司法局"],
    "a dossier without scores": ["--unit", "县司法局"],
    "scores without a directive": ["--ledger", FILES / "score-ledger.xml", "--scheme", FILES / "score.xml", "--day",
                                   "2016-12-31", "--no-directive"],
    "a hostile directive": [FILES / "hostile-page.xml"],
    "a hostile year": HOSTILE,
    "a hostile dossier": [*HOSTILE, "--unit", "<script>alert(1)</script>"],
    "another hostile dossier": [*HOSTILE, "--unit", "=cmd|' /C calc'!A0"],
}
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
ELEMENTS = set("html head meta title style body header h1 h2 h3 span dl div dt dd nav ol li a main section article p small table caption "
               "thead tbody tr th td details summary figure svg defs pattern rect path circle line text desc footer b".split())
ATTRIBUTES = set("lang charset http-equiv content name class id href tabindex role scope title open width height x y x1 x2 y1 y2 cx cy r d "
                 "fill stroke stroke-width patternUnits aria-label aria-labelledby aria-describedby aria-hidden".split())


class Reader(HTMLParser):
    """What a browser reads: the elements, in order, and the text in them."""
    def __init__(self):
        super().__init__()
        self.elements, self.texts = [], []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, {name: value for name, value in attrs}))

    def handle_data(self, data):
        self.texts.append(data)


def page_of(program, arguments):
    done = subprocess.run([program, *arguments, "-o", "-"], capture_output=True, timeout=120)
    if done.returncode:
        sys.exit(done.stderr.decode("utf-8", "replace"))
    return done.stdout.decode("utf-8")


def faults(page):
    """What is wrong with a page, whatever it is about."""
    root = ElementTree.fromstring(page)
    for element in root.iter():
        if element.tag not in ELEMENTS:
            yield f"an element {element.tag}"
        for name, value in element.attrib.items():
            if name not in ATTRIBUTES:
                yield f"an attribute {name}"
            if name == "href" and not re.fullmatch(r"#[a-z0-9]+", value):
                yield f"a link to {value}"
            if re.search(r"url\((?!#p\d\))", value):
                yield f"{name}={value}"
    reader = Reader()
    reader.feed(page)
    seen = [element.tag for element in root.iter()]
    if [tag.lower() for tag in seen] != [tag for tag, _ in reader.elements]:
        yield "HTML and XML read other elements"
    if "".join(reader.texts).strip() != "".join(root.itertext()).strip():
        yield "HTML and XML read another text"
    if root.get("lang") != "zh-CN" or not any(meta.get("content") == POLICY for meta in root.iter("meta")):
        yield "no language, or no policy"
    style = root.find("head/style").text
    if re.search(r"url\(|@import|expression", style):
        yield "the style asks for something from outside"
    if re.search("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]", page):
        yield "a character that steers"
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    if len(ids) != len(set(ids)):
        yield "an id twice"
    missing = {element.get("href")[1:] for element in root.iter("a")} - set(ids)
    if missing:
        yield f"links to nowhere: {missing}"
    for svg in root.iter("svg"):
        if svg.get("role") == "img" and (not svg.findtext("title") or not svg.findtext("desc")):
            yield "a chart without alternative"


def cells(page):
    return ["".join(cell.itertext()) for row in ElementTree.fromstring(page).iter("tr") for cell in row]


def formulas(page):
    """Cells that a spreadsheet would compute; numbers are not among them."""
    return [cell for cell in cells(page)
            if re.match("[\\s]*[=+\\-@＝＋－＠]", cell) and not re.fullmatch(r"-?[\d.]+", cell)]


def sections(page):
    return [section.get("id") for section in ElementTree.fromstring(page).iter("section")]


def row_of(page, section, first):
    """The cells of the first row of a section one of whose first two cells is `first`."""
    for part in ElementTree.fromstring(page).iter("section"):
        for row in part.iter("tr") if part.get("id") == section else ():
            texts = ["".join(cell.itertext()) for cell in row]
            if first in texts[:2]:
                return texts
    return None


def told(pages):
    """What pages must say; the figures were worked out by hand from the records, the scheme and the rules."""
    year, dossier, directive = pages["a year"], pages["a dossier"], pages["a directive"]
    yield "a page without scores has what needs none", sections(directive) == ["summary", "work", "ties", "findings"]
    yield "a page about all has all", sections(year) == ["summary", "ranking", "heat", "work", "ties", "watch", "scores", "findings"]
    yield "a dossier has all", sections(dossier) == ["summary", "tasks", "stages", "watch", "scores", "prospect", "partners"]
    yield "what a unit carries is counted once", row_of(year, "work", "县司法局") == ["县司法局", "7", "5", "0", "0", "12"]
    yield "a stage is late", row_of(dossier, "stages", "2016-12-20") == [
        "■红", "2016-12-20", "50", "阶段：建成服务中心", "延期 2016-12-18", "逾期 21 天"]
    yield "a stage was early", row_of(dossier, "stages", "2016-04-30") == [
        "●绿", "2016-04-30", "47", "阶段：印发普法方案", "办结 2016-04-20", "提前 10 天"]
    hostile = pages["a hostile year"]
    yield "a unit called <script> is text", "<script>alert(1)</script>" in cells(hostile)
    yield "a unit called =cmd is quoted", "'=cmd|' /C calc'!A0" in cells(hostile)
    yield "an attribute cannot be left", '" onmouseover="alert(1)' in cells(hostile)
    yield "what reorders text is shown", "'@甲\ufffd局" in cells(hostile)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    pages = {name: page_of(sys.argv[1], arguments) for name, arguments in CASES.items()}
    results = [(f"{name} is harmless and well-formed", list(faults(page))[:3]) for name, page in pages.items()]
    results += [(f"{name} has nothing to compute", formulas(page)[:3]) for name, page in pages.items()]
    results += [(what, [] if right else ["it does not say so"]) for what, right in told(pages)]
    results += [("a page is the same twice", [] if page_of(sys.argv[1], YEAR) == pages["a year"] else ["it differs"])]
    for number, (what, wrong) in enumerate(results, 1):
        print(f"{'not ok' if wrong else 'ok'} {number} - {what}" + (f"\n# {wrong}" if wrong else ""))
    print(f"1..{len(results)}")
    sys.exit(any(wrong for _, wrong in results))


main()
