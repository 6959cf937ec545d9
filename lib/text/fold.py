#!/usr/bin/env python3
"""Make fold_table.inc, the folding of characters to the simplified standard, from Unicode's data.

usage: fold.py [FOLDER]           write the file; FOLDER holds the files of Unicode (Debian: unicode-data)
       fold.py --check [FOLDER]   exit with 1 where it is not what this script makes, with 77 where the files of
                                  Unicode are not there or of another version

What a character folds to, the first rule that applies:

  1. what DECIDED says;
  2. a character of the Table of General Standard Chinese Characters (kTGH, 2013) is itself: it stands in simplified
     texts too, so 著, 乾, 覆, 藉 stay, although traditional texts use them also for 着, 干, 复, 借;
  3. its kSimplifiedVariant: the first one of that Table, else the first one of the BMP;
  4. the one character of that Table that is its kZVariant or kSemanticVariant, or the simplified form of one, and is
     read the same (kMandarin): 淨 净, 勳 勋, 週 周;
  5. itself.

Folding twice is folding once. Only the BMP is folded, and only into the BMP.
"""
import bz2
import collections
import re
import sys
from pathlib import Path

OUT = Path(__file__).resolve().parent / "fold_table.inc"
UNICODE = Path("/usr/share/unicode")

# Where Unihan is silent, names several or one that is not in use, and where rule 2 would keep what is traditional but for
# a rare sense or a surname (於 徵 夥 瞭 釐 麽 剋 祕).
DECIDED = dict(
    "於于 徵征 夥伙 瞭了 釐厘 麽么 剋克 祕秘 "
    "裏里 裡里 復复 摺折 鍾钟 餘余 靦腼 線线 "
    "託托 諮咨 佔占 佈布 遊游 讚赞 兇凶 嶽岳 亙亘 悽凄 滷卤 巹卺 齧啮 豔艳 籤签 醃腌 羶膻 蠔蚝 燉炖 嫋袅 "
    "稜棱 汙污 洩泄 顎腭 閲阅 藴蕴 醖酝 餵喂 妳你 牠它 崑昆 嚮向 鉅巨 綵彩 襬摆 彆别 剷铲 唸念 鍊炼 嚐尝 糰团 蒐搜 囌苏 "
    "産产 癒愈 燬毁 瀰弥 霑沾 慼戚 釦扣 氾泛 朮术 簑蓑 麴曲 塚冢 痠酸 醣糖 蓆席 鬨哄 薹苔 捱挨 闇暗 鍼针 餽馈".split())

FIRST, LAST = 0x3400, 0x9FFF
PAGE = 32


def data(folder, name):
    for path in (folder / name, folder / (name + ".bz2")):
        if path.exists():
            text = path.read_bytes()
            return (bz2.decompress(text) if path.suffix == ".bz2" else text).decode("utf-8")
    raise FileNotFoundError(f"no {folder / name}: install unicode-data, or name the folder of Unicode's files")


def properties(folder, name, wanted):
    found = {key: {} for key in wanted}
    for line in data(folder, name).splitlines():
        fields = line.split("\t")
        if len(fields) == 3 and fields[1] in found:
            found[fields[1]][int(fields[0][2:], 16)] = fields[2].split()
    return [found[key] for key in wanted]


def version(folder):
    return re.search(r"Unicode version: ([\d.]+)", data(folder, "Unihan_Variants.txt"))[1]


def variants(table, c):
    return [int(v.split("<")[0][2:], 16) for v in table.get(c, [])]


def first_that(wanted, candidates):
    return next((c for c in candidates if wanted(c)), None)


