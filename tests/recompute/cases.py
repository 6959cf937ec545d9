"""Assessments worked out by hand: each with a small scheme, its records, and what comes out.

The comments show the working. test_assess.py runs them through assess.py, compare.py through the library.

A row of a ledger is "unit item event value date" and then any number of column=value; "-" is a field without value, and where the
date is left out it is 2016-05-01. An expectation is a score, None for no score, or a dictionary of what is expected of a unit: score,
grade, rank, not_met, and of an indicator by its id the value, None where it does not apply. What is not named may be anything.
"""
import csv
import datetime
import io
from pathlib import Path

HEAD = '<scheme xmlns="urn:libfazhi:scheme:1"><head><title>考核办法</title></head>%s</scheme>'
VOCABULARY = Path(__file__).resolve().parents[2] / "lib" / "data" / "scheme.txt"
DEFAULT_DAY = datetime.date(2016, 12, 31)


def example(name):
    """The example of a way of scoring, P1 to P31, as the vocabulary prints it."""
    lines, inside = [], False
    for line in VOCABULARY.read_text(encoding="utf-8").split("\n"):
        if line.startswith("$ "):
            inside = line.split()[1] == name
        elif inside and line.startswith("- "):
            lines.append(line[2:])
    return "\n".join(lines)


def ledger_of(rows):
    parsed, columns = [], ["id"]
    for number, row in enumerate(rows, 1):
        fields, more = [], {"id": "x%d" % number}
        for word in row.split():
            key, equals, value = word.partition("=")
            if equals:
                more[key] = value
            else:
                fields.append(word)
        if "withdraws" in more:
            del more["id"]
        else:
            more["date"] = fields[4] if len(fields) > 4 else "2016-05-01"
        more.update((key, value) for key, value in zip(("unit", "item", "event", "value"), fields) if value != "-")
        parsed.append(more)
        columns += [key for key in more if key not in columns]
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(parsed)
    return out.getvalue().encode("utf-8")


class Case:
    def __init__(self, name, scheme, rows, expected, day=None, known=None, directive=None, registry=None):
        self.name, self.scheme, self.rows, self.expected = name, scheme, rows, expected
        self.day = datetime.date(*map(int, day.split("-"))) if day else DEFAULT_DAY
        self.known = datetime.date(*map(int, known.split("-"))) if known else None
        self.directive, self.registry = directive, registry

    def texts(self):
        scheme = example(self.scheme) if self.scheme[0] == "P" else self.scheme
        texts = {"scheme": (HEAD % scheme).encode("utf-8"), "ledger": ledger_of(self.rows)}
        if self.directive:
            texts["directive"] = self.directive.encode("utf-8")
        if self.registry:
            texts["registry"] = self.registry.encode("utf-8")
        return texts

    def difference(self, error, report):
        """Where an answer, an error's code or a report as JSON says it, is not what was worked out; None where it is."""
        if isinstance(self.expected, str) or error is not None:
            return None if error == self.expected else "expected %r, error %r" % (self.expected, error)
        units = {unit["unit"]: unit for unit in report["units"]}
        if set(units) != set(self.expected):
            return "units %s instead of %s" % (sorted(units), sorted(self.expected))
        for name, wanted in self.expected.items():
            wanted = wanted if isinstance(wanted, dict) else {"score": wanted}
            items = {item["id"]: item for item in units[name]["items"]}
            for key, value in wanted.items():
                if key in ("grade", "rank", "not_met", "class"):
                    found = units[name].get(key)
                elif key == "score":
                    found = units[name].get("exact")
                else:
                    found = items[key]["exact"] if key in items and items[key]["applies"] else None
                if found != value:
                    return "%s, %s: expected %r, found %r" % (name, key, value, found)
        return None


DIRECTIVE = """<directive xmlns="urn:libfazhi:directive:1" id="d">
<head><title>方案</title><issuer>中阳县人民政府</issuer><signed>2016-01-25</signed></head>
<section id="s1"><task id="t1"><p>一</p>
<assign role="lead" rank="1" unit="甲局"/><assign role="lead" rank="2" unit="乙局"/><assign role="cooperate" rank="1" unit="丙局"/>
<due date="2016-06-30">六月底前</due></task>
<section id="s11"><task id="t2"><p>二</p>
<assign role="lead" rank="1" unit="乙局"/><assign role="cooperate" rank="1" unit="甲局"/>
<due date="2016-06-30">六月底前</due></task></section></section>
<section id="s2"><task id="t3"><p>三</p>
<assign role="lead" rank="1" unit="丙局"/><assign role="cooperate" rank="1" unit="各有关部门" collective="true"/></task></section>
</directive>"""

