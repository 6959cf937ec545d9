#!/usr/bin/env python3
"""Open what fazhi-sheet writes in LibreOffice, and compare every cell with the JSON of the same objects.

usage: libreoffice.py PROGRAMS DUMP DATA

PROGRAMS is the folder of the programs as built, DUMP prints objects as JSON, DATA is tests/data. What must stand in a sheet is made
here from the JSON, not by the program: text as strings, numbers as numbers, days as days, and no formula anywhere. Prints TAP;
without LibreOffice or workbooks all is skipped.
"""
import csv
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
HAZARDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
COLUMNS = {"编号": "id", "单位": "unit", "事项": "item", "情形": "event", "数值": "value", "日期": "date", "期限": "due",
           "整改期限": "deadline", "整改日期": "rectified", "事由": "matter", "人数": "heads", "标记": "mark", "评价人": "rater",
           "评价组": "group", "填报单位": "reporter", "登记日期": "recorded", "依据": "document", "证据": "evidence", "备注": "note",
           "更正": "corrects", "撤回": "withdraws", "理由": "reason",
           "阶段": "stage", "起": "from", "止": "until"}
DAYS = {"date", "due", "deadline", "rectified", "recorded", "from", "until"}
number = 0
failed = 0


def report(name, problems):
    global number, failed
    number += 1
    failed += bool(problems)
    print(f"{'not ok' if problems else 'ok'} {number} - {name}")
    for problem in problems[:8]:
        print(f"# {problem}")


def run(*command):
    return subprocess.run([str(part) for part in command], capture_output=True, check=True).stdout


class Office:
    """LibreOffice with a profile of its own."""

    def __init__(self, program, folder):
        self.command = [program, f"-env:UserInstallation=file://{folder}/profile", "--headless"]
        self.folder = folder

    def convert(self, path, form, options=""):
        out = self.folder / f"{path.stem}-{path.suffix[1:]}"
        target = form + (f":{options}" if options else "")
        extra = ["--infilter=CSV:44,34,76,1,,0,false,false"] if path.suffix == ".csv" else []
        subprocess.run([*self.command, *extra, "--convert-to", target, "--outdir", out, path], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)
        return sorted(out.glob(f"*.{form}"))


def cell_of(cell):
    """A cell as text, number or day; a formula is told as one."""
    if cell.get(f"{{{TABLE}}}formula"):
        return ("formula", cell.get(f"{{{TABLE}}}formula"))
    kind = cell.get(f"{{{OFFICE}}}value-type")
    if kind == "float":
        return ("number", float(cell.get(f"{{{OFFICE}}}value")))
    if kind == "date":
        return ("day", cell.get(f"{{{OFFICE}}}date-value")[:10])
    text = "\n".join(paragraph_text(p) for p in cell.findall(f"{{{TEXT}}}p"))
    return ("text", text) if text else None


def paragraph_text(paragraph):
    """The words of a paragraph; <text:s/> and <text:tab/> are white space."""
    words = paragraph.text or ""
    for child in paragraph:
        if child.tag == f"{{{TEXT}}}s":
            words += " " * int(child.get(f"{{{TEXT}}}c", "1"))
        elif child.tag == f"{{{TEXT}}}tab":
            words += "\t"
        else:
            words += paragraph_text(child)
        words += child.tail or ""
    return words


def sheets_of(path):
    """Each sheet as rows of cells, without what is empty at the ends."""
    sheets = {}
    for table in ElementTree.parse(path).getroot().iter(f"{{{TABLE}}}table"):
        rows = []
        for row in table.iter(f"{{{TABLE}}}table-row"):
            cells = []
            for cell in row:
                repeated = int(cell.get(f"{{{TABLE}}}number-columns-repeated", "1"))
                cells += [cell_of(cell)] * min(repeated, 100)
            while cells and cells[-1] is None:
                cells.pop()
            rows += [cells] * min(int(row.get(f"{{{TABLE}}}number-rows-repeated", "1")), 100)
        while rows and not rows[-1]:
            rows.pop()
        sheets[table.get(f"{{{TABLE}}}name")] = rows
    return sheets


def text(value):
    return ("text", HAZARDS.sub("\ufffd", value)) if value else None


def trimmed(cells):
    while cells and cells[-1] is None:
        cells.pop()
    return cells