def simplified(folder):
    simple, z, semantic = properties(folder, "Unihan_Variants.txt",
                                     ["kSimplifiedVariant", "kZVariant", "kSemanticVariant"])
    (standard,) = properties(folder, "Unihan_OtherMappings.txt", ["kTGH"])
    standard = {c for c in standard if c <= LAST}
    (reading,) = properties(folder, "Unihan_Readings.txt", ["kMandarin"])
    decided = {ord(c): ord(to) for c, to in DECIDED.items()}

    def by_simplified_variant(c):
        named = variants(simple, c)
        if c in decided or c in standard:
            return decided.get(c, c)
        found = first_that(lambda v: v in standard, named)
        return found or first_that(lambda v: v <= LAST, named)

    def by_variant(c):
        near = {by_simplified_variant(v) or v for v in variants(z, c) + variants(semantic, c)}
        near = [v for v in near if v in standard and reading.get(v) == reading.get(c)]
        return near[0] if len(near) == 1 else None

    fold = {}
    for c in range(FIRST, LAST + 1):
        to = by_simplified_variant(c)
        fold[c] = to if to in standard else by_variant(c) or to or c
    return {c: fold[to] for c, to in fold.items() if fold[to] != c}


def same_character(folder):
    """Radicals and compatibility forms, which copies from PDF files are full of, and the ideograph that each one is."""
    found = collections.OrderedDict()
    for line in data(folder, "EquivalentUnifiedIdeograph.txt").splitlines():
        fields = line.split("#")[0].split(";")
        if len(fields) == 2:
            ends = [int(c, 16) for c in fields[0].split("..")]
            found.update((c, int(fields[1], 16)) for c in range(ends[0], ends[-1] + 1))
    for line in data(folder, "UnicodeData.txt").splitlines():
        fields = line.split(";")
        if 0xF900 <= int(fields[0], 16) <= 0xFAFF and fields[5]:
            found[int(fields[0], 16)] = int(fields[5], 16)
    return found


def rows(items, per_line):
    return ["    " + " ".join(items[i:i + per_line]) for i in range(0, len(items), per_line)]


def dense(name, comment, first, last, found):
    values = [found.get(c, 0) if found.get(c, 0) <= 0xFFFF else 0 for c in range(first, last + 1)]
    return ["", f"/* {comment} */", f"enum {{ {name.upper()}_FIRST = 0x{first:04X} }};",
            f"static const uint16_t {name}[{len(values)}] = {{", *rows([f"0x{v:04X}," for v in values], 14), "};"]


def made(folder):
    fold = simplified(folder)
    pages, count = [], 0
    for first in range(FIRST, LAST + 1, PAGE):
        bits = [c in fold for c in range(first, first + PAGE)]
        pages.append(f"{{0x{sum(bit << i for i, bit in enumerate(bits)):08X}, {count}}},")
        count += sum(bits)
    lines = [f"/* Made by lib/text/fold.py from Unicode {version(folder)}; do not edit. */", "",
             "/* For each 32 characters: which of them fold, and how many do before them. */",
             f"const struct fz__fold_page fz__fold_pages[{len(pages)}] = {{", *rows(pages, 5), "};", "",
             "/* What they fold to, in their order. */", f"static const uint16_t targets[{count}] = {{"]
    items = sorted(fold.items())
    for i in range(0, len(items), 10):
        lines.append("    " + " ".join(f"0x{to:04X}," for _, to in items[i:i + 10]) +
                     " /* " + "".join(chr(c) for c, _ in items[i:i + 10]) + " */")
    lines.append("};")
    same = same_character(folder)
    lines += dense("radicals", "Radicals as the ideographs they are.", 0x2E80, 0x2FD5, same)
    lines += dense("compatibles", "Compatibility ideographs as the ideographs they are.", 0xF900, 0xFAD9, same)
    return "\n".join(lines + [""])


def check(text):
    there = OUT.read_text(encoding="utf-8") if OUT.exists() else ""
    if text == there:
        return 0
    if there and text.split("\n")[0] != there.split("\n")[0]:
        print(f"{OUT.name} is of another version of Unicode")
        return 77
    print(f"{OUT.name} is not what fold.py makes: run lib/text/fold.py")
    return 1


def main():
    arguments = sys.argv[1:]
    checks = arguments[:1] == ["--check"]
    try:
        text = made(Path(arguments[checks]) if len(arguments) > checks else UNICODE)
    except FileNotFoundError as error:
        print(error)
        return 77 if checks else 1
    if checks:
        return check(text)
    OUT.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