REGISTRY = """<registry xmlns="urn:libfazhi:registry:1" id="g"><head><title>名录</title></head>
<body id="a" kind="department"><name>中阳县甲局</name><short>甲局</short></body>
<body id="b" kind="department"><name>中阳县乙局</name><short>乙局</short></body>
<body id="c" kind="institution"><name>丙局</name></body>
<body id="old" kind="department"><name>旧局</name></body>
<collective id="all"><name>各有关部门</name><all kind="department"/></collective>
<succession kind="moved" date="2016-07-01"><from body="old"/><to body="b"/></succession></registry>"""


def one(rules, attributes='points="10"', before=""):
    """A scheme of one indicator."""
    return '<total id="total">%s<indicator id="a" %s>%s</indicator></total>' % (before, attributes, rules)


def simple(*indicators, total="", after=""):
    return '<total id="total" %s>%s</total>%s' % (total, "".join(indicators), after)


WAYS = [
    Case("P1", "P1", [
        "甲局 a1 - 12.5", "甲局 a2 - 20", "甲局 b - 58",           # 12.5 + 20 + 58
        "乙局 a1 - 20", "乙局 b - -3",                             # 20 is cut to 15, -3 to 0; a2 has no value: 0
    ], {"甲局": {"score": "90.5", "a": "32.5", "rank": 1}, "乙局": {"score": "15", "rank": 2}}),
    Case("P2", "P2", [
        "甲局 a 违法文件 2", "甲局 a 超期 29",                       # 35 - 20 - 0.5 * floor(2.9)
        "乙局 a 违法文件 -", "乙局 a 超期 9",                        # 35 - 10 - 0
        "丙局 a 违法文件 4",                                        # 35 - 40, cut to 0
    ], {"甲局": "14", "乙局": "25", "丙局": "0"}),
    Case("P3", "P3", [
        "甲局 a 漏报 5", "甲局 negative 复议撤销 3",                 # 1.5 - min(1.5, 1.2) = 0.3; 0.3 - 3
        "乙局 a 漏报 2", "乙局 a 错报 -",                            # 1.5 - 0.6 - 0.5
    ], {"甲局": {"score": "-2.7", "a": "0.3", "negative": "-3"}, "乙局": "0.4"}),
    Case("P4", "P4", [
        "甲局 a - 90", "甲局 list 通报表扬 7", "甲局 list 经验推广 6",   # 5 + 12 = 17, cut to 15
        "乙局 a - 80", "乙局 list 经验推广 -",
    ], {"甲局": "105", "乙局": "82"}),
    Case("P5", "P5", [
        "甲局 a 自有 -", "甲局 a 共用 -",                            # 3, the higher; b: no record is fewer than 2: 2 - 2
        "乙局 a 共用 -", "乙局 b - -", "乙局 b - -",                  # 2; b: 2 + 0
        "丙局 a 别的 -", "丙局 b - -",                              # otherwise 0; 2 - 2
    ], {"甲局": "3", "乙局": "4", "丙局": "0"}),
    Case("P6", "P6", ["甲 a - 95", "乙 a - 94.999999", "丙 a - 80", "丁 a - 79.9", "戊 a - 60.000001", "己 a - 60"],
         {"甲": "10", "乙": "6", "丙": "6", "丁": "3", "戊": "3", "己": "0"}),
    Case("P7", "P7", [
        "甲局 rate 出庭率 0.3",                                    # 0.3 * 10
        "甲局 steps 合格率 92.5",                                  # 5 - floor(2.5)
        "甲局 air 年均浓度 38", "甲局 air 目标浓度 35",               # 10 - 3 * 0.5
        "甲局 age 平均年龄 44",                                    # mean (44 + 40) / 2 = 42: 2 - 2 * 0.5
        "甲局 life - 33",                                         # 13 / 65 = 0.2
        "乙局 rate 出庭率 1", "乙局 steps 合格率 95", "乙局 air 年均浓度 30", "乙局 air 目标浓度 35", "乙局 age 平均年龄 40",
        "乙局 life - 90",                                         # 10 + 5 + 10 + 2 + 1
    ], {"甲局": {"score": "15.7", "rate": "3", "steps": "3", "air": "8.5", "age": "1", "life": "0.2"}, "乙局": "28"}),
    Case("P8", "P8", [
        "甲局 a - 30", "甲局 b - 5",                               # 30/40 * 6; the best
        "乙局 a - 40", "乙局 b - 15",                              # the best; the worst
        "丙局 a - 10", "丙局 b - 12",                              # 10/40 * 6; (12 - 15) / (5 - 15) * 10
    ], {"甲局": {"score": "14.5", "a": "4.5", "b": "10"}, "乙局": "6", "丙局": {"score": "4.5", "a": "1.5", "b": "3"}}),
    Case("P9", "P9", [
        "甲局 a - 9", "乙局 a - 9", "丙局 a - 7",                    # places 1, 1, 3: 60, 60, 57 - 3
        "甲局 b - 3", "乙局 b - 2",                                # two take part: 10, 9; who has no value 0
    ], {"甲局": "70", "乙局": "69", "丙局": "54"}),
    Case("P10", "P10", [
        "甲局 a 没有计划 -", "甲局 a 计划不周 7.5 2016-05-01 note=拖延",
        "乙局 a 计划不周 4 2016-05-01 note=拖延",                    # below the range
        "丙局 a 计划不周 6",                                        # without reason
    ], {"甲局": "82.5", "乙局": "100", "丙局": "100"}),
    Case("P11", "P11", [
        "甲局 votes 优秀 30", "甲局 votes 称职 15", "甲局 votes 基本称职 5", "甲局 votes 弃权 4",  # (3000 + 1200 + 300) / 50 = 90
        "甲局 marks - 90 2016-05-01 group=分管领导", "甲局 marks - 80 2016-05-01 group=干部职工", "甲局 marks - 70 2016-05-01 group=干部职工",
        "甲局 marks - 60 2016-05-01 group=考核组", "甲局 marks - 70 2016-05-01 group=考核组", "甲局 marks - 80 2016-05-01 group=考核组",
        "甲局 marks - 90 2016-05-01 group=考核组", "甲局 marks - 85 2016-05-01 group=考核组", "甲局 marks - 75 2016-05-01 group=考核组",
        # 0.2 * 90 + 0.4 * 75 + 0.4 * (70 + 80 + 85 + 75) / 4 = 18 + 30 + 31 = 79; 0.4 * 90 + 0.6 * 79
        "乙局 votes 弃权 3",                                       # no valid vote: 0
        "乙局 marks - 95 2016-05-01 group=考核组 rater=赵", "乙局 marks - 90 2016-05-01 group=分管领导",
        "乙局 marks - 90 2016-05-01 group=干部职工",                 # 赵's ballot is void, so a group has no marks: 0
    ], {"甲局": {"score": "83.4", "votes": "90", "marks": "79"}, "乙局": "0"}),
    Case("P12", "P12", [
        "甲 a 完成 - 2016-12-30", "乙 a 完成 - 2017-01-10",           # 5 + 0; 5 - (1 + 10 * 0.1)
        "丙 a 别的 - 2016-01-01", "丁 a 完成 - 2017-03-01",           # 5 - 5; 5 - min(1 + 60 * 0.1, 5)
        "戊 a 完成 - 2017-01-10 due=2017-01-05",                    # 5 - (1 + 5 * 0.1)
    ], {"甲": "5", "乙": "3", "丙": "0", "丁": "0", "戊": "3.5"}, day="2017-03-01"),
    Case("P13", "P13", [
        "甲 a 进度滞后 - 2016-01-05", "甲 a 进度滞后 - 2016-01-20", "甲 a 进度滞后 - 2016-02-28",    # two months: 5 - 0.8
        "乙 a 进度滞后 - 2016-01-05", "乙 a 进度滞后 - 2016-03-01",                             # no run: 5 - 0.4
        "丙 a 进度滞后 - 2015-10-31", "丙 a 进度滞后 - 2015-11-01", "丙 a 进度滞后 - 2015-12-31", "丙 a 进度滞后 - 2016-01-01",  # four
    ], {"甲": "4.2", "乙": "4.6", "丙": "3.8"}),
    Case("P14", "P14", [
        "甲局 a - 80", "甲局 list 国家级表彰 - 2016-05-01 matter=一", "甲局 list 省级表彰 - 2016-05-01 matter=一",
        "甲局 list 市级表彰 - 2016-05-01 matter=二", "甲局 list 市级表彰 -",      # 80 + 2 + 0.5 + 0.5
    ], {"甲局": "83"}),
    Case("P15", "P15", [
        "甲局 a 扣分 3", "甲局 a 只有一类任务 -",                           # 100 - 3 * 2
        "甲局 b 承担 -", "甲局 b 承担 -", "甲局 b 承担 -", "甲局 b 办结 -", "甲局 b 办结 -",  # 2 * (1 + 0.2 * 2)
        "乙局 a 扣分 1", "乙局 b 办结 -",                                # 100 - 1 + 1
    ], {"甲局": {"score": "96.8", "b": "2.8"}, "乙局": "100"}),
    Case("P16", "P16", [
        "县司法局 a - 80", "县司法局 list 部委表彰 - 2016-05-01 mark=二等",   # 80 + 3 * 0.5
        "县政府办 a - 80", "县政府办 list 部委表彰 - 2016-05-01 mark=二等", "县政府办 list 部委表彰 -",  # 80 + 0.75 + 1.5
    ], {"县司法局": {"score": "81.5", "class": "bureaus"}, "县政府办": {"score": "82.25", "rank": 1}}),
    Case("P17", "P17", [
        "甲局 t1 完成 - 2016-06-30", "甲局 task.t2 完成 - 2016-06-01",    # 1 and 0.5 of 1.5
        "乙局 t1 完成 - 2016-07-10",                                  # 0.8 - 0.8 * 0.2 = 0.64; t2 not done: 1 - 1 = 0; of 1.8
        "甲局 papers 采用 - 2016-05-01 matter=稿 heads=1", "乙局 papers 采用 - 2016-05-01 matter=稿 heads=3",  # 1/4, 3/4
        # 丙局 has not done t1: 0.5 - 1 * 1 = -0.5; t3 has no due day: 1; together 0.5 of 1.5
    ], {"甲局": {"score": "100.25", "task.t1": "1", "task.t2": "0.5", "papers": "0.25"},
        "乙局": {"score": "1307/36", "task.t1": "0.64", "task.t2": "0", "task.t3": None},   # 0.64 / 1.8 * 100 + 0.75
        "丙局": {"score": "100/3", "task.t1": "-0.5", "task.t3": "1"}}, directive=DIRECTIVE),
    Case("P18", "P18", [
        "甲局 a - 30", "甲局 b - 10", "甲局 c - 16",
        "乙局 a - 45",                                               # 45 + 20 + mean of 16/20 and 8/20 of 20 = 12
        "丙局 b - 20", "丙局 c - 8",                                  # 28 of 40, brought to 100
    ], {"甲局": "56", "乙局": {"score": "77", "b": None}, "丙局": "70"}),
    Case("P19", "P19", [
        "甲局 a - 40", "乙局 a 别的 -",                                # half of the whole is enough: 40 of 50; nothing applies
    ], {"甲局": {"score": "80", "rank": 1}, "乙局": {"score": None, "rank": None}}),
    Case("P20", "P20", [
        "甲局 internal - 90", "甲局 social - 8.5", "甲局 list 加分 2", "甲局 list 扣分 0.5",   # 63 + 25.5 + 2 - 0.5
    ], {"甲局": {"score": "90", "social": "85", "list": "1.5"}}),
    Case("P21", "P21", [
        "甲 life 寿命 52.5", "甲 expected 预期 9", "甲 mean 平均 7.5", "甲 income 收入 100",      # 0.5, 0.5, 0: the root of 0
        "乙 life 寿命 85", "乙 expected 预期 18", "乙 mean 平均 15", "乙 income 收入 75000",       # all 1
        "丙 life 寿命 52.5", "丙 expected 预期 9", "丙 mean 平均 7.5", "丙 income 收入 80000",     # 0.25^(1/3) = 0.62996
    ], {"甲": {"score": "0", "education": "0.5"}, "乙": "1", "丙": "0.63"}),
    Case("P22", "P22", ["吕梁市 a - 89.9", "省司法厅 b - 80"],
         {"吕梁市": {"score": "89.9", "grade": "一般", "rank": 1}, "省司法厅": {"score": "80", "grade": "优秀", "rank": 1}}),
    Case("P23", "P23", ["甲局 a 加分 30", "乙局 a 扣分 90", "丙局 a 加分 5", "丙局 a 扣分 2"],
         {"甲局": {"score": "100", "a": "30"}, "乙局": "0", "丙局": "83"}),
    Case("P24", "P24", [
        "甲 a 创新 3", "乙 a 创新 1", "乙 a 扣分 2", "丙 a 扣分 1", "丁 a 扣分 5", "戊 a 别的 -",
        # three of five lost; floor(20% * 5) = 1 unit, 甲, with at most 10% of 20
    ], {"甲": "22", "乙": "18", "丙": "19", "丁": "15", "戊": "20"}),
    Case("P25", "P25", ["甲局 this-year - 770.83", "甲局 last-year - 654.34"],           # 77.08 - 65.43
         {"甲局": {"score": "11.65", "this-year": "77.08", "last-year": "65.43"}}),
    Case("P26", "P26", ["甲 a - 50", "甲 b - 30", "乙 a - 45", "乙 b - 35", "丙 a - 50", "丙 b - 30"],
         # all 80; a: 50, 45, 50; then the name: 丙 (U+4E19) before 甲 (U+7532)
         {"甲": {"score": "80", "rank": 2}, "乙": {"rank": 3}, "丙": {"rank": 1}}),
    Case("P27", "P27", ["甲 a - 95", "乙 a - 93", "丙 a - 85", "丁 a - 82"],
         # floor(30% * 4) = 1 stays 优秀; ceil(15% * 4) = 1 has to be 一般
         {"甲": {"grade": "优秀"}, "乙": {"grade": "良好"}, "丙": {"grade": "良好"}, "丁": {"grade": "一般"}}),
    Case("P28", "P28", [
        "甲 a - 95", "甲 - 重大案件 -", "乙 a - 59", "丙 a - 95", "丙 a 通报 -", "丙 - 通报 -", "丁 a - 70", "丁 - 国家级表彰 -",
        "戊 a - 95", "戊 - 未整改 -", "己 a - 92", "己 - 弄虚作假 -",
    ], {"甲": {"score": "95", "grade": None, "not_met": True, "rank": 1}, "乙": {"score": "0", "grade": "一般", "rank": 5},
        "丙": {"grade": "良好", "rank": 1}, "丁": {"score": "70", "grade": "优秀", "rank": 4},
        "戊": {"grade": "良好", "rank": 1}, "己": {"score": "92", "grade": "优秀", "rank": None}}),
    Case("P29", "P29", [
        "甲 a 督查问题 - 2016-05-01 deadline=2016-06-30 rectified=2016-06-30",   # 20 - 2 * 0.5
        "乙 a 督查问题 - 2016-05-01 deadline=2016-06-30 rectified=2016-07-01",   # 20 - 2 * 2
        "丙 a 督查问题 - 2016-05-01 deadline=2016-12-31",                       # the deadline is not over: 20 - 2
        "丁 a 督查问题 - 2016-05-01 rectified=2017-01-05",                      # not yet, and no deadline: 20 - 2
    ], {"甲": "19", "乙": "16", "丙": "18", "丁": "18"}),
    Case("P30", "P30", ["甲局 a - 90", "甲局 list 表彰 - 2016-05-01 document=文件", "甲局 list 表彰 - 2016-05-01 evidence=照片",
                        "甲局 list 表彰 -"], {"甲局": "92"}),
    Case("P31", "P31", ["甲局 a 未公开 15", "乙局 a 未公开 3"], {"甲局": "80", "乙局": "94"}),
]

