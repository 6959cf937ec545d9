#!/usr/bin/env python3
"""Write fazhi/_native.py and fazhi/_enums.py from the public headers.

usage: generate.py [--check]

Every C function is declared once, in _native.py, with its result and argument types; every C enum is an enum class of _enums.py.
Run it after a public header has changed. With --check nothing is written: exit status 1 says that a file is not what the headers say.
"""
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
HEADERS = HERE.parents[1] / "include" / "fazhi"
FLAGS = {"fz_role": "IntFlag"}  # enums that are sets of bits

# What C calls it and what ctypes does. A pointer to char that is const is a borrowed string; any other is the caller's memory.
SCALARS = {
    "int": "c_int", "unsigned": "c_uint", "double": "c_double", "size_t": "c_size_t", "ptrdiff_t": "c_ssize_t",
    "int32_t": "c_int32", "int64_t": "c_int64", "uint32_t": "c_uint32", "uint64_t": "c_uint64", "uint8_t": "c_uint8",
    "uint16_t": "c_uint16", "int16_t": "c_int16", "char": "c_char",
}


class Declarations:
    """What the headers declare, in order."""

    def __init__(self, text):
        text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
        text = re.sub(r"\\\n", " ", text)
        self.defines = dict(re.findall(r"^#define (FZ_\w+) +(?:INT64_C\()?(-?\d+)u?\)?\s*$", text, re.M))
        text = re.sub(r"^\s*#.*$", "", text, flags=re.M)
        self.handles = sorted({name for name, other in re.findall(r"typedef struct (\w+) (\w+);", text) if name == other})
        self.aliases = {name: kind for kind, name in re.findall(r"typedef (\w+) (fz_\w+);", text)}
        self.enums = {name: members(body) for body, name in re.findall(r"typedef enum \w+ \{(.*?)\} (\w+);", text, re.S)}
        self.codes = members(re.search(r"^enum \{(.*?)\};", text, re.S | re.M)[1])
        self.callbacks = [(name, returns, split(parameters)) for returns, name, parameters in
                          re.findall(r"typedef ([\w *]+?)\(\*(\w+)\)\(([^;]*?)\);", text, re.S)]
        self.structs = [(name, fields(body)) for body, name in re.findall(r"typedef struct \w+ \{(.*?)\} (\w+);", text, re.S)]
        self.functions = [(name, returns, split(parameters)) for returns, name, parameters in
                          re.findall(r"^FZ_API\s+([\w\s*]+?)\b(fz_\w+)\(([^;]*)\);", text, re.M)]

    def type_of(self, words):
        """The ctypes type of a C type such as `const fz_task *const *`."""
        depth = words.count("*")
        constant = re.match(r"\s*const\b", words) is not None
        base = re.sub(r"\b(const|struct|enum)\b|\*", " ", words).split()
        if len(base) != 1:
            raise ValueError(f"a type that is not understood: {words!r}")
        return self.pointer_to(base[0], depth, constant)

    def pointer_to(self, base, depth, constant):
        if base == "void":
            if depth == 0:
                return "None"
            base, depth = "c_void_p", depth - 1
        elif base == "char" and constant and depth:
            base, depth = "c_char_p", depth - 1
        else:
            base = SCALARS.get(base) or ("c_int" if base in self.enums else base)
        return "POINTER(" * depth + base + ")" * depth

    def parameter(self, words):
        """Type and name of a parameter or field; `tasks[4]` is a pointer."""
        found = re.fullmatch(r"(.*?)(\w+)(\[\w*\])?", words.strip(), re.S)
        return self.type_of(found[1] + ("*" if found[3] else "")), found[2]

    def prototype(self, parameters):
        return "".join(f", {self.parameter(one)[0]}" for one in parameters)


def members(body):
    found = re.findall(r"(FZ_\w+)\s*=\s*(-?\w+)", body)
    if len(found) != len([one for one in body.split(",") if one.strip()]):
        raise ValueError(f"an enum that is not understood: {body!r}")
    return {name: int(value, 0) for name, value in found}


def split(parameters):
    return [] if parameters.strip() in ("", "void") else parameters.split(",")


def fields(body):
    return [one.strip() for one in body.split(";") if one.strip()]


def class_name(name):
    return "".join(word.capitalize() for word in name[len("fz_"):].split("_"))


