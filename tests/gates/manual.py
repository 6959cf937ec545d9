#!/usr/bin/env python3
"""The headers are the manual: each public function says what the house style asks of it.

usage: manual.py VERSION
"""
import re
import sys

from gate import TOP, finish, public_functions, public_headers

CODES = set(re.findall(r"\bFZ_[A-Z0-9_]+\b", (TOP / "include/fazhi/error_codes.h").read_text(encoding="utf-8")))
BORROWED = re.compile(r"^Borrowed from (\S.*); valid until \1 is released\.$", re.M)


def release(text):
    return tuple(int(part) for part in text.split("."))


def told_parameters(function):
    told = re.findall(r"^@param\s+(\w+)", function.comment, re.M)
    if told != function.parameters:
        yield f"@param names {', '.join(told) or 'nothing'}, the declaration {', '.join(function.parameters) or 'nothing'}"


def told_result(function):
    told = re.search(r"^@return (.*?)(?=^$|\Z)", function.comment, re.M | re.S)
    if (function.returns == "void") == bool(told):
        yield "@return of a void function" if told else "no @return"
    if function.returns == "fz_status" and told and "FZ_OK" not in told[1] and "Errors: none" not in function.comment:
        yield "@return does not begin with FZ_OK and the codes of failure"


def told_errors(function):
    if function.returns != "fz_status" and "Errors: none" not in function.comment:
        yield "neither a status nor 'Errors: none'"
    for code in re.findall(r"\bFZ_E(?!XPORT|XACT_)[A-Z_]+\b", function.comment):
        if code not in CODES:
            yield f"{code} stands in no errors.tsv"


def told_ownership(function):
    """What a returned pointer is: borrowed, a constant, the parameter itself, a new reference or explicitly none."""
    known = r"@return (a constant string|`\w+`)|Gives one reference\.|without a reference of its own"
    if function.returns.endswith("*") and not re.search(known, function.comment) and not BORROWED.search(function.comment):
        yield "a pointer without 'Borrowed from X; valid until X is released.'"


def told_threads_and_release(function, version):
    if not re.search(r"\bThreads: \S", function.comment):
        yield "no 'Threads:'"
    since = re.search(r"\bSince\s+([\d.]+\d)\.$", function.comment, re.M)
    if not since:
        yield "no 'Since'"
    elif release(since[1]) > release(version):
        yield f"since {since[1]}, but this is {version}"


def problems_of(function, version):
    if not function.comment:
        yield "no comment"
        return
    if not re.match(r"[A-Z].*?[.:]", function.comment, re.S):
        yield "the comment does not begin with a sentence"
    for part in (told_parameters, told_result, told_errors, told_ownership):
        yield from part(function)
    yield from told_threads_and_release(function, version)


def main():
    functions = public_functions()
    problems = [f"{function.header.name}:{function.line}: {function.name}: {text}" for function in functions
                for text in problems_of(function, sys.argv[1])]
    declared = sum(len(re.findall(r"^FZ_API\b", header.read_text(encoding="utf-8"), re.M)) for header in public_headers())
    if declared != len(functions):
        problems.append(f"{declared} declarations bear FZ_API, {len(functions)} were understood")
    finish(problems, f"{len(functions)} functions say all they should")


main()
