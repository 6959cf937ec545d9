#!/usr/bin/env python3
"""Make the code list, the message table and the page of errors from errors.tsv.

usage: errors.py           write the three files
       errors.py --check   exit with 1 where one of them is not what errors.tsv makes
"""
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
TABLE = HERE / "errors.tsv"
COLUMNS = "room number name class zh en meaning_zh meaning_en".split()
SEVERITY = {"error": "FZ_SEVERITY_ERROR", "warning": "FZ_SEVERITY_WARNING", "note": "FZ_SEVERITY_NOTE"}
MADE = "Made from lib/base/errors.tsv by lib/base/errors.py; do not edit."


def rows():
    found, seen = [], {}
    for number, line in enumerate(TABLE.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) != len(COLUMNS):
            sys.exit(f"errors.tsv:{number}: {len(fields)} columns, expected {len(COLUMNS)}")
        row = dict(zip(COLUMNS, fields))
        row["number"] = int(row["number"])
        for key in ("number", "name"):
            if row[key] in seen:
                sys.exit(f"errors.tsv:{number}: {row[key]} stands in line {seen[row[key]]} already")
            seen[row[key]] = number
        if row["class"] not in SEVERITY:
            sys.exit(f"errors.tsv:{number}: class {row['class']!r}, expected one of {', '.join(SEVERITY)}")
        found.append(row)
    return sorted(found, key=lambda row: row["number"])


def c_string(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def codes(table):
    lines = [f"/* {MADE} */", "#ifndef FAZHI_ERROR_CODES_H", "#define FAZHI_ERROR_CODES_H", "",
             "#include <stdint.h>", "",
             "/** What a call returns: FZ_OK or one of FZ_E*. Findings bear FZ_F* codes. Numbers never change. */",
             "typedef int32_t fz_status;", "", "enum {", "    FZ_OK = 0, /**< done */"]
    lines += [f"    {row['name']} = {row['number']}, /**< {row['meaning_en']} */" for row in table]
    lines[-1] = lines[-1].replace(", /**<", " /**<", 1)
    return "\n".join(lines + ["};", "", "#endif", ""])


def messages(table):
    lines = [f"/* {MADE} */"]
    for row in table:
        lines.append(f"{{{row['name']}, {SEVERITY[row['class']]}, {c_string(row['name'])},")
        lines.append(f" {{{c_string(row['zh'])},")
        lines.append(f"  {c_string(row['en'])}}}}},")
    return "\n".join(lines + [""])


def page(table):
    lines = ["<!-- " + MADE + " -->", "# 错误与提示 · Errors and findings", "",
             "每个代码的编号和含义永不改变；程序应检查代码，不应检查文字。",
             "A code never changes its number or meaning; programs test codes, never messages.", ""]
    room = None
    for row in table:
        if row["room"] != room:
            room = row["room"]
            lines += ["", f"## {room}", "", "| 代码 code | 编号 | 级别 | 含义 meaning | 消息 message |",
                      "| --- | ---: | --- | --- | --- |"]
        cells = [f"`{row['name']}`", str(row["number"]), row["class"], f"{row['meaning_zh']} / {row['meaning_en']}",
                 f"{row['zh']} / {row['en']}"]
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines + [""])


def main():
    table = rows()
    made = {
        HERE.parent.parent / "include" / "fazhi" / "error_codes.h": codes(table),
        HERE / "error_messages.inc": messages(table),
        HERE / "errors.md": page(table),
    }
    stale = [path for path, text in made.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    if sys.argv[1:] == ["--check"]:
        for path in stale:
            print(f"{path.name} is not what errors.tsv makes: run lib/base/errors.py", file=sys.stderr)
        return 1 if stale else 0
    if sys.argv[1:]:
        sys.exit(__doc__)
    for path in stale:
        path.write_text(made[path], encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
