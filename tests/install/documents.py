#!/usr/bin/env python3
"""What the documents show is what happens: commands and samples of README.md, the guide and the manual pages, over an installed
library. TAP.

usage: documents.py [--renew] BUILD-FOLDER C-COMPILER

In the guide a block ```console holds commands behind "$ " and what each prints, byte by byte; a block of a language that LANGUAGES
names is followed by a block of what it prints. All commands of a document run in one folder, one after another, in a shell, so
that a later one finds what an earlier one wrote. Commands of README.md and of the pages only have to do their work. With --renew
the guide is written as everything behaves now: read the difference before you commit it.
"""
import re
import shlex
import sys
import tempfile
from pathlib import Path

from install import TOP, Failure, Host, blocks, installs, run
from languages import Skip, environment, python

FILES = TOP / "tests" / "golden" / "files"
# Names that README.md and the pages use, and what the reader is to imagine behind them.
SCENE = {"通知.txt": TOP / "tests/data/zhongyang-2016.txt", "台账.csv": FILES / "year.csv", "方案.csv": FILES / "year-plans.csv",
         "办法.xml": FILES / "year-scheme.xml", "2016.csv": FILES / "year.csv", "2016.xml": FILES / "plan-2016.xml",
         "2018.xml": FILES / "plan-2018.xml", "太原市/通知.txt": TOP / "tests/data/zhongyang-2016.txt",
         "吕梁市/任务.xml": FILES / "small.xml", "全省台账/通知.txt.csv": FILES / "year.csv",
         "全省台账/任务.csv": FILES / "year.csv", "一月.csv": FILES / "ledger.csv"}
MADE = "fazhi-import --format html 通知.txt -o 通知.html && fazhi-import --format html 2018.xml -o 2018.html"
STATUS = {"fazhi-diff": 1}  # as diff does where there is a difference
GUIDE = TOP / "examples" / "guide" / "README.md"
LANGUAGES = {"c": lambda host, source, folder: host.output_of("sample", source, folder), "python": python}


def shell(host, folder, command):
    """What a command prints on both streams; a status that its program does not have for success is a failure."""
    wanted = STATUS.get(command.split()[0], 0)
    line = f'{{ {command}\n}} 2>&1; status=$?; [ $status = {wanted} ] || {{ echo "ended with $status"; exit 9; }}'
    return run("bash", "-c", line, cwd=folder, env=environment(host, PATH=f"{host.prefix / 'bin'}:/usr/bin:/bin"))


def compare(shown, printed):
    if shown != printed:
        raise Failure(f"shown:\n{shown}printed:\n{printed}")


def readme_commands():
    text = (TOP / "README.md").read_text(encoding="utf-8")
    part = re.search(r"^## The programs\n(.*?)^## ", text, re.M | re.S)[1]
    return [re.sub(r" +#.*", "", line).strip() for line in re.findall(r"^    (fazhi-.*)$", part, re.M)]


def page_commands(host):
    for page in sorted((host.prefix / "share" / "man" / "man1").iterdir()):
        for command in re.findall(r"^\.RS 4\n(.*)\n\.RE$", page.read_text(encoding="utf-8"), re.M):
            yield command.replace("\\-", "-").replace("\\e", "\\")


SCORED = "fazhi-score --ledger 一月.csv --day 2017-01-31 --unit 县司法局 --explain --width 200"
FRAGMENT = """#include <fazhi.h>
#include <stdio.h>

static int tell(void *user, size_t index, const fz_error *error)
{
    (void)user;
    printf("%zu: %s\\n", index, fz_status_name(fz_error_status(error)));
    return 0;
}

int main(int argc, char **argv)
{
    const char *const paths[] = {"通知.xml", "nowhere.xml", "通知.txt"};
    const fz_task *tasks[1000];
    size_t count = 3, capacity = 1000;
    fz_context *context = NULL;
    fz_collection *collection = NULL;
    fz_query *query = NULL;
    fz_error *error = NULL;

    (void)argc, (void)argv;
    if (fz_context_new(NULL, &context) != FZ_OK || fz_query_new(context, &query) != FZ_OK ||
        fz_query_unit(query, "县司法局", FZ_ROLE_LEAD, &error) != FZ_OK)
        return 1;
    @FRAGMENT@
    printf("%zu\\n", count);
    fz_query_unref(query);
    fz_collection_unref(collection);
    fz_context_unref(context);
    return 0;
}
"""  # 县司法局 leads 12 tasks of the one directive that both files hold


def fragment_runs(host, folder):
    """The lines of the README on a collection compile, and find what two of three files hold."""
    text = next(text for language, text in blocks((TOP / "README.md").read_text(encoding="utf-8"))
                if language == "c" and "fz_collection_new" in text)
    compare("1: FZ_ENOTFOUND\n24\n", host.output_of("collection", FRAGMENT.replace("@FRAGMENT@", text), folder))


