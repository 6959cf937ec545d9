"""The mutants of a C file: each a small change that a test should notice.

Only the text is read, by a tokenizer that passes over comments and what the preprocessor reads. A change that does not compile
is no mutant, which the compiler will say; so the patterns here may be plain.
"""
import hashlib
import re
from dataclasses import dataclass
from itertools import zip_longest

TOKEN = re.compile(r"""
    (?P<skip>\s+|//[^\n]*|/\*.*?\*/|^[ \t]*\#(?:[^\n\\]|\\.)*)
  | (?P<string>(?:u8|[uUL])?"(?:[^"\\]|\\.)*")
  | (?P<letter>[uUL]?'(?:[^'\\]|\\.)*')
  | (?P<number>0[xX][0-9a-fA-F]+\w*|\d[\w.]*)
  | (?P<word>[A-Za-z_]\w*)
  | (?P<sign><<=|>>=|\.\.\.|->|\+\+|--|&&|\|\||[<>=!+\-*/%&|^]=|<<|>>|.)
""", re.X | re.M | re.S)
SWAPS = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==", "&&": "||", "||": "&&", "+=": "-=", "-=": "+=",
         "/": "*", "%": "/"}
NAMES = {"<": "relation", "<=": "relation", ">": "relation", ">=": "relation", "==": "equality", "!=": "equality", "&&": "logic",
         "||": "logic"}
ASSIGNS = {"=", "+=", "-=", "*=", "/=", "%=", "|=", "&=", "^=", "<<=", ">>=", "++", "--"}
CLOSED = {"(": ")", "[": "]", "{": "}"}
WORDS = {"if", "for", "while", "do", "switch", "return", "goto", "break", "continue", "case", "default", "else", "static", "const",
         "struct", "union", "enum", "unsigned", "sizeof", "typedef", "assert", "_Static_assert"}
# What gives memory back is the affair of the sanitizers: without them no test sees that it is gone.
GIVES_BACK = re.compile(r"free|unref|release|destroy")


@dataclass(frozen=True)
class Token:
    kind: str
    text: str
    start: int

    @property
    def end(self):
        return self.start + len(self.text)


@dataclass(frozen=True)
class Mutant:
    file: str
    operator: str
    start: int
    end: int
    old: str
    new: str
    line: int
    column: int
    text: str  # the line, without the blanks around it
    data: bool  # no code: all of the file may read it

    @property
    def change(self):
        """Short, on one line, and telling apart what changes on one line."""
        old, new = (" ".join(part.split()) for part in (self.old, self.new))
        return f"{self.operator} at {self.column}: {old} -> {new or 'nothing'}"

    @property
    def key(self):
        """What stays while other lines come and go."""
        return self.file, self.text, self.change

    @property
    def name(self):
        return f"{self.file}:{self.line}: {self.change}"

    def applied(self, source):
        return source[:self.start] + self.new + source[self.end:]


def tokens_of(source):
    return [Token(match.lastgroup, match[0], match.start()) for match in TOKEN.finditer(source) if match.lastgroup != "skip"]


