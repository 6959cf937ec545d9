#!/usr/bin/env python3
"""Lay out what a fuzz target begins with: files of tests/data and tests/golden, joined where a target takes several in one.

usage: seeds.py TARGET good|all FOLDER
       seeds.py --complete    ask that every file of the tests and of the library is in a list: 1 when one is in none

`good` are the files that load, which the test of mutations changes; `all` has the bad ones too, for a fuzzer.
"""
import re
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOP = HERE.parents[1]
MARK = b"\n%%%%\n"
GOOD = {  # beside these, the functions below join several files to one input
    "directive_xml": ["tests/data/good/*.xml", "tests/golden/files/small.xml", "tests/golden/files/plan-201*.xml",
                      "tests/golden/files/hostile.xml", "tests/golden/files/hostile-2.xml", "tests/golden/files/hostile-page.xml",
                      "tests/data/assess/*/directive.xml", "lib/data/zhongyang-2016.xml"],
    "json": ["tests/data/json/directive/good/*.json", "tests/golden/files/hostile.json"],
    "akn": ["tests/data/akn/good/*.xml"],
    "import_text": ["tests/data/import/*.txt", "tests/data/zhongyang-2016.txt"],
    "import_html": ["tests/data/import/*.html", "tests/data/pages/*.html"],
    "registry": ["tests/data/registry/good/*.xml", "lib/data/zhongyang-registry.xml", "tests/golden/files/registry.xml"],
    "scheme": ["tests/data/scheme/good/*.xml", "lib/data/zhongyang-scheme.xml", "tests/data/assess/*/scheme.xml",
               "tests/golden/files/score.xml", "tests/golden/files/year-scheme.xml", "tests/golden/files/hostile-scheme.xml",
               "tests/assess/hdi/scheme.xml"],
    "ledger": ["tests/data/ledger/good/*", "tests/data/json/ledger/good/*.json", "tests/golden/files/hostile-ledger.csv",
               "tests/golden/files/hostile-plan.csv", "tests/golden/files/ledger.csv", "tests/golden/files/score-ledger.xml",
               "tests/golden/files/score-sheet.csv", "tests/golden/files/score-tie.xml", "tests/golden/files/sheet-ledger.json",
               "tests/golden/files/year*.csv", "tests/data/assess/*/ledger.csv"],
    "watch": ["tests/data/watch/good/*.xml", "lib/data/zhongyang-watch.xml", "tests/golden/files/watch-move.xml"],
}
BAD = {
    "directive_xml": ["tests/data/bad/*.xml"],
    "json": ["tests/data/json/directive/bad/*.json", "tests/golden/files/bad.json"],
    "akn": ["tests/data/akn/bad/*.xml"],
    "import_text": ["tests/golden/files/weather.txt"],
    "registry": ["tests/data/registry/bad/*.xml"],
    "scheme": ["tests/data/scheme/bad/*.xml"],
    "ledger": ["tests/data/ledger/bad/*", "tests/data/json/ledger/bad/*.json", "tests/golden/files/bad-ledger.*", "tests/golden/files/stage-backwards.csv",
               "tests/golden/files/state-unknown.csv"],
    "watch": ["tests/data/watch/bad/*.xml"],
}
NO_INPUT = {
    "tests/data/encoding/*": "of the target encoding",
    "tests/data/report/good/*": "reports are written, never read",
    "tests/data/assess/*/expect.tsv": "what a test expects",
    "tests/data/*.requirements.tsv": "what a test expects",
    "tests/golden/files/score-corrections.csv": "corrects another ledger: none by itself",
    "tests/golden/files/score-early.csv": "withdraws from another ledger: none by itself",
    "lib/data/*.schema.json": "made of the vocabularies",
    "lib/data/*.txt": "read when the library is built",
}
READ = {".xml", ".csv", ".json", ".txt", ".html", ".tsv"}
QUESTIONS = ["县司法局\n\n\n\nfirst-lead\n", "\n七\n\n\n\n", "\n\n第四部分第17至19项\n\n\n", "\n\n\n审计\n\n",
             "县财政局\n十（二）\n30-37,1/2\n改革\n牵头\n", "县政府法制办\ns3\n17、18\n\n配合\n"]


def read(name):
    return (TOP / name).read_bytes()


def matching(patterns):
    for pattern in patterns:
        for path in sorted(TOP.glob(pattern)):
            if path.suffix != ".expect":
                yield "-".join(path.relative_to(TOP).parts[1:]), path.read_bytes()


def joined_assess():
    for folder in sorted((TOP / "tests/data/assess").iterdir()):
        names = [name for name in ("scheme.xml", "ledger.csv", "directive.xml") if (folder / name).exists()]
        if len(names) > 1:
            yield folder.name, MARK.join((folder / name).read_bytes() for name in names)


