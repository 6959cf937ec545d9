#!/usr/bin/env python3
"""Open the pages of fazhi-report in headless Chromium, on a desk, on a phone and on paper, and look at what is there.

usage: pages.py PROGRAMS FOLDER      PROGRAMS is where the examples were built; FOLDER takes pages, pictures and PDF

Needs chromium, fonts-noto-cjk and poppler-utils.
"""
import csv
import io
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

from devtools import Browser, Page

FILES = Path(__file__).resolve().parent.parent / "golden/files"
YEAR = ["--ledger", FILES / "year.csv", "--ledger", FILES / "year-plans.csv", "--scheme", FILES / "year-scheme.xml",
        "--day", "2017-01-10"]
PAGES = {
    "year": YEAR,
    "dossier": [*YEAR, "--unit", "县司法局"],
    "directive": [],
    "hostile": ["--ledger", FILES / "hostile-ledger.csv", "--scheme", FILES / "hostile-scheme.xml", "--day", "2017-01-10",
                FILES / "hostile-page.xml"],
}
WIDTHS = {"desk": 1280, "phone": 360}

CUT_OFF = """(() => {
    // What ends beyond its box: the window, the picture of a chart, or a box that does not scroll.
    const out = [];
    for (const element of document.querySelectorAll('body *')) {
        if (element.closest('.patterns')) continue;
        const box = element.getBoundingClientRect(), scroll = element.closest('.scroll');
        if (!box.width || element.tagName === 'title' || element.tagName === 'desc') continue;
        if (scroll && element !== scroll) continue;
        if (box.right > WINDOW + 1 || box.left < -1) out.push(element.tagName + ' ' + element.textContent.slice(0, 20));
    }
    for (const text of document.querySelectorAll('svg text')) {
        const box = text.getBoundingClientRect(), around = text.ownerSVGElement.getBoundingClientRect();
        if (box.left < around.left - 1 || box.right > around.right + 1 || box.bottom > around.bottom + 1) out.push(text.textContent);
    }
    return out.slice(0, 3);
})()"""

OVERLAPPING = """(() => {
    const out = [];
    const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3;
    for (const chart of document.querySelectorAll('svg.bars')) {
        const texts = [...chart.querySelectorAll('text')];
        const boxes = texts.map(text => text.getBoundingClientRect());
        const bars = [...chart.querySelectorAll('rect')].map(bar => bar.getBoundingClientRect());
        for (let i = 0; i < boxes.length; i++) {
            for (let k = i + 1; k < boxes.length; k++)
                if (meet(boxes[i], boxes[k])) out.push(texts[i].textContent + ' / ' + texts[k].textContent);
            for (const bar of bars)
                if (meet(boxes[i], bar)) out.push(texts[i].textContent + ' / a bar');
        }
    }
    const blocks = [...document.querySelectorAll('main > section, main article, main figure, main .scroll, main h2, main h3, .facts > div')];
    for (let i = 0; i < blocks.length; i++)
        for (let k = i + 1; k < blocks.length && k < i + 12; k++) {
            if (blocks[i].contains(blocks[k]) || blocks[k].contains(blocks[i])) continue;
            if (meet(blocks[i].getBoundingClientRect(), blocks[k].getBoundingClientRect()))
                out.push(blocks[i].textContent.slice(0, 20) + ' / ' + blocks[k].textContent.slice(0, 20));
        }
    return out.slice(0, 3);
})()"""

BROKEN = """(() => {
    // Numbers that are broken into two lines.
    const out = [];
    for (const cell of document.querySelectorAll('td.number, .heat td, .ties td, .day')) {
        if (!cell.firstChild) continue;
        const range = document.createRange();
        range.selectNodeContents(cell);
        const tops = [...range.getClientRects()].map(box => box.top);
        if (Math.max(...tops) - Math.min(...tops) > 10) out.push(cell.textContent);
    }
    return out.slice(0, 3);
})()"""

RANKING = """[...document.querySelectorAll('#ranking tbody tr')].map(row => [...row.cells].slice(0, 4).map(cell => cell.innerText))"""
BARS = """[...document.querySelectorAll('#ranking svg text:not(.value)')].map(text => text.textContent)"""
STAGES = """[...document.querySelectorAll('#stages tbody tr')].map(row => [...row.cells].map(cell => cell.innerText))"""


def write_pages(programs, folder):
    for name, arguments in PAGES.items():
        subprocess.run([programs / "fazhi-report", *arguments, "-o", folder / f"{name}.html"], check=True, timeout=60)


def expected_ranking(programs):
    done = subprocess.run([programs / "fazhi-score", *YEAR, "--format", "csv"], capture_output=True, check=True, timeout=60)
    rows = csv.DictReader(io.StringIO(done.stdout.decode("utf-8"), newline=""))
    return [[row["名次"], row["单位"], row["得分"], row["等次"]] for row in rows]


