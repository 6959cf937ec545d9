#!/usr/bin/env python3
"""Ask fazhi-tasks about the built-in directive and compare with the reference text, which is read here line by line.

usage: facts.py FAZHI-TASKS

Nothing here is taken from the library: what it must find is worked out from tests/data/zhongyang-2016.txt.
"""
import json
import re
import subprocess
import sys
from pathlib import Path

TEXT = Path(__file__).resolve().parents[1] / "data" / "zhongyang-2016.txt"
SECTION = re.compile(r"([一二三四五六七八九十]+)、")
TASK = re.compile(r"(\d+)\.\s*")
STATED = re.compile(r"(牵头|配合)单位:")
PRIVATE = re.compile("[\ue000-\uf8ff]")
ROLES = {"牵头": "lead", "配合": "cooperate"}


def read_tasks():
    tasks, section = [], None
    for line in TEXT.read_text(encoding="utf-8").splitlines():
        line = PRIVATE.sub("", line).strip()
        if match := SECTION.match(line):
            section = match[1]
        elif match := TASK.match(line):
            tasks.append({"number": match[1], "section": section, "text": line[match.end():], "lead": [], "cooperate": []})
        elif match := STATED.match(line):
            names = re.sub(r"等?。?$", "", line[match.end():]).split("、")
            tasks[-1][ROLES[match[1]]] = [name for name in names if name]
    return tasks


class Checker:
    def __init__(self, program):
        self.program, self.count, self.failed = program, 0, 0

    def found(self, *arguments):
        command = [self.program, *arguments, "--format", "json"]
        done = subprocess.run([part.encode("utf-8") for part in command], capture_output=True, timeout=60)
        return json.loads(done.stdout.decode("utf-8")) if done.returncode == 0 else []

    def check(self, what, wanted, got):
        self.count += 1
        right = wanted == got
        self.failed += not right
        print(f"{'ok' if right else 'not ok'} {self.count} - {what}")
        if not right:
            print(f"# wanted {wanted}\n# got    {got}")

    def numbers(self, what, tasks, wanted, *arguments):
        """The tasks that hold must be those that are found, in order."""
        got = [task["number"] for task in self.found(*arguments)]
        self.check(f"{what}: {' '.join(arguments)}", [task["number"] for task in tasks if wanted(task)], got)


def check_units(checker, tasks):
    names = sorted({name for task in tasks for name in task["lead"] + task["cooperate"]})
    checker.check("28 names stand in the text", 28, len(names))
    for name, role, count in (("县政府法制办", "lead", 41), ("县政府办", "lead", 37), ("县政府办", "first-lead", 36),
                              ("县司法局", "lead", 12)):
        checker.check(f"{name} is {role} of {count} tasks", count, len(checker.found("--unit", name, "--role", role)))
    for name in names:
        checker.numbers("any role", tasks, lambda t: name in t["lead"] + t["cooperate"], "--unit", name)
        for role in ("lead", "cooperate"):
            checker.numbers("one role", tasks, lambda t: name in t[role], "--unit", name, "--role", role)
        checker.numbers("first lead", tasks, lambda t: t["lead"][:1] == [name], "--unit", name, "--role", "first-lead")
        checker.numbers("joint lead", tasks, lambda t: name in t["lead"][1:], "--unit", name, "--role", "joint-lead")
    for other in ("县政府办", "县司法局"):
        for name in names:
            checker.numbers("both", tasks, lambda t: {name, other} <= set(t["lead"] + t["cooperate"]),
                            "--unit", name, "--unit", other)


def check_places(checker, tasks):
    sections = list(dict.fromkeys(task["section"] for task in tasks))
    checker.check("eleven sections have tasks", list("二三四五六七八九十") + ["十一", "十二"], sections)
    for at, label in enumerate(["一", *sections], 1):
        for form in (label, str(at), f"第{label}部分", f"{label}、", f"s{at}"):
            checker.numbers("section", tasks, lambda t: t["section"] == label, "--section", form)
    for at, task in enumerate(tasks):
        number = task["number"]
        form = (number, f"第{number}项任务", f"第{task['section']}部分第{number}项")[at % 3]
        checker.numbers("number", tasks, lambda t: t["number"] == number, "--number", form)
    checker.numbers("range", tasks, lambda t: 30 <= int(t["number"]) <= 37, "--number", "30-37")
    checker.numbers("range of elsewhere", tasks, lambda t: False, "--number", "第二部分第30至37项")


def check_words(checker, tasks):
    for word in ("审计", "法治", "制度", "行政", "县政府", "。", "鑫", "审计监督", "2016"):
        checker.numbers("text", tasks, lambda t: word in t["text"], "--text", word)
    checker.numbers("two words", tasks, lambda t: "行政" in t["text"] and "监督" in t["text"],
                    "--text", "行政", "--text", "监督")
    checker.numbers("all kinds", tasks,
                    lambda t: t["section"] == "七" and "县政府办" in t["lead"] and "监督" in t["text"],
                    "--section", "七", "--unit", "县政府办", "--role", "lead", "--text", "监督")


def check_whole(checker, tasks):
    def told(task):
        return {key: task[key] for key in ("number", "section", "lead", "cooperate")}

    def bare(text):
        return re.sub(r"\s", "", PRIVATE.sub("", text))

    found = checker.found()
    checker.check("68 tasks stand in the text", 68, len(tasks))
    checker.check("141 leads and 75 cooperating", (141, 75),
                  (sum(len(t["lead"]) for t in tasks), sum(len(t["cooperate"]) for t in tasks)))
    checker.check("numbers, sections and units", [told(t) for t in tasks], [told(t) for t in found])
    checker.check("texts", [bare(t["text"]) for t in tasks], [bare(t["text"]) for t in found])
    open_ended = [t["number"] for t in tasks if any("有关" in name for name in t["cooperate"]) or t["number"] == "13"]
    checker.check("open lists", open_ended, [t["number"] for t in found if t["open_ended"]])


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    tasks, checker = read_tasks(), Checker(sys.argv[1])
    for check in (check_whole, check_units, check_places, check_words):
        check(checker, tasks)
    print(f"1..{checker.count}")
    sys.exit(checker.failed > 0)


main()
