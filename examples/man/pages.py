#!/usr/bin/env python3
"""Write the manual page of a program: what its --help says, in the form of man(7), with what pages.ini says beside it.

usage: pages.py PROGRAM en|zh

The page is made whenever the program is built, so an option can never be in one and not in the other.
"""
import configparser
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
WORDS = {
    "en": {"sections": ("NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS", "EXAMPLES", "SEE ALSO"),
           "usage": "usage: ", "options": "options:", "examples": "e.g.", "status": "exit status:", "join": " ", "end": ":",
           "messages": "Messages go to standard error as name:line:column: severity: message, in Chinese or, with "
                       "--lang en, in English."},
    "zh": {"sections": ("名称", "概要", "说明", "选项", "退出码", "例", "另见"),
           "usage": "用法：", "options": "选项：", "examples": "例：", "status": "退出码：", "join": "", "end": "：",
           "messages": "消息写到标准错误，形如“名称:行:列: 级别: 消息”；默认为中文，--lang en 为英文。"},
}


class Help:
    """What --help says, in its parts."""

    def __init__(self, text, words):
        head, rest = text.split(f"\n{words['options']}\n")
        usage, *description = head.split("\n\n")
        options, tail = rest.split("\n\n", 1)
        tail, status = tail.split(words["status"])
        self.synopsis = usage.removeprefix(words["usage"])
        self.description = [words["join"].join(part.split("\n")).strip() for part in description]
        self.options = [re.fullmatch(r"  (?:-(\w), |    )--(\S+)(?: (\S+))? +(\S.*)", line).groups()
                        for line in options.split("\n")]
        self.notes = self.without_examples(tail, words)
        whole = words["join"].join(line.strip() for line in status.split("\n"))
        self.status = re.findall(r"(\d) ?(.*?)(?:[;；] ?(?=\d )|$)", whole)

    @staticmethod
    def without_examples(text, words):
        """What is said between the options and the examples; lines that are indented go on."""
        text = re.sub(rf"^{re.escape(words['examples'])}.*\n(?: .*\n)*", "", text, flags=re.M)
        return [line for line in re.sub(r"\n +", " ", text).split("\n") if line.strip()]


def plain(text):
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + text if text[:1] in (".", "'") else text


def option(letter, name, value, text):
    names = ", ".join(f"\\fB{plain(one)}\\fR" for one in ([f"-{letter}"] if letter else []) + [f"--{name}"])
    return [".TP", names + (f" \\fI{plain(value)}\\fR" if value else ""), plain(text)]


def examples_of(section, language):
    for line in section["examples"].strip().split("\n"):
        command, en, zh = (part.strip() for part in line.split(" | "))
        yield command, en if language == "en" else zh


def page(name, section, date, text, language):
    words = WORDS[language]
    told = Help(text, words)
    title = dict(zip(("name", "synopsis", "description", "options", "status", "examples", "see"), words["sections"]))
    lines = ['.\\" Made by examples/man/pages.py from --help and examples/man/pages.ini.',
             f'.TH {name.upper()} 1 {date} libfazhi', f".SH {title['name']}", f"{plain(name)} \\- {plain(section[language])}",
             f".SH {title['synopsis']}", f"\\fB{plain(name)}\\fR {plain(told.synopsis.split(' ', 1)[1])}",
             f".SH {title['description']}"]
    paragraphs = told.description + told.notes + [words["messages"]]
    lines += [line for at, part in enumerate(paragraphs) for line in ([".PP"] if at else []) + [plain(part)]]
    lines.append(f".SH {title['options']}")
    lines += [line for one in told.options for line in option(*one)]
    lines.append(f'.SH "{title["status"]}"')
    lines += [line for number, meaning in told.status for line in (".TP", f"\\fB{number}\\fR", plain(meaning.strip()))]
    lines.append(f".SH {title['examples']}")
    for at, (command, meaning) in enumerate(examples_of(section, language)):
        lines += ([".PP"] if at else []) + [plain(meaning) + words["end"], ".PP", ".nf", ".RS 4", plain(command), ".RE", ".fi"]
    also = sorted(section["see"].split()) + ["libfazhi"]
    lines += [f'.SH "{title["see"]}"', ",\n".join(f"\\fB{plain(one)}\\fR({3 if one == 'libfazhi' else 1})" for one in also)]
    return "\n".join(lines) + "\n"


def main():
    program, language = Path(sys.argv[1]), sys.argv[2]
    pages = configparser.ConfigParser(delimiters=("=",), interpolation=None)
    pages.read(HERE / "pages.ini", encoding="utf-8")
    text = subprocess.run([program, "--help", "--lang", language], capture_output=True, check=True, encoding="utf-8").stdout
    sys.stdout.buffer.write(page(program.name, pages[program.name], pages["pages"]["date"], text, language).encode("utf-8"))


if __name__ == "__main__":
    main()
