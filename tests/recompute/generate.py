#!/usr/bin/env python3
"""Make schemes, ledgers and directives from a number: valid for the loaders, awkward for whoever computes them.

usage: generate.py SEED FOLDER                    write the files of one seed
       generate.py --coverage A-B [--library PATH]  generate seeds A to B and print how often each element, attribute and choice of
                                                    lib/data/scheme.txt came up; 1 when one never did. With --library each scheme
                                                    is loaded by it too, and 1 when one is refused.

The same seed makes the same files with every version of Python: only Random.random() is used, which is promised to stay.
"""
import argparse
import csv
import datetime
import io
import random
import sys
from collections import Counter
from fractions import Fraction
from pathlib import Path
from xml.sax.saxutils import quoteattr, escape

UNITS = ["县司法局", "县财政局", "县教育局", "柳林镇", "金罗镇人民政府", "县人民政府", "县医院", "县水利局", "高新区管委会", "县民政局", "枝柯街道办事处", "县供水公司"]
COLLECTIVES = ["县政府各有关部门", "各乡镇", "全县各单位"]
EVENTS = ["违法", "超期", "表彰", "通报", "完成", "满意", "一般", "不满意", "指标", "目标", "承担", "退回"]
MARKS = ["二等", "网上", "省级"]
RATERS = ["甲", "乙", "丙", "丁"]
GROUPS = ["领导", "职工", "群众"]
MATTERS = ["一等奖", "稿件", "事故"]
WORDS = ["表彰", "稿件"]
VALUES = ["0", "1", "2", "3", "0.5", "1.5", "0.125", "33.33", "66.67", "7", "10", "12.345675", "89.995", "95", "100", "60", "0.000001",
          "250", "-1", "-2.5", "999999.999999"]
PLAIN_VALUES = ["1", "2", "3", "5", "8", "0.5", "2.5", "10", "33.3", "60", "75.25", "80", "88.885", "92", "95", "100"]
POINTS = ["1", "2", "3", "5", "10", "0.5", "0.3", "1.25", "7", "15", "100", "0.000001", "33.333333"]
DAYS = ["2016-02-29", "2016-12-31", "2017-01-01", "2017-01-02", "2016-06-30", "2020-12-31", "2021-01-03", "2016-07-01", "2018-12-31",
        "2020-02-29", "2021-01-04"]


class Chance:
    """Random choices made of Random.random() alone."""

    def __init__(self, seed):
        self._random = random.Random(seed).random

    def below(self, count):
        return int(self._random() * count)

    def of(self, items):
        return items[self.below(len(items))]

    def yes(self, per_cent):
        return self._random() * 100 < per_cent

    def between(self, low, high):
        return low + self.below(high - low + 1)

    def some(self, items, count):
        rest, chosen = list(items), []
        while rest and len(chosen) < count:
            chosen.append(rest.pop(self.below(len(rest))))
        return chosen

    def points(self):
        return self.of(POINTS) if self.yes(60) else decimal(Fraction(self.between(1, 400), self.of([1, 2, 4, 10, 100])))

    def signed(self):
        return ("-" if self.yes(45) else "") + self.points()


def decimal(value):
    """A fraction of at most six places as a decimal."""
    millionths = value * 10 ** 6
    assert millionths.denominator == 1, value
    whole, rest = divmod(abs(int(millionths)), 10 ** 6)
    return ("-" if millionths < 0 else "") + str(whole) + (".%06d" % rest).rstrip("0").rstrip(".")


class Node:
    def __init__(self, tag, text=None, **attributes):
        self.tag, self.text, self.children = tag, text, []
        self.attributes = {key.rstrip("_"): value for key, value in attributes.items() if value is not None}

    def add(self, *nodes):
        self.children.extend(node for node in nodes if node is not None)
        return self

    def has(self, key):
        return key in self.attributes

    def get(self, key, otherwise="0"):
        return Fraction(self.attributes.get(key, otherwise))

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def write(self, out, indent="", space=""):
        attributes = space + "".join(" %s=%s" % (key, quoteattr(value)) for key, value in self.attributes.items())
        if self.text is not None:
            out.append("%s<%s%s>%s</%s>" % (indent, self.tag, attributes, escape(self.text), self.tag))
        elif not self.children:
            out.append("%s<%s%s/>" % (indent, self.tag, attributes))
        else:
            out.append("%s<%s%s>" % (indent, self.tag, attributes))
            for child in self.children:
                child.write(out, indent + "  ")
            out.append("%s</%s>" % (indent, self.tag))

    def xml(self, name):
        out = ['<?xml version="1.0" encoding="UTF-8"?>']
        self.write(out, "", ' xmlns="urn:libfazhi:%s:1"' % name)
        return "\n".join(out) + "\n"


# ------------------------------------------------------------------------------------------------------- directive ----

class DirectiveMaker:
    """3 to 8 tasks in sections, some of them nested, or in none."""

    def __init__(self, chance, with_registry):
        self.c = chance
        self.tasks, self.sections, self.units, self.direct = [], [], [], []
        self.pool = chance.some(UNITS, chance.between(3, 6))
        if with_registry:
            self.pool += ["县法制办"] * chance.yes(50) + ["司法局"] * chance.yes(25)
        self.full = "中阳县司法局" if chance.yes(50) else None  # else it is completed by the issuer's level
        head = Node("head").add(Node("title", "实施意见"), Node("issuer", "中阳县人民政府"), Node("signed", "2016-01-25"))
        self.root = Node("directive", id="d").add(head)
        count = chance.between(3, 8)
        if chance.yes(20):
            self.root.add(self.task("t1"))
            count -= 1
        while len(self.tasks) < count:
            self.root.add(self.section("s%d" % (len(self.sections) + 1), count, 1))

    def section(self, id, count, depth):
        node = Node("section", id=id).add(Node("title", "部分"))
        self.sections.append(id)
        for _ in range(self.c.between(0 if depth == 1 and self.c.yes(20) else 1, 3)):
            if len(self.tasks) < count:
                node.add(self.task("t%d" % (len(self.tasks) + 1)))
                self.direct.append(id)
        if depth < 3 and len(self.tasks) < count and self.c.yes(40):
            node.add(self.section("s%d" % (len(self.sections) + 1), count, depth + 1))
        return node

    def task(self, id):
        node = Node("task", id=id).add(Node("p", "办理事项。"))
        self.tasks.append(id)
        for role, most in (("lead", 2), ("cooperate", 3), ("responsible", 1)):
            names = self.c.some(self.pool + COLLECTIVES[:self.c.below(4)], self.c.between(0 if role != "lead" else 1, most))
            for rank, name in enumerate(names, 1):
                node.add(Node("assign", role=role, rank=str(rank), unit=name,
                              full=self.full if name == "司法局" else None, collective="true" if name in COLLECTIVES else None))
                if name not in self.units and name not in COLLECTIVES:
                    self.units.append(name)
        for _ in range(self.c.of([0, 1, 1, 2, 2])):
            node.add(Node("due", "年底前", date=self.c.of(DAYS) if self.c.yes(80) else None))
        return node