VALUE = "<value/>"
ROUNDING = [
    Case("%s rounds %s to %s" % (mode, value, wanted), one(VALUE + '<round places="0" mode="%s"/>' % mode, ""), ["甲局 a - " + value],
         {"甲局": wanted})
    for mode, value, wanted in (
        ("half-away", "2.5", "3"), ("half-away", "-2.5", "-3"), ("half-even", "2.5", "2"), ("half-even", "3.5", "4"), ("half-even", "-2.5", "-2"),
        ("truncate", "2.9", "2"), ("truncate", "-2.9", "-2"), ("floor", "-2.1", "-3"), ("ceiling", "2.1", "3"))
]

RECORDS = [
    Case("a corrected record no longer counts", one(VALUE), ["甲局 a - 3", "甲局 a - 7 2016-05-01 corrects=x1 recorded=2016-08-01 reason=误"],
         {"甲局": "7"}),
    Case("before the correction was entered the record counts", one(VALUE),
         ["甲局 a - 3", "甲局 a - 7 2016-05-01 corrects=x1 recorded=2016-08-01 reason=误"], {"甲局": "3"}, known="2016-07-31"),
    Case("a withdrawn record does not count", one('<deduct points="1"/>', 'points="10" start="full"'),
         ["甲局 a - 1", "甲局 a - 2", "withdraws=x2 recorded=2016-08-01"], {"甲局": "9"}),
    Case("before it was withdrawn it does", one('<deduct points="1"/>', 'points="10" start="full"'),
         ["甲局 a - 1", "甲局 a - 2", "withdraws=x2 recorded=2016-08-01"], {"甲局": "7"}, known="2016-07-31"),
    Case("what happens after the day of assessment does not count", one('<deduct points="1"/>', 'points="10" start="full"'),
         ["甲局 a - 1 2016-12-31", "甲局 a - 2 2017-01-01"], {"甲局": "9"}),
    Case("a record without unit is one of every unit", one('<deduct points="1"/>', 'points="10" start="full"'),
         ["甲局 a - 1", "- a - 2", "乙局 b - -"], {"甲局": "7", "乙局": "8"}),
    Case("a record says that an indicator is not applicable", simple(
        '<indicator id="a" points="6"><value/></indicator>', '<indicator id="b" points="4"><value/></indicator>'),
         ["甲局 a - 3", "甲局 b - 4", "甲局 b 不适用 -"], {"甲局": {"score": "5", "b": None}}),   # 3 of 6, brought to 10
    Case("two values of one day are refused", one(VALUE), ["甲局 a - 3", "甲局 a - 4"], "FZ_EVALUES"),
    Case("two equal values of one day are one", one(VALUE), ["甲局 a - 3", "甲局 a - 3.0"], {"甲局": "3"}),
    Case("names are folded", one(VALUE, 'points="10"'), ["縣財政局 a - 3 2016-05-01", "县财政局 a - 4 2016-05-02"], {"县财政局": "4"}),
]

