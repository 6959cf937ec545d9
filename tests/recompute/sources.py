"""What an assessment reads: scheme, ledger, directive and registry, as plain Python objects.

Written from the pages of lib/data and the headers of include/fazhi alone; it shares nothing with the library. What the library's
loaders refuse is not refused here: the files are taken to be valid. Numbers are fractions, days are datetime.date.
"""
import csv
import datetime
import io
import re
import xml.etree.ElementTree as ElementTree
from fractions import Fraction


def day_of(text):
    """A day as written, yyyy-mm-dd; None where nothing is written."""
    return datetime.date(*map(int, text.split("-"))) if text else None


class Element:
    """An element of the vocabulary in use; those of other namespaces are left out."""

    def __init__(self, source, parent=None):
        space = source.tag[:source.tag.index("}") + 1]
        self.tag = source.tag[len(space):]
        self.parent = parent
        self.attributes = dict(source.attrib)
        self.text = "".join(source.itertext()).strip()
        self.children = [Element(child, self) for child in source
                         if isinstance(child.tag, str) and child.tag.startswith(space)]

    def get(self, key, otherwise=None):
        return self.attributes.get(key, otherwise)

    def number(self, key, otherwise=None):
        """A decimal or a whole number, as an exact fraction."""
        return Fraction(self.attributes[key]) if key in self.attributes else otherwise

    def count(self, key, otherwise=None):
        return int(self.attributes[key]) if key in self.attributes else otherwise

    def flag(self, key):
        return self.get(key) == "true"

    def words(self, key):
        """A list of ids; None where the attribute is not written."""
        return self.attributes[key].split() if key in self.attributes else None

    def all(self, *tags):
        return [child for child in self.children if child.tag in tags]

    def first(self, tag):
        return next(iter(self.all(tag)), None)


def read_xml(text):
    return Element(ElementTree.fromstring(text))


# ---------------------------------------------------------------------------------------------------------- ledger ----

COLUMNS = {
    "编号": "id", "单位": "unit", "事项": "item", "情形": "event", "数值": "value", "日期": "date", "期限": "due",
    "整改期限": "deadline", "整改日期": "rectified", "事由": "matter", "人数": "heads", "标记": "mark", "评价人": "rater",
    "评价组": "group", "填报单位": "reporter", "登记日期": "recorded", "依据": "document", "证据": "evidence", "备注": "note",
    "更正": "corrects", "撤回": "withdraws", "理由": "reason", "阶段": "stage",
}
DAYS = ("date", "due", "deadline", "rectified", "recorded")
COMPUTED = re.compile("^'+[=+\\-@\t＝＋－＠]")


class Record:
    """What was entered: each column of include/fazhi/ledger.h; None where it says nothing."""

    def __init__(self, row):
        for key in COLUMNS.values():
            setattr(self, key, row.get(key) or None)
        for key in DAYS:
            setattr(self, key, day_of(row.get(key)))
        self.value = Fraction(self.value) if self.value else None
        self.heads = int(self.heads) if self.heads else None
        self.ends = None  # the day from which another record or a withdrawal holds in its place
        self.ended = False

    def in_force(self, known):
        """Whether it holds as known on a day; None: as entered last. A day of entering that is not said was always."""
        if known is None:
            return not self.ended
        entered = self.recorded is None or self.recorded <= known
        ended = self.ended and (self.ends is None or self.ends <= known)
        return entered and not ended


class Ledger:
    """The records in the order in which they were entered."""

    def __init__(self, rows):
        self.records = []
        taken = {row["id"] for row in rows if row.get("id")}
        by_id = {}
        made = 0
        stages = {row.get("id") for row in rows if row.get("stage")}  # of plans: no score depends on them
        for row in rows:
            if row.get("stage") or row.get("withdraws") in stages - {None, ""}:
                continue
            if row.get("withdraws"):
                self._end(by_id[row["withdraws"]], day_of(row.get("recorded")))
                continue
            record = Record(row)
            while not record.id:
                made += 1
                record.id = "r%d" % made if "r%d" % made not in taken else None
            if record.corrects:
                self._end(by_id[record.corrects], record.recorded)
            by_id[record.id] = record
            self.records.append(record)

    @staticmethod
    def _end(record, recorded):
        record.ended, record.ends = True, recorded


