"""The rows of the table: a work, who does it, and what it is to reach."""
from dataclasses import dataclass, field
from typing import Callable

from drive import Missing, instructions, race, ratio
from made import BUILTIN, BUILTIN_TEXT, UNIT

OURS = "libfazhi"
CORPUS, PROVINCE = 400, 900  # directives: 20 MB, and as many as give 6,000 hits
UNITS = 1_000_000


@dataclass
class Goal:
    """A figure of ours and the most that it may be; `least` turns it round."""
    what: str
    value: Callable  # of the figures of the row
    bound: float
    least: bool = False
    digits: int = 2

    def of(self, row, figures):
        try:
            value = self.value(row, figures)
        except KeyError:
            return None  # a peer is not installed
        return {"what": self.what, "value": value, "bound": self.bound, "least": self.least, "digits": self.digits,
                "reached": value >= self.bound if self.least else value <= self.bound}


@dataclass
class Row:
    name: str
    work: str
    contenders: Callable  # room, made -> label -> command, made when it is called, so that a missing peer is left out alone
    goals: list = field(default_factory=list)
    counted: str = ""  # the peer in whose instructions ours are told
    rounds: int = 11
    memory: bool = False  # the row is about bytes held, not about time

    def run(self, room, made):
        commands = {}
        for label, command in self.contenders(room, made).items():
            try:
                commands[label] = command()
            except Missing:
                pass
        figures = race(commands, 1 if self.memory else self.rounds)
        row = {"name": self.name, "work": self.work, "memory": self.memory, "rounds": self.rounds, "peers": {}}
        size = made.size(CORPUS)
        for label, one in figures.items():
            row["peers"][label] = {"median_ns": one.median, "spread": one.spread, "files": one.memory["held"] / size,
                                   **one.memory}
        row["goals"] = [goal for goal in (goal.of(row, figures) for goal in self.goals) if goal]
        if self.counted and self.counted in commands:
            row["instructions"] = {"of": self.counted, "ratio": instructions(commands[OURS]) / instructions(commands[self.counted])}
        return row


def times(label):
    """Our time as a multiple of that peer's."""
    return lambda _row, figures: ratio(figures, OURS, label)


def faster(label):
    return lambda _row, figures: 1 / ratio(figures, OURS, label)


def milliseconds(_row, figures):
    return figures[OURS].median / 1e6


def microseconds(_row, figures):
    return figures[OURS].median / 1e3


def of_the_files(row, _figures):
    return row["peers"][OURS]["files"]


def load_of(room, files):
    return {
        OURS: lambda: room.c("bench-load", "collection", files),
        "libxml2 SAX2": lambda: room.c("peer-libxml2", "sax2", files),
        "expat": lambda: room.c("peer-expat", "sax", files),
        "libxml2 reader": lambda: room.c("peer-libxml2", "reader", files),
        "libxml2 DOM": lambda: room.c("peer-libxml2", "dom", files),
        "pugixml": lambda: room.c("peer-pugixml", "dom", files),
        "lxml": lambda: room.python("lxml_tree.py", "lxml", "dom", files),
    }


def load(room, made):
    return load_of(room, made.directives(CORPUS))


def memory(room, made):
    every = load(room, made)
    return {label: every[label] for label in (OURS, "libxml2 DOM", "pugixml", "lxml")}


def ask(room, made):
    files, table = made.directives(PROVINCE), made.assignments(PROVINCE)
    return {
        OURS: lambda: room.c("bench-ask", "collection", files, UNIT),
        "posting list": lambda: room.c("bench-ask", "floor", table, UNIT),
        "SQLite join": lambda: room.c("peer-sqlite", "ask", table, UNIT),
        "libxml2 XPath": lambda: room.c("peer-libxml2", "xpath", files, UNIT),
    }


def through_registry(room, made):
    files = made.directives(PROVINCE)
    return {OURS: lambda: room.c("bench-ask", "registry", files, UNIT, "2020-01-01")}