TAKING = [
    Case("take=%s" % how, one('<value take="%s"/>' % how, ""),
         ["甲局 a - 2 2016-01-01", "甲局 a - 7 2016-03-01", "甲局 a - 3 2016-02-01", "甲局 a - - 2016-04-01"], {"甲局": wanted})
    for how, wanted in (("last", "7"), ("sum", "12"), ("mean", "4"), ("highest", "7"), ("lowest", "2"), ("count", "4"))
]

RULES = [
    Case("ties 1223", one('<ranking ties="next" first="10" step="-1"/>', ""), ["甲 a - 9", "乙 a - 9", "丙 a - 7"], {"甲": "10", "乙": "10", "丙": "9"}),
    Case("ties take the mean of their places", one('<ranking ties="mean" first="10" step="-1"/>', ""), ["甲 a - 9", "乙 a - 9", "丙 a - 7"],
         {"甲": "9.5", "乙": "9.5", "丙": "8"}),
    Case("ties are refused", one('<ranking ties="refuse" first="10" step="-1"/>', ""), ["甲 a - 9", "乙 a - 9"], "FZ_ETIE"),
    Case("the multiplier behind the cap", one('<deduct points="1" cap="3" multiply="after"><times value="2"/></deduct>', 'points="10" start="full"'),
         ["甲局 a - 5"], {"甲局": "4"}),                                  # 10 - min(5, 3) * 2
    Case("the multiplier before the cap", one('<deduct points="1" cap="3"><times value="2"/></deduct>', 'points="10" start="full"'),
         ["甲局 a - 5"], {"甲局": "7"}),                                  # 10 - min(10, 3)
    Case("shared by units", one('<add points="3" split="units"/>', ""),
         ["甲 a - - 2016-05-01 matter=一", "乙 a - - 2016-05-01 matter=一", "乙 a - -", "丙 a - - 2016-05-01 matter=一"],
         {"甲": "1", "乙": "4", "丙": "1"}),
    Case("weeks at the end of a year", one('<deduct points="1"><runs every="week"><run length="2" points="5"/></runs></deduct>',
                                          'points="10" start="full"'),
         ["甲 a - - 2016-12-26", "甲 a - - 2017-01-02",                    # weeks 2016-W52 and 2017-W01: a run
          "乙 a - - 2016-12-26", "乙 a - - 2017-01-01"],                   # both in 2016-W52: two records
         {"甲": "5", "乙": "8"}, day="2017-01-31"),
    Case("days around a leap day", one('<deduct points="1"><runs every="day"><run length="3" points="5"/></runs></deduct>',
                                       'points="10" start="full"'),
         ["甲 a - - 2016-02-28", "甲 a - - 2016-02-29", "甲 a - - 2016-03-01", "乙 a - - 2016-02-28", "乙 a - - 2016-03-01"],
         {"甲": "5", "乙": "8"}),
    Case("value to the mean, less being better", one('<relative to="mean" best="lowest"/>'), ["甲 a - 2", "乙 a - 6"],
         {"甲": "10", "乙": "20/3"}),                                     # 4/2 is cut at 10 points; 4/6 * 10
    Case("no range where all are equal", one('<relative to="range"/>'), ["甲 a - 2", "乙 a - 2"], {"甲": "0", "乙": "0"}),
    Case("goalposts that are not cut", one('<clamp/><goalposts low="10" high="0" clamp="none"/>'), ["甲 a - 15", "乙 a - -5"],
         {"甲": "-5", "乙": "15"}),                                       # (15 - 10) / -10; (-5 - 10) / -10
    Case("no logarithm of 0", one('<goalposts low="1" high="10" scale="log" clamp="high"/>'), ["甲 a - 0"], "FZ_ENEGATIVE"),
    Case("0 below a logarithm that is cut", one('<goalposts low="1" high="10" scale="log"/>'), ["甲 a - 0"], {"甲": "0"}),
    Case("the clamp behind the share", '<share role="lead" factor="1"/><share role="cooperate" factor="0.5"/>' + one(
        '<bind tasks="t1"/><clamp from="3" stage="after"/><value/>'), ["丙局 a - 4"],
         {"甲局": "3", "乙局": "3", "丙局": "3"}, directive=DIRECTIVE),         # 4 * 0.5 = 2, raised to 3; no value: 0, raised to 3
]