def rows_of_csv(text):
    lines = list(csv.reader(io.StringIO(text, newline="")))
    names = [COLUMNS.get(name.strip(), name.strip()) for name in lines[0]]
    unquoted = [[field[1:] if COMPUTED.match(field) else field for field in line] for line in lines[1:] if any(line)]
    return [dict(zip(names, line)) for line in unquoted]


def rows_of_xml(text):
    """Records are the elements `record`, withdrawals `withdraw` or `withdrawal`; what they say are attributes or elements.

    reading: the page of the ledger's vocabulary was not written when this was; each name of a column is taken where it stands.
    """
    rows = []
    for element in read_xml(text).children:
        row = dict(element.attributes)
        row.update((child.tag, child.text) for child in element.children if child.tag in COLUMNS.values())
        if element.tag == "record":
            rows.append(row)
        elif element.tag == "stage":
            rows.append(row | {"stage": row["name"]})
        elif element.tag.startswith("withdraw"):
            row["withdraws"] = row.get("withdraws") or row.get("record") or row.get("id")
            rows.append(row)
        elif element.tag not in ("title", "note", "head"):
            raise NotImplementedError("an element <%s> in a ledger" % element.tag)
    return rows


def read_ledger(data):
    text = data.decode("utf-8-sig")
    return Ledger(rows_of_xml(text) if text.lstrip().startswith("<") else rows_of_csv(text))


# ------------------------------------------------------------------------------------------------------- directive ----

class Task:
    def __init__(self, element):
        self.id = element.get("id")
        self.assignments = [(a.get("unit"), a.get("role"), int(a.get("rank"))) for a in element.all("assign")]
        self.deadlines = [day_of(due.get("date")) for due in element.all("due") if due.get("date")]


class Section:
    def __init__(self, element):
        self.id = element.get("id")
        self.tasks = []     # those that it holds directly
        self.all_tasks = []  # and those of the sections in it
        self.inside = [self.id]  # itself and the sections in it


class Directive:
    def __init__(self, root):
        self.sections, self.tasks = {}, {}  # by id, in document order
        self.units = []                     # names, in the order of first mention
        self.collectives = set()
        self.full = {}                      # the completed names that assignments state
        self.issuer = (root.first("head").first("issuer") or root).text if root.first("head").first("issuer") else ""
        self.signed = day_of(root.first("head").first("signed").text) if root.first("head").first("signed") else None
        self._read(root, [])

    def _read(self, element, around):
        for child in element.children:
            if child.tag == "section":
                section = self.sections[child.get("id")] = Section(child)
                for outer in around:
                    outer.inside.append(section.id)
                self._read(child, around + [section])
            elif child.tag == "task":
                task = self.tasks[child.get("id")] = Task(child)
                if around:
                    around[-1].tasks.append(task)
                for section in around:
                    section.all_tasks.append(task)
                for assign in child.all("assign"):
                    self._note(assign)

    def _note(self, assign):
        name = assign.get("unit")
        if name not in self.units:
            self.units.append(name)
        if assign.flag("collective"):
            self.collectives.add(name)
        self.full.setdefault(name, set()).add(assign.get("full"))


ENDINGS = [
    (("人民政府", "管委会", "管理委员会"), "government"),
    (("街道办事处", "街道办", "街道", "街办", "镇", "乡", "苏木"), "township"),
    (("局", "委", "委员会", "办", "办公室", "厅", "部", "中心"), "department"),
]


def kind_of(name):
    """The kind of a unit as far as its name tells (include/fazhi/directive.h, fz_unit_kind)."""
    if re.search("[乡镇]人民政府$", name):
        return "township"
    return next((kind for endings, kind in ENDINGS if name.endswith(endings)), "other")


# ------------------------------------------------------------------------------------------------- names, registry ----

TRADITIONAL = dict(zip("縣廳財環務農鄉鎮區書門軍發統計審辦處應業貿質監會員協聯團組織電廣東馬關國興開學專題",
                       "县厅财环务农乡镇区书门军发统计审办处应业贸质监会员协联团组织电广东马关国兴开学专题"))


def is_dropped(character):
    code = ord(character)
    return character.isspace() or 0x200B <= code <= 0x200F or code in (0x2060, 0xFEFF) or 0xE000 <= code <= 0xF8FF