def make_registry(chance):
    def body(id, kind, name, *names, **more):
        return Node("body", id=id, kind=kind, level="county", verified="true", **more).add(
            Node("name", name), *[Node("short", other) for other in names])

    root = Node("registry", id="g").add(Node("head").add(Node("title", "名录")))
    root.add(body("b1", "department", "中阳县司法局", "县司法局"), body("b2", "department", "中阳县财政局", "县财政局"),
             body("b3", "department", "中阳县教育局", "县教育局"), body("b4", "township", "柳林镇人民政府", "柳林镇"),
             body("b5", "township", "金罗镇人民政府", "金罗镇"),
             body("b6", "department", "县法制办", until="2016-09-30" if chance.yes(50) else None))
    if chance.yes(50):
        root.add(body("b7", "department", "县水利局"), body("b8", "institution", "县水利局"))  # a name of two
    departments = Node("collective", id="c1").add(Node("name", COLLECTIVES[0]))
    if chance.yes(30):
        departments.add(Node("member", body="b6"))
    departments.add(Node("all", kind="department"))
    if chance.yes(50):
        departments.add(Node("except", body="b2"))
    towns = Node("collective", id="c2").add(Node("name", COLLECTIVES[1]), Node("member", body="b4"))
    if chance.yes(60):
        towns.add(Node("member", body="b5"))
    root.add(departments, towns)
    if chance.yes(30):
        root.add(Node("collective", id="c3").add(Node("name", "全县各单位"), Node("member", body="c1"), Node("member", body="c2"),
                                                 Node("except", body="b3")))
    return root.add(Node("succession", kind="moved", date="2016-10-01").add(Node("from", body="b6"), Node("to", body="b1")))


# ---------------------------------------------------------------------------------------------------------- scheme ----