COMBINING = [
    Case("minimum", simple('<indicator id="a" points="10"><value/></indicator>', '<indicator id="b" points="10"><value/></indicator>',
                           total='combine="minimum"'), ["甲局 a - 7", "甲局 b - 4"], {"甲局": "4"}),
    Case("product", simple('<indicator id="a" points="10"><value/></indicator>', '<indicator id="b" points="4"><value/></indicator>',
                           total='combine="product" points="100"'), ["甲局 a - 5", "甲局 b - 3"], {"甲局": "37.5"}),   # 0.5 * 0.75 * 100
    Case("no product of a rate over 0", simple('<indicator id="a"><indicator id="b"><value/></indicator></indicator>',
                                               total='combine="product"'), ["甲局 b - 5"],
         "FZ_ENEGATIVE"),
    Case("no geometric mean of a negative value", simple('<indicator id="a" weight="100"><value/></indicator>', total='combine="geometric"'),
         ["甲局 a - -1"], "FZ_ENEGATIVE"),
    Case("fold to points less base", simple('<indicator id="a" points="5"><value/></indicator>', total='combine="fold" points="100" base="60"'),
         ["甲局 a - 4"], {"甲局": "92"}),                                  # 4/5 * 40 + 60
    Case("weights multiply in a sum", simple('<indicator id="a" points="10" weight="1.5"><value/></indicator>', total='points="15"'),
         ["甲局 a - 4"], {"甲局": "6"}),
    Case("absent counts 0", simple('<indicator id="a" points="6"><value/></indicator>',
                                   '<indicator id="b" points="4" absent="zero"><value missing="absent"/></indicator>'),
         ["甲局 a - 3"], {"甲局": "3"}),
    Case("one for each section, and in it for each task", '<share role="lead" factor="1"/>' + simple(
        '<indicator id="s"><bind each="section"/><indicator id="t" points="1" start="full"><bind each="task"/><deduct points="1"/></indicator></indicator>',
        total='combine="fold" points="10"'), ["乙局 t.t2 - 1", "乙局 t1 - 0.5"],
         # 乙局 leads t1 (joint) and t2; what is recorded under t1 counts in t.t1: 0.5 + 0 of 2
         {"甲局": {"score": "10", "t.t2": None}, "乙局": {"score": "2.5", "s.s1": "0.5", "s.s11": "0"}, "丙局": "10"}, directive=DIRECTIVE),
    Case("there is no such task", one('<bind tasks="t9"/><value/>'), ["甲局 a - 1"], "FZ_EBINDING", directive=DIRECTIVE),
    Case("bound without directive", one('<bind each="task"/><value/>'), ["甲局 a - 1"], "FZ_EBINDING"),
    Case("a member bears the tasks of its collective", one('<bind tasks="t3"/><value/>'), ["甲局 a - 4", "丙局 a - 5", "旧局 a - 6"],
         # 旧局 went to 乙局; 丙局 is no department, but leads t3
         {"甲局": "4", "乙局": "6", "丙局": "5"}, directive=DIRECTIVE, registry=REGISTRY),
    Case("only a predecessor's name was met", one(VALUE), ["旧局 a - 6"], {"中阳县乙局": "6"}, registry=REGISTRY),
]