def task_rows(directive):
    """The task list that a directive's JSON comes to."""
    names = ["序号", "部分", "部分标题", "小节", "小节标题", "编号", "任务", "牵头单位", "配合单位", "责任单位", "名单未列尽", "时限",
             "完成日期", "责任人", "其他", "标识"]
    rows = [[text(name) for name in names]]
    sections = {section["id"]: section for section in directive["sections"]}
    for count, task in enumerate(directive["tasks"], 1):
        inner = top = sections.get(task["section_id"])
        while top and top["parent_id"]:
            top = sections[top["parent_id"]]
        under = inner if inner is not top else None
        units = ["、".join(each["unit"] + ("等" if each["open"] else "") for each in task["assignments"] if each["role"] == role)
                 for role in ("lead", "cooperate", "responsible")]
        days = [due["date"] for due in task["due"] if due["date"]]
        rows.append(trimmed([
            ("number", float(count)), text(top and top["label"]), text(top and top["title"]), text(under and under["label"]),
            text(under and under["title"]), text(task["number"]), text(task["text"]), *map(text, units),
            text("是" if task["open_ended"] else "否"), text("；".join(due["text"] for due in task["due"])),
            ("day", days[0]) if days else None,
            text("；".join((f"{person['office']}：" if person["office"] else "") + person["name"] for person in task["persons"])),
            text("；".join(f"{field['name']}：{field['text']}" for field in task["fields"])), text(task["id"])]))
    return rows


def ledger_rows(ledger):
    """The sheet that a ledger's JSON comes to: records, stages, then withdrawals in the order of these."""
    records = [entry for entry in ledger["entries"] if "withdraws" not in entry]
    records = [entry for entry in records if "stage" not in entry] + [entry for entry in records if "stage" in entry]
    withdrawals = {entry["withdraws"]: entry for entry in ledger["entries"] if "withdraws" in entry}
    rows = [[text(name) for name in COLUMNS]]
    for entry in records + [withdrawals[each["id"]] for each in records if each["id"] in withdrawals]:
        cells = []
        for key in COLUMNS.values():
            value = entry.get(key)
            if value is None:
                cells.append(None)
            elif key in DAYS:
                cells.append(("day", value) if value >= "1900" else text(value))
            else:
                cells.append(("number", float(value)) if key in ("value", "heads") else text(value))
        rows.append(trimmed(cells))
    return rows


def differences(got, wanted):
    found = [f"{len(got)} rows, expected {len(wanted)}"] if len(got) != len(wanted) else []
    for index, (row, right) in enumerate(zip(got, wanted), 1):
        for column in range(max(len(row), len(right))):
            have = row[column] if column < len(row) else None
            want = right[column] if column < len(right) else None
            if have != want:
                found.append(f"row {index}, column {column + 1}: {have!r}, expected {want!r}")
    return found


def as_text(rows):
    """What CSV says of the same cells: numbers and days as text, and what looks like a formula behind a quote."""
    def plain(cell):
        if cell is None:
            return ""
        if cell[0] == "number":
            return f"{cell[1]:.6f}".rstrip("0").rstrip(".")
        is_number = re.fullmatch(r"[-+]?[0-9]+(\.[0-9]+)?", cell[1])
        return ("'" if re.match("'*[=+\\-@\t＝＋－＠]", cell[1]) and not is_number else "") + cell[1]
    return [[plain(cell) for cell in row] for row in rows]


def csv_problems(path, wanted):
    """Of CSV as LibreOffice wrote it again, each cell is the text that was meant."""
    with open(path, encoding="utf-8", newline="") as file:
        got = [list(row) for row in csv.reader(file)]
    wanted = as_text(wanted)
    problems = [f"{len(got)} rows, expected {len(wanted)}"] if len(got) != len(wanted) else []
    for index, (row, right) in enumerate(zip(got, wanted), 1):
        right = right + [""] * (len(row) - len(right))
        problems += [f"row {index}: {row!r}, expected {right!r}"] if row != right else []
    return problems


def check_tasks(office, programs, dump, name, path):
    out = office.folder / f"tasks-{name}.xlsx"
    run(programs / "fazhi-sheet", "-o", out, *([path] if path else []))
    run(programs / "fazhi-sheet", "-o", out.with_suffix(".csv"), *([path] if path else []))
    source = path or programs.parents[1] / "lib/data/zhongyang-2016.xml"
    wanted = task_rows(json.loads(run(dump, "directive", source)))
    sheets = sheets_of(office.convert(out, "fods")[0])
    report(f"{name}: the task list of the workbook holds what the JSON holds", differences(sheets["任务清单"], wanted))
    report(f"{name}: the task list of CSV holds it too",
           csv_problems(office.convert(out.with_suffix(".csv"), "csv", EXPORT)[0], wanted))


# Comma, double quotes, UTF-8, from line 1; quote all text; cells as they are shown.
EXPORT = "Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"


