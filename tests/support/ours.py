#!/usr/bin/env python3
"""Name what valgrind found that goes through the library: a line each. An interpreter's own business is not ours.

usage: ours.py LOG.xml
"""
import sys
import xml.etree.ElementTree as tree


def is_ours(frame):
    return frame.findtext("obj", "").rsplit("/", 1)[-1].startswith(("libfazhi.so", "fazhi.so"))


def main():
    for error in tree.parse(sys.argv[1]).getroot().iter("error"):
        frames = [frame for stack in error.iter("stack") for frame in stack.iter("frame")]
        ours = [frame.findtext("fn", "?") for frame in frames if is_ours(frame)]
        if ours:
            what = error.findtext("what") or error.findtext("xwhat/text")
            print(f"{error.findtext('kind')}: {what}: {' < '.join(ours[:6])}")


main()
