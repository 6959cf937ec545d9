#!/usr/bin/env python3
"""Run the programs and compare what they print, where they print it and how they end with the cases beside this file.

usage: golden.py [--renew] PROGRAMS [CASE]...

PROGRAMS is the folder of the programs as built. A case is a file cases/NAME.golden: a command line, the exit status, and
after the marks what stdout and stderr hold, byte by byte. With --renew the cases are written as the programs behave now:
read the difference before you commit it. To make a case, write its first line and renew it.

A command runs in a folder of its own that holds good/, bad/, akn/ and registry/ of tests/data, files/ of this folder, `folder`,
which is an empty folder, and huge.xml, which claims to be 1 GiB and one byte long. "< FILE" and "> FILE" mean what they mean to a shell. A command that
leaves anything there fails.
"""
import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
DATA = HERE.parent / "data"
STDOUT, STDERR = b"======== stdout\n", b"======== stderr\n"
SANITIZERS = ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "TSAN_OPTIONS")


def make_scene(folder):
    for source in (DATA / "good", DATA / "bad", DATA / "akn", DATA / "registry", HERE / "files"):
        (folder / source.name).symlink_to(source)
    (folder / "folder").mkdir()
    with open(folder / "huge.xml", "wb") as huge:
        huge.truncate((1 << 30) + 1)


def environment():
    """The locale and what steers sanitizers; nothing else may matter."""
    kept = {name: value for name, value in os.environ.items()
            if name in SANITIZERS or name == "LANG" or name == "LOCPATH" or name.startswith("LC_")}
    return kept | {"PATH": "/usr/bin:/bin"}


def parse(line):
    """The arguments, and the files that stdin and stdout are."""
    arguments, files = [], {"<": "/dev/null", ">": None}
    words = iter(shlex.split(line))
    for word in words:
        if word in files:
            files[word] = next(words)
        else:
            arguments.append(word)
    return arguments, files["<"], files[">"]


def run(programs, line, scene):
    arguments, source, target = parse(line)
    command = [part.encode("utf-8") for part in [str(programs / arguments[0]), *arguments[1:]]]
    before = sorted(os.listdir(scene))
    with open(scene / source, "rb") as stdin, open(scene / (target or "/dev/null"), "wb") as stdout:
        done = subprocess.run(command, stdin=stdin, stdout=stdout if target else subprocess.PIPE, stderr=subprocess.PIPE,
                              cwd=scene, env=environment(), timeout=60)
    if done.returncode == 127:
        sys.exit(f"{command[0].decode()} does not run: {done.stderr.decode('utf-8', 'replace')}")
    left = sorted(set(os.listdir(scene)) - set(before))
    return b"".join([line.encode("utf-8"), b"\nstatus %d\n" % done.returncode, STDOUT, done.stdout or b"",
                     STDERR, done.stderr, *[b"======== left behind: %s\n" % name.encode("utf-8") for name in left]])


def first_difference(wanted, got):
    pairs = zip(wanted.split(b"\n"), got.split(b"\n"))
    for number, (want, have) in enumerate(pairs, 1):
        if want != have:
            return f"# line {number}\n# wanted {want!r}\n# got    {have!r}"
    return f"# wanted {len(wanted)} bytes, got {len(got)}"


def main():
    arguments = sys.argv[1:]
    renew = arguments[:1] == ["--renew"]
    arguments = arguments[renew:]
    if not arguments:
        sys.exit(__doc__)
    programs, names = Path(arguments[0]).resolve(), arguments[1:]
    cases = [HERE / "cases" / f"{name}.golden" for name in names] or sorted((HERE / "cases").glob("*.golden"))
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        make_scene(Path(folder))
        for number, case in enumerate(cases, 1):
            wanted = case.read_bytes()
            got = run(programs, wanted.split(b"\n", 1)[0].decode("utf-8"), Path(folder))
            if renew and got != wanted:
                case.write_bytes(got)
                wanted = got
            failed += got != wanted
            print(f"{'ok' if got == wanted else 'not ok'} {number} - {case.stem}")
            if got != wanted:
                print(first_difference(wanted, got))
    print(f"1..{len(cases)}")
    sys.exit(failed > 0)


main()
