#!/usr/bin/env python3
"""What the built library exports, imports, keeps and needs.

usage: symbols.py LIBRARY.so OBJECTS.a MAP
"""
import re
import subprocess
import sys
from pathlib import Path

from gate import finish, public_functions

# A library neither ends the process, prints, reads the environment, nor lets the locale into its data ...
DENIED = set("""abort exit _exit _Exit quick_exit __assert_fail __assert raise kill
    longjmp siglongjmp dprintf vdprintf syslog printf vprintf puts putchar fprintf vfprintf fputs fputc fwrite perror
    setlocale localeconv strerror strerror_r __xpg_strerror_r strtok localtime gmtime ctime asctime time clock_gettime gettimeofday
    localtime_r gmtime_r mktime newlocale uselocale nl_langinfo environ __environ
    getenv secure_getenv setenv putenv rand srand random strtod strtof strtold atof atoi sprintf vsprintf scanf sscanf
    strcpy strcat gets system popen signal sigaction stdout stderr stdin
    isalpha isdigit isspace isalnum toupper tolower __ctype_b_loc __ctype_tolower_loc __ctype_toupper_loc
    strcoll strxfrm mblen mbtowc wctomb mbstowcs wcstombs mbrtowc wcrtomb""".split())
# ... and sets nothing that all users of libxml2 in the process share.
DENIED |= set("""xmlCleanupParser xmlCleanupGlobals xmlCleanupThreads xmlSetGenericErrorFunc xmlSetStructuredErrorFunc
    xmlMemSetup xmlGcMemSetup xmlSetExternalEntityLoader xmlKeepBlanksDefault xmlSubstituteEntitiesDefault
    xmlLineNumbersDefault xmlPedanticParserDefault xmlLoadExtDtdDefaultValue __xmlLoadExtDtdDefaultValue
    xmlRegisterInputCallbacks xmlRegisterDefaultInputCallbacks xmlCleanupInputCallbacks xmlRegisterOutputCallbacks
    xmlAddEncodingAlias xmlRegisterCharEncodingHandler __xmlGenericError __xmlStructuredError
    xmlThrDefSetGenericErrorFunc xmlThrDefSetStructuredErrorFunc""".split())
MEMORY = set("""malloc calloc realloc reallocarray free strdup strndup asprintf getline posix_memalign aligned_alloc
    qsort""".split())
NEEDED = re.compile(r"(libxml2|libc|libpthread|libiconv|ld-linux[\w-]*)\.so\.\d+")
WRITABLE = {"initialised"}  # lib/xml/reader.c: the pthread_once_t of libxml2's own start


def lines_of(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()


def exports(library):
    """Exported names with their version nodes; the nodes themselves are absolute symbols."""
    found = {}
    for line in lines_of("nm", "-D", "--defined-only", library):
        _, kind, name = line.split()[-3:]
        if kind != "A":
            name, _, node = name.partition("@@")
            found[name] = node
    return found


def imports(library):
    return {line.split()[-1].partition("@")[0] for line in lines_of("nm", "-D", "--undefined-only", library)}


def map_names(path):
    text = Path(path).read_text(encoding="utf-8")
    return set(re.findall(r"^\s+(fz_\w+);", text, re.M))


def writable_data(objects):
    """Objects in sections that stay writable after loading, as 'name (section)'."""
    for line in lines_of("objdump", "-t", objects):
        match = re.search(r" O (\.(?:data|bss|tdata|tbss)\S*|\*COM\*)\s+[0-9a-f]+\s+(?:\.hidden )?(\S+)$", line)
        if match and not match[1].startswith(".data.rel.ro") and match[2] not in WRITABLE:
            yield f"{match[2]} ({match[1]})"


def strays_from_the_allocator(objects):
    """Objects other than lib/base/alloc.c that ask the C library for memory; qsort does, for a large array."""
    for line in lines_of("nm", "-A", "--undefined-only", objects):
        member, name = line.split(":")[1].rpartition("/")[2], line.split()[-1]
        if name in MEMORY and member != "base_alloc.c.o":
            yield f"{name}: used by {member}; memory comes from the context, sorting from base/sort.h"


def agreement(first, first_name, second, second_name):
    for name in sorted(first - second):
        yield f"{name}: in {first_name}, not in {second_name}"
    for name in sorted(second - first):
        yield f"{name}: in {second_name}, not in {first_name}"


def unfortified(name):
    """printf for __printf_chk, and every other name as it is."""
    match = re.fullmatch(r"__(\w+)_chk", name)
    return match[1] if match else name


def main():
    library, objects, map_path = sys.argv[1:]
    exported, declared, mapped = exports(library), {function.name for function in public_functions()}, map_names(map_path)
    dynamic = lines_of("readelf", "-dW", library)
    problems = list(agreement(declared, "the headers", mapped, "the map"))
    problems += agreement(mapped, "the map", set(exported), "nm -D")
    node = Path(map_path).read_text(encoding="utf-8").split()[0]  # one a release: FAZHI_0.1 for all of 0.1
    problems += [f"{name}: exported under '{its}', not {node}" for name, its in exported.items() if its != node]
    problems += [f"{name}: may not be imported" for name in sorted(imports(library)) if unfortified(name) in DENIED]
    problems += strays_from_the_allocator(objects)
    problems += [f"{name}: writable global data" for name in writable_data(objects)]
    problems += [f"{name}: may not be needed" for line in dynamic if "(NEEDED)" in line
                 for name in re.findall(r"\[(.*)\]", line) if not NEEDED.fullmatch(name)]
    finish(problems, f"{len(exported)} functions; headers, map and library agree")


main()
