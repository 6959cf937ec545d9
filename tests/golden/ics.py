#!/usr/bin/env python3
"""Read the calendars that fazhi-due writes, by RFC 5545 and nothing of ours, and compare them with its JSON.

usage: ics.py FAZHI-DUE
"""
import json
import re
import subprocess
import sys
from pathlib import Path

FILES = Path(__file__).resolve().parent / "files"
LINE = re.compile(r"^([A-Z-]+)((?:;[A-Z-]+=[^:;,\"]+)*):(.*)$", re.S)
ESCAPE = re.compile(r"\\([\\;,nN])")
YEAR = ["--ledger", str(FILES / "year-2016.csv"), "--registry", "builtin", "--all"]
CASES = {"a year": [*YEAR, "--day", "2016-07-05"], "december": ["--day", "2016-12-01", "--within", "30"],
         "hostile names": ["--ledger", str(FILES / "hostile-plan.csv"), "--day", "2016-04-30", "--all"],
         "nothing": ["--day", "2016-06-10", "--unit", "县司法局", "--within", "1"]}


def run(program, arguments, form):
    done = subprocess.run([program, *arguments, "--format", form], capture_output=True, check=True)
    return done.stdout


def content_lines(data):
    """Physical lines, each checked, put together again (3.1)."""
    assert data.endswith(b"\r\n"), "the last line has no CR LF"
    lines = []
    for raw in data[:-2].split(b"\r\n"):
        assert b"\n" not in raw and b"\r" not in raw, f"a bare line end in {raw!r}"
        assert len(raw) <= 75, f"{len(raw)} octets in {raw!r}"
        text = raw.decode("utf-8")  # fails where a character is cut
        if text.startswith(" "):
            lines[-1] += text[1:]
        else:
            lines.append(text)
    return lines


def text_of(value):
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value) and not re.search(r"[\x00-\x1f\x7f]", value), f"not escaped: {value!r}"
    return ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)


def components(lines):
    """(name, properties) of each component that holds no other, and the properties of the calendar."""
    stack, found = [], []
    for line in lines:
        match = LINE.match(line)
        assert match, f"no content line: {line!r}"
        name, parameters, value = match.groups()
        if name == "BEGIN":
            stack.append((value, {}))
        elif name == "END":
            assert stack and stack[-1][0] == value, f"END:{value} out of place"
            found.append(stack.pop())
        else:
            assert name not in stack[-1][1], f"{name} twice"
            stack[-1][1][name] = (parameters, value)
    assert not stack
    return found


def check(program, arguments):
    found = components(content_lines(run(program, arguments, "ics")))
    due = [row for row in json.loads(run(program, arguments, "json"))["obligations"] if row["due"]]
    calendar = found[-1]
    assert calendar[0] == "VCALENDAR" and calendar[1]["VERSION"][1] == "2.0" and "PRODID" in calendar[1]
    assert len(found) > 1, "a calendar without any component"
    events = [properties for name, properties in found if name == "VEVENT"]
    assert len(events) == len(due), f"{len(events)} events, {len(due)} due"
    day = arguments[arguments.index("--day") + 1].replace("-", "")
    for event, row in zip(events, due):
        assert event["DTSTAMP"] == ("", day + "T000000Z")
        assert event["DTSTART"] == (";VALUE=DATE", row["due"].replace("-", ""))
        assert text_of(event["SUMMARY"][1]).startswith(row["unit"])
        shown = re.sub("[\u202a-\u202e\u2066-\u2069]", "\ufffd", row["what"])
        assert shown in text_of(event["DESCRIPTION"][1]), (shown, event["DESCRIPTION"])
        categories = [text_of(each) for each in re.split(r"(?<!\\),", event["CATEGORIES"][1])]
        assert categories[1:] == [row["kind"], row["light"]], categories
        assert "RRULE" not in event
    uids = {event["UID"][1]: (row["unit"], row["id"]) for event, row in zip(events, due)}
    assert len(uids) == len(events), "a UID twice"
    return uids


def check_stable(program):
    """The same UID on another day and with another due day, by unit and id."""
    first = check(program, [*YEAR, "--day", "2016-06-10"])
    later = check(program, [*YEAR, "--day", "2016-12-31"])
    assert first and first == later


def check_icalendar(program):
    from icalendar import Calendar
    for arguments in CASES.values():
        parsed = Calendar.from_ical(run(program, arguments, "ics"))
        assert all(event["UID"] and event["DTSTART"].dt for event in parsed.walk("VEVENT"))


def main():
    program = sys.argv[1]
    tests = {f"the calendar of {name} is RFC 5545 and says what JSON says": lambda a=arguments: check(program, a)
             for name, arguments in CASES.items()}
    tests["a UID is the same on every day"] = lambda: check_stable(program)
    tests["icalendar reads them"] = lambda: check_icalendar(program)
    print(f"1..{len(tests)}")
    failures = 0
    for number, (name, test) in enumerate(tests.items(), 1):
        try:
            test()
            print(f"ok {number} - {name}")
        except ImportError:
            print(f"ok {number} - {name} # SKIP python3-icalendar is missing")
        except (AssertionError, UnicodeDecodeError, subprocess.CalledProcessError) as error:
            print(f"not ok {number} - {name}\n# {error}")
            failures += 1
    return 1 if failures else 0


sys.exit(main())