def derivation_is_told(host, folder):
    """The lines of the README's derivation are lines of a real one, in their order."""
    shown = next(text for _, text in blocks((TOP / "README.md").read_text(encoding="utf-8")) if text.startswith("县司法局："))
    lines = iter(shell(host, folder, SCORED).splitlines())
    missing = [line for line in shown.splitlines() if line not in lines]
    if missing:
        raise Failure("not in the output, or not in this order:\n" + "\n".join(missing))


def page_sample(host):
    """The program of libfazhi(3) prints what the page says."""
    page = (TOP / "examples" / "man" / "libfazhi.3").read_text(encoding="utf-8")
    source, shown = re.findall(r"^\.nf\n(.*?)^\.fi$", page[page.index(".SH EXAMPLES"):], re.M | re.S)
    compare(shown, host.output_of("page", source.replace("\\e", "\\")))


def make_scene(host, folder):
    for name, source in SCENE.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).symlink_to(source)
    shell(host, folder, MADE)


def does_its_work(host, folder, command):
    """Ends as it should, prints something where it writes no file, and leaves the file that it names."""
    if ".xlsx" in command and not host.has_workbooks():
        raise Skip("fazhi-sheet was built without libxlsxwriter")
    printed = shell(host, folder, command)
    words = shlex.split(command)
    named = [words[at + 1] for at, word in enumerate(words) if word in ("-o", "--output", ">")]
    if any(not (folder / name).exists() for name in named) or not (printed or named):
        raise Failure(f"it wrote nothing; it printed:\n{printed}")


class Guide:
    """What the guide shows, run as a reader would who begins at the top of the project."""

    def __init__(self, host, top):
        self.host, self.folder = host, top
        (top / "examples").symlink_to(TOP / "examples")

    def printed_by(self, command):
        if command.startswith("cd "):
            self.folder = self.folder / command[3:]
            return ""
        return shell(self.host, self.folder, command)

    def parts(self, text):
        """What is shown in order, each piece with a function that makes it anew, or without for what surrounds it."""
        sample = None
        for piece in re.split(r"(^```.*?^```\n)", text, flags=re.M | re.S):
            language, shown = re.fullmatch(r"```(\w*)\n(.*)```\n", piece, re.S).groups() if piece[:3] == "```" else ("text", "")
            if language == "console":
                yield "```console\n", None
                for command, printed in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", shown, re.M):
                    yield f"$ {command}\n", None
                    yield printed, lambda c=command: self.printed_by(c)
                yield "```\n", None
            elif sample and language == "":
                yield "```\n", None
                yield shown, lambda s=sample: LANGUAGES[s[0]](self.host, s[1], self.folder)
                yield "```\n", None
            else:
                yield piece, None
            sample = (language, shown) if language in LANGUAGES else sample if language == "text" else None

    def steps(self):
        """Name and test of each thing that is shown."""
        before = ""
        for shown, make in self.parts(GUIDE.read_text(encoding="utf-8")):
            if make:
                name = before[2:-1] if before.startswith("$ ") else "a sample"
                yield f"the guide: {name}", lambda s=shown, m=make: compare(s, m())
            before = shown

    def renew(self):
        GUIDE.write_text("".join(make() if make else shown for shown, make in self.parts(GUIDE.read_text(encoding="utf-8"))),
                         encoding="utf-8")


def guide_of(host, root):
    (root / "guide").mkdir()
    return Guide(host, root / "guide")


def steps(host, root):
    for name, commands in (("README.md", readme_commands()), ("the pages", page_commands(host))):
        folder = root / name.replace(" ", "-")
        folder.mkdir()
        make_scene(host, folder)
        for command in commands:
            yield f"{name}: {command}", lambda c=command, f=folder: does_its_work(host, f, c)
    folder = root / "README.md"
    yield "README.md: the lines on a collection", lambda: fragment_runs(host, folder)
    yield "README.md: the derivation of a score", lambda: derivation_is_told(host, folder)
    yield "libfazhi(3): its sample", lambda: page_sample(host)
    yield from guide_of(host, root).steps()


def main():
    *renew, build, compiler = sys.argv[1:]
    good, count = True, 0
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        installs(build, root / "installed")
        host = Host(root / "installed", compiler)
        if renew:
            return guide_of(host, root).renew()
        for name, test in steps(host, root):
            count += 1
            try:
                test()
                print(f"ok {count} - {name}", flush=True)
            except Skip as reason:
                print(f"ok {count} - {name} # SKIP {reason}", flush=True)
            except Failure as failure:
                good = False
                print(f"not ok {count} - {name}")
                print("".join(f"# {line}\n" for line in str(failure).splitlines()), flush=True)
    print(f"1..{count}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
