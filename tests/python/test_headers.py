"""The binding says what the headers say."""
import ast
import ctypes
import enum
import itertools
import os
import re
import shlex
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import fazhi
from fazhi import _enums, _native, native

TOP = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TOP / "tests" / "gates"))
from gate import public_functions  # noqa: E402


# What the classes do without, and why. A pattern fits whole names.
WITHOUT = {
    "fz_(context|collection|columns|comparison|prospect|difference|robustness|supervision|ledger|query|watch)_ref": "an object of Python holds one reference",
    "fz_(section|assignment|requirement|obligation|bound|period)(_kind)?_name": "enums of Python have names",
    "fz_date_(make|format)": "days are datetime.date",
    "fz_decimal_(parse|format|format_places|round|to_double)": "scores are decimal.Decimal",
    "fz_.*_save_memory": "to_xml() is written through a callback, as everything is",
    "fz_requirement_length": "len(requirement.text)",
    "fz_prospect_missing": "Prospect.missing is exact",
}


def reached():
    """The functions of C that the modules with classes name: as N.fz_x, or made of a prefix and a way of loading or saving."""
    package = TOP / "bindings" / "python" / "fazhi"
    named, words = set(), set()
    for path in sorted(package.glob("*.py")):
        if path.name in ("_native.py", "_enums.py"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                named.add(node.attr)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) < 40:
                words.add(node.value.strip("_"))
    prefixes = {word for word in words if re.fullmatch("fz_[a-z]+", word)}
    ways = {word for word in words if re.fullmatch("(load|open|import|save)_[a-z]+", word)}
    return named | {f"{prefix}_{way}" for prefix, way in itertools.product(prefixes, ways)}


def handles():
    return [kind for name, kind in vars(_native).items() if name.startswith("fz_") and isinstance(kind, type)
            and issubclass(kind, ctypes.Structure) and not hasattr(kind, "_fields_")]