class SchemeMaker:
    """A scheme that the loader takes. A node that is made says what it is worth, as the loader's check of points knows it:
    its full marks, or None where nothing says them."""

    def __init__(self, chance, directive, registry):
        self.c, self.directive = chance, directive
        self.number = 0
        self.leaves = []     # (node, each, tasks or section) for the ledger
        self.units = self.pick_units(registry)
        self.budget = chance.between(2, 12)
        self.root = Node("scheme", id="g" if chance.yes(80) else None)
        if chance.yes(10):
            self.root.attributes["xml:lang"] = "zh-CN"
        self.root.add(self.head())
        self.classes = self.make_classes()
        self.root.add(*self.make_shares())
        self.make_totals()
        self.make_outcome()

    # ---- names

    def id(self, letter):
        self.number += 1
        return "%s%d" % (letter, self.number)

    def maybe(self, per_cent, value):
        return (value() if callable(value) else value) if self.c.yes(per_cent) else None

    def pick_units(self, registry):
        pool = list(UNITS)
        if registry and self.c.yes(50):
            pool.append("县法制办")
        return self.c.some(pool, self.c.between(2, 8))

    def head(self):
        head = Node("head").add(Node("title", "考核办法"))
        return head.add(self.maybe(20, Node("issuer", "县人民政府")), self.maybe(20, Node("basis", "实施意见")),
                        self.maybe(20, Node("note", "说明。")))

    def make_classes(self):
        if self.c.yes(50):
            return []
        classes, rest = [], list(self.units)
        kinds = self.c.some(["department", "township", "government", "other"], 4)
        for number in range(self.c.between(1, 3)):
            node = Node("class", id=self.id("c"), name=self.maybe(50, "一类"))
            for _ in range(self.c.between(0 if self.c.yes(10) else 1, 4)):
                if rest:
                    node.add(Node("unit", self.spell(rest.pop())))
            if self.directive and self.c.yes(40):
                node.add(Node("all", kind=kinds[number]))
                if self.c.yes(10):
                    node.add(Node("all", kind=kinds[3]))
            classes.append(node)
        self.root.add(*classes)
        return [node.attributes["id"] for node in classes]

    def spell(self, name):
        """A name, now and then in a form that folding makes equal."""
        if not self.c.yes(6):
            return name
        return name.replace("县", "縣", 1) if "县" in name and self.c.yes(50) else name[:2] + "　" + name[2:]

    def make_shares(self):
        if self.directive is None and self.c.yes(90) or self.c.yes(30):
            return []
        roles = self.c.some(["first-lead", "joint-lead", "lead", "cooperate", "responsible"], self.c.between(1, 5))
        factors = ["1", "0.5", "0.8", "0.333333", "0", "1.5"]
        return [Node("share", role=role, factor=self.c.of(factors), deduct=self.maybe(25, lambda: self.c.of(factors)),
                     add=self.maybe(25, lambda: self.c.of(factors))) for role in roles]

    def words(self, ids):
        return " ".join(self.c.some(ids, self.c.between(1, len(ids))))

    # ---- indicators

    def make_totals(self):
        rest = list(self.classes)
        groups = []
        while rest and self.c.yes(45):
            group = self.c.some(rest, self.c.between(1, 2))
            rest = [id for id in rest if id not in group]
            groups.append(group)
        if rest or not groups or self.c.yes(20):
            groups.append(None)
        for group in groups:
            self.total_classes = group if group is not None else self.classes
            self.budget = max(2, self.budget)
            total = Node("total", id=self.id("total"), name=self.maybe(30, "总分"), class_=" ".join(group) if group else None)
            self.fill_inner(total, self.maybe(40, lambda: Fraction(self.c.of(["100", "1000", "50", "1"]))), 0, None, is_total=True)
            self.budget = self.c.between(2, 5)
            self.root.add(total)

    def common(self, node):
        """What stands before the content of an indicator, in its order."""
        if self.c.yes(6):
            node.add(Node("note", "说明。"))
        if node.tag == "indicator":
            if self.c.yes(4):
                node.add(Node("standard", "按期完成的得满分。"))
            if self.c.yes(4):
                node.add(Node("proof", "会议纪要。"))

    def bind(self, outer):
        """A bind or None, and what an `each` around the indicator then is."""
        if self.c.yes(80 if outer is None else 93) and not (outer == "section" and self.c.yes(70)):
            return None, outer
        if self.directive is None and not self.c.yes(1.5):
            return None, outer
        tasks, sections = (self.directive.tasks, self.directive.sections) if self.directive else (["t1"], ["s1"])
        if self.c.yes(1):
            tasks, sections = ["t99"], ["s99"]
        section = self.c.of(sections) if sections else None
        choices = ["tasks"] + (["section"] if section else [])
        if outer is None:
            choices += ["task", "task", "task"] + (["each-section", "each-section"] if self.directive and self.directive.direct else [])
        elif outer == "section":
            choices = ["task"]
        choice = self.c.of(choices)
        if choice == "tasks":
            return Node("bind", tasks=" ".join(self.c.some(tasks, self.c.between(1, 2)))), outer
        if choice == "section":
            return Node("bind", section=section), outer
        if choice == "task":
            return Node("bind", each="task", section=self.maybe(15, section) if outer is None else None), "task"
        return Node("bind", each="section", section=self.maybe(8, section)), "section"

    def make_indicator(self, scale, depth, outer, outside=False):
        """An indicator worth `scale` where it is given; its worth, and whether a directive makes several of it."""
        node = Node("indicator", id=self.id("i"), name=self.maybe(20, "指标"), absent=self.maybe(
            45, lambda: self.c.of(["fold", "full", "mean", "mean", "zero"])))
        if self.total_classes and self.c.yes(6):
            node.attributes["class"] = self.words(self.total_classes)
        if outside:
            node.attributes["outside"] = "true"
        elif self.c.yes(3):
            node.attributes["outside"] = "false"
        bind, inner = self.bind(outer)
        if depth < 3 and self.budget >= 2 and self.c.yes(38 if not outside else 8):
            worth = self.fill_inner(node, scale, depth, inner, bind)
        else:
            worth = self.fill_leaf(node, scale, inner, bind)
        return node, worth, bind is not None and bind.has("each")

    def fill_inner(self, node, scale, depth, outer, bind=None, is_total=False):
        combine = self.c.of(["sum"] * 5 + ["fold"] * 3 + ["mean"] * 3 + ["minimum", "geometric", "product"])
        if combine != "sum" or self.c.yes(20):
            node.attributes["combine"] = combine
        self.common(node)
        node.add(bind)
        if self.c.yes(22):
            low = Fraction(self.c.between(-20, 20), 2)
            node.add(Node("clamp", from_=self.maybe(70, decimal(low)), to=self.maybe(60, lambda: decimal(
                low + Fraction(self.c.between(0, 200), 2))), stage=self.maybe(20, lambda: self.c.of(["before", "after"]))))
        base = Fraction(self.c.between(-8, 30), 2) if self.c.yes(15) else Fraction(0)
        if scale is not None and combine == "sum" and base >= scale:
            base = Fraction(0)  # the children could not add up to what is left
        if base:
            node.attributes["base"] = decimal(base)
        fill = {"sum": self.fill_sum, "fold": self.fill_sum, "product": self.fill_product}.get(combine, self.fill_mean)
        worth = fill(node, scale, depth, outer, combine, base)
        if self.c.yes(45 if is_total else 15):
            child, _, _ = self.make_indicator(None, depth + 1, outer, outside=True)
            node.children.insert(self.c.between(first_of(node), len(node.children)), child)
        if is_total and self.c.yes(18):
            node.attributes["coverage"] = self.c.of(["0", "50", "66.6", "100", "33.333333"])
        if self.c.yes(45 if is_total else 20):
            node.add(self.round())
        return worth

    def how_many(self):
        count = min(self.c.between(1, 4), max(1, self.budget))
        return max(2, count) if self.c.yes(80) else count

    def fill_sum(self, node, scale, depth, outer, combine, base):
        count = self.how_many()
        exact = scale is not None and combine == "sum" and scale > base  # then the children have to add up to it
        rest, total, known = (scale - base if exact else None), base, True
        for place in range(count):
            weight = self.c.of(["1", "2", "0.5", "1.5"] + ["-1"] * (not exact) + ["0"] * (self.c.yes(10))) if self.c.yes(22) else None
            if exact and place == count - 1:
                weight = None
            want = None
            if exact:
                want = rest if place == count - 1 else decimal_part(rest, self.c.between(1, 8), Fraction(weight or 1))
                if want is None:
                    continue
            child, worth, repeated = self.make_indicator(want, depth + 1, outer)
            if weight is not None:
                child.attributes["weight"] = weight
            node.add(child)
            if repeated or worth is None:
                known = False
            else:
                total += Fraction(weight or 1) * worth
            if exact:
                rest -= Fraction(weight or 1) * want
        own = None
        if combine == "fold":
            own = scale if scale is not None else self.maybe(60, lambda: Fraction(self.c.of(["100", "10", "33.333333"])))
        elif scale is not None:
            own = total if known else scale
            if not exact and known and total != scale:
                own = None
            if known and total == scale and self.c.yes(40):
                own = None
        elif self.c.yes(30):
            own = total if known else Fraction(self.c.of(["100", "20"]))
        if own is not None and own > 0 and fits(own):
            node.attributes["points"] = decimal(own)
            return own
        return total if known else None

    def fill_mean(self, node, scale, depth, outer, combine, _):
        if scale is None and (depth < 2 or self.c.yes(70)):  # below depth 2 all are measured by rules, and may have no points
            scale = Fraction(self.c.of(["100", "10", "1", "33.333333"]))
        if scale is not None and self.c.yes(60):
            node.attributes["points"] = decimal(scale)
        whole = Fraction(100)
        weighted = combine != "minimum"
        if weighted and self.c.yes(35):
            whole = Fraction(self.c.of(["1", "3", "10", "2.5"]))
            node.attributes["weights"] = decimal(whole)
        count, rest = self.how_many(), whole
        for place in range(count):
            child, worth, repeated = self.make_indicator(scale, depth + 1, outer)
            node.add(child)
            if worth is not None and scale is None:
                scale = worth
            if weighted:
                weight = rest if place == count - 1 else decimal_part(rest, self.c.between(0, 6), Fraction(1)) or Fraction(0)
                if repeated:
                    weight = Fraction(self.c.between(0, 4))
                child.attributes["weight"] = decimal(weight)
                rest -= weight if not repeated else 0
                if place == count - 1 and rest and not any(has_each(c) for c in node.children):
                    child.attributes["weight"] = decimal(Fraction(child.attributes["weight"]) + rest)
        return scale

    def fill_product(self, node, scale, depth, outer, _, __):
        if scale is not None or self.c.yes(50):
            scale = scale if scale is not None else Fraction(self.c.of(["100", "10"]))
            node.attributes["points"] = decimal(scale)
        for _ in range(self.how_many()):
            child, _, _ = self.make_indicator(Fraction(self.c.of(["100", "10", "1"])), depth + 1, outer)
            node.add(child)
        return scale

    def round(self):
        return Node("round", places=str(self.c.of([0, 0, 1, 2, 3, 6])),
                    mode=self.maybe(65, lambda: self.c.of(["half-away", "half-even", "truncate", "floor", "ceiling"])))

    # ---- rules

    def fill_leaf(self, node, scale, outer, bind):
        self.budget -= 1
        attributes = dict(node.attributes)
        while True:
            node.attributes, node.children = dict(attributes), []
            worth = self.try_leaf(node, scale, bind)
            if not says_in_vain(node):
                break
        self.leaves.append((node, outer, bind))
        return worth

    def try_leaf(self, node, scale, bind):
        points = scale
        if points is None and self.c.yes(75 if not node.has("outside") else 35):
            points = Fraction(self.c.points())
        if points is not None:
            node.attributes["points"] = decimal(points)
            if self.c.yes(45):
                node.attributes["start"] = "full"
        if not node.has("start") and self.c.yes(8):
            node.attributes["start"] = "zero"
        self.common(node)
        node.add(bind)
        if self.c.yes(25 if bind is None else 50):
            low = Fraction(self.c.between(-20, 6), 2)
            node.add(Node("clamp", from_=self.maybe(65, decimal(low)), to=self.maybe(55, lambda: decimal(
                low + Fraction(self.c.between(0, 60), 2))), stage=self.maybe(75 if bind else 30, lambda: self.c.of(["before", "after"]))))
        kinds = ["deduct", "add", "judge", "levels", "bands", "distance", "value", "ranking", "votes", "raters", "timing"]
        if points is not None:
            kinds += ["goalposts", "relative"]
        if self.c.yes(45):
            kinds = ["deduct", "add", "judge", "timing"]
        if bind is not None and self.c.yes(30):
            kinds = ["timing"]
        for _ in range(self.c.of([1, 1, 1, 2, 2, 3])):
            node.add(getattr(self, "make_" + self.c.of(kinds))(points is not None))
        if self.c.yes(15):
            node.add(self.round())
        return points

    def rule(self, tag, **attributes):
        return Node(tag, id=self.maybe(8, lambda: self.id("r")), event=attributes.pop("event", self.maybe(
            65, lambda: self.c.of(EVENTS))), evidence=self.maybe(15, lambda: self.c.of(["true", "true", "false"])), **attributes)

    def ruled(self, tag, **attributes):
        return self.rule(tag, take=self.maybe(70, lambda: self.c.of(["last", "sum", "mean", "highest", "lowest", "count"])),
                         missing=self.maybe(35, lambda: self.c.of(["zero", "absent", "absent"])), **attributes)

    def times(self):
        node = Node("times", value=self.c.of(["2", "0.5", "1.2", "0", "1", "0.333333"]))
        if self.total_classes and self.c.yes(25):
            node.attributes["class"] = self.words(self.total_classes)
        if self.c.yes(40):
            node.attributes["mark"] = self.c.of(MARKS)
        if self.c.yes(40):
            node.attributes["event"] = self.c.of(EVENTS)
            if self.c.yes(50):
                node.attributes["step"] = self.c.of(["0.2", "1", "-0.1", "0.333333"])
        return node

    def occurrence(self, tag):
        node = self.rule(tag, points=self.c.points(), each=self.maybe(25, lambda: self.c.of(["10", "3", "0.5", "7"])),
                         count=self.maybe(20, "件"), whole=self.maybe(20, lambda: self.c.of(["true", "true", "false"])),
                         cap=self.maybe(30, self.c.points), once=self.maybe(30, lambda: self.c.of(WORDS)),
                         split=self.maybe(25, lambda: self.c.of(["heads", "units"])),
                         multiply=self.maybe(20, lambda: self.c.of(["before", "after", "after"])),
                         corrected=self.maybe(20, lambda: self.c.of(["0.5", "0", "0.333333"])),
                         uncorrected=self.maybe(20, lambda: self.c.of(["2", "1.5", "3"])))
        for _ in range(self.c.of([0, 0, 0, 1, 1, 2])):
            node.add(self.times())
        if self.c.yes(22):
            runs, length = Node("runs", every=self.c.of(["day", "week", "month", "quarter", "year"])), 0
            for _ in range(self.c.between(1, 3)):
                length += self.c.between(1, 2)
                runs.add(Node("run", length=str(length), points=self.c.of(["0", "0.8", "1.2", "3", "5"])))
            node.add(runs)
        return node

    def make_deduct(self, _):
        return self.occurrence("deduct")

    def make_add(self, _):
        node = self.occurrence("add")
        if self.c.yes(30):
            limit = Node("limit", lost=self.maybe(50, lambda: self.c.of(["50", "0", "33.333333", "100"])),
                         units=self.maybe(50, lambda: self.c.of(["20", "50", "33.4", "100"])),
                         points=self.maybe(50, lambda: self.c.of(["10", "50", "33.333333", "0"])))
            node.add(limit if limit.attributes else None)
        return node

    def make_judge(self, _):
        low = self.c.between(0, 4)
        node = self.rule("judge", sense=self.c.of(["deduct", "add"]), from_=decimal(Fraction(low, 2)),
                         to=decimal(Fraction(low + self.c.between(0, 40), 2)), cap=self.maybe(30, self.c.points),
                         once=self.maybe(30, lambda: self.c.of(WORDS)))
        return node.add(self.maybe(30, self.times))

    def make_levels(self, _):
        node = Node("levels", id=self.maybe(8, lambda: self.id("r")), otherwise=self.maybe(40, self.c.signed),
                    evidence=self.maybe(8, "true"))
        return node.add(*[Node("level", event=event, points=self.c.signed()) for event in self.c.some(EVENTS, self.c.between(1, 3))])

    def make_bands(self, _):
        node = self.ruled("bands")
        cuts = sorted({Fraction(self.c.of(PLAIN_VALUES + ["0", "-1"])) for _ in range(self.c.between(1, 4))})
        bands, low = [], (None if self.c.yes(70) else (cuts.pop(0) - 3, self.c.of(["from", "above"])))
        for cut in cuts:
            high = self.c.of(["to", "below"])
            bands.append(self.band(low, (cut, high)))
            low = (cut, "above" if high == "to" else "from")
            if self.c.yes(12):
                low = (cut + Fraction(1, 8), self.c.of(["above", "from"]))
            if cut != cuts[-1] and low[0] >= cuts[cuts.index(cut) + 1]:
                low = (cut, "above")
        if self.c.yes(75) or not bands:
            bands.append(self.band(low or (Fraction(1), "from"), None))
        if self.c.yes(30):
            bands.reverse()
        return node.add(*bands)

    def band(self, low, high):
        node = Node("band")
        for end in (low, high):
            if end:
                node.attributes[end[1]] = decimal(end[0])
        node.attributes["points"] = self.c.of(["0", "0"] + [self.c.signed()] * 6)
        return node

    def make_distance(self, _):
        node = self.ruled("distance", step=self.c.of(["1", "0.5", "3", "10", "7"]), points=self.c.of(["-0.5", "-1", "0.25", "2", "-3"]),
                          side=self.c.of(["below", "above", "both"]), whole=self.maybe(30, lambda: self.c.of(["true", "false"])),
                          cap=self.maybe(30, self.c.points))
        key = self.c.of(["target", "aim", "group"])
        node.attributes[key] = {"target": self.c.of(PLAIN_VALUES), "aim": "目标",
                                "group": self.c.of(["mean", "highest", "lowest"])}[key]
        return node

    def of(self, has_points):
        return self.maybe(50, lambda: self.c.of(["1", "100", "3", "0.7"])) if has_points else None

    def make_value(self, has_points):
        return self.ruled("value", of=self.of(has_points))

    def make_goalposts(self, _):
        low = self.c.of(["20", "1", "0.5", "100"])
        high = self.c.of([v for v in ["85", "3", "0.25", "250"] if v != low])
        if self.c.yes(20):
            low, high = high, low
        scale = self.maybe(45, lambda: self.c.of(["linear", "log", "log"]))
        if scale != "log" and self.c.yes(20):
            low = self.c.of(["0", "-5"])
        return self.ruled("goalposts", low=low, high=high, scale=scale,
                          clamp=self.maybe(60, lambda: self.c.of(["both", "low", "high", "none"])))

    def make_relative(self, _):
        return self.ruled("relative", to=self.c.of(["best", "mean", "range"]),
                          best=self.maybe(50, lambda: self.c.of(["highest", "lowest", "lowest"])))

    def make_ranking(self, _):
        low = self.c.between(1, 4)
        node = self.ruled("ranking", order=self.maybe(50, lambda: self.c.of(["descending", "ascending"])),
                          ties=self.maybe(75, lambda: self.c.of(["skip", "next", "next", "mean", "mean"] + ["refuse"] * self.c.yes(40))),
                          from_=self.maybe(15, str(low)), to=self.maybe(15, lambda: str(low + self.c.between(0, 5))))
        if self.c.yes(60):
            node.add(*[Node("place", at=str(at), points=self.c.signed()) for at in range(1, self.c.between(2, 4))])
        else:
            node.attributes["first"] = self.c.points()
        if self.c.yes(60):
            node.attributes["step"] = self.c.of(["-1", "-0.5", "2", "-0.333333"])
        elif self.c.yes(60):
            node.attributes["otherwise"] = self.c.signed()
        return node

    def make_votes(self, has_points):
        node = Node("votes", id=self.maybe(8, lambda: self.id("r")), of=self.of(has_points), evidence=self.maybe(8, "true"),
                    missing=self.maybe(40, lambda: self.c.of(["zero", "absent"])))
        for event in self.c.some(["满意", "一般", "不满意", "违法"], self.c.between(1, 4)):
            node.add(Node("answer", event=event, points=self.maybe(80, lambda: self.c.of(["100", "80", "60", "0", "-10"]))))
        return node

    def make_raters(self, has_points):
        node = self.rule("raters", of=self.of(has_points), missing=self.maybe(40, lambda: self.c.of(["zero", "absent"])))
        if self.c.yes(50):
            trim = self.c.between(1, 2)
            node.attributes["trim"] = str(trim)
            if self.c.yes(50):
                node.attributes["over"] = str(2 * trim + self.c.between(0, 2))
        names, rest = self.c.some(GROUPS, self.c.of([0, 0, 1, 2, 3])), 100
        for place, name in enumerate(names):
            weight = rest if place == len(names) - 1 else self.c.between(1, 49)
            node.add(Node("group", name=name, weight=str(weight)))
            rest -= weight
        for _ in range(self.c.of([0, 0, 1, 1, 2])):
            void = Node("void")
            if self.c.yes(60):
                void.attributes.update({"from": self.c.of(["90", "80", "95"]), "more": str(self.c.between(0, 3))})
            if self.c.yes(40) or not void.attributes:
                void.attributes.update({"below": self.c.of(["70", "60", "90"]), "fewer": str(self.c.between(0, 2))})
            node.add(void)
        return node

    def make_timing(self, _):
        node = self.rule("timing", due=self.maybe(60, lambda: self.c.of(DAYS)), cap=self.maybe(30, self.c.points))
        for key, choices in (("early", ["1", "0.5"]), ("late", ["1", "0.2"]), ("day", ["0.1", "0.01"]), ("none", ["5", "1", "2.5"])):
            if self.c.yes(45):
                node.attributes[key] = self.c.of(choices)
        if not any(node.has(key) for key in ("early", "late", "day", "none")):
            node.attributes["late"] = "1"
        return node

    # ---- outcome

    def for_classes(self, make):
        """One for all, or some for classes and perhaps one for the rest."""
        if self.classes and self.c.yes(40):
            group = self.c.some(self.classes, self.c.between(1, len(self.classes)))
            nodes = [make(" ".join(group))]
            return nodes + ([make(None)] if self.c.yes(50) else [])
        return [make(None)]

    def make_outcome(self):
        self.indicators = [n.attributes["id"] for n in self.root.walk() if n.tag in ("indicator", "total")]
        if self.c.yes(60):
            self.root.add(*self.for_classes(self.make_rank))
        self.grade_names = []
        if self.c.yes(65):
            self.root.add(*self.for_classes(self.make_grades))
        for _ in range(self.c.of([0, 0, 1, 1, 2, 3, 4])):
            self.root.add(self.make_gate())

    def make_rank(self, classes):
        node = Node("rank", class_=classes, on=self.maybe(60, lambda: self.c.of(["exact", "rounded"])),
                    ties=self.maybe(60, lambda: self.c.of(["skip", "next"] * 4 + ["refuse"])))
        for _ in range(self.c.of([0, 1, 1, 2, 3])):
            by = self.c.of(["indicator", "additions", "deductions", "name"])
            node.add(Node("key", by=by, indicator=self.c.of(self.indicators) if by == "indicator" else None,
                          order=self.maybe(60, lambda: self.c.of(["ascending", "descending"]))))
        return node

    def make_grades(self, classes):
        node = Node("grades", class_=classes, on=self.maybe(50, lambda: self.c.of(["exact", "rounded"])),
                    places=self.maybe(35, lambda: str(self.c.of([0, 0, 1, 2]))),
                    edge=self.maybe(60, lambda: self.c.of(["lower", "upper"] * 4 + ["refuse"])), gap=self.maybe(20, "1"))
        names = ["优秀", "良好", "合格", "不合格"][:self.c.between(2, 4)]
        size = self.c.of([100, 100, 20, 10])
        step = self.c.of([Fraction(4, 5), Fraction(1), Fraction(5), Fraction(1, 2)])  # coarse ones, so that totals lie on them
        cuts = sorted({self.c.between(-2, int(size / step)) * step for _ in range(len(names) - 1)}
                      if self.c.yes(70) else {Fraction(0), Fraction(100)}, reverse=True)[:len(names) - 1]
        names = names[:len(cuts)] + names[-1:]
        above, wanted = None, Fraction(0)
        for place, name in enumerate(names):
            grade = Node("grade", name=name)
            low = cuts[place] if place < len(cuts) else None
            if low is None and self.c.yes(25):
                low = cuts[-1] - 30
            if low is not None:
                grade.attributes["from"] = decimal(low)
            if above is None:
                if self.c.yes(15):
                    grade.attributes[self.c.of(["to", "below"])] = decimal(low + 300)
            elif self.c.yes(50):
                hole = self.c.of([Fraction(1, 5), Fraction(1), Fraction(3)]) if self.c.yes(45) else Fraction(0)
                if low is not None and above - hole <= low:
                    hole = Fraction(0)
                grade.attributes["to" if hole and self.c.yes(70) else "below"] = decimal(above - hole)
            most = self.c.of(["30", "50", "0", "33.333333", "100"]) if self.c.yes(35) else None
            least = self.c.of(["15", "10", "25", "33.4", "50"]) if self.c.yes(25) else None
            if most and least and Fraction(most) < Fraction(least):
                most = None
            if place == len(names) - 1:
                most = None  # there is none to fall to
            if place == 0:
                least = None  # and none to fall from
            if least and wanted + Fraction(least) > 100:
                least = None
            wanted += Fraction(least or 0)
            for key, value in (("most", most), ("least", least), ("about", self.maybe(10, "55"))):
                if value:
                    grade.attributes[key] = value
            node.add(grade)
            above = low
        self.grade_names += names
        return node

    def make_gate(self):
        effects = ["zero", "zero", "not-met", "unranked"] + (["ceiling", "down", "grade"] if self.grade_names else [])
        effect = self.c.of(effects)
        node = Node("gate", id=self.maybe(30, lambda: self.id("g")), name=self.maybe(50, "否决"), effect=effect)
        if self.classes and self.c.yes(20):
            node.attributes["class"] = self.words(self.classes)
        if self.c.yes(55):
            node.attributes["event"] = self.c.of(EVENTS)
            if self.c.yes(60):
                node.attributes["least"] = str(self.c.between(1, 5))
        else:
            node.attributes.update({"indicator": self.c.of(self.indicators), "below": self.c.of(["60", "1", "0.5", "10", "0"])})
        if effect == "zero" and self.c.yes(65):
            node.attributes["target"] = self.c.of(self.indicators)
        if effect in ("ceiling", "grade"):
            node.attributes["grade"] = self.c.of(self.grade_names)
        return node


