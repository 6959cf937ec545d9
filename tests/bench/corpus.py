#!/usr/bin/env python3
"""Make directives up, from a fixed seed: as XML that the library loads, or as text in GB 18030 that it imports.

usage: corpus.py COUNT FOLDER [xml|text]    writes FOLDER/00000.xml (or .txt) and on, with a list of them in FOLDER/COUNT.list and
                                            all assignments as a table in FOLDER/COUNT.assignments: directive, task, role,
                                            rank, unit

Each has twelve sections and 68 tasks, as 中阳县's has, and is about as long. Texts vary: sentences are put together from parts with
characters drawn at random among them, since copies of one text would flatter an interning library. 县司法局, 县政府办 and 县财政局 are
drawn more often than others; 县司法局 leads about two tasks of each directive.
"""
import random
import sys
from pathlib import Path

VERBS = "推进 完善 建立 健全 加强 规范 落实 深化 开展 强化 优化 改进 严格 推行 公开 清理 整合 提高 督促 组织".split()
OBJECTS = ("行政审批制度 权力清单 责任清单 规范性文件备案 重大决策程序 行政执法体制 政务公开 行政复议 法律顾问 普法宣传 监督检查 "
           "信息平台 考核评价 公共服务 财政预算 社会信用 应急管理 环境保护 安全生产 教育培训").split()
ENDS = ("确保各项任务按期完成 做到权责一致 实现全过程记录 接受社会监督 形成长效机制 明确时限和标准 防止推诿扯皮 "
        "逐级压实责任 及时向社会公布 严肃追究责任").split()
HAN = [chr(code) for code in range(0x4E00, 0x9FA0, 7)]  # some 3,000 characters, most of them rare
UNITS = ["县司法局", "县政府办", "县财政局"] + [
    f"县{a}{b}局" for a in "教科民人自生住交水农商文卫应审市统医信林" for b in "育技政社然态建通务业"]
TITLES = [f"{verb}{thing}" for verb in VERBS for thing in OBJECTS]
NUMERALS = "一 二 三 四 五 六 七 八 九 十 十一 十二".split()
SECTIONS, TASKS = 12, 68


def sentence(draw, parts):
    said = []
    for _ in range(parts):
        odd = "".join(draw.choices(HAN, k=draw.randrange(3, 9)))
        said.append(f"{draw.choice(VERBS)}{draw.choice(OBJECTS)}，以{odd}为重点，{draw.choice(ENDS)}")
    return "，".join(said) + "。"


def units(draw, most):
    weights = [12, 12, 9] + [1] * (len(UNITS) - 3)
    return list(dict.fromkeys(draw.choices(UNITS, weights, k=draw.randrange(1, most + 1))))


def directive(number):
    """What one says: a title, and sections of tasks."""
    draw = random.Random(f"libfazhi {number}")
    sizes = [0] + [TASKS // (SECTIONS - 1)] * (SECTIONS - 1)
    for i in range(TASKS - sum(sizes)):
        sizes[1 + i] += 1
    sections = [(draw.choice(TITLES), sentence(draw, 3),
                 [(sentence(draw, draw.randrange(2, 5)), units(draw, 3), units(draw, 3)) for _ in range(size)]) for size in sizes]
    return f"关于{draw.choice(TITLES)}的实施意见", sections


def xml(number):
    title, sections = directive(number)
    out = ['<?xml version="1.0" encoding="UTF-8"?>\n<directive xmlns="urn:libfazhi:directive:1" id="d%d" xml:lang="zh-CN">' % number,
           f"  <head>\n    <title>{title}</title>\n    <issuer>某某县人民政府</issuer>\n    <signed>2016-01-25</signed>\n  </head>"]
    task = 0
    for at, (heading, text, tasks) in enumerate(sections):
        out.append(f'  <section id="s{at + 1}" n="{at + 1}" label="{NUMERALS[at]}" mark="{NUMERALS[at]}、">\n'
                   f"    <title>{heading}</title>\n    <p>{text}</p>")
        for words, leads, helpers in tasks:
            task += 1
            helpers = [unit for unit in helpers if unit not in leads]
            out.append(f'    <task id="t{task}" n="{task}" label="{task}" mark="{task}.">\n      <p>{words}</p>')
            for mark, role, who in (("牵头单位", "lead", leads), ("配合单位", "cooperate", helpers)):
                if who:
                    out.append(f"      <stated>{mark}：{'、'.join(who)}</stated>")
                out += [f'      <assign role="{role}" rank="{rank}" unit="{unit}"/>' for rank, unit in enumerate(who, 1)]
            out.append("    </task>")
        out.append("  </section>")
    return ("\n".join(out) + "\n</directive>\n").encode("utf-8")


def text(number):
    title, sections = directive(number)
    out = [title, "", "各乡镇人民政府、县直有关单位：", ""]
    task = 0
    for at, (heading, words, tasks) in enumerate(sections):
        out += [f"{NUMERALS[at]}、{heading}", "", f"　　{words}", ""]
        for words, leads, helpers in tasks:
            task += 1
            helpers = [unit for unit in helpers if unit not in leads]
            out += [f"　　{task}.{words}", "", f"　　牵头单位：{'、'.join(leads)}", ""]
            if helpers:
                out += [f"　　配合单位：{'、'.join(helpers)}", ""]
    out += ["某某县人民政府", "2016年1月25日"]
    return "\n".join(out).encode("gb18030")


def assignments(number):
    """Lines of the table."""
    task = 0
    for _, _, tasks in directive(number)[1]:
        for _, leads, helpers in tasks:
            task += 1
            for role, who in (("lead", leads), ("cooperate", [unit for unit in helpers if unit not in leads])):
                yield from (f"d{number}\tt{task}\t{role}\t{rank}\t{unit}\n" for rank, unit in enumerate(who, 1))


FORMS = {"xml": (xml, ".xml"), "text": (text, ".txt")}


def make(count, folder, form="xml"):
    """The paths of the files, which are written unless they are there."""
    write, suffix = FORMS[form]
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{number:05}{suffix}" for number in range(count)]
    for number, path in enumerate(paths):
        if not path.exists():
            path.write_bytes(write(number))
    (folder / f"{count}.list").write_text("".join(f"{path}\n" for path in paths))
    if form == "xml":
        (folder / f"{count}.assignments").write_text("".join(line for number in range(count) for line in assignments(number)))
    return paths


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4) or sys.argv[-1] not in (*FORMS, sys.argv[2]):
        sys.exit(__doc__)
    made = make(int(sys.argv[1]), sys.argv[2], *sys.argv[3:])
    print(f"{len(made)} files, {sum(path.stat().st_size for path in made)} bytes")
