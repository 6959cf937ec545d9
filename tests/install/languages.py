#!/usr/bin/env python3
"""The samples of README.md and of the pages in bindings/ print what they show, each in its language, over an installed library. TAP.

usage: languages.py BUILD-FOLDER C-COMPILER

A language whose tool chain is not there is named as a skip.
"""
import os
import re
import shutil
import stat
import sys
import tempfile
from pathlib import Path

from install import TOP, Failure, Host, blocks, installs, run


class Skip(Exception):
    pass


def tool(*names):
    found = next((path for path in map(shutil.which, names) if path), None)
    if not found:
        raise Skip(f"{' and '.join(names)} not installed")
    return found


def folder_for(host, name):
    folder = host.root / name
    folder.mkdir()
    return folder


def environment(host, **more):
    library = host.package_says("--variable=libdir")[0]
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "LUA_CPATH")}
    return {**kept, "LD_LIBRARY_PATH": library, "FAZHI_LIBRARY": f"{library}/libfazhi.so.0", "LC_ALL": "C.UTF-8", **more}


def desk(host):
    """A folder with the files that the samples read."""
    folder = host.root / "desk"
    folder.mkdir(exist_ok=True)
    shutil.copy(TOP / "tests" / "data" / "zhongyang-2016.txt", folder / "通知.txt")
    (folder / "2016.csv").write_text("单位,事项,情形,日期\n县司法局,t50,退回,2016-11-28\n", encoding="utf-8")
    return folder


def python(host, source, folder=None):
    return run(sys.executable, "-X", "utf8", "-c", source, cwd=folder or desk(host),
               env=environment(host, PYTHONPATH=str(TOP / "bindings" / "python")))


def lua(host, source):
    for interpreter, version in (("lua5.4", "5.4"), ("lua5.1", "5.1"), ("luajit", "5.1")):
        module = next(host.root.rglob(f"lua/{version}/fazhi.so"), None)
        if shutil.which(interpreter) and module:
            return run(interpreter, "-e", source, cwd=desk(host), env=environment(host, LUA_CPATH=f"{module.parent}/?.so"))
    raise Skip("no Lua with its module is installed")


def rock(host, source):
    """The module as luarocks builds it, from its rockspec, against the library that is installed."""
    luarocks, interpreter = tool("luarocks"), tool("lua5.4")
    if not Path("/usr/include/lua5.4/lua.h").is_file():
        raise Skip("the headers of Lua 5.4 are not installed")
    folder, tree = host.root / "rock", host.root / "rocks"
    shutil.copytree(TOP / "bindings" / "lua", folder)
    run(luarocks, "--lua-version", "5.4", "--tree", tree, "make", next(folder.glob("*.rockspec")).name,
        f"FAZHI_INCDIR={host.prefix}/include", f"FAZHI_LIBDIR={host.package_says('--variable=libdir')[0]}", cwd=folder, env=environment(host))
    return run(interpreter, "-e", source, cwd=desk(host), env=environment(host, LUA_CPATH=f"{tree}/lib/lua/5.4/?.so"))


def go(host, source):
    tool("go")
    folder = folder_for(host, "go")
    (folder / "sample.go").write_text(source, encoding="utf-8")
    wrapper = folder / "pkg-config"  # go cannot be told where the prefix is
    wrapper.write_text(f'#!/bin/sh\nexec pkg-config --define-variable=prefix={host.prefix} "$@"\n', encoding="utf-8")
    wrapper.chmod(wrapper.stat().st_mode | stat.S_IXUSR)
    return run("go", "run", "sample.go", cwd=folder, env=environment(
        host, PKG_CONFIG=str(wrapper), PKG_CONFIG_PATH=str(host.package.parent), GOCACHE=str(folder / "cache"), GOPROXY="off",
        GOFLAGS="", GO111MODULE="off"))


def csharp(host, source):
    compiler, runner = tool("mcs"), tool("mono")
    folder = folder_for(host, "csharp")
    (folder / "sample.cs").write_text(source, encoding="utf-8")
    run(compiler, "sample.cs", cwd=folder, env=environment(host))
    return run(runner, "sample.exe", cwd=folder, env=environment(host))


def java(host, source):
    everywhere = [shutil.which("java"), *map(str, sorted(Path("/usr/lib/jvm").glob("*/bin/java")))]
    for program in filter(None, everywhere):
        if int(re.search(r'"?(\d+)', run(program, "--version"))[1]) >= 22:
            folder = folder_for(host, "java")
            (folder / "Sample.java").write_text(source, encoding="utf-8")
            return run(program, "--enable-native-access=ALL-UNNAMED", "Sample.java", cwd=folder, env=environment(host))
    raise Skip("no Java 22 or later is installed")


def cpp(host, source, lines):
    tool("cmake"), tool("c++")
    folder = folder_for(host, "cpp")
    (folder / "sample.cpp").write_text(source, encoding="utf-8")
    (folder / "CMakeLists.txt").write_text(
        "cmake_minimum_required(VERSION 3.18)\nproject(sample CXX)\nset(CMAKE_CXX_STANDARD 17)\nset(CMAKE_CXX_EXTENSIONS OFF)\n"
        "add_executable(sample sample.cpp)\ntarget_compile_options(sample PRIVATE -Wall -Wextra -Wpedantic -Werror)\n"
        + lines.replace("fazhi REQUIRED", "fazhi 0.1 REQUIRED"), encoding="utf-8")
    run("cmake", "-G", "Ninja", "-S", folder, "-B", folder / "build", f"-DCMAKE_PREFIX_PATH={host.prefix}", env=environment(host))
    run("cmake", "--build", folder / "build", env=environment(host))
    return run(folder / "build" / "sample", env=environment(host))


def samples():
    """Language, what runs it, and its arguments: the source; then what it must print."""
    main = blocks((TOP / "README.md").read_text(encoding="utf-8"))
    for name, runs in (("python", python), ("lua", lua)):
        at = next(index for index, (language, _) in enumerate(main) if language == name)
        yield name, runs, [main[at][1]], main[at + 1][1]
        if name == "lua":
            yield "lua, built by luarocks,", rock, [main[at][1]], main[at + 1][1]
        page = blocks((TOP / "bindings" / name / "README.md").read_text(encoding="utf-8"))
        at = next(index for index, (language, _) in enumerate(page) if language == name)
        yield f"the page of {name}", runs, [page[at][1]], page[at + 1][1]
    others = blocks((TOP / "bindings" / "README.md").read_text(encoding="utf-8"))
    of, shown = dict(others), others[0][1]
    for name, runs in (("go", go), ("csharp", csharp), ("java", java)):
        yield name, runs, [of[name]], shown
    yield "cpp", cpp, [of["cpp"], of["cmake"]], shown


def try_sample(host, name, runs, sources, shown):
    label = f"the sample in {name} prints what is shown"
    try:
        printed = runs(host, *sources)
    except Skip as reason:
        print(f"ok - {label} # SKIP {reason}")
        return True
    except Failure as failure:
        printed = str(failure)
    if printed != shown:
        print("".join(f"# {line}\n" for line in f"shown:\n{shown}\nprinted:\n{printed}".splitlines()), end="")
    print(f"{'ok' if printed == shown else 'not ok'} - {label}", flush=True)
    return printed == shown


def main():
    build, compiler = sys.argv[1:]
    every = list(samples())
    print(f"1..{len(every)}")
    with tempfile.TemporaryDirectory() as scratch:
        installs(build, Path(scratch))
        host = Host(Path(scratch), compiler)
        results = [try_sample(host, *sample) for sample in every]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