def first_of(node):
    """Where the indicators of a node begin."""
    return next((i for i, child in enumerate(node.children) if child.tag == "indicator"), len(node.children))


def has_each(node):
    return any(child.tag == "bind" and child.has("each") for child in node.children)


def fits(value):
    return (value * 10 ** 6).denominator == 1


def decimal_part(whole, tenths, weight):
    """About so many tenths of a whole, divided by a weight, so that what is left can be written; None where there is none."""
    part = Fraction(int(whole * tenths * 10 ** 5), 10 ** 6)
    if weight <= 0:
        return None
    part = Fraction(int(part / weight * 100), 100)
    return part if 0 < part * weight < whole and fits(part) and fits(whole - part * weight) else None


UP, DOWN = 1, 2


def direction(points):
    return UP if points > 0 else DOWN if points < 0 else 0


def directions(rule):
    """In which directions a rule can move a score (lib/assess/scheme_effect.c)."""
    simple = {"deduct": DOWN, "add": UP}
    if rule.tag in simple:
        return simple[rule.tag]
    if rule.tag == "judge":
        return UP if rule.attributes["sense"] == "add" else DOWN
    if rule.tag in ("levels", "bands"):
        found = direction(rule.get("otherwise"))
        for child in rule.children:
            found |= direction(child.get("points"))
        return found
    if rule.tag == "distance":
        return direction(rule.get("points"))
    if rule.tag == "timing":
        return (UP if rule.get("early") > 0 else 0) | (DOWN if any(rule.get(k) > 0 for k in ("late", "day", "none")) else 0)
    return UP | DOWN


