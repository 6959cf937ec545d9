#!/usr/bin/env python3
"""Import many files at once: what is written, what is told, and how the program ends.

usage: many.py FAZHI-IMPORT

The scene is a folder of texts and pages within folders, some of which are no directives. Prints TAP.
"""
import os
import subprocess
import sys
import tempfile
from pathlib import Path

TASK = "关于推进{0}工作的实施意见\n\n各乡镇人民政府：\n\n一、主要任务\n\n1.{0}。\n\n牵头单位：县司法局\n\n2.督查{0}。\n\n牵头单位：县政府办\n\n某某县人民政府\n2016年1月25日\n"
GOOD = {"甲.txt": "普法", "乙县/甲.txt": "执法", "乙县/丙/丁.txt": "公开"}
failed = []


def make_scene(folder):
    for name, matter in GOOD.items():
        path = folder / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(TASK.format(matter).encode("gb18030" if "乙" in name else "utf-8"))
    (folder / "in" / ".hidden").write_text("not looked at")
    (folder / "empty").mkdir()


def run(program, folder, *arguments):
    return subprocess.run([*([program] if isinstance(program, str) else program), "--lang", "en", *arguments], cwd=folder, capture_output=True, timeout=60,
                          env={**os.environ, "LC_ALL": "C.UTF-8"})


def written(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def check(what, right, told):
    check.number += 1
    print(f"{'ok' if right else 'not ok'} {check.number} - {what}" + ("" if right else f"\n# {told!r}"))
    if not right:
        failed.append(what)


check.number = 0


def check_odd_folders(program, scene):
    """What stands in folders that people keep: links that go round, pipes, folders that may not be read (where root may read
    everything, it is told that it may not)."""
    odd = scene / "odd"
    (odd / "乙 县").mkdir(parents=True)
    (odd / "甲.txt").write_text(TASK.format("普法"))
    (odd / "乙 县" / "round").symlink_to("..")
    (odd / "乙 县" / "here").symlink_to(".")
    (odd / "乙 县" / "乙.txt").write_text(TASK.format("执法"))
    os.mkfifo(odd / "pipe.txt")
    done = run(program, scene, "-o", "out/odd", "odd")
    check("pipes are passed over, and links that go round are followed once", done.returncode == 0
          and list(written(scene / "out" / "odd")) == ["乙 县/乙.txt.xml", "甲.txt.xml"], done)

    (odd / "闭").mkdir()
    (odd / "闭").chmod(0)
    program = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", program] if os.geteuid() == 0 else [program]
    done = run(program, scene, "-o", "out/closed", "odd")
    check("a folder that may not be read is told, and makes the status 3", done.returncode == 3 and "odd/闭: " in done.stderr.decode(), done)
    check("the others of it are written all the same", len(written(scene / "out" / "closed")) == 2, None)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    program = str(Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as scene:
        scene = Path(scene)
        make_scene(scene)
        outputs = []
        for jobs in ("1", "2", "7"):
            done = run(program, scene, "--jobs", jobs, "-o", f"out/{jobs}", "in")
            outputs.append(written(scene / "out" / jobs))
            check(f"a folder is imported by {jobs}", done.returncode == 0 and not done.stdout, done)
        check("each file keeps its name and folder", list(outputs[0]) == sorted(name + ".xml" for name in GOOD), list(outputs[0]))
        check("the number of threads changes nothing", outputs[0] == outputs[1] == outputs[2], None)
        alone = run(program, scene, "in/乙县/甲.txt").stdout
        check("what is written is what is printed for one", outputs[0]["乙县/甲.txt.xml"] == alone, alone)

        (scene / "in" / "坏.xml").write_text("<directive")
        done = run(program, scene, "-o", "out/bad", "in", "nowhere.txt")
        told = done.stderr.decode()
        check("an unreadable file makes the status 3", done.returncode == 3, done)
        check("bad files are named, in order", [line.split(":")[0] for line in told.splitlines()] == ["in/坏.xml", "nowhere.txt"], told)
        check("the others are written all the same", len(written(scene / "out" / "bad")) == len(GOOD), None)
        (scene / "in" / "坏.xml").write_text("今天天气很好。\n")
        done = run(program, scene, "--format", "json", "-o", "out/json", "in")
        check("a text that is no directive makes the status 1", done.returncode == 1 and b"FZ_ENODIRECTIVE" in done.stderr, done)
        check("JSON is written as JSON", list(written(scene / "out" / "json")) == sorted(name + ".json" for name in GOOD), None)

        done = run(program, scene, "-o", "out/same", "in/甲.txt", "in/乙县/甲.txt")
        check("two inputs of one name are refused", done.returncode == 2 and "out/same/甲.txt.xml" in done.stderr.decode(), done)
        check("and nothing is written", not (scene / "out" / "same").exists(), None)
        done = run(program, scene, "in")
        check("many need a folder to go to", done.returncode == 2 and b"--output" in done.stderr, done)
        done = run(program, scene, "-o", "in/甲.txt", "in/乙县")
        check("a file is no folder", done.returncode == 3 and "in/甲.txt" in done.stderr.decode(), done)
        done = run(program, scene, "-o", "out/none", "empty")
        check("an empty folder is told", done.returncode == 3 and b"no file" in done.stderr, done)
        check_odd_folders(program, scene)
    print(f"1..{check.number}")
    return 1 if failed else 0


sys.exit(main())
