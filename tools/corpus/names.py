# names.py: which mentions of a report mean the same person, place or organisation.
# SPDX-License-Identifier: GPL-3.0-or-later
import re

from notation import NAMES, CorpusError

PARTICLES = {"de", "da", "do", "dos", "van", "der", "den", "von", "bin", "al", "el", "la", "le", "of",
             "the", "and", "for", "y", "e"}


def get_words(name):
    return [w for w in re.findall(r"\w+", name.casefold()) if w]


def is_short_form(short, full, kind):
    """Whether all words of one name stand in the other, in this order."""
    words, rest = get_words(short), iter(get_words(full))
    if kind == "place":
        return False
    if kind == "organization" and words[0] != get_words(full)[0]:
        return False
    if set(words) <= PARTICLES:
        return False
    return all(any(w == other for other in rest) for w in words)


def is_acronym(short, full):
    letters = [w[0] for w in re.findall(r"[^\W\d_]+", full)]
    capitals = [c for c in letters if c.isupper()]
    wanted = [c for c in short if c.isupper()]
    return " " not in short and len(wanted) >= 2 and \
        wanted in (capitals, [c.upper() for c in letters])


class Names:
    """The full form of every name mark of a report. `errors` says what the notation must settle."""

    def __init__(self, report):
        self.errors = []
        text, marks = report.join()
        self.mentions = []
        for start, end, number, mark in marks:
            if mark.kind in NAMES and mark.kind != "name":
                params = [p for p in mark.params if p]
                if len(params) > 1:
                    self.errors.append(f"{report.where}: two full names for '{text[start:end]}'")
                self.mentions.append((start, end, mark, text[start:end],
                                      params[0] if params else None))
        self.full = {}
        printed = {}
        for _, _, mark, name, full in self.mentions:
            printed.setdefault(mark.kind, {})[name if full is None else full] = True
        given = {}
        for _, _, mark, name, full in self.mentions:
            if full:
                given.setdefault((mark.kind, name), set()).add(full)
        # "Brazilian Association of Cabotage Shipowners (ABAC)"
        for one, two in zip(self.mentions, self.mentions[1:]):
            if two[4] is None and two[3] != one[3] and text[one[1]:two[0]] == " (" \
                    and text[two[1]:two[1] + 1] == ")" and " " not in two[3] \
                    and one[2].kind == two[2].kind == "organization":
                given.setdefault((two[2].kind, two[3]), set()).add(one[4] or one[3])
        for start, end, mark, name, full in self.mentions:
            if full is None:
                full = self.find_full(report, text, start, mark.kind, name, printed[mark.kind],
                                      given)
            elif not is_short_form(name, full, "") and full not in printed[mark.kind]:
                self.errors.append(f"{report.where}: '{full}' (for '{name}') is not in the text")
            self.full[id(mark)] = full
        self.kinds = {}
        for _, _, mark, name, _ in self.mentions:
            self.kinds.setdefault(self.full[id(mark)], set()).add(mark.kind)

    def find_full(self, report, text, start, kind, name, printed, given):
        if (kind, name) in given:
            if len(given[kind, name]) == 1:
                return next(iter(given[kind, name]))
            self.errors.append(f"{report.where}: which '{name}' at {start}?")
            return name
        longer = [n for n in printed if n != name and len(n) > len(name)
                  and n.casefold() != name.casefold()
                  and (is_short_form(name, n, kind)
                       or kind == "organization" and is_acronym(name, n))]
        same = [n for n in printed if n != name and n.casefold() == name.casefold()]
        if same:
            return min([name] + same, key=lambda n: sum(c.isupper() for c in n))
        # A chain "Kowalczyk" < "Anna Kowalczyk" < "Anna Maria Kowalczyk" has one longest.
        tops = [n for n in longer if not any(m != n and is_short_form(n, m, kind) for m in longer)]
        if len(tops) > 1:
            self.errors.append(f"{report.where}: '{name}' may be {' or '.join(tops)}: say which")
        return tops[0] if tops else name

    def get_full(self, mark):
        return self.full[id(mark)]