def says_in_vain(leaf):
    """Whether the loader would say of a rule that it can never apply."""
    rules = [child for child in leaf.children if child.tag not in ("note", "standard", "proof", "bind", "clamp", "round")]
    clamp = next((child for child in leaf.children if child.tag == "clamp"), None)
    full, points = leaf.attributes.get("start") == "full", leaf.get("points")
    start = points if full else Fraction(0)
    floor = clamp.get("from") if clamp and clamp.has("from") else None if clamp else Fraction(0)
    ceiling = (clamp.get("to") if clamp.has("to") else None) if clamp else (points if leaf.has("points") else None)
    left = (0 if ceiling is not None and start >= ceiling else UP) | (0 if floor is not None and start <= floor else DOWN)
    used = 0
    for rule in rules:
        used |= directions(rule)
    if left == 0 or left & used:
        return False
    return any(directions(rule) and not directions(rule) & left for rule in rules)


# ---------------------------------------------------------------------------------------------------------- ledger ----

COLUMNS = ["id", "unit", "item", "event", "value", "date", "due", "deadline", "rectified", "matter", "heads", "mark", "rater", "group",
           "reporter", "recorded", "document", "evidence", "note", "corrects", "withdraws", "reason"]
CHINESE = ["编号", "单位", "事项", "情形", "数值", "日期", "期限", "整改期限", "整改日期", "事由", "人数", "标记", "评价人", "评价组", "填报单位", "登记日期",
           "依据", "证据", "备注", "更正", "撤回", "理由"]