GRADES = '<grades %s><grade name="优" from="90" %s/><grade name="良" from="80" %s/><grade name="差" %s/></grades>'
OUTCOMES = [
    Case("ranks 1223", one(VALUE, "") + '<rank ties="next"/>', ["甲 a - 9", "乙 a - 9", "丙 a - 7"], {"甲": {"rank": 1}, "乙": {"rank": 1}, "丙": {"rank": 2}}),
    Case("equal ranks are refused", one(VALUE, "") + '<rank ties="refuse"/>', ["甲 a - 9", "乙 a - 9"], "FZ_ETIE"),
    Case("ranked on the rounded total", one(VALUE, "").replace("</total>", '<round places="0"/></total>') + "<rank/>", ["甲 a - 9.4", "乙 a - 8.6"],
         {"甲": {"score": "9", "rank": 1}, "乙": {"score": "9", "rank": 1}}),
    Case("ranked on the exact total", one(VALUE, "").replace("</total>", '<round places="0"/></total>') + '<rank on="exact"/>',
         ["甲 a - 9.4", "乙 a - 8.6"], {"甲": {"rank": 1}, "乙": {"rank": 2}}),
    Case("a key that does not apply comes last", simple(
        '<indicator id="a"><value/></indicator>', '<indicator id="b" outside="true"><value missing="absent"/></indicator>',
        after='<rank><key by="indicator" indicator="b" order="ascending"/></rank>'), ["甲 a - 9", "乙 a - 9", "乙 b - 0"],
         {"甲": {"rank": 2}, "乙": {"rank": 1}}),
    Case("a hole has no grade", one(VALUE, "") + '<grades><grade name="优" from="90" to="100"/><grade name="良" from="80" to="89"/></grades>',
         ["甲 a - 89.5", "乙 a - 89", "丙 a - 79"], {"甲": {"grade": None}, "乙": {"grade": "良"}, "丙": {"grade": None}}),
    Case("rounded for the grade", one(VALUE, "") + '<grades places="0"><grade name="优" from="90" to="100"/><grade name="良" from="80" to="89"/></grades>',
         ["甲 a - 89.5"], {"甲": {"score": "89.5", "grade": "优"}}),
    Case("a tie at the edge falls", one(VALUE, "") + GRADES % ("", 'most="50"', "", ""), ["甲 a - 95", "乙 a - 93", "丙 a - 93"],
         # floor(50% * 3) = 1
         {"甲": {"grade": "优"}, "乙": {"grade": "良"}, "丙": {"grade": "良"}}),
    Case("the whole tie falls", one(VALUE, "") + GRADES % ("", 'most="70"', "", ""), ["甲 a - 95", "乙 a - 93", "丙 a - 93"],
         # floor(70% * 3) = 2, of which one ties with the third
         {"甲": {"grade": "优"}, "乙": {"grade": "良"}, "丙": {"grade": "良"}}),
    Case("the whole tie stays", one(VALUE, "") + GRADES % ('edge="upper"', 'most="70"', "", ""), ["甲 a - 95", "乙 a - 93", "丙 a - 93"],
         {"甲": {"grade": "优"}, "乙": {"grade": "优"}, "丙": {"grade": "优"}}),
    Case("a tie at the edge is refused", one(VALUE, "") + GRADES % ('edge="refuse"', 'most="70"', "", ""), ["甲 a - 95", "乙 a - 93", "丙 a - 93"],
         "FZ_ETIE"),
    Case("at least so many, from the nearest grade that has units", one(VALUE, "") + GRADES % ("", "", "", 'least="50"'),
         ["甲 a - 95", "乙 a - 93"], {"甲": {"grade": "优"}, "乙": {"grade": "差"}}),        # 良 is empty
    Case("a gate makes a part 0", simple('<indicator id="a"><value/></indicator>', '<indicator id="b"><value/></indicator>',
                                         after='<gate event="假" effect="zero" target="b"/>'), ["甲 a - 3", "甲 b - 4", "甲 - 假 -"],
         {"甲": {"score": "3", "b": "0"}}),
    Case("a gate sees the least of each", '<share role="lead" factor="1"/>' + simple(
        '<indicator id="t" points="1" start="full"><bind each="task"/><deduct points="0.5"/></indicator>',
        after='<gate indicator="t" below="1" effect="not-met"/>'), ["乙局 t1 - -"],
         {"甲局": {"score": "1", "not_met": False}, "乙局": {"score": "1.5", "not_met": True}, "丙局": {"score": "1"}},
         directive=DIRECTIVE),
]

CASES = WAYS + ROUNDING + RECORDS + TAKING + RULES + COMBINING + OUTCOMES
