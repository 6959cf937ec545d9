#!/usr/bin/env python3
"""Twenty lines of regular expressions, as a data officer would write them for this one form of text: sections, tasks, who leads and
who cooperates. No encodings but UTF-8, no places, no repairs, no account. usage: regex.py text FILE
"""
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from serve import serve  # noqa: E402

SECTION = re.compile(r"^[\s　]*([一二三四五六七八九十]+)、(.+)$")
TASK = re.compile(r"^[\s　]*(\d+)[.．、]\s*(.+)$")
ROLE = re.compile(r"^[\s　]*(牵头|配合|责任)单位[:：]\s*(.+)$")
UNITS = re.compile(r"[、,，;；]\s*")


def read(text):
    sections, task = [], None
    for line in text.splitlines():
        if match := SECTION.match(line):
            sections.append({"label": match[1], "title": match[2], "tasks": []})
        elif (match := TASK.match(line)) and sections:
            task = {"number": int(match[1]), "text": match[2], "牵头": [], "配合": [], "责任": []}
            sections[-1]["tasks"].append(task)
        elif (match := ROLE.match(line)) and task:
            task[match[1]] += [unit for unit in UNITS.split(match[2].rstrip("。 ")) if unit]
        elif task and line.strip():
            task["text"] += line.strip()
    return sections


def text(path):
    data = Path(path).read_bytes()
    return lambda: sum(len(task[role]) for section in read(data.decode("utf-8-sig")) for task in section["tasks"]
                       for role in ("牵头", "配合", "责任"))


serve({"text": text})