def joined_watch():
    rules = read("tests/data/watch/good/everything.xml")
    for name in ("year-plans.csv", "year.csv", "plan-2016.xml", "hostile-plan.csv"):
        yield name, rules + MARK + read("tests/golden/files/" + name)


def joined_query():
    directives = [b"", read("tests/golden/files/small.xml"), read("tests/data/good/labels-of-many-kinds.xml"),
                  read("tests/data/import/chapters.txt")]
    for number, question in enumerate(QUESTIONS):
        for kind, directive in enumerate(directives):
            yield f"{number}-{kind}", question.encode() + directive


def joined_compare():
    texts = [content for _, content in matching(["tests/data/import/sentences.txt", "tests/data/import/label-variety.txt",
                                                  "tests/data/import/table-bars.txt", "tests/golden/files/plan-201*.xml",
                                                  "tests/golden/files/small.xml", "tests/data/good/everything.xml"])]
    for number, content in enumerate(texts):
        yield f"{number}", content + MARK + texts[(number + 1) % len(texts)]
        yield f"{number}-cut", content + MARK + content[:len(content) // 3] + content[len(content) // 3 + 6:]


def joined_encoding():
    sample = read("tests/data/import/deadline-forms.txt").decode()
    labels = ["utf-8", "utf-8", "gb18030", "gbk", "gb2312", "big5", "hz", "utf-16-le", "utf-16-be", "utf-16"]
    for number, label in enumerate(labels):
        yield f"{number}-{label}", bytes([number]) + sample.encode(label, "ignore")
    for name in ("traditional.big5.txt", "traditional.gb18030.txt", "zhongyang-2016.gb18030.txt"):
        yield name, b"\0" + read("tests/data/encoding/" + name)[:6000]


def joined_columns():
    schemes = ["tests/data/scheme/good/*.xml", "tests/data/assess/*/scheme.xml"]
    for number, (name, content) in enumerate(matching(schemes)):
        if b"<class" not in content:
            yield name, content + MARK + bytes((number * 7 + k * 5) % 14 for k in range(24))


def joined_planted():
    yield "letters", b"planted"


JOINED = {"assess": joined_assess, "columns": joined_columns, "compare": joined_compare, "watch": joined_watch,
          "query": joined_query, "encoding": joined_encoding, "planted": joined_planted}


def seeds(target, kind):
    yield from matching(GOOD.get(target, []))
    if target in JOINED:
        yield from JOINED[target]()
    if kind == "all":
        yield from matching(BAD.get(target, []))
        corpus = HERE / "corpus" / target
        yield from ((path.name, path.read_bytes()) for path in sorted(corpus.glob("*")))


# What the words of Chinese texts are to the importer and to queries; of XML, CSV and JSON the seeds have them all.
TEXT_WORDS = """牵头单位 责任单位 配合单位 牵头 配合 负责 等 分别 各乡镇 县政府各有关部门 首位牵头 责任领导 完成时限 年底前 每年 不少于 未经 不得 约
第一部分 第17项 附件 通知 实施方案 任务分工 关于 印发 一、 （一） 1. ① 、 ， ； 。 ： （ ） 〔2016〕 2016年1月25日 序号 <table> <tr> <td> <p> <br/> &nbsp; ∣ |
人民政府办公室 索引号 发布日期 打印 关闭 字体 来源""".split()
WORD = re.compile(rb"</?[A-Za-z:]+|[A-Za-z:-]+=\"|\"[^\"<>&\n]{1,16}\"|&#?\w+;|\xef\xbb\xbf")


def words(target):
    texts = target.startswith("import") or target in ("query", "encoding")
    found = {word.encode() for word in TEXT_WORDS} if texts else set()
    for _, content in seeds(target, "good"):
        found |= set(WORD.findall(content[:20000]))
    return sorted(found)[:1500]


def lay_out(target, kind, folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, content in seeds(target, kind):
        (folder / name).write_bytes(content)
    if not any(folder.iterdir()):
        sys.exit(f"{target}: no file")


def write_words(target, path):
    """A dictionary, as libFuzzer and AFL++ read it."""
    path.write_text("".join('"' + "".join(f"\\x{byte:02X}" for byte in word) + '"\n' for word in words(target)))


def unlisted():
    listed = {path for lists in (GOOD.values(), BAD.values(), [NO_INPUT]) for patterns in lists for pattern in patterns
              for path in TOP.glob(pattern)}
    for folder in ("tests/data", "tests/golden/files", "tests/assess", "lib/data"):
        yield from (path for path in sorted((TOP / folder).rglob("*")) if path.suffix in READ and path not in listed)


def complete():
    missing = [f"{path.relative_to(TOP)}: no fuzz target begins with it" for path in unlisted()]
    print("\n".join(missing) or "every file is in a list")
    return 1 if missing else 0


if __name__ == "__main__":
    if sys.argv[1:] == ["--complete"]:
        sys.exit(complete())
    lay_out(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
