#!/usr/bin/env python3
"""Run one planted fault as the suite runs its tests; succeed when the tally counts it as failed, for the right reason.

usage: seen.py FAULT EXPECTED-TEXT PROGRAM
"""
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
from tally import program_results  # noqa: E402  (its folder is named above)


def main():
    fault, expected, program = sys.argv[1:]
    done = subprocess.run([program, "--tap=/dev/stdout", "--filter", f"planted/{fault}"], capture_output=True, text=True,
                          errors="replace")
    results = program_results({"result": "FAIL" if done.returncode else "OK", "returncode": done.returncode,
                               "stdout": done.stdout, "stderr": done.stderr})
    kinds = [kind for kind, _, _ in results]
    if "failed" in kinds and expected in done.stdout + done.stderr:
        print(f"{fault}: seen")
        return 0
    # The report itself is not repeated: it would look like one of ours.
    print(f"{fault}: counted as {kinds}, status {done.returncode}; its report "
          f"{'holds' if expected in done.stdout + done.stderr else 'lacks'} '{expected[:12]}...'")
    return 1


if __name__ == "__main__":
    sys.exit(main())
