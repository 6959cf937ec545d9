#!/usr/bin/env python3
"""Prove that exports are valid Akoma Ntoso under the strict schema of OASIS, which this project does not carry.

usage: akn.py XMLLINT IMPORT DATA BUILTIN

Every directive of DATA/good, every sample of DATA/import that can be imported, and BUILTIN are exported by the program IMPORT
and validated by XMLLINT. The schema is schemas/akomantoso30.xsd in the folder that FZ_SHARED names, or in `shared` beside the
project; where there is none, or no xmllint, the test says so and is skipped. Prints TAP.
"""
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]


def find_schema():
    places = [os.environ.get("FZ_SHARED"), TOP.parent / "shared"]
    for place in places:
        schema = Path(place or "") / "schemas/akomantoso30.xsd"
        if place and schema.exists():
            return schema
    return None


def export(program, source, target):
    run = subprocess.run([program, "--format", "akn", "-o", target, source], capture_output=True, timeout=60)
    return run.returncode


def main():
    xmllint, program, data, builtin = sys.argv[1], sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4])
    schema = find_schema()
    reason = "no xmllint" if xmllint == "none" else "no schemas/akomantoso30.xsd in FZ_SHARED or ../shared"
    if xmllint == "none" or not schema:
        print(f"ok 1 - every export is valid under the strict schema # SKIP {reason}\n1..1")
        return
    good = sorted(data.glob("good/*.xml")) + [builtin]
    texts = sorted(path for path in data.glob("import/*") if path.suffix != ".expect")
    failed, exports = [], {}
    with tempfile.TemporaryDirectory() as folder:
        for number, source in enumerate(good + texts):
            target = str(Path(folder) / f"{number}.xml")
            status = export(program, source, target)
            if status == 0:
                exports[target] = source
            elif source in good or status != 1:
                failed.append(f"{source.name}: status {status}")
        run = subprocess.run([xmllint, "--nonet", "--noout", "--schema", schema, *exports], capture_output=True,
                             timeout=300)
        told = run.stderr.decode("utf-8", "replace")
        failed += [f"{source.name}: {told}" for name, source in exports.items()
                   if not re.search(rf"^{re.escape(name)} validates$", told, re.M)]
    few = len(exports) < len(good) + 100
    for line in "\n".join(failed).splitlines():
        print(f"# {line}")
    print(f"# {len(exports)} exports")
    print(f"{'not ok' if failed or few else 'ok'} 1 - every export is valid under the strict schema")
    print("1..1")
    sys.exit(bool(failed) or few)


main()
