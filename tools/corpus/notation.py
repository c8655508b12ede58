# notation.py: reads the inline notation of the corpus into plain text and marks, and writes it back.
# SPDX-License-Identifier: GPL-3.0-or-later
import pathlib
import re

REPORTS = pathlib.Path(__file__).resolve().parent / "reports"

KINDS = {
    "p": "person", "l": "place", "o": "organization", "m": "name", "f": "figure", "d": "date",
    "x": "nothing", "s": "speaker", "c": "cue", "{": "content",
}
NAMES = ("person", "place", "organization", "name")
# What may lie inside what.
INSIDE = {
    "person": (), "place": (), "organization": (), "name": (), "date": (), "nothing": (), "cue": (),
    "figure": NAMES,
    "speaker": NAMES + ("figure", "date", "nothing"),
    "content": tuple(KINDS.values()),
}

OPENING = re.compile(r"\[([plomfdxsc])(@?)(\d*) ")
CONTENT = re.compile(r"\{(?:(\d+) )?")
HEADER = re.compile(r"=== (\d{4}) ([a-z0-9-]+) \| ([a-z]+) \| ([a-z-]+) \| ([a-z]+) \| "
                    r"(\d{4}-\d\d-\d\d)$")


class CorpusError(Exception):
    pass


class Mark:
    """A span of one paragraph. `claim` is the number of the claim that it belongs to, or None."""

    def __init__(self, letter, start, claim, speaks):
        self.letter, self.kind, self.start = letter, KINDS[letter], start
        self.end, self.claim, self.speaks, self.params = start, claim, speaks, []
        self.written_claim = ""


class Report:
    """`paragraphs` are strings, `marks` a list for each; the first paragraph is the headline."""

    def __init__(self, fields, where):
        self.id, self.slug, self.beat, self.region, self.style, self.date = fields
        self.where, self.paragraphs, self.marks, self.sources = where, [], [], []

    def join(self):
        """The whole text, and every mark with its offset in it and its paragraph."""
        text, marks = "\n".join(self.paragraphs), []
        offset = 0
        for number, paragraph in enumerate(self.paragraphs):
            for mark in self.marks[number]:
                marks.append((mark.start + offset, mark.end + offset, number, mark))
            offset += len(paragraph) + 1
        return text, marks


def parse_paragraph(source):
    """Plain text and marks in the order of their starts, outer ones first."""
    text, marks, open_marks = [], [], []
    length, i = 0, 0

    def close():
        mark = open_marks.pop()
        mark.end = length
        if mark.end == mark.start:
            raise CorpusError("an empty mark")
        inside = "".join(text)[mark.start:mark.end]
        if inside != inside.strip():
            raise CorpusError(f"a space at the edge of a mark: '{inside}'")

    while i < len(source):
        c = source[i]
        if c == "\\":
            if i + 1 == len(source):
                raise CorpusError("a lone backslash at the end")
            text.append(source[i + 1])
            length += 1
            i += 2
        elif c in "[{":
            match = (OPENING if c == "[" else CONTENT).match(source, i)
            if not match:
                raise CorpusError(f"no such mark: '{source[i:i + 20]}'")
            letter = match[1] if c == "[" else "{"
            number = match[3] if c == "[" else match[1]
            speaks = c == "[" and bool(match[2])
            if speaks and KINDS[letter] not in NAMES:
                raise CorpusError(f"only a name can speak: '{source[i:i + 20]}'")
            if number and not speaks and letter not in "sc{":
                raise CorpusError(f"a claim's number on another mark: '{source[i:i + 20]}'")
            belongs = speaks or letter in "sc{"
            mark = Mark(letter, length, int(number or 0) if belongs else None, speaks)
            mark.written_claim = number or ""
            if open_marks and mark.kind not in INSIDE[open_marks[-1].kind]:
                raise CorpusError(f"{mark.kind} inside {open_marks[-1].kind}: "
                                  f"'{source[i:i + 30]}'")
            open_marks.append(mark)
            marks.append(mark)
            i = match.end()
        elif c == "|" and open_marks and open_marks[-1].letter != "{":
            end = source.find("]", i)
            if end < 0:
                raise CorpusError("a mark without its end")
            open_marks[-1].params = source[i + 1:end].split("|")
            close()
            i = end + 1
        elif c in "]}":
            if not open_marks or (c == "}") != (open_marks[-1].letter == "{"):
                raise CorpusError(f"a {c} too many near '{source[max(0, i - 20):i + 1]}'")
            close()
            i += 1
        else:
            text.append(c)
            length += 1
            i += 1
    if open_marks:
        raise CorpusError(f"a mark without its end: {open_marks[-1].kind}")
    return "".join(text), marks


def write_paragraph(text, marks):
    """The notation of a paragraph: the inverse of parse_paragraph."""
    openings, closings = {}, {}
    for mark in marks:
        number = mark.written_claim
        opening = "{" + (number + " " if number else "") if mark.letter == "{" else \
            f"[{mark.letter}{'@' if mark.speaks else ''}{number} "
        openings.setdefault(mark.start, []).append(opening)
        closing = "}" if mark.letter == "{" else "".join("|" + p for p in mark.params) + "]"
        closings.setdefault(mark.end, []).insert(0, closing)
    written = []
    for i in range(len(text) + 1):
        written += closings.get(i, [])
        written += openings.get(i, [])
        if i < len(text):
            written.append("\\" + text[i] if text[i] in "[]{}|\\" else text[i])
    return "".join(written)


def read_reports(paths=None):
    """All reports; the errors of reading as a list of strings."""
    reports, errors = [], []
    for path in paths or sorted(REPORTS.glob("*.txt")):
        report = None
        lines = pathlib.Path(path).read_text(encoding="utf-8").split("\n")
        for number, line in enumerate(lines, 1):
            where = f"{pathlib.Path(path).name}:{number}"
            if line.startswith("==="):
                header = HEADER.match(line)
                if not header:
                    errors.append(f"{where}: not a header: {line}")
                    report = None
                    continue
                report = Report(header.groups(), where)
                reports.append(report)
            elif line.strip() and not line.startswith("#"):
                if report is None:
                    errors.append(f"{where}: text before a header")
                    continue
                try:
                    text, marks = parse_paragraph(line.strip())
                except CorpusError as error:
                    errors.append(f"{where}: {error}")
                    continue
                report.paragraphs.append(text)
                report.marks.append(marks)
                report.sources.append((where, line.strip()))
    return reports, errors
