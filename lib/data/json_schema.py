#!/usr/bin/env python3
"""Make the JSON Schemas (draft 2020-12) of what the library writes and reads as JSON: directive, tasks, registry, scheme,
ledger, report. That of schemes comes from scheme.txt, element by element.

usage: json_schema.py           write the files
       json_schema.py --check   exit with 1 where one of them is not what this makes
"""
import json
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
DRAFT = "https://json-schema.org/draft/2020-12/schema"

TEXT = {"type": "string", "pattern": r"\S"}
ANY = {"type": "string"}
BOOL = {"type": "boolean"}
DAY = {"type": "string", "pattern": r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"}
DECIMAL = {"type": "string", "pattern": r"^[-+]?[0-9]+(\.[0-9]{1,6})?$"}
FRACTION = {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+|/[0-9]+)?$"}
ID = {"type": "string", "pattern": r"^[A-Za-z][A-Za-z0-9_.-]*$"}
IDS = {"type": "string", "pattern": r"\S"}
NUMBER = {"type": "integer", "minimum": 0, "maximum": 4294967295}
COUNT = {"type": "integer", "minimum": 1, "maximum": 4294967295}
SIZE = {"type": "integer", "minimum": 0}


def one_of(*values):
    return {"enum": list(values)}


def many(items):
    return {"type": "array", "items": items}


def or_null(schema):
    if "type" in schema and isinstance(schema["type"], str) and "enum" not in schema:
        return {**schema, "type": [schema["type"], "null"]}
    if "enum" in schema:
        return {"enum": [*schema["enum"], None]}
    return {"anyOf": [schema, {"type": "null"}]}


def thing(required, optional, about=None):
    """An object: keys that must be there, keys that may be or are null, and no other."""
    properties = {**required, **{key: or_null(schema) for key, schema in optional.items()}}
    made = {"type": "object", "properties": properties, "additionalProperties": False}
    if required:
        made["required"] = list(required)
    return {"description": about, **made} if about else made


def ref(name):
    return {"$ref": f"#/$defs/{name}"}


def schema(name, title, body, defs=None):
    made = {"$schema": DRAFT, "$id": f"urn:libfazhi:{name}:1:json", "title": title, **body}
    return {**made, "$defs": defs} if defs else made


# ------------------------------------------------------------------ directive and tasks

ROLE = one_of("lead", "cooperate", "responsible")
PERIOD = one_of("day", "week", "month", "quarter", "half-year", "year")
PLACE = thing({"line": NUMBER, "column": NUMBER, "offset": NUMBER, "length": NUMBER}, {"kept": BOOL},
              "A place in the issuer's text; kept is false where it is one in the file that was loaded.")
ASSIGNMENT = thing({"unit": TEXT, "role": ROLE},
                   {"full": TEXT, "rank": COUNT, "collective": BOOL, "open": BOOL, "place": ref("place")})
DUE = thing({"text": TEXT}, {"date": DAY, "every": PERIOD})
REQUIREMENT = thing(
    {"kind": one_of("frequency", "recurring", "deadline", "precondition", "prohibition", "quantity"), "text": TEXT,
     "offset": NUMBER},
    {"paragraph": NUMBER, "length": NUMBER, "line": NUMBER, "column": NUMBER, "number": DECIMAL, "unit": TEXT,
     "bound": one_of("least", "most", "exactly", "above", "below"), "every": PERIOD,
     "month": {"type": "integer", "minimum": 1, "maximum": 12}, "day": {"type": "integer", "minimum": 1, "maximum": 31},
     "end": BOOL, "date": DAY, "place": ref("place")})
PERSON = thing({"name": TEXT}, {"office": TEXT})
FIELD = thing({"name": TEXT, "text": ANY}, {})
TEXTS = [ANY, thing({"p": ANY}, {"joined": BOOL}), thing({"field": ANY, "name": TEXT}, {"joined": BOOL})]
STATED = thing({"stated": ANY}, {"name": TEXT, "joined": BOOL})


def refers(key, value):
    return thing({key: value}, {})


PART = many({"anyOf": TEXTS})
BODY = many({"anyOf": [refers("section", ID), refers("task", ID)]})
SECTION_CONTENT = many({"anyOf": [*TEXTS, STATED, refers("section", ID), refers("task", ID)]})
TASK_CONTENT = many({"anyOf": [*TEXTS, STATED, *(refers(key, NUMBER)
                                                 for key in ("assignment", "due", "person", "requirement"))]})
TASK = {"number": TEXT, "section": TEXT, "subsection": TEXT, "text": ANY, "lead": many(TEXT), "cooperate": many(TEXT),
        "responsible": many(TEXT), "open_ended": BOOL, "deadline": TEXT, "id": ID, "section_id": ID,
        "assignments": many(ref("assignment")), "due": many(ref("due")), "requirements": many(ref("requirement")),
        "persons": many(ref("person")), "fields": many(ref("field")), "place": ref("place")}
TASK_DEFS = {"assignment": ASSIGNMENT, "due": DUE, "requirement": REQUIREMENT, "person": PERSON, "field": FIELD,
             "place": PLACE}
FINDING = thing({"code": {"type": "string", "pattern": "^FZ_[EF][A-Z_]+$"},
                 "severity": one_of("note", "warning", "error"), "message": TEXT}, {"line": SIZE, "column": SIZE})


def directive():
    section = thing({}, {"label": TEXT, "title": ANY, "parent": TEXT, "id": ID, "parent_id": ID, "paragraphs": many(ANY),
                         "ordinal": COUNT, "mark": ANY, "place": ref("place"), "content": SECTION_CONTENT})
    task = thing({}, {**TASK, "ordinal": COUNT, "mark": ANY, "sic": BOOL, "content": TASK_CONTENT})
    unit = thing({"name": TEXT, **{key: SIZE for key in ("lead", "first_lead", "cooperate", "responsible", "tasks")}}, {})
    body = thing(
        {"tasks": many(task)},
        {"is_directive": {"const": True}, "title": TEXT, "doc_number": TEXT, "issuer": TEXT, "date_signed": DAY,
         "date_published": DAY, "addressees": many(TEXT), "sections": many(section), "id": ID, "region": TEXT,
         "language": TEXT, "doc_number_parts": thing({}, {"word": TEXT, "year": COUNT, "serial": COUNT}),
         "date_effective": DAY, "date_repealed": DAY, "index": TEXT, "kind": TEXT, "disclosure": TEXT,
         "basis": many(thing({"title": TEXT}, {"number": TEXT})), "issuers": many(TEXT), "attachments": many(TEXT),
         "front": PART, "cover": PART, "preamble": PART, "body": BODY, "closing": PART, "back": PART,
         "units": many(unit), "findings": many(FINDING), "foreign_omitted": NUMBER})
    body["dependentRequired"] = {"doc_number_parts": ["doc_number"]}
    return schema("directive", "实施意见 · A directive, as fz_directive_write makes it and fz_directive_load reads it", body,
                  TASK_DEFS)


def tasks():
    through = {"type": "array", "items": {"type": "object"}}
    task = thing({key: or_null(TASK[key]) for key in ("number", "section", "subsection", "text", "lead", "cooperate",
                                                      "responsible", "open_ended", "deadline")},
                 {key: each for key, each in TASK.items()
                  if key in ("id", "section_id", "assignments", "due", "requirements", "persons", "fields", "place")} |
                 {"through": through, "directive": or_null(TEXT), "source": or_null(TEXT)})
    for key in ("text", "lead", "cooperate", "responsible", "open_ended"):
        task["properties"][key] = TASK[key]
    return schema("tasks", "任务清单 · Tasks, as fz_tasks_write makes them", many(task), TASK_DEFS)


# ------------------------------------------------------------------ ledger

def ledger():
    texts = ["id", "unit", "item", "event", "matter", "mark", "rater", "group", "reporter", "document", "evidence", "note",
             "corrects", "reason"]
    record = thing({"date": DAY}, {**{key: TEXT for key in texts}, "value": DECIMAL,
                                   **{key: DAY for key in ("due", "deadline", "rectified", "recorded")},
                                   "heads": {"anyOf": [COUNT, {"type": "string", "pattern": "^[1-9][0-9]*$"}]}})
    record["dependentRequired"] = {"reason": ["corrects"]}
    stage = thing({"stage": TEXT, "until": DAY}, {
        **{key: TEXT for key in ("id", "unit", "item", "reporter", "document", "evidence", "note", "corrects", "reason")},
        "from": DAY, "recorded": DAY})
    stage["dependentRequired"] = {"reason": ["corrects"]}
    withdrawal = thing({"withdraws": TEXT}, {"recorded": DAY, "reporter": TEXT, "reason": TEXT})
    body = thing({"entries": many({"anyOf": [record, stage, withdrawal]})},
                 {"id": TEXT, "language": TEXT, "title": TEXT, "notes": many(TEXT)})
    return schema("ledger", "台账 · A ledger, as fz_ledger_save_json makes it and fz_ledger_load reads it", body)


# ------------------------------------------------------------------ registry

def registry():
    # The kinds and levels of bodies are those of registry.rng; a reader need not know them all.
    source = thing({"id": ID, "text": TEXT}, {"date": DAY, "href": TEXT})
    name = thing({"kind": one_of("name", "short", "alias"), "text": TEXT, "verified": BOOL}, {})
    rule = thing({}, {"kind": TEXT, "level": TEXT, "parent": ID, "class": TEXT})
    body = thing({"id": ID, "kind": TEXT, "verified": BOOL, "names": many(name),
                  "codes": many(thing({"scheme": TEXT, "text": TEXT}, {})), "members": many(ID), "all": many(rule),
                  "except": many(ID), "notes": many(TEXT)},
                 {"level": TEXT, "parent": ID, "class": TEXT, "from": DAY, "until": DAY, "source": ID})
    succession = thing({"kind": TEXT, "date": DAY, "verified": BOOL, "from": many(ID), "to": many(ID),
                        "notes": many(TEXT)}, {"source": ID})
    whole = thing({"title": TEXT, "notes": many(TEXT), "sources": many(source), "bodies": many(body),
                   "successions": many(succession)}, {"id": ID, "region": TEXT, "language": TEXT})
    return schema("registry", "机构名录 · A registry, as fz_registry_save_json makes it", whole)


# ------------------------------------------------------------------ scheme

FORMS = {"id": ID, "ids": IDS, "words": TEXT, "count": COUNT, "number": NUMBER, "decimal": DECIMAL, "day": DAY,
         "flag": BOOL, "any": ANY}


def scheme_elements():
    """Of each element its kind of content, form of text, attributes and children, as scheme.txt says them."""
    elements, name = {}, None
    for line in (HERE / "scheme.txt").read_text(encoding="utf-8").splitlines():
        fields = [field.strip() for field in line[2:].split("|")]
        if line[:2] == "= ":
            name = fields[0]
            elements[name] = {"content": fields[1], "form": fields[3], "attributes": [], "children": []}
        elif line[:2] == "@ ":
            elements[name]["attributes"].append((fields[0], fields[1], fields[2] == "required"))
        elif line[:2] == "> ":
            elements[name]["children"] += re.findall(r"\w+", line)
    return elements


def scheme():
    defs, elements = {}, scheme_elements()
    for name, said in elements.items():
        required, optional = {"element": {"const": name}}, {}
        for key, form, needed in said["attributes"]:
            value = FORMS[form] if form in FORMS else one_of(*form.split("/"))
            (required if needed else optional)["language" if key == "xml:lang" else key] = value
        if said["content"] == "text":
            required["text"] = FORMS[said["form"]] if said["form"] else ANY
        if said["children"]:
            optional["content"] = many({"anyOf": [ref(child) for child in said["children"]]})
        defs[name] = thing(required, {})
        defs[name]["properties"].update(optional)
    return schema("scheme", "考核办法 · A scheme, as fz_scheme_save_json makes it", ref(next(iter(elements))), defs)


# ------------------------------------------------------------------ report

def report():
    step = thing({"kind": TEXT, "amount": FRACTION, "records": many(TEXT)}, {"rule": TEXT, "item": TEXT})
    item = thing({"id": TEXT, "points": DECIMAL, "score": DECIMAL, "trace": many(ANY)},
                 {"indicator": TEXT, "name": TEXT, "parent": TEXT, "task": ID, "section": TEXT, "applies": BOOL, "why": TEXT,
                  "exact": FRACTION, "approximate": BOOL, "steps": many(step)})
    section = thing({"id": ID, "points": DECIMAL, "score": DECIMAL}, {"section": TEXT, "title": ANY})
    unit = thing({"unit": TEXT, "class": or_null(TEXT), "score": or_null(DECIMAL), "grade": or_null(TEXT),
                  "rank": or_null(COUNT), "items": many(item)},
                 {"grade_by_score": or_null(TEXT), "exact": FRACTION, "standing": TEXT, "not_met": BOOL, "approximate": BOOL,
                  "gates": many(thing({"gate": TEXT, "changed": BOOL}, {})), "sections": many(section)})
    of_class = thing({"units": SIZE, "ranked": SIZE},
                     {"id": TEXT, "name": TEXT, "mean": DECIMAL, "highest": DECIMAL, "lowest": DECIMAL})
    body = thing({"scheme": TEXT, "day": DAY, "units": many(unit)},
                 {"scheme_id": ID, "directive": ANY, "directive_id": ID, "ledger": TEXT, "known": DAY,
                  "classes": many(of_class), "findings": many(FINDING)})
    return schema("report", "考核结果 · A report, as fz_report_write makes it", body)


def main():
    stale = []
    for make in (directive, tasks, registry, scheme, ledger, report):
        path = HERE / f"{make.__name__}.schema.json"
        text = json.dumps(make(), ensure_ascii=False, indent=1) + "\n"
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(path.name)
            if sys.argv[1:] != ["--check"]:
                path.write_text(text, encoding="utf-8")
    if sys.argv[1:] == ["--check"]:
        for name in stale:
            print(f"lib/data/{name}: not what json_schema.py makes; run lib/data/json_schema.py")
        sys.exit(1 if stale else 0)


main()