ONE_VALUE = ("bands", "distance", "value", "goalposts", "relative", "ranking")


class LedgerMaker:
    def __init__(self, chance, scheme, directive, registry, day):
        self.c, self.scheme, self.directive, self.day = chance, scheme, directive, day
        self.units = list(dict.fromkeys(scheme.units + (directive.units if directive else []) + ["县外单位"] * chance.yes(20)))
        if registry and chance.yes(30):
            self.units += ["中阳县司法局", "县法制办"]
        self.rows, self.open, self.taken, self.entered = [], [], set(), day - datetime.timedelta(days=60)
        for leaf, outer, bind in scheme.leaves:
            self.fill(leaf)
        for _ in range(chance.between(0, 4)):
            self.row(None, None, chance.of(EVENTS))
        if chance.yes(40):
            self.not_applicable()
        self.rows = self.c.some(self.rows, len(self.rows)) if chance.yes(50) else self.rows
        self.later()

    def items(self, leaf):
        """Ids by which records can name an indicator: its own, and where something is bound also with tasks and sections."""
        id = leaf.attributes["id"]
        if not self.directive or self.c.yes(3):
            return [id]
        tasks, sections = self.directive.tasks, self.directive.sections
        if self.bound(leaf):
            return [id] + tasks + sections + [id + "." + task for task in tasks] * 2 + [id + "." + section for section in sections]
        return [id]

    def bound(self, leaf):
        def search(node, bound):
            bound = bound or any(child.tag == "bind" for child in node.children)
            if node is leaf:
                return bound
            return any(search(child, bound) for child in node.children)
        return search(self.scheme.root, False)

    def fill(self, leaf):
        rules = [child for child in leaf.children if child.tag not in ("note", "standard", "proof", "bind", "clamp", "round")]
        items = self.items(leaf)
        for rule in rules:
            one_value = rule.tag in ONE_VALUE
            events = [child.attributes["event"] for child in rule.children if child.tag in ("level", "answer")]
            events = events or [rule.attributes.get("event")]
            count = self.c.between(0, 8) if not one_value else self.c.of([0, len(self.units), len(self.units) + 2])
            if rule.tag == "raters":
                count = self.c.between(4, 16)
            for number in range(count * (2 if len(items) > 1 else 1)):
                unit = self.units[number % len(self.units)] if one_value and self.c.yes(85) else self.c.of(self.units)
                event = self.c.of(events) if self.c.yes(94) else self.c.of(EVENTS + [None])
                self.row(unit, self.c.of(items), event, rule)
                if "aim" in rule.attributes and self.c.yes(80):
                    self.row(unit, self.rows[-1]["item"], rule.attributes["aim"], rule)
            for times in rule.children:
                if times.tag == "times" and times.has("event") and self.c.yes(70):
                    for _ in range(self.c.between(1, 3)):
                        self.row(self.c.of(self.units), self.c.of(items), times.attributes["event"])

    def date(self):
        """Mostly shortly before the day; sometimes at ends of years, leap days, on the day or behind it."""
        if self.c.yes(20):
            return datetime.date(*map(int, self.c.of(DAYS).split("-")))
        if self.c.yes(12):
            return self.day + datetime.timedelta(days=self.c.between(-1, 1))
        return self.day - datetime.timedelta(days=self.c.of([1, 2, 3, 7, 8, 14, 30, 31, 60, 61, 90, 100, 180, 365, 366, 400]))

    def row(self, unit, item, event, rule=None):
        tag = rule.tag if rule else None
        c = self.c
        one_value = tag in ONE_VALUE
        row = {"id": "a%d" % (len(self.rows) + 1), "unit": unit, "item": item, "event": event, "date": self.date()}
        if unit is not None and c.yes(4 if not one_value else 2) or unit is None and c.yes(60):
            row["unit"] = None if unit else c.of(self.units)
        if item is not None and c.yes(2):
            row["item"] = None
        if one_value or tag in ("judge", "raters") or c.yes(45):
            row["value"] = c.of(PLAIN_VALUES if c.yes(80) else VALUES)
            if tag == "judge":
                row["value"] = c.of(["0", "0.5", "1", "2", "2.5", "5", "10"])
            if tag in ("raters",):
                row["value"] = c.of(["95", "88", "60", "92.5", "70", "90", "33.3", "85"])
            if c.yes(3):
                del row["value"]
        if one_value and c.yes(99):  # different values of one day are an error: most of the time none are
            while (item, event, row["date"]) in self.taken:
                row["date"] -= datetime.timedelta(days=1)
            self.taken.add((item, event, row["date"]))
        if c.yes(25):
            row["due"] = c.of(DAYS) if c.yes(50) else self.date()
        for key, chance in (("deadline", 22), ("rectified", 22)):
            if c.yes(chance):
                row[key] = max(self.date(), row["date"]) if key == "rectified" else self.date()
        if c.yes(45):
            row["matter"] = c.of(MATTERS)
        elif c.yes(20):
            row["id"] = None  # made by the loader
        if c.yes(40):
            row["heads"] = str(c.between(1, 5))
        if c.yes(30):
            row["mark"] = c.of(MARKS)
        if tag == "raters" or c.yes(5):
            row["rater"] = c.of(RATERS) if c.yes(90) else None
            row["group"] = c.of(GROUPS) if c.yes(85) else None
        for key, chance, text in (("document", 35, "某文件"), ("evidence", 35, "照片"), ("note", 70 if tag == "judge" else 20, "理由充分"),
                                  ("reporter", 10, "督查室")):
            if c.yes(chance):
                row[key] = text
        if unit and row["unit"] == unit and c.yes(3):
            row["unit"] = self.scheme.spell(unit)
        self.rows.append(row)

    def not_applicable(self):
        ids = [n.attributes["id"] for n in self.scheme.root.walk() if n.tag in ("indicator", "total")]
        if self.directive:
            ids += self.directive.tasks + self.directive.sections + [id + "." + t for id in ids for t in self.directive.tasks[:2]]
        for _ in range(self.c.between(1, 8)):
            self.row(self.c.of(self.units), self.c.of(ids), self.c.of(["不适用", "not-applicable"]))

    def later(self):
        """Days of entering, corrections and withdrawals; what is entered later has no earlier day."""
        dated = self.c.yes(50)
        rows, known = [], []
        for row in self.rows:
            if dated and self.c.yes(70):
                self.entered += datetime.timedelta(days=self.c.of([0, 0, 0, 1, 2]))
                row["recorded"] = self.entered
            rows.append(row)
            if row["id"]:
                known.append(row)
            if known and self.c.yes(6):
                old = known.pop(self.c.below(len(known)))
                if dated:
                    self.entered += datetime.timedelta(days=1)
                end = {"recorded": self.entered if dated else None, "reason": "核实" if self.c.yes(80) else None}
                if self.c.yes(50):
                    rows.append(dict(end, withdraws=old["id"], reporter="督查室" if self.c.yes(50) else None))
                else:
                    new = dict(old, id=old["id"] + "x", corrects=old["id"], value=self.c.of(PLAIN_VALUES), **end)
                    rows.append(new)
                    known.append(new)
        self.rows = rows

    def csv(self):
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator=self.c.of(["\r\n", "\n"]))
        writer.writerow(CHINESE if self.c.yes(50) else COLUMNS)
        for row in self.rows:
            writer.writerow(["" if row.get(key) is None else str(row[key]) for key in COLUMNS])
        return out.getvalue()


