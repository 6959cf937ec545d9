"""How time and memory grow: with the directives that are loaded, and with the units that are scored. Measured, and drawn as SVG."""
import math
from html import escape

from drive import Missing, race
from rows import OURS, columns, load_of

DIRECTIVES = (1, 10, 100, 1000)
UNITS = (1, 10, 100, 1_000, 10_000, 100_000, 1_000_000)
LOADERS = (OURS, "libxml2 SAX2", "libxml2 DOM", "lxml")
SCORERS = (OURS, "C integers", "numpy", "pandas")
COLOURS = {OURS: "#c00000", "libxml2 SAX2": "#2060a0", "libxml2 DOM": "#208040", "lxml": "#806000", "C integers": "#2060a0",
           "numpy": "#208040", "pandas": "#806000"}
ROUNDS = 3
WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 460, 300, 62, 34, 96, 40  # of a panel, and its margins
FLOOR = {"ns": 1e2, "bytes": 4096}  # nothing is drawn below: a page is the least that the kernel tells of


def series(contenders, sizes, labels, memory):
    """label -> [[size, nanoseconds, bytes]...]; memory names the figure that is taken."""
    found = {label: [] for label in labels}
    for size in sizes:
        commands = {}
        for label, command in contenders(size).items():
            try:
                commands |= {label: command()} if label in labels else {}
            except Missing:
                pass
        for label, one in race(commands, ROUNDS).items():
            found[label].append([size, one.median, one.memory[memory]])
    return {label: points for label, points in found.items() if points}


def run(room, made):
    return {"directives": series(lambda count: load_of(room, made.directives(count)), DIRECTIVES, LOADERS, "held"),
            "units": series(lambda count: columns(room, made, count), UNITS, SCORERS, "peak")}


# ------------------------------------------------------------------ drawing

UNITS_OF = {"ns": ((1e9, "s"), (1e6, "ms"), (1e3, "µs"), (1, "ns")), "bytes": ((2**30, "GiB"), (2**20, "MiB"), (2**10, "KiB"), (1, "B"))}


def ticks(kind, least, most):
    """The values at which a line is drawn, and what stands there."""
    base = 10 if kind == "ns" else 16
    for power in range(int(math.log(least, base)) - 1, int(math.log(most, base)) + 2):
        value = float(base) ** power
        if least <= value <= most:
            size, name = next((size, name) for size, name in UNITS_OF[kind] if value >= size)
            yield value, f"{value / size:g} {name}"


class Panel:
    """One log-log diagram."""

    def __init__(self, x, y, title, axis, kind, lines):
        self.x, self.y, self.title, self.axis, self.kind = x, y, title, axis, kind
        self.lines = {label: [(size, max(value, FLOOR[kind])) for size, value in points] for label, points in lines.items()}
        every = [point for points in self.lines.values() for point in points]
        self.most_size = max(size for size, _ in every)
        self.least, self.most = min(value for _, value in every) / 2, max(value for _, value in every) * 2

    def at(self, size, value):
        across = (WIDTH - LEFT - RIGHT) * math.log(size) / math.log(self.most_size)
        up = (HEIGHT - TOP - BOTTOM) * math.log(value / self.least) / math.log(self.most / self.least)
        return self.x + LEFT + across, self.y + HEIGHT - BOTTOM - up

    def line(self, points, style):
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in (self.at(*point) for point in points))
        return f'<polyline points="{path}" fill="none" {style}/>'

    def grid(self):
        for value, name in ticks(self.kind, self.least, self.most):
            x, y = self.at(1, value)
            yield f'<path d="M{x:.1f} {y:.1f}H{self.x + WIDTH - RIGHT}" stroke="#ddd"/>'
            yield f'<text x="{x - 6:.1f}" y="{y + 4:.1f}" text-anchor="end">{name}</text>'
        size = 1
        while size <= self.most_size:
            x, y = self.at(size, self.least)
            yield f'<path d="M{x:.1f} {y:.1f}V{self.y + TOP}" stroke="#ddd"/>'
            name = f"{size // 10**6}M" if size >= 10**6 else f"{size // 1000}k" if size >= 1000 else size
            yield f'<text x="{x:.1f}" y="{y + 15:.1f}" text-anchor="middle">{name}</text>'
            size *= 10

    def proportion(self):
        """A dashed line through our last point, on which ten times the input costs ten times as much."""
        if OURS not in self.lines:
            return
        size, value = self.lines[OURS][-1]
        first = max(1, size * self.least / value)
        yield self.line([(first, value * first / size), (size, value)], 'stroke="#888" stroke-dasharray="3 4"')

    def curves(self):
        ends = sorted((self.at(*points[-1])[1], label) for label, points in self.lines.items())
        below = -math.inf
        for end, label in ends:
            below = max(end, below + 13)  # names do not cover one another
            colour = COLOURS[label]
            yield self.line(self.lines[label], f'stroke="{colour}" stroke-width="{2.5 if label == OURS else 1.5}"')
            for x, y in (self.at(*point) for point in self.lines[label]):
                yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.5" fill="{colour}"/>'
            yield f'<text x="{self.x + WIDTH - RIGHT + 7}" y="{below + 4:.1f}" fill="{colour}">{escape(label)}</text>'

    def draw(self):
        yield f'<text x="{self.x + LEFT}" y="{self.y + 20}" font-weight="bold">{escape(self.title)}</text>'
        yield from self.grid()
        yield from self.proportion()
        yield from self.curves()
        yield (f'<text x="{self.x + LEFT + (WIDTH - LEFT - RIGHT) / 2}" y="{self.y + HEIGHT - 6}" text-anchor="middle">'
               f"{escape(self.axis)}</text>")


SUBJECTS = (("directives", "directives", "Loading"), ("units", "units × 68 indicators", "Scoring"))


def draw(found):
    """The figures as an SVG document of two panels for each subject."""
    panels, subjects = [], [subject for subject in SUBJECTS if OURS in found[subject[0]]]
    for row, (what, axis, loads) in enumerate(subjects):
        for column, (kind, at, name) in enumerate((("ns", 1, "processor time"), ("bytes", 2, "memory added"))):
            lines = {label: [(point[0], point[at]) for point in points] for label, points in found[what].items()}
            if kind == "bytes" and what == "directives":
                lines.pop("libxml2 SAX2", None)  # it keeps nothing
            panels.append(Panel(column * WIDTH, row * HEIGHT, f"{loads}: {name}", axis, kind, lines))
    body = "\n".join(part for panel in panels for part in panel.draw())
    width, height = 2 * WIDTH, len(subjects) * HEIGHT
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
            'font-family="sans-serif" font-size="11" role="img">\n<title>Time and memory in proportion to the input</title>\n'
            f'<rect width="{width}" height="{height}" fill="#fff"/>\n{body}\n</svg>\n')
