#!/usr/bin/env python3
"""Make of a vocabulary that is said once, in lib/data/scheme.txt, ledger.txt, report.txt or watch.txt, everything that says it again: the loader's
table, RELAX NG, XML Schema, the page that describes it, and of schemes a test file for each example of a way of scoring.

usage: vocabulary.py           write the files
       vocabulary.py --check   exit with 1 where one of them is not what its source makes
"""
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).resolve().parent
TOP = HERE.parent.parent
FORMS = {"id": ("identifier", "FZ_FORM_ID", "标识 identifier"), "ids": ("identifiers", "FZ_FORM_TEXT", "标识表 identifiers"),
         "words": ("words", "FZ_FORM_TEXT", "文字 words"), "count": ("count", "FZ_FORM_COUNT", "正整数 count"),
         "number": ("number", "FZ_FORM_NUMBER", "整数 number"), "decimal": ("decimal", "FZ_FORM_DECIMAL", "小数 decimal"),
         "day": ("day", "FZ_FORM_DATE", "日期 day"), "flag": ("flag", "FZ_FORM_BOOLEAN", "是非 flag"), "any": (None, "FZ_FORM_ANY", "任意文字 any text")}
# Enumerations that are not called as their attribute.
ENUMS = {("all", "kind"): "UNIT_KIND", ("rank", "ties"): "RANK_TIES", ("goalposts", "clamp"): "CUT",
         ("relative", "to"): "COMPARED"}
BLANK = r"\s&#xA0;&#x2000;-&#x200B;&#x202F;&#x205F;&#x3000;&#xFEFF;"
WORDS = f"[{BLANK}]*[^{BLANK}][\\s\\S]*"


@dataclass
class Vocabulary:
    """What differs between the vocabularies beside their source."""
    name: str
    prefix: str  # of the elements' names in C
    keys: bool  # whether C knows attributes by name, or by their column alone
    rng_about: str
    xsd_about: str
    is_loaded: bool = True  # whether a loader needs its table
    room: str = "assess"  # whose loader takes the table

    @property
    def made(self):
        return f"Made from lib/data/{self.name}.txt by lib/data/vocabulary.py; do not edit."


VOCABULARIES = [
    Vocabulary("scheme", "SC", True, """考核办法 · How to score, vocabulary {space}. scheme.md describes each element and attribute;
scheme.xsd accepts the same documents. What contradicts itself (weights that do not add up, overlapping tables) is found when
libfazhi loads a scheme.""", """考核办法 · How to score, vocabulary {space}. XML Schema 1.0. scheme.md describes each element and
attribute; scheme.rng accepts the same documents."""),
    Vocabulary("ledger", "LE", False, """台账 · What happened, vocabulary {space}. ledger.md describes each element and attribute;
ledger.xsd accepts the same documents. What contradicts itself (an id twice, the correction of what is not there) is found when
libfazhi loads a ledger.""", """台账 · What happened, vocabulary {space}. XML Schema 1.0. ledger.md describes each element and
attribute; ledger.rng accepts the same documents."""),
    Vocabulary("report", "RE", False, """考核结果 · The scores, vocabulary {space}. report.md describes each element and attribute;
report.xsd accepts the same documents. That the amounts of steps add up no schema can say.""",
               """考核结果 · The scores, vocabulary {space}. XML Schema 1.0. report.md describes each element and
attribute; report.rng accepts the same documents.""", False),
    Vocabulary("watch", "WA", False, """督办规则 · Watch rules, vocabulary {space}. watch.md describes each element and attribute;
watch.xsd accepts the same documents. What contradicts itself (a state twice, a day that is off and on) is found when
libfazhi loads the rules.""", """督办规则 · Watch rules, vocabulary {space}. XML Schema 1.0. watch.md describes each element and
attribute; watch.rng accepts the same documents.""", room="supervise")]


