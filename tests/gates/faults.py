#!/usr/bin/env python3
"""No public call that can fail is missing from the table of tests/faults: each that gives an fz_status, or takes a callback that
may fail, or a path."""
import re

from gate import TOP, finish, public_functions

# Why a function is in the headers and not in the table.
EXCEPTIONS = {
    "fz_error_status": "reads an error: nothing can fail",
    "fz_error_path": "reads an error: nothing can fail",
    "fz_finding_status": "reads a finding: nothing can fail",
}
FAILING = {"fz_read_fn", "fz_write_fn", "fz_error **"}


def can_fail(function):
    if re.search(r"memory\s+is\s+exhausted", function.comment):  # it has no status, and says what it gives then
        return True
    return function.returns == "fz_status" or bool(FAILING & set(function.parameters.values())) or "path" in function.name


def main():
    table = (TOP / "tests" / "faults" / "table.c").read_text(encoding="utf-8")
    rows = re.findall(r"\{NAMED\((\w+)\), [^}]*, ([^,}]*)\}", table)
    wanted = {function.name: function for function in public_functions() if can_fail(function)}
    tested = {name for name, _ in rows}
    problems = [f"{name}: not in the table of tests/faults" for name in sorted(set(wanted) - tested - set(EXCEPTIONS))]
    problems += [f"{name}: in the table of tests/faults, not in the headers" for name in sorted(tested - set(wanted))]
    problems += [f"{name}: an exception, and yet tested or gone" for name in EXCEPTIONS
                 if name in tested or name not in wanted]
    for name, flags in rows:
        types = set(wanted[name].parameters.values()) if name in wanted else set()
        for wanted_type, flag in (("fz_read_fn", "READS"), ("fz_write_fn", "WRITES")):
            if (wanted_type in types) != (flag in flags.split(" | ")):
                problems.append(f"{name}: {flag} does not agree with its parameters")
        if "path" in wanted[name].parameters and not re.search(r"\b(FROM|TO)_PATH\b", flags):
            problems.append(f"{name}: its path is not tried")
    finish(problems, f"{len(tested)} calls that can fail are in the table; {len(EXCEPTIONS)} exceptions")


main()