class Files:
    """All that one seed makes: texts by name, the day and the day as known."""

    def __init__(self, seed):
        chance = Chance(seed)
        registry = make_registry(chance) if chance.yes(25) else None
        directive = DirectiveMaker(chance, registry is not None) if chance.yes(50) else None
        self.day = datetime.date(*map(int, chance.of(DAYS[1:]).split("-")))
        scheme = SchemeMaker(chance, directive, registry)
        self.scheme = scheme.root
        ledger = LedgerMaker(chance, scheme, directive, registry, self.day)
        self.rows = ledger.rows
        self.known = self.day - datetime.timedelta(days=chance.between(0, 50)) if chance.yes(30) else None
        self.texts = {"scheme": scheme.root.xml("scheme"), "ledger": ledger.csv()}
        if directive:
            self.texts["directive"] = directive.root.xml("directive")
        if registry:
            self.texts["registry"] = registry.xml("registry")
        self.texts = {name: text.encode("utf-8") for name, text in self.texts.items()}

    def write(self, folder):
        """The paths of the files, by name; assess.py and the library read them."""
        folder = Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        paths = {}
        for name, text in self.texts.items():
            paths[name] = folder / (name + (".csv" if name == "ledger" else ".xml"))
            paths[name].write_bytes(text)
        (folder / "days").write_text("--day %s%s\n" % (self.day, " --known %s" % self.known if self.known else ""))
        return paths