def fold_character(character):
    code = ord(character)
    if 0xFF01 <= code <= 0xFF5E:
        return chr(code - 0xFEE0)
    if character in TRADITIONAL:
        return TRADITIONAL[character]
    if 0x4E00 <= code <= 0x9FFF:
        try:
            character.encode("gb2312")
        except UnicodeEncodeError:
            raise NotImplementedError("%s: whether it is a traditional form is not known here" % character)
    return character


def fold(name):
    """A name without differences of width, white space and traditional characters (section 2, rule 2)."""
    return "".join(fold_character(c) for c in name if not is_dropped(c))


class Body:
    def __init__(self, element):
        self.id, self.element = element.get("id"), element
        self.collective = element.tag == "collective"
        self.names = [child.text for child in element.all("name", "short", "alias")]
        self.name = element.first("name").text
        self.first, self.last = day_of(element.get("from")), day_of(element.get("until"))
        self.successions = []  # (day, ids of those that follow)

    def lives(self, day):
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


LEVELS = "省市县区州盟旗镇乡"


class Registry:
    """What include/fazhi/registry.h says of whom a name means and who is in a collective."""

    def __init__(self, root):
        self.bodies = {e.get("id"): Body(e) for e in root.all("body", "collective")}
        for succession in root.all("succession"):
            day = day_of(succession.get("date"))
            heirs = [e.get("body") for e in succession.all("to")]
            for e in succession.all("from"):
                body = self.bodies[e.get("body")]
                body.successions.append((day, heirs))
                body.last = day - datetime.timedelta(days=1)
            for heir in heirs:
                if succession.get("kind") in ("renamed", "split") and self.bodies[heir].first is None:
                    self.bodies[heir].first = day

    def follow(self, body, day):
        """Who has the place of a body on a day, at any remove."""
        if body.lives(day):
            return [body]
        way, found = [body], []
        for at in way:
            if at.lives(day):
                found.append(at)
            elif at.last is not None and at.last < day:
                for _, heirs in at.successions:
                    way.extend(b for b in (self.bodies[heir] for heir in heirs) if b not in way)
        return found

    def resolve(self, name, day, directive):
        """The bodies that a name may mean on a day, each with whether it bears the name itself."""
        written = directive.signed if directive and directive.signed else day
        for names in self._candidates(name, directive):
            bearers = [b for b in self.bodies.values() if any(fold(n) in names for n in b.names)]
            if bearers:
                there = [b for b in bearers if b.lives(written)] or bearers
                meant = {}
                for body in there:
                    for heir in self.follow(body, day):
                        meant.setdefault(heir.id, heir is body)
                return [(self.bodies[key], itself) for key, itself in meant.items()]
        return []

    def _candidates(self, name, directive):
        """The name; where nobody bears it what its assignments state; else it with each prefix that the directive leaves out."""
        yield {fold(name)}
        if not directive:
            return
        full = directive.full.get(name, {None})
        if len(full) == 1 and None not in full:
            yield {fold(f) for f in full}
        place = re.match("(?:中共)?(.+?)(?:人民政府|委)", directive.issuer)
        levels = {u[0] for u in directive.units if u[0] in LEVELS}
        completed = set()
        if place:
            completed.add(fold(place[1] + name))
            levels |= {place[1][-1]} & set(LEVELS)
            if name[0] == place[1][-1]:
                completed.add(fold(place[1][:-1] + name))
        yield completed | {fold(level + middle + name) for level in levels for middle in ("", "政府", "委")}

    def members(self, collective, day):
        """The bodies of a collective on a day."""
        return [b for b in self.bodies.values() if not b.collective and b.lives(day) and self._holds(collective, b, day)]

    def _holds(self, collective, body, day):
        def named(tag):
            for element in collective.element.all(tag):
                other = self.bodies[element.get("body")]
                if other.collective:
                    if other.lives(day) and self._holds(other, body, day):
                        return True
                elif body in self.follow(other, day):
                    return True
            return False

        by_rule = any(all(body.element.get(key) == wanted for key, wanted in rule.attributes.items()
                          if key in ("kind", "level", "parent", "class")) for rule in collective.element.all("all"))
        return (by_rule or named("member")) and not named("except")