def general(page, name, path, window):
    """What holds of every page at every width."""
    yield f"{name}: nothing asks for anything", page.requests() == [path.as_uri()], page.requests()[:3]
    yield f"{name}: the console is silent", not page.said(), page.said()[:1]
    width = page.value("document.documentElement.scrollWidth")
    yield f"{name}: the page is no wider than the window", width <= window, width
    out = page.value(CUT_OFF.replace("WINDOW", str(window)))  # innerWidth would grow with what is too wide
    yield f"{name}: nothing is cut off", not out, out
    over = page.value(OVERLAPPING)
    yield f"{name}: nothing overlaps", not over, over
    broken = page.value(BROKEN)
    yield f"{name}: no number is broken", not broken, broken
    serif, sans = page.fonts("main p.note, main td"), page.fonts("h2")
    yield f"{name}: Chinese is set in Chinese fonts", {"Noto Serif CJK SC", "Noto Sans CJK SC"} <= serif | sans, (serif, sans)


def year(page, ranking):
    rows = page.value(RANKING)
    yield "the ranking table is the ranking", rows == ranking, rows[:3]
    bars = page.value(BARS)
    yield "the bars stand in the same order", bars == [f"{rank}　{unit}" for rank, unit, _, _ in ranking], bars[:3]
    # 9.586 of 11 points, × 100 ÷ 11, and 1 for being praised, see the derivation that a pencil can follow
    yield "a score", page.value("document.querySelector('#scores').innerText.includes('88.15 分，良好，第 9 名')"), ""
    yield "a closed details still prints", page.value("document.querySelectorAll('details:not([open])').length") == 0, ""
    yield "contents lead to sections", page.value("[...document.querySelectorAll('nav a')].every(a => document.querySelector(a.hash).tagName === 'SECTION')"), ""


def dossier(page):
    rows = page.value(STAGES)
    yield "a light", ["■红", "2016-12-20", "50", "阶段：建成服务中心", "延期 2016-12-18", "逾期 21 天"] in rows, rows
    yield "what is missing", page.value("document.querySelector('#prospect').innerText.includes('下一等次是优秀，90 分起，还差 1.85 分。')"), ""


def hostile(page):
    yield "no script came in", page.value("document.scripts.length") == 0, ""
    yield "no element came in", page.value("document.querySelectorAll('img, iframe, object, [onmouseover], b').length") == 0, ""
    yield "a unit called <script> shows as text", page.value("document.body.innerText.includes('<script>alert(1)</script>')"), ""
    yield "the style ends where it should", page.value("document.styleSheets.length") == 1, ""


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout


def words_outside(pdf):
    """Words of a PDF that lie beyond their page."""
    root = ElementTree.fromstring(re.sub(r"[\x00-\x08\x0b-\x1f]", "", run("pdftotext", "-bbox", pdf, "-")))
    space = "{http://www.w3.org/1999/xhtml}"
    for page in root.iter(f"{space}page"):
        width, height = float(page.get("width")), float(page.get("height"))
        for word in page.iter(f"{space}word"):
            box = [float(word.get(side)) for side in ("xMin", "yMin", "xMax", "yMax")]
            if box[0] < 0 or box[1] < 0 or box[2] > width or box[3] > height:
                yield word.text


def paper(pdf, name, texts):
    """The printed page: A4, nothing beyond its edge, everything in it."""
    about, text = run("pdfinfo", pdf), run("pdftotext", "-layout", pdf, "-")
    size = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", about)
    yield f"{name} on paper: A4", [round(float(side)) for side in size.groups()] == [595, 842], size[0]
    outside = list(words_outside(pdf))
    yield f"{name} on paper: nothing is cut off", not outside, outside[:3]
    flat = re.sub(r"\s", "", text)
    missing = [what for what in texts if re.sub(r"\s", "", what) not in flat]
    yield f"{name} on paper: all is there", not missing, missing[:3]
    pages = int(re.search(r"Pages:\s+(\d+)", about)[1])
    yield f"{name} on paper: pages are counted", f"{pages}/{pages}" in flat, pages


def look(browser, programs, folder):
    ranking = expected_ranking(programs)
    more = {"year": lambda page: year(page, ranking), "dossier": dossier, "hostile": hostile, "directive": lambda page: []}
    for name in PAGES:
        path = folder / f"{name}.html"
        for where, width in WIDTHS.items():
            page = Page(browser, path, width)
            yield from general(page, f"{name}, {where}", path, width)
            page.screenshot(folder / f"{name}-{where}.png")
            if where == "desk":
                yield from more[name](page)
                page.print(folder / f"{name}.pdf")
    yield from paper(folder / "year.pdf", "year", [unit for _, unit, _, _ in ranking] + ["导入和评分时的发现"])
    yield from paper(folder / "dossier.pdf", "dossier", ["县司法局", "还缺什么", "建成服务中心"])
    yield from paper(folder / "hostile.pdf", "hostile", ["<script>alert(1)</script>"])


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    programs, folder = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    missing = [name for name in ("chromium", "pdftotext", "pdfinfo") if not shutil.which(name)]
    if missing:
        sys.exit(f"not installed: {', '.join(missing)}")
    folder.mkdir(parents=True, exist_ok=True)
    write_pages(programs, folder)
    count, failed = 0, False
    with Browser(shutil.which("chromium")) as browser:
        for what, right, told in look(browser, programs, folder):
            count, failed = count + 1, failed or not right
            print(f"{'ok' if right else 'not ok'} {count} - {what}" + ("" if right else f"\n# {told}"), flush=True)
    print(f"1..{count}")
    sys.exit(failed)


main()
