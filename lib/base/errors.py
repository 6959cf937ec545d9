#!/usr/bin/env python3
"""Make everything that errors.tsv says once: codes, messages, words, the page of errors, and what its tests expect.

usage: errors.py           write the files
       errors.py --check   exit with 1 where one of them is not what errors.tsv makes
"""
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOP = HERE.parent.parent
TABLE = HERE / "errors.tsv"
COLUMNS = "room number name class zh en meaning_zh meaning_en".split()
SEVERITY = {"error": "FZ_SEVERITY_ERROR", "warning": "FZ_SEVERITY_WARNING", "note": "FZ_SEVERITY_NOTE"}
PREFIX = {"error": "FZ_E", "warning": "FZ_F", "note": "FZ_F", "word": "FZ_WORD_"}
MADE = "Made from lib/base/errors.tsv by lib/base/errors.py; do not edit."
UNFORMATTED = "/* clang-format off */"
PLACEHOLDER = re.compile(r"\{([1-9])\}")
# What the tests put into a message. The last ones are words, so that both languages are seen to be chosen.
SAMPLES = {"zh": ["甲", "乙", "丙", "丁", "戊"], "en": ["甲", "乙", "丙", "four", "five"]}


def fault(row):
    """What is wrong with a row, or None."""
    if row["class"] not in PREFIX:
        return f"class {row['class']!r}, expected one of {', '.join(PREFIX)}"
    if not row["name"].startswith(PREFIX[row["class"]]):
        return f"{row['name']}: the name of a {row['class']} begins with {PREFIX[row['class']]}"
    if (row["number"] == "-") != (row["class"] == "word"):
        return f"{row['name']}: a word has the number -, a code has one of its own"
    used = [set(PLACEHOLDER.findall(row[language])) for language in ("zh", "en")]
    if used[0] != used[1]:
        return f"{row['name']}: the languages differ in their placeholders"
    if used[0] != {str(n + 1) for n in range(len(used[0]))} or len(used[0]) > len(SAMPLES["zh"]):
        return f"{row['name']}: placeholders run from {{1}} without a gap, at most to {{{len(SAMPLES['zh'])}}}"
    for language in ("zh", "en"):
        if not row[language] or row[language] != row[language].strip() or row[language][-1] in "。.":
            return f"{row['name']}: a text is not empty, has no space around it and no full stop at its end"
    return None


def rows():
    found, seen = [], {}
    for number, line in enumerate(TABLE.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) != len(COLUMNS):
            sys.exit(f"errors.tsv:{number}: {len(fields)} columns, expected {len(COLUMNS)}")
        row = dict(zip(COLUMNS, fields))
        wrong = fault(row)
        if wrong:
            sys.exit(f"errors.tsv:{number}: {wrong}")
        for key in ("number", "name"):
            if row[key] in seen and row[key] != "-":
                sys.exit(f"errors.tsv:{number}: {row[key]} stands in line {seen[row[key]]} already")
            seen[row[key]] = number
        found.append(row)
    codes = sorted((row for row in found if row["class"] != "word"), key=lambda row: int(row["number"]))
    return codes, [row for row in found if row["class"] == "word"]


def c_string(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def codes_header(codes):
    lines = [f"/* {MADE} */", UNFORMATTED, "/**", " * @file error_codes.h", " * Every status of a call and every code of a finding.",
             " *", " * Their messages in both languages stand in lib/base/errors.md.", " */",
             "#ifndef FAZHI_ERROR_CODES_H", "#define FAZHI_ERROR_CODES_H", "", "#include <stdint.h>", "",
             "/** What a call returns: FZ_OK or one of FZ_E*. Findings bear FZ_F* codes. Numbers never change. */",
             "typedef int32_t fz_status;", "", "/** The values of fz_status. */", "enum {", "    FZ_OK = 0, /**< done */"]
    lines += [f"    {row['name']} = {row['number']}, /**< {row['meaning_en']} */" for row in codes]
    lines[-1] = lines[-1].replace(", /**<", " /**<", 1)
    return "\n".join(lines + ["};", "", "#endif", ""])


def words_header(words):
    lines = [f"/* {MADE} */", UNFORMATTED, "#ifndef FZ_BASE_WORDS_H", "#define FZ_BASE_WORDS_H", "",
             "/* Arguments of messages that depend on the language: see base/error.h. */",
             '#define FZ_WORD(zh, en) "\\x1f" zh "\\x1f" en', ""]
    for row in words:
        lines.append(f"#define {row['name']} FZ_WORD({c_string(row['zh'])}, {c_string(row['en'])})")
    return "\n".join(lines + ["", "#endif", ""])


def messages(codes):
    lines = [f"/* {MADE} */"]
    for row in codes:
        lines.append(f"{{{row['name']}, {SEVERITY[row['class']]}, {c_string(row['name'])},")
        lines.append(f" {{{c_string(row['zh'])},")
        lines.append(f"  {c_string(row['en'])}}}}},")
    return "\n".join(lines + [""])


def samples(codes):
    """One row a code for tests/unit/base/message.c: its messages with every placeholder filled."""
    words = ", ".join(f"FZ_WORD({c_string(zh)}, {c_string(en)})" if zh != en else c_string(zh)
                      for zh, en in zip(SAMPLES["zh"], SAMPLES["en"]))
    lines = [f"/* {MADE} */", UNFORMATTED, f"#define SAMPLE_ARGUMENTS {words}", "#define SAMPLES \\"]
    for row in codes:
        filled = [PLACEHOLDER.sub(lambda m: SAMPLES[language][int(m[1]) - 1], row[language])
                  for language in ("zh", "en")]
        lines.append(f"    {{{row['name']}, {SEVERITY[row['class']]}, {c_string(row['name'])}, {row['number']}, \\")
        lines.append(f"     {{{c_string(filled[0])}, \\")
        lines.append(f"      {c_string(filled[1])}}}}}, \\")
    return "\n".join(lines).removesuffix(", \\") + "\n"


def page(codes):
    lines = ["<!-- " + MADE + " -->", "# 错误与提示 · Errors and findings", "",
             "每个代码的编号和含义永不改变；程序应检查代码，不应检查文字。",
             "A code never changes its number or meaning; programs test codes, never messages.", ""]
    room = None
    for row in codes:
        if row["room"] != room:
            room = row["room"]
            lines += ["", f"## {room}", "", "| 代码 code | 编号 | 级别 | 含义 meaning | 消息 message |",
                      "| --- | ---: | --- | --- | --- |"]
        cells = [f"`{row['name']}`", row["number"], row["class"], f"{row['meaning_zh']} / {row['meaning_en']}",
                 f"{row['zh']} / {row['en']}"]
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines + [""])


def main():
    codes, words = rows()
    made = {
        TOP / "include" / "fazhi" / "error_codes.h": codes_header(codes),
        TOP / "tests" / "unit" / "base" / "message_samples.h": samples(codes),
        HERE / "words.h": words_header(words),
        HERE / "error_messages.inc": messages(codes),
        HERE / "errors.md": page(codes),
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
