#!/usr/bin/env python3
"""Count the tests of one run of `meson test`, one by one.

usage: tally.py LABEL STATUS TESTLOG.json

A program that speaks TAP (Criterion does) counts as its tests, any other as one. Failed tests are shown with their
output. Each result is appended to the file FZ_RESULTS names, as lines of KIND, NAME, REASON with tabs between; KIND is
passed, failed or skipped. STATUS is meson's exit status: it may not be bad while every test is good.

Criterion and meson look away where this script does not: a sanitizer's report in a test that passed, a program that ran
no test, a plan that was not kept.
"""
import json
import os
import re
import sys

PLAN = re.compile(r"^1\.\.(\d+)", re.M)
LINE = re.compile(r"^(not ok|ok)\b[ \t]*\d*[ \t]*-?[ \t]*(.*)$", re.M)
NONE = re.compile(r"^1\.\.0[ \t]*#[ \t]*skip\S*[ \t]*(.*)", re.I | re.M)  # a program that says so of all it has
SKIP = re.compile(r"#[ \t]*skip\S*[ \t]*(.*)", re.I)
REPORT = re.compile(r"ERROR: \w+Sanitizer|WARNING: ThreadSanitizer|runtime error: |ERROR SUMMARY: [1-9]|"
                    r"crashed during its setup or teardown")
GOOD = ("OK", "EXPECTEDFAIL")  # in the words of meson
SHOWN_LINES = 40


def skipped(name, why):
    """A skip has to say why."""
    return ("skipped", name, why) if why else ("failed", name, "skipped without a reason")


def tap_results(output, plan):
    """The results of a program that speaks TAP: its tests, and what is wrong with the sum of them."""
    results = []
    for verdict, text in LINE.findall(output):
        skip = SKIP.search(text)
        name = re.sub(r"[ \t]*(\([\d.]+s\))?[ \t]*(#.*)?$", "", text).strip()
        if skip:
            results.append(skipped(name, skip.group(1).strip()))
        else:
            results.append(("passed" if verdict == "ok" else "failed", name, ""))
    if len(results) != plan:
        results.append(("failed", "the whole program", f"{plan} tests were announced, {len(results)} reported"))
    if not results:
        results.append(("failed", "the whole program", "no test ran"))
    return results


def last_line(test):
    lines = ((test.get("stdout") or "") + "\n" + (test.get("stderr") or "")).split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "")


def program_results(test):
    """The results of one program of the log."""
    output = test.get("stdout") or ""
    plan, none = PLAN.search(output), NONE.search(output)
    good = test["result"] in GOOD
    if none and test["result"] == "SKIP":
        results = [skipped("", none.group(1).strip())]
    elif plan:
        results = tap_results(output, int(plan.group(1)))
        none_ran = test["result"] == "SKIP" and all(kind == "skipped" for kind, _, _ in results)  # so meson calls it
        if not good and not none_ran and not any(kind == "failed" for kind, _, _ in results):
            results.append(("failed", "the whole program", f"{test['result']}, status {test.get('returncode')}"))
    elif test["result"] == "SKIP":
        results = [skipped("", last_line(test))]
    else:
        results = [("passed" if good else "failed", "", "" if good else test["result"])]
    report = REPORT.search(output + (test.get("stderr") or ""))
    if report and not any(kind == "failed" for kind, _, _ in results):
        results.append(("failed", "the whole program", f"passed, but a checker says: {report.group(0).strip()}"))
    return results


def tally(tests, status):
    """All results of a run as (kind, name, reason, test)."""
    found = []
    for test in tests:
        program = test["name"].rpartition(" / ")[2]  # before it stand the project and the suites
        for kind, name, reason in program_results(test):
            found.append((kind, f"{program}: {name}" if name else program, reason, test))
    if status and not any(kind == "failed" for kind, *_ in found):
        found.append(("failed", "the run", f"meson test ended with status {status}", None))
    if not found:
        found.append(("failed", "the run", "no test ran", None))
    return found


def show(test):
    """What a failed program said, without the tests that passed."""
    text = (test.get("stdout") or "") + (test.get("stderr") or "")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith(("ok ", "TAP version"))]
    for line in lines[:SHOWN_LINES]:
        print("    " + line)
    if len(lines) > SHOWN_LINES:
        print(f"    ... and {len(lines) - SHOWN_LINES} lines more")


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    label, status, path = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    with open(path, encoding="utf-8", errors="replace") as log:
        found = tally([json.loads(line) for line in log if line.strip()], status)
    shown = None
    with open(os.environ.get("FZ_RESULTS", os.devnull), "a", encoding="utf-8") as results:
        for kind, name, reason, test in found:
            results.write(f"{kind}\t{label}: {name}\t{reason}\n")
            if kind == "failed":
                print(f"FAILED {label}: {name}" + (f" ({reason})" if reason else ""))
                if test and test is not shown:
                    show(test)
                    shown = test
    return 1 if any(kind == "failed" for kind, *_ in found) else 0


if __name__ == "__main__":
    sys.exit(main())
