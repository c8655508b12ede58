# corpus.py: a report with everything that its marks say: names, figures, dates and claims.
# SPDX-License-Identifier: GPL-3.0-or-later
import hashlib
import re

import dates
import figures
import names
from notation import NAMES

PRONOUNS = {"he", "she", "it", "they", "both", "we", "i", "the two", "the former", "the latter"}

# An answer in an interview or an entry of a running report has no cue.
BARE_STYLES = ("interview", "live")


def is_test(report):
    """A tenth is held out, by a hash of the slug, so that adding reports moves none."""
    return hashlib.sha256(report.slug.encode()).digest()[0] % 10 == 0


ABBREVIATIONS = re.compile(r"\b(?:Sen|Gov|Dr|Mr|Mrs|Ms|St|Rep|Gen|Fr|Rev|Prof|Jr|No|Lt|Col|Sgt|Md|U\.S|"
                           r"[A-Z])\.")


def is_boundary(text, one, two):
    """Whether a sentence ends between two marks that follow each other."""
    if two[0] < one[1]:
        return False
    gap = ABBREVIATIONS.sub("", text[one[1]:two[0]])
    if re.search(r"[.!?][\"”’)]*\s", gap + " " if two[2].kind == "content" else gap):
        return True
    ended = text[:one[1]].rstrip("\"”’")[-1:] in (".", "!", "?")
    return one[2].kind == "content" and two[2].kind == "content" and ended


def split_claims(text, marks):
    """Marks of claims without a number, one list a claim: a sentence each, with the sentences
    beside it that hold nothing but what was said, or nothing but who said it."""
    sentences = []
    for mark in marks:
        if sentences and not is_boundary(text, max(sentences[-1], key=lambda m: m[1]), mark):
            sentences[-1].append(mark)
        else:
            sentences.append([mark])
    claims = []
    for sentence in sentences:
        has_content = any(m.kind == "content" for _, _, m in sentence)
        has_other = any(m.kind != "content" for _, _, m in sentence)
        last = claims[-1] if claims else None
        if last and (not last["content"] or has_content and not has_other or not last["other"]):
            last["marks"] += sentence
            last["content"] |= has_content
            last["other"] |= has_other
        else:
            claims.append({"marks": list(sentence), "content": has_content, "other": has_other})
    return [claim["marks"] for claim in claims]


class Reading:
    """`errors` are those of the marks' meaning; the notation itself is already sound."""

    def __init__(self, report):
        self.report, self.errors = report, []
        self.text, self.marks = report.join()
        self.names = names.Names(report)
        self.errors += self.names.errors
        self.figures, self.dates, self.claims = [], [], []
        person_ends = {end for _, end, _, m in self.marks if m.kind == "person"}
        for start, end, number, mark in self.marks:
            printed = self.text[start:end]
            if mark.kind == "figure":
                follows = any(self.text.startswith(sep, e) and e + len(sep) == start
                              for e in person_ends for sep in (", ", " ("))
                figure, errors = figures.read_figure(self.text, start, end, mark, follows)
                self.figures.append((start, end, figure))
                self.add_errors(number, errors)
            elif mark.kind == "date":
                value, error = dates.read_mark(printed, report.date, mark.params)
                self.dates.append((start, end, value))
                self.add_errors(number, [error] if error else [])
            elif mark.kind in ("nothing", "cue", "content", "name") and mark.params:
                self.add_errors(number, [f"parameters of '{printed}' mean nothing"])
        self.read_claims()

    def add_errors(self, paragraph, errors):
        where = self.report.sources[paragraph][0]
        self.errors += [f"{where}: {error}" for error in errors]

    def read_claims(self):
        groups = {}
        for start, end, number, mark in self.marks:
            if mark.claim is not None:
                groups.setdefault((number, mark.claim), []).append((start, end, mark))
        claims = []
        for (number, claim), marks in groups.items():
            parts = [marks] if claim else split_claims(self.text, marks)
            claims += [(number, claim, part) for part in parts]
        for number, claim, marks in claims:
            where = "claim" + (f" {claim}" if claim else "")
            contents = [(s, e) for s, e, m in marks if m.kind == "content"]
            speakers = [(s, e, m) for s, e, m in marks if m.kind == "speaker" or m.speaks]
            cues = [(s, e) for s, e, m in marks if m.kind == "cue"]
            if not contents:
                self.add_errors(number, [f"{where} without content"])
                continue
            if not cues and self.report.style not in BARE_STYLES:
                self.add_errors(number, [f"{where} without cue: {self.text[slice(*contents[0])]}"])
            if len(speakers) > 1:
                self.add_errors(number, [f"{where} with {len(speakers)} speakers"])
            self.claims.append({
                "contents": contents, "cues": cues,
                "speaker": self.read_speaker(number, *speakers[0]) if speakers else None,
            })

    def read_speaker(self, paragraph, start, end, mark):
        printed, name = self.text[start:end], None
        if mark.speaks:
            name = self.names.get_full(mark)
        else:
            inside = [(s, e, m) for s, e, _, m in self.marks
                      if m.kind in NAMES and start <= s and e <= end]
            if len(inside) == 1 and inside[0][:2] == (start, end):
                name = self.names.get_full(inside[0][2])
            if mark.params:
                name = mark.params[0]
                if name not in self.names.kinds and name.casefold() not in self.text.casefold():
                    self.add_errors(paragraph, [f"speaker '{name}' is not in the text"])
            elif printed.casefold() in PRONOUNS:
                self.add_errors(paragraph, [f"who is '{printed}'?"])
        return {"start": start, "end": end, "name": name}

    def to_json(self):
        entities = []
        for start, end, _, mark in self.marks:
            if mark.kind in ("person", "place", "organization"):
                entities.append({"start": start, "end": end, "type": mark.kind,
                                 "name": self.names.get_full(mark)})
        others = [{"start": s, "end": e} for s, e, _, m in self.marks if m.kind == "name"]
        report = self.report
        return {
            "id": f"{report.id}-{report.slug}", "beat": report.beat, "region": report.region,
            "style": report.style, "date": report.date, "text": self.text, "entities": entities,
            "other_names": others,
            "figures": [{"start": s, "end": e, **f.to_json()} for s, e, f in self.figures],
            "dates": [{"start": s, "end": e, "value": v} for s, e, v in self.dates],
            "claims": [{
                "contents": [{"start": s, "end": e} for s, e in c["contents"]],
                "cues": [{"start": s, "end": e} for s, e in c["cues"]],
                "speaker": c["speaker"],
            } for c in self.claims],
        }


def get_words(text):
    return re.findall(r"\w+", text.casefold())