# -------------------------------------------------------------------------------------------------------- coverage ----

def vocabulary():
    """What lib/data/scheme.txt allows: elements, `element@attribute`, and `element@attribute=choice` for flags and choices."""
    path = Path(__file__).resolve().parents[2] / "lib" / "data" / "scheme.txt"
    element, found = None, []
    for line in path.read_text(encoding="utf-8").split("\n"):
        fields = [field.strip() for field in line[1:].split("|")]
        if line.startswith("= "):
            element = fields[0]
            found.append(element)
        elif line.startswith("@ "):
            found.append("%s@%s" % (element, fields[0]))
            choices = fields[1].split("/") if "/" in fields[1] else ["true"] if fields[1] == "flag" else []
            found += ["%s@%s=%s" % (element, fields[0], choice) for choice in choices]
    return found


def count_scheme(root, counts):
    for node in root.walk():
        counts[node.tag] += 1
        for key, value in node.attributes.items():
            counts["%s@%s" % (node.tag, key)] += 1
            counts["%s@%s=%s" % (node.tag, key, value)] += 1


def count_rows(files, counts):
    for name in files.texts:
        counts["files: " + name] += 1
    counts["files: known"] += files.known is not None
    for row in files.rows:
        for key in COLUMNS:
            counts["ledger: with " + key] += row.get(key) is not None
        counts["ledger: without unit"] += row.get("unit") is None and "withdraws" not in row
        counts["ledger: without item"] += row.get("item") is None and "withdraws" not in row
        counts["ledger: not applicable"] += row.get("event") in ("不适用", "not-applicable")
        counts["ledger: behind the day"] += row.get("date") is not None and row["date"] > files.day


def coverage(first, last, library):
    counts, refused = Counter(), 0
    for seed in range(first, last + 1):
        files = Files(seed)
        count_scheme(files.scheme, counts)
        count_rows(files, counts)
        problem = library.refuses(files.texts) if library else None
        if problem:
            refused += 1
            print("seed %d: %s" % (seed, problem))
    wanted = vocabulary()
    for name in wanted + sorted(name for name in counts if ": " in name):
        print("%8d  %s" % (counts[name], name))
    missing = [name for name in wanted if not counts[name]]
    print("%d schemes, %d refused, %d of %d words of the vocabulary never used%s" % (
        last - first + 1, refused, len(missing), len(wanted), ": " + ", ".join(missing) if missing else ""))
    return 1 if refused or missing else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("seed", nargs="?", type=int)
    parser.add_argument("folder", nargs="?")
    parser.add_argument("--coverage", metavar="A-B")
    parser.add_argument("--library")
    arguments = parser.parse_args()
    if arguments.coverage:
        from compare import Library  # needed here alone: who only generates needs no library
        first, last = map(int, arguments.coverage.split("-"))
        sys.exit(coverage(first, last, Library(arguments.library) if arguments.library else None))
    Files(arguments.seed).write(arguments.folder)


if __name__ == "__main__":
    main()
