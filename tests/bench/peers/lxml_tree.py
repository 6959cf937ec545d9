#!/usr/bin/env python3
"""lxml: trees of bytes that are in memory. usage: lxml_tree.py dom FILES"""
import sys
from pathlib import Path

from lxml import etree

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from serve import serve  # noqa: E402


def read_all(files):
    files = Path(files)
    return [Path(path).read_bytes() for path in (files.read_text().splitlines() if files.suffix == ".list" else [files])]


def dom(files):
    inputs = read_all(files)
    return lambda: [etree.fromstring(one) for one in inputs]


serve({"dom": dom})