def short_names(names):
    """Member names without the prefix that all share."""
    parts = [name.split("_") for name in names]
    shared = 0
    while all(len(one) > shared for one in parts) and len({one[shared] for one in parts}) == 1:
        shared += 1
    return {name: "_".join(one[shared:]) or one[-1] for name, one in zip(names, parts)}


def native(declared):
    yield '"""What the C library declares. Made by generate.py from the public headers; do not edit."""'
    yield "from ctypes import *"
    yield ""
    for name in declared.handles + [name for name, _ in declared.structs]:
        yield f"class {name}(Structure): pass"
    yield ""
    for name, kind in declared.aliases.items():
        yield f"{name} = {SCALARS[kind]}"
    yield ""
    for name, returns, parameters in declared.callbacks:
        yield f"{name} = CFUNCTYPE({declared.type_of(returns)}{declared.prototype(parameters)})"
    yield ""
    for name, body in declared.structs:
        yield f"{name}._fields_ = ["
        for one in body:
            yield f"    {field(declared, one)},"
        yield "]"
    yield ""
    yield "CONSTANTS = {"
    groups = [declared.codes, *declared.enums.values(), {name: int(value) for name, value in declared.defines.items()}]
    for group in groups:
        for name, value in group.items():
            yield f'    "{name}": {value},'
    yield "}"
    yield ""
    yield "# name: result, arguments"
    yield "FUNCTIONS = {"
    for name, returns, parameters in declared.functions:
        arguments = declared.prototype(parameters)
        yield f'    "{name}": ({declared.type_of(returns)}, [{arguments[2:]}]),'
    yield "}"


def field(declared, words):
    pointer = re.fullmatch(r"([\w *]+?)\(\*(\w+)\)\((.*)\)", words, re.S)
    if pointer:
        kind = f"CFUNCTYPE({declared.type_of(pointer[1])}{declared.prototype(split(pointer[3]))})"
        return f'("{pointer[2]}", {kind})'
    kind, name = declared.parameter(words)
    return f'("{name}", {kind})'


def enums(declared):
    yield '"""The enums of the C library. Made by generate.py from the public headers; do not edit."""'
    yield "import enum"
    yield ""
    names = ["Code", *map(class_name, declared.enums)]
    yield "__all__ = ["
    for name in names:
        yield f'    "{name}",'
    yield "]"
    yield ""
    yield ""
    yield "class _Open(enum.IntEnum):"
    yield '    """An enum to which a later library may add: what this binding does not know yet is given as UNKNOWN_<number>."""'
    yield ""
    yield "    @classmethod"
    yield '    def _missing_(cls, value: object) -> "_Open":'
    yield "        if not isinstance(value, int):"
    yield '            raise ValueError(f"{value!r} is no {cls.__name__}")'
    yield "        member = int.__new__(cls, value)"
    yield '        member._name_ = f"UNKNOWN_{value}"'
    yield "        member._value_ = value"
    yield "        return member"
    yield from enum_class("Code", "_Open", {name[len("FZ_"):]: value for name, value in declared.codes.items()},
                          "What went wrong, or what was found.")
    for name, values in declared.enums.items():
        values = {key: value for key, value in values.items() if not key.endswith("_COUNT_")}
        short = short_names(list(values))
        base = f"enum.{FLAGS[name]}" if name in FLAGS else "_Open"
        yield from enum_class(class_name(name), base, {short[key]: value for key, value in values.items()}, f"{name} of C.")


def enum_class(name, base, values, comment):
    yield ""
    yield ""
    yield f"class {name}({base}):"
    yield f'    """{comment}"""'
    yield ""
    for key, value in values.items():
        yield f"    {key} = {value}"


def main():
    headers = [HEADERS / "common.h"] + sorted(path for path in HEADERS.glob("*.h") if path.name != "common.h")
    declared = Declarations("\n".join(path.read_text(encoding="utf-8") for path in headers))
    stale = 0
    for name, lines in {"_native.py": native(declared), "_enums.py": enums(declared)}.items():
        path, text = HERE / "fazhi" / name, "\n".join(lines) + "\n"
        if "--check" not in sys.argv[1:]:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            print(f"{path}: not what the headers say; run bindings/python/generate.py")
            stale = 1
    return stale


if __name__ == "__main__":
    sys.exit(main())
