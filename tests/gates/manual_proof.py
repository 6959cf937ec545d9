#!/usr/bin/env python3
"""manual.py lets a header pass that says everything, and misses nothing that is taken out of it. TAP."""
import sys
import tempfile
from pathlib import Path

import manual

GOOD = """#ifndef PLANTED_H
#define PLANTED_H
/** A thing. Immutable. */
typedef struct fz_thing fz_thing;
/** How to make one. Size first. */
typedef struct fz_thing_options {
    size_t size; /**< sizeof(fz_thing_options) */
} fz_thing_options;
/** Its colour. */
typedef enum fz_colour {
    FZ_COLOUR_RED = 0 /**< as blood */
} fz_colour;
/** The most there are. */
#define FZ_THINGS_MAX 4

/**
 * Make a thing.
 *
 * @param name   its name; NULL is refused
 * @param thing  [out] the thing, NULL on failure
 * @param error  [out] may be NULL
 * @return FZ_OK; FZ_EINVAL for NULL; FZ_ENOMEM
 *
 * Gives one reference. Threads: any. Since 0.1.
 */
FZ_API fz_status fz_thing_new(const char *name, fz_thing **thing, fz_error **error);

/**
 * The name of a thing. Its colour is an fz_colour.
 *
 * @param thing  NULL gives ""
 * @return the name; never NULL
 *
 * Borrowed from `thing`; valid until `thing` is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_thing_name(const fz_thing *thing);
#endif
"""

# What is done to the good header: from what, to what, and what must be said of it; nothing for the header as it is.
PLANTED = (
    ("everything", "", "", None),
    ("meaning", " * Make a thing.\n *\n", "", "the comment does not begin with a sentence"),
    ("comment", GOOD[GOOD.index("/**\n * The name"):GOOD.index("FZ_API const")], "", "fz_thing_name: no comment"),
    ("parameter", " * @param name   its name; NULL is refused\n", "", "@param names thing, error, the declaration name, thing"),
    ("NULL of a parameter", "its name; NULL is refused", "its name", "@param name does not say what NULL does"),
    ("[out]", "[out] the thing, NULL", "the thing, NULL", "@param thing is not marked [out]"),
    ("result", " * @return the name; never NULL\n", "", "no @return"),
    ("FZ_OK", "@return FZ_OK; FZ_EINVAL for", "@return FZ_EINVAL for", "@return does not begin with FZ_OK"),
    ("codes", "FZ_OK; FZ_EINVAL for NULL; FZ_ENOMEM", "FZ_OK, or not", "@return does not begin with FZ_OK"),
    ("a code there is", "FZ_ENOMEM", "FZ_ENOMEMORY", "FZ_ENOMEMORY is named and declared nowhere"),
    ("reference", "Gives one reference. ", "", "a new object without 'Gives one reference.'"),
    ("owner", " * Borrowed from `thing`; valid until `thing` is released.\n", "", "a pointer without 'Borrowed from X"),
    ("owner of one name", "until `thing` is", "until `it` is", "a pointer without 'Borrowed from X"),
    ("errors", "Errors: none. ", "", "neither a status nor 'Errors: none'"),
    ("threads", "Errors: none. Threads: any.", "Errors: none.", "no 'Threads:'"),
    ("since", "Errors: none. Threads: any. Since 0.1.", "Errors: none. Threads: any.", "no 'Since' at the end"),
    ("a release that was", "Errors: none. Threads: any. Since 0.1.", "Errors: none. Threads: any. Since 0.2.",
     "since 0.2, but this is 0.1.0"),
    ("order", "Errors: none. Threads: any.", "Threads: any. Errors: none.", "'Threads:' stands before 'Errors:'"),
    ("type", "/** A thing. Immutable. */\n", "", "nothing is said of 'typedef struct fz_thing fz_thing;'"),
    ("struct", "/** How to make one. Size first. */\n", "", "nothing is said of 'typedef struct fz_thing_options {'"),
    ("field", " /**< sizeof(fz_thing_options) */", "", "nothing is said of 'size_t size;'"),
    ("enumerator", " /**< as blood */", "", "nothing is said of 'FZ_COLOUR_RED = 0'"),
    ("macro", "/** The most there are. */\n", "", "nothing is said of '#define FZ_THINGS_MAX'"),
    ("a name there is", "an fz_colour", "an fz_color", "fz_color is named and declared nowhere"),
)


def said_of(folder, before, after):
    (folder / "planted.h").write_text(GOOD.replace(before, after, 1) if before else GOOD, encoding="utf-8")
    return manual.problems_in(folder, "0.1.0")[0]


def main():
    print(f"1..{len(PLANTED)}")
    good = True
    with tempfile.TemporaryDirectory() as scratch:
        for what, before, after, wanted in PLANTED:
            problems = said_of(Path(scratch), before, after)
            right = not problems if wanted is None else before in GOOD and any(wanted in text for text in problems)
            good = good and right
            print(f"{'ok' if right else 'not ok'} - {f'sees what is missing: {what}' if wanted else 'passes what says everything'}")
            if not right:
                print("".join(f"# {text}\n" for text in problems or ["nothing was seen"]), end="")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