class Element:
    def __init__(self, name, content, is_open, form, zh, en):
        self.name, self.content, self.open, self.form, self.zh, self.en = name, content, is_open == "open", form, zh, en
        self.attributes, self.groups, self.example = [], [], []


def parse(path):
    """The namespace, the elements in order, and the page: lines, elements where they stand, and ways of scoring."""
    space, elements, page = None, [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        mark, rest = line[:1], line[2:]
        fields = [field.strip() for field in rest.split(" | ")] if mark in "=@$" else []
        if mark == "=":
            parts = [part.strip() for part in rest.split("|")]
            elements.append(Element(*parts[:6]))
            page.append(elements[-1])
        elif mark == "@":
            parts = [part.strip() for part in rest.split("|")]
            elements[-1].attributes.append((parts[0], parts[1], parts[2] == "required", parts[3], parts[4]))
        elif mark == ">":
            elements[-1].groups = [group_of(token) for token in rest.split()]
        elif mark == "-":
            (page[-1][1] if isinstance(page[-1], tuple) else elements[-1].example).append(rest)
        elif mark == "$":
            page.append((fields, []))
        elif mark == "%":
            page.append(rest)
        elif line.startswith("space "):
            space = line.split()[1]
    return space, elements, page


def group_of(token):
    """Names, whether one is required, whether it may be repeated."""
    names = re.findall(r"\w+", token)
    return names, token[-1] in "!+", token[-1] in "*+"


def c_name(text):
    return re.sub(r"\W", "_", text).upper()


def key_names(elements):
    return list(dict.fromkeys(name for element in elements for name, *_ in element.attributes))


def c_header(vocabulary, space, elements):
    name, prefix = vocabulary.name, vocabulary.prefix
    guard = f"FZ_{vocabulary.room.upper()}_{name.upper()}_NAMES_H"
    lines = [f"/* {vocabulary.made} */", "/* clang-format off */", f"#ifndef {guard}", f"#define {guard}", "",
             f'#define FZ__{name.upper()}_SPACE "{space}"', "", "/* The elements. */", f"typedef enum fz__{name}_element {{"]
    lines += [f"    {prefix}_{c_name(element.name)}," for element in elements]
    lines += [f"    {prefix}_COUNT_,", f"    {prefix}_MARKUP = {prefix}_COUNT_ /* of others; in a {name}'s tree alone */"] \
        if vocabulary.keys else [f"    {prefix}_COUNT_"]
    lines += [f"}} fz__{name}_element;", ""]
    if vocabulary.keys:
        lines += ["/* The names of attributes, of whichever element. */", f"typedef enum fz__{name}_key {{"]
        lines += [f"    KEY_{c_name(key)}," for key in key_names(elements)]
        lines += ["    KEY_COUNT_", f"}} fz__{name}_key;", ""]
    enums = [f"enum {{ {', '.join(f'{key}_{c_name(choice)}' for choice in choices)} }};"
             for key, choices in choice_enums(elements).items()]
    return "\n".join(lines + enums + [""] * bool(enums) + ["#endif", ""])


def choice_enums(elements):
    """The values of a choice, by the name of its attribute or that which tells it from others of that name."""
    enums = {}
    for element in elements:
        for name, form, *_ in element.attributes:
            choices = form.split("/")
            if len(choices) > 1:
                key = ENUMS.get((element.name, name), c_name(name))
                if enums.setdefault(key, choices) != choices:
                    sys.exit(f"{element.name}/@{name}: other choices than before")
    return enums


def c_table(vocabulary, elements):
    prefix = vocabulary.prefix
    lines = [f"/* {vocabulary.made} */", "/* clang-format off */"]
    lists = {}
    for element in elements:
        for _, form, *_ in element.attributes:
            if "/" in form:
                lists.setdefault(form, f"choices_{len(lists)}")
    for form, name in lists.items():
        words = ", ".join(f'"{choice}"' for choice in form.split("/"))
        lines.append(f"static const char *const {name}[] = {{{words}, NULL}};")
    for element in elements:
        if element.attributes:
            rows = [f'{{"{name}", {FORMS[form][1] if form in FORMS else "FZ_FORM_CHOICE"}, {str(required).lower()}, '
                    f'{lists.get(form, "NULL")}, 0}}' for name, form, required, *_ in element.attributes]
            lines.append(f"static const fz__attribute_rule {element.name}_attributes[] = {{\n    " + ",\n    ".join(rows) +
                         ",\n    {NULL, FZ_FORM_ANY, false, NULL, 0}};")
        if element.groups:
            rows = [f"{{{prefix}_{c_name(name)}, {position}, {str(required).lower()}, {str(repeated).lower()}}}"
                    for position, (names, required, repeated) in enumerate(element.groups) for name in names]
            lines.append(f"static const fz__child_rule {element.name}_children[] = {{\n    " + ",\n    ".join(rows) +
                         ",\n    {-1, 0, false, false}};")
    lines.append(f"static const fz__element_rule elements[{prefix}_COUNT_] = {{")
    for element in elements:
        form = FORMS[element.form][1] if element.form else "FZ_FORM_ANY"
        lines.append(f'    [{prefix}_{c_name(element.name)}] = {{"{element.name}", FZ_CONTENT_{element.content.upper()}, '
                     f'{str(element.open).lower()}, {form}, '
                     f'{element.name + "_attributes" if element.attributes else "NULL"}, '
                     f'{element.name + "_children" if element.groups else "NULL"}}},')
    lines.append("};")
    if vocabulary.keys:
        lines += c_columns(prefix, elements)
    return "\n".join(lines + [""])


def c_columns(prefix, elements):
    lines = ["/* The column of a key in an element's attributes, from 1; 0 where it has none. */",
              f"static const uint8_t columns[{prefix}_COUNT_][KEY_COUNT_] = {{"]
    for element in elements:
        if element.attributes:
            cells = ", ".join(f"[KEY_{c_name(name)}] = {n}" for n, (name, *_) in enumerate(element.attributes, 1))
            lines.append(f"    [{prefix}_{c_name(element.name)}] = {{{cells}}},")
    lines += ["};", "/* Attributes that are lists of ids. */", f"static const bool lists[{prefix}_COUNT_][KEY_COUNT_] = {{"]
    for element in elements:
        cells = ", ".join(f"[KEY_{c_name(name)}] = true" for name, form, *_ in element.attributes if form == "ids")
        if cells:
            lines.append(f"    [{prefix}_{c_name(element.name)}] = {{{cells}}},")
    return lines + ["};"]


# ------------------------------------------------------------------ RELAX NG

RNG_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!-- {made} -->
<grammar xmlns="http://relaxng.org/ns/structure/1.0" xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0"
  ns="{space}" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <a:documentation>{about}</a:documentation>

  <start>
    <ref name="{name}"/>
  </start>
"""
RNG_TAIL = """
  <define name="identifier">
    <data type="string">
      <param name="pattern">[A-Za-z][A-Za-z0-9_.\\-]*</param>
    </data>
  </define>

  <define name="identifiers">
    <list>
      <oneOrMore>
        <ref name="identifier"/>
      </oneOrMore>
    </list>
  </define>

  <define name="words">
    <data type="string">
      <param name="pattern">{words}</param>
    </data>
  </define>

  <define name="count">
    <data type="unsignedInt">
      <param name="pattern">[1-9][0-9]*</param>
    </data>
  </define>

  <define name="number">
    <data type="unsignedInt">
      <param name="pattern">0|[1-9][0-9]*</param>
    </data>
  </define>

  <define name="decimal">
    <data type="decimal">
      <param name="pattern">[+\\-]?[0-9]+(\\.[0-9]{{1,6}}0*)?</param>
      <param name="minInclusive">-9223372036854.775807</param>
      <param name="maxInclusive">9223372036854.775807</param>
    </data>
  </define>

  <define name="day">
    <data type="date">
      <param name="minInclusive">0001-01-01</param>
      <param name="pattern">[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}</param>
    </data>
  </define>

  <define name="flag">
    <data type="boolean">
      <param name="pattern">true|false</param>
    </data>
  </define>

  <define name="foreign-attributes">
    <zeroOrMore>
      <attribute>
        <anyName>
          <except>
            <nsName/>
            <nsName ns=""/>
          </except>
        </anyName>
      </attribute>
    </zeroOrMore>
  </define>

  <define name="foreign-elements">
    <zeroOrMore>
      <element>
        <anyName>
          <except>
            <nsName/>
            <nsName ns=""/>
          </except>
        </anyName>
        <ref name="anything"/>
      </element>
    </zeroOrMore>
  </define>

  <define name="anything">
    <zeroOrMore>
      <choice>
        <attribute>
          <anyName/>
        </attribute>
        <text/>
        <element>
          <anyName/>
          <ref name="anything"/>
        </element>
      </choice>
    </zeroOrMore>
  </define>
</grammar>
"""


def indent(lines, by):
    return [" " * by + line for line in lines]


def documentation(zh, en):
    return escape(f"{zh} {en}")


def rng_attribute(name, form, required, zh, en):
    lines = [f'<attribute name="{name}">', f"  <a:documentation>{documentation(zh + '。', en)}</a:documentation>"]
    if form in FORMS:
        lines.append(f'  <ref name="{FORMS[form][0]}"/>')
    else:
        lines += ["  <choice>", *(f"    <value>{choice}</value>" for choice in form.split("/")), "  </choice>"]
    lines.append("</attribute>")
    return lines if required else ["<optional>", *indent(lines, 2), "</optional>"]


def rng_group(names, required, repeated, is_open):
    inner = [f'<ref name="{name}"/>' for name in names]
    if len(names) > 1:
        inner = ["<choice>", *indent(inner, 2), "</choice>"]
    foreign = ['<ref name="foreign-elements"/>'] if is_open else []
    if required and not repeated:
        return inner + foreign
    wrapper = {(False, True): "zeroOrMore", (True, True): "oneOrMore", (False, False): "optional"}[required, repeated]
    return [f"<{wrapper}>", *indent(inner + foreign, 2), f"</{wrapper}>"]


def rng(vocabulary, space, elements):
    text = RNG_HEAD.format(made=vocabulary.made, space=space, name=vocabulary.name, about=vocabulary.rng_about.format(space=space))
    for element in elements:
        body = [f"<a:documentation>{documentation(element.zh, element.en)}</a:documentation>", '<ref name="foreign-attributes"/>']
        for name, *rest in element.attributes:
            if ":" not in name:
                body += rng_attribute(name, *rest)
        if element.content == "text":
            named = FORMS[element.form][0]
            body.append(f'<ref name="{named}"/>' if named else '<data type="string"/>')
        if element.open:
            body.append('<ref name="foreign-elements"/>')
        for group in element.groups:
            body += rng_group(*group, element.open)
        lines = [f'<define name="{element.name}">', f'  <element name="{element.name}">', *indent(body, 4), "  </element>",
                 "</define>"]
        text += "\n" + "\n".join(indent(lines, 2)) + "\n"
    return text + RNG_TAIL.format(words=WORDS)


# ------------------------------------------------------------------ XML Schema

XSD_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!-- {made} -->
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="{space}"
  targetNamespace="{space}" elementFormDefault="qualified" blockDefault="#all" version="1">
  <xs:annotation>
    <xs:documentation>{about}</xs:documentation>
  </xs:annotation>

  <xs:element name="{name}" type="{name}"/>
"""
XSD_TAIL = """
  <xs:simpleType name="identifier">
    <xs:restriction base="xs:string">
      <xs:pattern value="[A-Za-z][A-Za-z0-9_.\\-]*"/>
    </xs:restriction>
  </xs:simpleType>

  <xs:simpleType name="identifiers">
    <xs:restriction>
      <xs:simpleType>
        <xs:list itemType="identifier"/>
      </xs:simpleType>
      <xs:minLength value="1"/>
    </xs:restriction>
  </xs:simpleType>

  <xs:simpleType name="words">
    <xs:restriction base="xs:string">
      <xs:pattern value="{words}"/>
    </xs:restriction>
  </xs:simpleType>

  <xs:simpleType name="count">
    <xs:restriction base="xs:unsignedInt">
      <xs:pattern value="[1-9][0-9]*"/>
    </xs:restriction>
  </xs:simpleType>

  <xs:simpleType name="number">
    <xs:restriction base="xs:unsignedInt">
      <xs:pattern value="0|[1-9][0-9]*"/>
    </xs:restriction>
  </xs:simpleType>

  <xs:simpleType name="decimal">
    <xs:restriction base="xs:decimal">
      <xs:pattern value="[+\\-]?[0-9]+(\\.[0-9]{{1,6}}0*)?"/>
      <xs:minInclusive value="-9223372036854.775807"/>
      <xs:maxInclusive value="9223372036854.775807"/>
    </xs:restriction>
  </xs:simpleType>

  <xs:simpleType name="day">
    <xs:restriction base="xs:date">
      <xs:minInclusive value="0001-01-01"/>
      <xs:pattern value="[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}"/>
    </xs:restriction>
  </xs:simpleType>

  <xs:simpleType name="flag">
    <xs:restriction base="xs:boolean">
      <xs:pattern value="true|false"/>
    </xs:restriction>
  </xs:simpleType>

  <xs:group name="foreign-elements">
    <xs:sequence>
      <xs:any namespace="##other" processContents="lax" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence>
  </xs:group>
</xs:schema>
"""


def xsd_note(zh, en):
    return ["<xs:annotation>", f"  <xs:documentation>{documentation(zh, en)}</xs:documentation>", "</xs:annotation>"]


def xsd_attribute(name, form, required, zh, en):
    use = ' use="required"' if required else ""
    type_of = f' type="{FORMS[form][0]}"' if form in FORMS else ""
    lines = [f'<xs:attribute name="{name}"{type_of}{use}>', *indent(xsd_note(zh + "。", en), 2)]
    if form not in FORMS:
        lines += ["  <xs:simpleType>", '    <xs:restriction base="xs:string">',
                  *(f'      <xs:enumeration value="{choice}"/>' for choice in form.split("/")), "    </xs:restriction>",
                  "  </xs:simpleType>"]
    return lines + ["</xs:attribute>"]


def xsd_group(names, required, repeated, is_open):
    lines = [f'<xs:element name="{name}" type="{name}"/>' for name in names]
    if len(names) > 1:
        lines = ["<xs:choice>", *indent(lines, 2), "</xs:choice>"]
    if is_open:
        lines.append('<xs:group ref="foreign-elements"/>')
    least = "" if required else ' minOccurs="0"'
    most = ' maxOccurs="unbounded"' if repeated else ""
    return [f"<xs:sequence{least}{most}>", *indent(lines, 2), "</xs:sequence>"]


def xsd(vocabulary, space, elements):
    text = XSD_HEAD.format(made=vocabulary.made, space=space, name=vocabulary.name, about=vocabulary.xsd_about.format(space=space))
    for element in elements:
        tail = [line for name, *rest in element.attributes if ":" not in name for line in xsd_attribute(name, *rest)]
        tail.append('<xs:anyAttribute namespace="##other" processContents="lax"/>')
        body = []
        if element.content == "text":
            body = ["<xs:simpleContent>", f'  <xs:extension base="{FORMS[element.form][0] or "xs:string"}">', *indent(tail, 4),
                    "  </xs:extension>", "</xs:simpleContent>"]
        else:
            groups = ['<xs:group ref="foreign-elements"/>'] if element.open else []
            for group in element.groups:
                groups += xsd_group(*group, element.open)
            if groups:
                body = ["<xs:sequence>", *indent(groups, 2), "</xs:sequence>"]
            body += tail
        lines = [f'<xs:complexType name="{element.name}">', *indent(xsd_note(element.zh, element.en), 2), *indent(body, 2),
                 "</xs:complexType>"]
        text += "\n" + "\n".join(indent(lines, 2)) + "\n"
    return text + XSD_TAIL.format(words=WORDS)


# ------------------------------------------------------------------ the page and the test files

def content_words(element):
    marks = {(True, False): "", (False, False): "?", (False, True): "*", (True, True): "+"}
    parts = []
    for names, required, repeated in element.groups:
        words = " | ".join(f"`{name}`" for name in names)
        parts.append((f"({words})" if len(names) > 1 else words) + marks[required, repeated])
    return "、".join(parts)


def page_of_element(element):
    opened = "开放。 Open. " if element.open else ""
    lines = [f"### {element.name}", "", element.zh, element.en, ""]
    if element.groups:
        lines += [f"{opened}内容依次 content in order: {content_words(element)}。", ""]
    rows = [row for row in element.attributes if ":" not in row[0]]
    if rows:
        lines += ["| 属性 attribute | 值 value | 说明 meaning |", "| --- | --- | --- |"]
        for name, form, required, zh, en in rows:
            value = FORMS[form][2] if form in FORMS else "、".join(f"`{choice}`" for choice in form.split("/"))
            lines.append(f"| `{name}` | {value} | {'必需 required；' if required else ''}{zh} · {en} |")
        lines.append("")
    return lines + ["```xml", *element.example, "```", ""]


def page(vocabulary, parts):
    lines = []
    for part in parts:
        if isinstance(part, Element):
            lines += page_of_element(part)
        elif isinstance(part, tuple):
            lines += [f"#### {part[0][0]} {part[0][1]} · {part[0][2]}", "", "```xml", *part[1], "```", ""]
        else:
            lines.append(part)
    return f"<!-- {vocabulary.made} -->\n" + "\n".join(lines).rstrip() + "\n"


def example_file(space, fields, lines):
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', f'<scheme xmlns="{space}">', "  <head>",
                      f"    <title>{fields[1]}</title>", "  </head>", *indent(lines, 2), "</scheme>", ""])


def made(vocabulary):
    name = vocabulary.name
    space, elements, parts = parse(HERE / f"{name}.txt")
    files = {HERE / f"{name}.rng": rng(vocabulary, space, elements), HERE / f"{name}.xsd": xsd(vocabulary, space, elements),
             HERE / f"{name}.md": page(vocabulary, parts)}
    if vocabulary.is_loaded:
        files |= {TOP / f"lib/{vocabulary.room}/{name}_names.h": c_header(vocabulary, space, elements),
                  TOP / f"lib/{vocabulary.room}/{name}_table.inc": c_table(vocabulary, elements)}
    for part in parts:
        if isinstance(part, tuple):
            files[TOP / f"tests/data/{name}/good/{part[0][0].lower()}.xml"] = example_file(space, *part)
    return files


def main():
    stale = {}
    for vocabulary in VOCABULARIES:
        for path, text in made(vocabulary).items():
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                stale[path] = (vocabulary, text)
    if sys.argv[1:] == ["--check"]:
        for path, (vocabulary, _) in stale.items():
            print(f"{path.relative_to(TOP)}: not what {vocabulary.name}.txt makes; run lib/data/vocabulary.py")
        sys.exit(1 if stale else 0)
    for path, (_, text) in stale.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


main()