def words_of(words):
    def words_row(room, made):
        files = made.directives(PROVINCE)
        return {OURS: lambda: room.c("bench-words", "collection", files, words),
                "strstr in every text": lambda: room.c("bench-words", "scan", files, words)}
    return words_row


def one_xml(room, _made):
    return {
        OURS: lambda: room.c("bench-load", "directive", BUILTIN),
        "libxml2 SAX2": lambda: room.c("peer-libxml2", "sax2", BUILTIN),
        "libxml2 DOM": lambda: room.c("peer-libxml2", "dom", BUILTIN),
        "lxml": lambda: room.python("lxml_tree.py", "lxml", "dom", BUILTIN),
    }


def one_text(room, _made):
    return {
        OURS: lambda: room.c("bench-load", "text", BUILTIN_TEXT),
        "regex in Python": lambda: room.python("regex.py", "re", "text", BUILTIN_TEXT),
    }


def batch(room, made):
    files = made.directives(CORPUS, "text")
    return {
        OURS: lambda: room.c("bench-load", "import", files),
        "iconv": lambda: room.c("peer-iconv", "gb18030", files),
    }


def columns(room, _made, units=UNITS):
    return {
        OURS: lambda: room.c("bench-columns", "score", units),
        "C integers": lambda: room.c("peer-integers", "score", units),
        "numpy": lambda: room.python("scores.py", "numpy", "levels", units),
        "numpy, one product": lambda: room.python("scores.py", "numpy", "product", units),
        "pandas": lambda: room.python("scores.py", "pandas", "pandas", units),
        "SQLite": lambda: room.c("peer-sqlite", "score", units),
    }


def replications(room, _made):
    return {
        OURS: lambda: room.c("bench-robustness", "flat", 1000),
        "numpy": lambda: room.python("scores.py", "numpy", "replications", 1000),
    }


def county(room, _made):
    return {OURS: lambda: room.c("bench-assess", "county")}


ROWS = [
    Row("load", "load 400 directives, 20 MB of XML, check and index them", load,
        [Goal("× SAX2", times("libxml2 SAX2"), 1.6), Goal("× as fast as DOM", faster("libxml2 DOM"), 2, least=True),
         Goal("× as fast as lxml", faster("lxml"), 2.5, least=True)], counted="libxml2 SAX2", rounds=9),
    Row("memory", "memory of these, texts kept, as a multiple of the files", memory, [Goal("× the files", of_the_files, 2.0)],
        memory=True),
    Row("ask", "all tasks of one unit as lead, {} hits in 900 directives", ask, [Goal("µs", microseconds, 25, digits=1)]),
    Row("registry", "the same through a registry by which the collection is indexed", through_registry),
    Row("absent", "words that none of 61,200 tasks holds", words_of("信用政"), rounds=5),
    Row("words", "words that {} of them hold", words_of("财政预算"), rounds=5),
    Row("directive", "one directive from XML, the built-in one of 55 KB", one_xml, [Goal("ms", milliseconds, 0.35)], rounds=41),
    Row("text", "one directive from text, the built-in one's of 30 KB", one_text, [Goal("ms", milliseconds, 0.3)], rounds=41),
    Row("import", "import 400 texts, 7 MB in GB 18030", batch, [Goal("× iconv", times("iconv"), 6, digits=1)],
        counted="iconv", rounds=7),
    Row("columns", "1,000,000 units × 68 indicators, two levels, exact, with ranks", columns,
        [Goal("× numpy", times("numpy"), 1)], rounds=5),
    Row("replications", "1,000 replications of weights, 60 units × 68 indicators, with intervals of ranks", replications,
        [Goal("× numpy", times("numpy"), 1)], rounds=21),
    Row("county", "one county with all derivations: 60 units × 68 tasks, 5,000 records", county, [Goal("ms", milliseconds, 10)],
        rounds=41),
]