class Reader:
    """The tokens of a file with their partners, and what changes may be made to them."""

    def __init__(self, source):
        self.tokens = tokens_of(source)
        self.partner = {}
        self.inside = []  # of each token: whether round brackets are open around it
        opened = []
        for i, token in enumerate(self.tokens):
            if token.kind == "sign" and token.text in CLOSED.values() and opened:
                self.partner[opened[-1]] = i
                self.partner[i] = opened.pop()
            self.inside.append(any(self.tokens[j].text == "(" for j in opened))
            if token.kind == "sign" and token.text in CLOSED:
                opened.append(i)

    def text(self, i):
        return self.tokens[i].text if 0 <= i < len(self.tokens) else ""

    def kind(self, i):
        return self.tokens[i].kind if 0 <= i < len(self.tokens) else ""

    def changes(self):
        """Operator, first token, last token, what comes in their place (None: the tokens go)."""
        truth = self.truths()
        for i, token in enumerate(self.tokens):
            if token.kind == "sign":
                yield from self.of_sign(i, token.text)
            elif token.kind == "number":
                yield from self.of_number(i, token.text)
            elif token.kind == "word":
                yield from self.of_word(i, token.text, truth)
            if self.begins_statement(i):
                yield from self.of_statement(i)

    def of_sign(self, i, text):
        if text in SWAPS:
            yield NAMES.get(text, "arithmetic"), i, i, SWAPS[text]
        elif text in "+-" and (self.kind(i - 1) in ("word", "number") and self.text(i - 1) not in WORDS
                               or self.text(i - 1) in (")", "]")):
            yield "arithmetic", i, i, "-" if text == "+" else "+"
        elif text == "{" and self.text(i - 1) == "=" and self.text(i - 2) == "]" and i in self.partner:
            yield from self.of_table(i)

    def of_number(self, i, text):
        match = re.fullmatch(r"(0[xX][0-9a-fA-F]+|\d+)([uUlL]*)", text)
        if not match:
            return
        value = int(match[1], 0) if match[1][:2] in ("0x", "0X") else int(match[1])
        yield "constant", i, i, f"{value + 1}{match[2]}"
        if value > 0:
            yield "constant", i, i, f"{value - 1}{match[2]}"

    def of_word(self, i, text, truth):
        if text == "if" and self.text(i + 1) == "(" and i + 1 in self.partner:
            condition = slice(i + 2, self.partner[i + 1])
            yield "negation", condition.start, condition.stop - 1, "!({})"
        elif text in ("true", "false"):
            yield "truth", i, i, "false" if text == "true" else "true"
        elif text == "return" and i in truth:
            end = next(j for j in range(i, len(self.tokens)) if self.text(j) == ";")
            if end > i + 1 and self.text(i + 1) not in ("true", "false"):
                yield "result", i + 1, end - 1, "!({})"

    def functions(self):
        """Of each body where it opens and closes."""
        i = 0
        while i < len(self.tokens):
            if self.text(i) == "{" and i in self.partner:
                if self.text(i - 1) == ")":
                    yield i, self.partner[i]
                i = self.partner[i]
            i += 1

    def truths(self):
        """The returns of functions that say true or false."""
        return {j for opened, closed in self.functions() for j in range(opened, closed)
                if self.text(j) == "return" and self.text(self.partner[opened - 1] - 2) == "bool"}

    def code(self):
        """The tokens of functions that are not in a table of theirs."""
        found = set()
        for opened, closed in self.functions():
            found |= set(range(opened, closed))
            for i in range(opened, closed):
                if self.text(i) == "static":
                    end = next(j for j in range(i, closed) if self.text(j) == ";" and not self.inside[j])
                    found -= set(range(i, end))
        return {self.tokens[i].start for i in found}

    def begins_statement(self, i):
        before = self.text(i - 1)
        if self.inside[i] or self.kind(i) != "word" and self.text(i) != "*" or self.text(i) in WORDS:
            return False
        if before == ")":
            return self.text(self.partner.get(i - 1, 0) - 1) in ("if", "for", "while", "switch")
        return before in (";", "{", "}", "else", ":")

    def of_statement(self, i):
        end = i
        while end < len(self.tokens) and self.text(end) != ";":
            if self.text(end) in CLOSED:
                end = self.partner.get(end, len(self.tokens))
            elif self.text(end) in ("}", ",", ")"):
                return
            end += 1
        if end >= len(self.tokens) or self.is_declaration(i):
            return
        calls = self.text(i + 1) == "(" and self.partner.get(i + 1) == end - 1
        if calls and GIVES_BACK.search(self.text(i)):
            return
        if calls or any(self.text(j) in ASSIGNS for j in range(i, end)):
            yield "statement", i, end - 1, ""

    def is_declaration(self, i):
        return self.kind(i) == "word" and (self.kind(i + 1) == "word" or self.text(i + 1) == "*")

    def of_table(self, opened):
        """Each entry of an array that is written out, except the mark of its end and an only one."""
        closed, entries, first, i = self.partner[opened], [], opened + 1, opened + 1
        while i <= closed:
            if i == closed or self.text(i) == ",":
                if i > first:
                    entries.append((first, i - 1, i))
                first = i + 1
            elif self.text(i) in CLOSED:
                i = self.partner[i]
            i += 1
        if len(entries) < 2:
            return
        for first, last, comma in entries:
            if self.text(first) not in ("NULL", "0") and self.text(first + (self.text(first) == "{")) not in ("NULL", "0"):
                yield "entry", first, comma if comma < closed else last, ""


def letters(source, tokens):
    """The letters of a set that is written as a string."""
    for i, token in enumerate(tokens):
        if token.kind == "string" and token.text[0] == "U" and [t.text for t in tokens[max(i - 3, 0):i]] == ["[", "]", "="]:
            for at in range(2, len(token.text) - 1):
                if "\\" not in token.text:
                    yield "letter", token.start + at, token.start + at + 1, ""


def mutants_of(file, source):
    reader = Reader(source)
    code = reader.code()
    spans = [(operator, reader.tokens[a].start, reader.tokens[b].end, new) for operator, a, b, new in reader.changes()]
    for operator, start, end, new in spans + list(letters(source, reader.tokens)):
        old = source[start:end]
        line_start = source.rfind("\n", 0, start) + 1
        text = source[line_start:source.find("\n", start)]
        indent = len(text) - len(text.lstrip())
        yield Mutant(file, operator, start, end, old, new.format(old) if "{}" in new else new, source.count("\n", 0, start) + 1,
                     start - line_start - indent + 1, text.strip(), start not in code)


def by_chance(mutant):
    return hashlib.sha256("\t".join(mutant.key).encode()).digest()


def in_order(mutants):
    """By chance, but always the same chance, and the operators in turn: whoever takes more of a file takes the same and more."""
    by_operator = {}
    for mutant in sorted(mutants, key=by_chance):
        by_operator.setdefault(mutant.operator, []).append(mutant)
    turns = zip_longest(*(by_operator[operator] for operator in sorted(by_operator)))
    return [mutant for turn in turns for mutant in turn if mutant]


def sample(files, wanted):
    """About `wanted` of all, from each file as its share is; mixed, so that a run that is broken off has seen all files."""
    total = sum(len(mutants) for mutants in files.values())
    taken = [in_order(mutants)[:-(-len(mutants) * wanted // total) if wanted < total else None] for mutants in files.values()]
    return sorted(sum(taken, []), key=by_chance)
