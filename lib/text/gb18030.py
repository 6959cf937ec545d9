#!/usr/bin/env python3
"""Make gb18030_table.inc, the tables of GB 18030-2022 for decoding.

usage: gb18030.py           write the file
       gb18030.py --check   exit with 1 where it is not what this script makes

The base is Python's codec, which has been GB 18030-2000 to the letter in every version; SETTLED below is what the
editions of 2005 and 2022 changed, read by the Unicode recommendation L2/23-003R: a private-use code point whose
character has a code point of its own gives way to it, in the two-byte and in the four-byte form.
"""
import sys
from pathlib import Path

OUT = Path(__file__).resolve().parent / "gb18030_table.inc"

SETTLED = {
    # 2005: ḿ came from the four-byte form to the two-byte form; what was private there went the other way.
    "A8BC": 0x1E3F, "8135F437": 0xE7C7,
    # 2022: ten vertical forms of punctuation.
    "A6D9": 0xFE10, "A6DA": 0xFE12, "A6DB": 0xFE11, "A6DC": 0xFE13, "A6DD": 0xFE14, "A6DE": 0xFE15, "A6DF": 0xFE16,
    "A6EC": 0xFE17, "A6ED": 0xFE18, "A6F3": 0xFE19,
    # 2022: eight ideographs of the BMP.
    "FE59": 0x9FB4, "FE61": 0x9FB5, "FE66": 0x9FB6, "FE67": 0x9FB7, "FE6D": 0x9FB8, "FE7E": 0x9FB9, "FE90": 0x9FBA,
    "FEA0": 0x9FBB,
    # L2/23-003R: six ideographs beyond it, which the standard itself leaves private.
    "FE51": 0x20087, "FE52": 0x20089, "FE53": 0x200CC, "FE6C": 0x215D7, "FE76": 0x2298F, "FE91": 0x241FE,
}
SURROGATES = 0xD800  # an entry from here on numbers one of the characters beyond the BMP
FOUR_BYTE_COUNT = 39420  # four-byte forms of the BMP, 81308130 to 8431A439


def code_point(code):
    text = SETTLED.get(code.hex().upper())
    return text if text is not None else ord(code.decode("gb18030"))


def two_byte():
    beyond, rows = [], []
    for lead in range(0x81, 0xFF):
        row = []
        for trail in range(0x40, 0xFF):
            c = 0 if trail == 0x7F else code_point(bytes([lead, trail]))
            if c > 0xFFFF:
                beyond.append(c)
                c = SURROGATES + len(beyond) - 1
            row.append(c)
        rows.append((lead, row))
    return rows, beyond


def four_byte_code(linear):
    linear, d = divmod(linear, 10)
    linear, c = divmod(linear, 126)
    a, b = divmod(linear, 10)
    return bytes([0x81 + a, 0x30 + b, 0x81 + c, 0x30 + d])


def ranges():
    found, expected = [], None
    for linear in range(FOUR_BYTE_COUNT):
        c = code_point(four_byte_code(linear))
        if c != expected:
            found.append((linear, c))
        expected = c + 1
    return found


def wrapped(items, per_line):
    return ["    " + " ".join(items[i:i + per_line]) for i in range(0, len(items), per_line)]


def made():
    rows, beyond = two_byte()
    lines = ["/* Made by lib/text/gb18030.py; do not edit. */", "",
             "/* The characters of the two-byte codes, 8140 to FEFE; 0 in the hole at trail byte 7F. An entry from D800 on",
             " * numbers one of the characters beyond the BMP. */",
             "static const uint16_t two_byte[126][191] = {"]
    for lead, row in rows:
        lines.append(f"    {{ /* {lead:02X} */")
        lines += ["    " + line for line in wrapped([f"0x{c:04X}," for c in row], 15)]
        lines.append("    },")
    lines += ["};", "", f"static const uint32_t beyond_bmp[{len(beyond)}] = {{"]
    lines += wrapped([f"0x{c:05X}," for c in beyond], 12)
    found = ranges()
    lines += ["};", "", "/* Where the four-byte codes of the BMP leave the straight line: number of the code, its character. */",
              f"static const struct range ranges[{len(found)}] = {{"]
    lines += wrapped([f"{{{linear}, 0x{c:04X}}}," for linear, c in found], 6)
    return "\n".join(lines + ["};", ""])


def main():
    text = made()
    if sys.argv[1:] == ["--check"]:
        if not OUT.exists() or OUT.read_text(encoding="ascii") != text:
            sys.exit(f"{OUT.name} is not what gb18030.py makes: run lib/text/gb18030.py")
    elif sys.argv[1:]:
        sys.exit(__doc__)
    else:
        OUT.write_text(text, encoding="ascii")


if __name__ == "__main__":
    main()
