#!/usr/bin/env python3
"""Make a C array from a data file, byte for byte.

usage: embed.py HEADER NAME INPUT OUTPUT    HEADER declares NAME and NAME_size
"""
import sys
from pathlib import Path

PER_LINE = 24


def c_source(header, name, file_name, data):
    rows = (data[at:at + PER_LINE] for at in range(0, len(data), PER_LINE))
    body = ",\n".join("    " + ",".join(map(str, row)) for row in rows)
    return (f"/* Made from {file_name} by embed.py; do not edit. */\n"
            f'#include "{header}"\n\n'
            f"const unsigned char {name}[] = {{\n{body}}};\n\n"
            f"const size_t {name}_size = sizeof({name});\n")


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    header, name, source, output = sys.argv[1:]
    data = Path(source).read_bytes()
    if not data:
        sys.exit(f"{source}: empty, and C has no empty array")
    Path(output).write_text(c_source(header, name, Path(source).name, data), encoding="utf-8")


main()
