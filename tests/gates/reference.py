#!/usr/bin/env python3
"""Doxygen renders the headers without a warning, leads to all of them, and does warn of what is planted. TAP.

usage: reference.py DOXYFILE
"""
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from gate import TOP, public_functions, public_headers, skip

# What is planted in date.h, and what must be said of it.
PLANTED = (
    ("an undocumented function", "FZ_API int fz_bare(int x);", "fz_bare"),
    ("an undocumented macro", "#define FZ_BARE 1", "FZ_BARE"),
    ("an undocumented field", "/** Plant. */\ntypedef struct fz_plant {\n    int bare;\n} fz_plant;", "bare (variable)"),
    ("a parameter that is not told", "/**\n * Plant.\n *\n * @param x  told\n * @return one\n */\nFZ_API int fz_short(int x, int y);",
     "fz_short"),
    ("a parameter that is not there", "/**\n * Plant.\n *\n * @param z  untrue\n * @return one\n */\nFZ_API int fz_untrue(int x);",
     "'z'"),
    ("a result that is not told", "/**\n * Plant.\n *\n * @param x  told\n */\nFZ_API int fz_mute(int x);", "return type of member fz_mute"),
    ("an element of HTML that is none", "/** Plants a <seed>. */\n#define FZ_SEED 1", "<seed>"),
)


def render(settings, target, headers=None):
    """What Doxygen says, and whether it was content."""
    target.mkdir(exist_ok=True)
    if headers:
        settings = settings.replace(str(TOP / "include"), str(headers))
    settings = re.sub(r"^OUTPUT_DIRECTORY .*$", f"OUTPUT_DIRECTORY = {target}", settings, flags=re.M)
    done = subprocess.run(["doxygen", "-"], input=settings, capture_output=True, text=True, encoding="utf-8", cwd=target)
    return done.stderr.strip(), done.returncode == 0


def lacks(pages):
    """What the pages should lead to and do not."""
    front, functions = (pages / "index.html").read_text(encoding="utf-8"), public_functions()
    for header in public_headers():
        page = header.stem.replace("_", "__") + "_8h.html"
        if f'href="{page}"' not in front:
            yield f"the first page does not lead to {header.name}"
            continue
        text = (pages / page).read_text(encoding="utf-8")
        for function in functions:
            if function.header == header and f"{function.name}()</h2>" not in text:
                yield f"{page} has no chapter on {function.name}"


def report(right, what, said):
    print(f"{'ok' if right else 'not ok'} - {what}")
    if not right:
        print("".join(f"# {line}\n" for line in said.splitlines()), end="")
    return right


def main():
    if not shutil.which("doxygen"):
        print("1..0 # SKIP doxygen is not installed")
        return 0
    settings = Path(sys.argv[1]).read_text(encoding="utf-8")
    print(f"1..{2 + len(PLANTED)}")
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        said, content = render(settings, scratch / "good")
        good = report(content and not said, "the headers are rendered without a warning", said)
        missing = list(lacks(scratch / "good" / "reference")) if content else ["nothing was rendered"]
        good = report(not missing, "the first page leads to every header, and these to every function", "\n".join(missing)) and good
        shutil.copytree(TOP / "include", scratch / "include")
        with open(scratch / "include" / "fazhi" / "date.h", "a", encoding="utf-8") as header:
            header.write("\n".join(lines for _, lines, _ in PLANTED))
        said, content = render(settings, scratch / "bad", scratch / "include")
        for what, _, told in PLANTED:
            good = report(not content and told in said, f"{what} is a failure", said or "nothing was said") and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
