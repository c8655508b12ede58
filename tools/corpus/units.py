# units.py: the names of units and currencies, from the lists of tools/units.
# SPDX-License-Identifier: GPL-3.0-or-later
import pathlib
import re

HERE = pathlib.Path(__file__).resolve().parent.parent / "units"
DURATIONS = {"second", "minute", "hour", "day", "night", "week", "fortnight", "month", "year",
             "decade", "century"}


def read_rows(name, n_columns):
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        columns = [c.strip() for c in line.split("|")]
        if line.strip() and not line.startswith("#") and len(columns) == n_columns:
            yield columns


def get_forms(name):
    singular, _, plural = name.lstrip("*").partition("/")
    return [singular, plural or singular + "s"]


def read_units():
    """Names (lower case) and symbols (case kept) after a number; prefixes before one."""
    names, symbols, prefixes = {}, {}, {}
    for unit, dimension, factor, marks, spellings in read_rows("units.txt", 5):
        symbols.update((mark, unit) for mark in marks.split())
        for name in filter(None, (n.strip() for n in spellings.split(","))):
            for form in get_forms(name):
                names.setdefault(form, unit)
                if name.startswith("*"):
                    for prefix, made in (("square ", "square-"), ("sq ", "square-"),
                                         ("sq. ", "square-"), ("cubic ", "cubic-")):
                        names.setdefault(prefix + form, made + unit)
    for mark in ("km", "m", "mi", "ft", "cm", "mm", "in"):
        unit = symbols.get(mark)
        if unit:
            for suffix, made in (("²", "square-"), ("2", "square-"), ("³", "cubic-"),
                                 ("3", "cubic-")):
                symbols.setdefault(mark + suffix, made + unit)
            symbols.setdefault("sq " + mark, "square-" + unit)
            symbols.setdefault("cu " + mark, "cubic-" + unit)
    for code, marks, spellings in read_rows("currencies.txt", 3):
        code = code.rstrip("*").strip()
        for mark in marks.split():
            prefixes[mark] = code
            symbols.setdefault(mark, code)
        if code.isupper():
            prefixes[code] = code
            symbols[code] = code
        for name in filter(None, (n.strip() for n in spellings.split(","))):
            for form in get_forms(name):
                names.setdefault(form, code)
    names.update({"°c": "celsius", "°f": "fahrenheit"})
    return names, symbols, prefixes


NAMES, SYMBOLS, PREFIXES = read_units()
CANONICAL = set(NAMES.values()) | set(SYMBOLS.values()) | set(PREFIXES.values())
RATE = re.compile(r" (?:an?|per|each|every) ((?:square |cubic )?[a-z]+)|/([a-z0-9]+)")
LONGEST_FIRST = sorted(NAMES, key=len, reverse=True)
SYMBOLS_FIRST = sorted(SYMBOLS, key=len, reverse=True)
PREFIXES_FIRST = sorted(PREFIXES, key=len, reverse=True)


def match_prefix(text, i):
    for mark in PREFIXES_FIRST:
        if text.startswith(mark, i):
            end = i + len(mark)
            while end < len(text) and text[end] in " \u00a0":
                end += 1
            if end < len(text) and text[end].isdigit():
                return PREFIXES[mark], end
    return None, i


def match_unit(text, i):
    """(unit, end) of the unit at `i`, which may stand after one space or hyphen."""
    hyphen = text[i:i + 1] in ("-", "\u2011")
    j = i + 1 if hyphen or text[i:i + 1] in (" ", "\u00a0") else i
    lower = text.lower()
    for name in LONGEST_FIRST:
        if len(name) == 1 and text[j:j + 1].isupper():
            continue
        hyphenated = lower.startswith(name.replace(" ", "-"), j)
        after = text[j + len(name):j + len(name) + 1]
        if (lower.startswith(name, j) or hyphenated) and not after.isalpha():
            return match_rate(NAMES[name], text, j + len(name))
    for mark in SYMBOLS_FIRST:
        if text.startswith(mark, j) and not re.match(r"[A-Za-z0-9²³]", text[j + len(mark):]):
            return match_rate(SYMBOLS[mark], text, j + len(mark))
    return None, i


def match_rate(unit, text, end):
    match = RATE.match(text, end)
    if not match:
        return unit, end
    per = match[1] or match[2]
    per = {"s": "second", "h": "hour", "m3": "cubic-meter", "ha": "hectare", "kwh": "kilowatt-hour",
           "bbl": "barrel", "t": "tonne", "kg": "kilogram"}.get(per, per)
    per = NAMES.get(per, per)
    return f"{unit}-per-{per}", match.end()