class Headers(unittest.TestCase):
    def test_every_public_function_is_declared_with_as_many_arguments(self):
        declared = {name: len(arguments) for name, (_, arguments) in _native.FUNCTIONS.items()}
        self.assertGreater(len(declared), 300)
        self.assertEqual(declared, {one.name: len(one.parameters) for one in public_functions()})

    def test_a_result_is_text_only_where_the_header_returns_text(self):
        said = {one.name: one.returns.replace(" ", "") for one in public_functions()}
        for name, (result, _) in _native.FUNCTIONS.items():
            self.assertEqual(result is ctypes.c_char_p, said[name] == "constchar*", name)
            self.assertEqual(result is None, said[name] == "void", name)
            self.assertEqual(isinstance(result, type) and issubclass(result, ctypes._Pointer), said[name].endswith("*")
                             and said[name] != "constchar*", name)

    def test_every_function_is_in_the_library(self):
        for name in _native.FUNCTIONS:
            self.assertTrue(hasattr(getattr(native, name), "argtypes"), name)

    def test_every_function_is_used_by_a_class_or_named_with_the_reason_why_not(self):
        used, without = reached(), re.compile("|".join(WITHOUT))
        left = [name for name in _native.FUNCTIONS if name not in used]
        self.assertEqual([name for name in left if not without.fullmatch(name)], [])
        for pattern in WITHOUT:
            self.assertTrue(any(re.fullmatch(pattern, name) for name in left), f"{pattern} is no exception any more")

    def test_the_sources_are_of_the_oldest_Python_that_the_package_names(self):
        package = TOP / "bindings" / "python"
        oldest = re.search(r'requires-python = ">=3\.(\d+)"', (package / "pyproject.toml").read_text(encoding="utf-8"))
        version = (3, int(oldest[1]))
        self.assertRaises(SyntaxError, ast.parse, "match 1:\n    case 1: pass\n", feature_version=version)
        for path in sorted((package / "fazhi").glob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"), str(path), feature_version=version)
            for node in ast.walk(tree):  # list[int], int | None: what a later Python evaluates, and this one does not
                if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
                    self.assertNotIn(node.value.id, ("list", "dict", "tuple", "set", "frozenset", "type"), f"{path.name}:{node.lineno}")
                for kind in (getattr(node, "annotation", None), getattr(node, "returns", None)):
                    self.assertNotIsInstance(kind, ast.BinOp, f"{path.name}: {ast.dump(node)[:200]}")

    def test_every_object_has_a_class_and_every_class_an_example_or_a_word(self):
        classes = {name.lower(): one for name, one in vars(fazhi).items() if isinstance(one, type)}
        for kind in handles():
            self.assertIn(kind.__name__[len("fz_"):], classes)
        for name in fazhi.__all__:
            self.assertTrue(isinstance(getattr(fazhi, name), str) or getattr(fazhi, name).__doc__, name)

    def test_flags_that_are_written_by_hand_have_the_values_of_C(self):
        for kind, prefix in ((fazhi.Since, "FZ_SINCE_"), (fazhi.ChangeFlag, "FZ_CHANGE_"), (fazhi.Obstacle, "FZ_OBSTACLE_")):
            self.assertTrue(issubclass(kind, enum.IntFlag))
            found = {one.name: int(one) for one in kind}
            self.assertEqual(found, {name: _native.CONSTANTS[prefix + name] for name in found})
        self.assertEqual(len(fazhi.Since), sum(1 for name in _native.CONSTANTS if name.startswith("FZ_SINCE_")))

    def test_the_tables_are_what_the_generator_makes(self):
        done = subprocess.run([sys.executable, str(TOP / "bindings/python/generate.py"), "--check"], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_the_packages_bear_the_version_of_the_headers(self):
        version = ".".join(str(_native.CONSTANTS[f"FZ_VERSION_{part}"]) for part in ("MAJOR", "MINOR", "PATCH"))
        project = (TOP / "bindings/python/pyproject.toml").read_text(encoding="utf-8")
        rockspec = (TOP / f"bindings/lua/fazhi-{version}-1.rockspec").read_text(encoding="utf-8")
        self.assertIn(f'version = "{version}"\n', project)
        self.assertIn(f'version = "{version}-1"\n', rockspec)
        self.assertEqual(fazhi.__version__, version)
        self.assertEqual(native.SONAME, f"libfazhi.so.{version.split('.')[0]}")

    def test_structs_and_constants_are_what_the_compiler_makes_of_them(self):
        lines = ["#include <fazhi.h>", "#include <stddef.h>"]
        for name, kind in vars(_native).items():
            if isinstance(kind, type) and issubclass(kind, ctypes.Structure) and hasattr(kind, "_fields_"):
                lines.append(f'_Static_assert(sizeof({name}) == {ctypes.sizeof(kind)}, "{name}");')
                for field in kind._fields_:
                    offset = getattr(kind, field[0]).offset
                    lines.append(f'_Static_assert(offsetof({name}, {field[0]}) == {offset}, "{name}.{field[0]}");')
                    size = ctypes.sizeof(field[1])
                    lines.append(f'_Static_assert(sizeof((({name} *)0)->{field[0]}) == {size}, "{name}.{field[0]}");')
        lines += [f'_Static_assert({name} == {value}, "{name}");' for name, value in _native.CONSTANTS.items()]
        self.assertGreater(len(lines), 300)
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / "check.c"
            source.write_text("\n".join(lines) + "\n", encoding="utf-8")
            compiler = shlex.split(os.environ.get("CC") or "cc")
            done = subprocess.run([*compiler, "-std=c11", "-fsyntax-only", "-I", str(TOP / "include"), str(source)],
                                  capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr[:2000])

    def test_every_enum_of_C_is_an_enum_of_Python(self):
        values = {}
        for kind in vars(_enums).values():
            if isinstance(kind, type) and issubclass(kind, _enums.enum.IntEnum):
                values.update({f"{kind.__name__}.{one.name}": one for one in kind})
        self.assertEqual(values["Code.EDOCTYPE"], native.FZ_EDOCTYPE)
        self.assertEqual(values["StepKind.GATE"], native.FZ_STEP_GATE)
        self.assertEqual(_enums.Role.FIRST_LEAD, native.FZ_ROLE_FIRST_LEAD)
        enumerated = [name for name in _native.CONSTANTS if name.startswith(("FZ_E", "FZ_F")) and not name.startswith(
            ("FZ_EXPORT", "FZ_EXACT", "FZ_FIELD", "FZ_FORMAT"))]
        self.assertLessEqual({name[3:] for name in enumerated if name[3:] in _enums.Code.__members__} | {"OK"},
                             set(_enums.Code.__members__))
        self.assertEqual(len(_enums.Code), sum(1 for name in enumerated) + 1)

    def test_a_value_that_the_binding_does_not_know_is_given_as_unknown(self):
        self.assertEqual((_enums.Code(99999).name, int(_enums.Code(99999))), ("UNKNOWN_99999", 99999))

    def test_every_function_refuses_a_handle_of_another_type(self):
        tried = 0
        for name, (_, arguments) in _native.FUNCTIONS.items():
            for at, wanted in enumerate(arguments):
                if not (isinstance(wanted, type) and issubclass(wanted, ctypes._Pointer) and wanted._type_ in handles()):
                    continue
                other = next(kind for kind in handles() if kind is not wanted._type_)
                given = [None] * len(arguments)
                given = [0 if kind in (ctypes.c_size_t, ctypes.c_int, ctypes.c_uint, ctypes.c_int32, ctypes.c_uint32, ctypes.c_int64,
                                       ctypes.c_uint64) else kind() if hasattr(kind, "_argtypes_") else None for kind in arguments]
                given[at] = ctypes.POINTER(other)()
                with self.assertRaises(ctypes.ArgumentError, msg=name):
                    getattr(native, name)(*given)
                tried += 1
        self.assertGreater(tried, 250)


if __name__ == "__main__":
    import tap
    tap.run(unittest.defaultTestLoader.loadTestsFromModule(sys.modules[__name__]))