def check_ledger(office, programs, dump, name, path, directive):
    out = office.folder / f"ledger-{name}.xlsx"
    arguments = ["--ledger", path, *([directive] if directive else [])]
    run(programs / "fazhi-sheet", "-o", out, *arguments)
    run(programs / "fazhi-sheet", "--sheet", "ledger", "-o", out.with_suffix(".csv"), *arguments)
    wanted = ledger_rows(json.loads(run(dump, "ledger", path)))
    sheets = sheets_of(office.convert(out, "fods")[0])
    report(f"{name}: the ledger of the workbook holds what the JSON holds", differences(sheets["台账"], wanted))
    report(f"{name}: the ledger of CSV holds it too",
           csv_problems(office.convert(out.with_suffix(".csv"), "csv", EXPORT)[0], wanted))


def score_rows(units):
    """The first columns of the score sheet that a report's JSON comes to."""
    return [[("number", float(unit["rank"])) if unit["rank"] else None, text(unit["unit"]), text(unit["class"]),
             ("number", float(unit["score"])) if unit["score"] else None, text(unit["grade"])] for unit in units]


def check_scores(office, programs, data):
    score = programs / "fazhi-score"
    if not score.exists():
        report("the scores of the workbook are those of the JSON # SKIP there is no fazhi-score", [])
        return
    out = office.folder / "scores.xlsx"
    arguments = ["--ledger", data.parent / "golden/files/score-sheet.csv", "--day", "2016-12-31"]
    run(programs / "fazhi-sheet", "-o", out, *arguments)
    wanted = score_rows(json.loads(run(score, "--format", "json", *arguments))["units"])
    got = sheets_of(office.convert(out, "fods")[0])["得分"]
    report("the scores of the workbook are those of the JSON", differences([row[:5] for row in got[1:]], wanted))


def entries(dump, path):
    return json.loads(run(dump, "ledger", path))["entries"]


def check_template(office, programs, dump):
    out = office.folder / "template.xlsx"
    run(programs / "fazhi-sheet", "--template", "--unit", "县司法局", "-o", out)
    back = office.convert(out, "csv", EXPORT)[0]
    report("a template that was opened and saved as CSV loads, and says nothing", [] if entries(dump, back) == [] else ["it does"])
    with open(back, encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    rows[2][rows[0].index("情形")], rows[2][rows[0].index("日期")] = "完成", "2016-11-28"
    with open(back, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    got = entries(dump, back)
    wanted = {"unit": "县司法局", "item": rows[2][rows[0].index("事项")], "event": "完成", "date": "2016-11-28"}
    report("a row of it that was filled in is a record",
           [] if len(got) == 1 and wanted.items() <= got[0].items() else [f"{got}"])
    sheets = sheets_of(office.convert(out, "fods")[0])
    report("it offers the events of the scheme", [] if sheets.get("情形") else ["there is no list"])


def check_looks(office, programs):
    out = office.folder / "looks.xlsx"
    run(programs / "fazhi-sheet", "-o", out)
    with_parts = subprocess.run(["unzip", "-p", out, "xl/worksheets/sheet1.xml"], capture_output=True, check=False)
    if with_parts.returncode:
        report("headers are frozen and filtered # SKIP unzip is not installed", [])
        return
    sheet = with_parts.stdout.decode("utf-8")
    wanted = {"a frozen header": 'state="frozen"', "a filter": "<autoFilter ref=\"A1:", "widths": 'customWidth="1"'}
    problems = [f"{name} is missing" for name, mark in wanted.items() if mark not in sheet]
    problems += ["there is a formula"] if "<f>" in sheet else []
    report("headers are frozen and filtered, columns have widths, and nothing is a formula", problems)


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    programs, dump, data = map(Path, sys.argv[1:])
    program = shutil.which("soffice")
    if not program:
        print("1..0 # SKIP LibreOffice is not installed")
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        office = Office(program, folder)
        done = subprocess.run([programs / "fazhi-sheet", "-o", folder / "x.xlsx"], capture_output=True, check=False)
        if done.returncode:
            print("1..0 # SKIP built without libxlsxwriter")
            return
        golden = data.parent / "golden/files"
        for label, path in {"built-in": None, "hostile": golden / "hostile.json", "persons-and-dues": data / "good/persons-and-dues.xml",
                            "table-rows": data / "good/table-rows.xml"}.items():
            check_tasks(office, programs, dump, label, path)
        check_ledger(office, programs, dump, "hostile", golden / "sheet-ledger.json", golden / "hostile.json")
        check_ledger(office, programs, dump, "history", data / "json/ledger/good/history.json", None)
        check_scores(office, programs, data)
        check_template(office, programs, dump)
        check_looks(office, programs)
    print(f"1..{number}")
    sys.exit(failed > 0)


main()
