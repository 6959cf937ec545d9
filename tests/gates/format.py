#!/usr/bin/env python3
"""The C of the tree is as clang-format 14 leaves it."""
import shutil
import subprocess

from gate import TOP, finish, skip, tree_files

MAJOR = "14"  # other versions break lines elsewhere


def main():
    program = shutil.which(f"clang-format-{MAJOR}") or shutil.which("clang-format")
    if not program:
        skip("clang-format is not installed")
    version = subprocess.run([program, "--version"], capture_output=True, text=True).stdout
    if f"version {MAJOR}." not in version:
        skip(f"clang-format {MAJOR} is asked for, here is: {version.strip()}")
    files = list(tree_files(".c", ".h"))
    done = subprocess.run([program, "--dry-run", "-Werror", "--ferror-limit=3", *files], cwd=TOP, capture_output=True,
                          text=True)
    finish(done.stderr.splitlines() or (["clang-format failed"] if done.returncode else []),
           f"{len(files)} files are in form")


main()
