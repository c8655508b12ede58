# figures.py: value, unit, counted noun, hedge and alternatives of a figure as printed and marked.
# SPDX-License-Identifier: GPL-3.0-or-later
import re
from fractions import Fraction

import amounts
import units

HEDGES = ("=", "~", "<", ">", "<=", ">=", "up", "down")
BEFORE = {
    ">=": ("no fewer than", "no less than", "not less than", "not fewer than", "at least",
           "minimum of", "a minimum"),
    "<=": ("no more than", "not more than", "at most", "up to", "as many as", "as much as",
           "maximum of", "a maximum", "at the most", "as low as", "as little as"),
    ">": ("more than", "in excess of", "upwards of", "upward of", "over", "above", "exceeding",
          "exceeded", "exceeds", "exceed", "surpassing", "surpassed", "topping", "topped", "beyond",
          "longer than", "older than", "larger than", "higher than", "greater than", "taller than",
          "north of", "well over", "heavier than", "past", "deeper than"),
    "<": ("less than", "fewer than", "under", "below", "short of", "lower than", "younger than",
          "smaller than", "shorter than", "just under"),
    "~": ("about", "around", "roughly", "approximately", "nearly", "almost", "some", "estimated",
          "close to", "perhaps", "near", "something like", "in the region of", "virtually", "maybe",
          "possibly", "circa", "in the order of", "on the order of", "approx", "nearer", "or so"),
}
# "no more than" before "more than".
BEFORE_PHRASES = sorted(((phrase, hedge) for hedge, phrases in BEFORE.items()
                         for phrase in phrases), key=lambda pair: -len(pair[0]))
FILLERS = ("the", "a", "an", "another", "further", "additional", "just", "only", "record", "total",
           "combined", "mere", "exactly", "extra")
AFTER = ((" or more", ">="), (" or so", "~"), (" or less", "<="), (" or fewer", "<="),
         (" or over", ">="), (" or older", ">="), (" and over", ">="), (" or younger", "<="),
         (" and above", ">="), (" and older", ">="), (" or under", "<="), (" at least", ">="),
         (" or above", ">="), (" at most", "<="))
UP = ("rose", "rise", "rises", "risen", "rising", "up", "grew", "growing",
      "increased", "increase", "increases", "increasing", "climbed", "climb", "jumped", "gained",
      "added", "surged", "higher", "expanded", "swelled", "gain")
DOWN = ("fell", "fall", "falls", "fallen", "falling", "down", "dropped", "drop", "drops", "declined",
        "decline", "declines", "decreased", "decrease", "shrank", "shrink", "shrunk", "slipped",
        "cut", "lost", "lower", "reduced", "plunged", "slid", "eased", "shed", "dipped", "contracted")
# These tell a change only of per cents, points and money: one also gains or cuts people.
LOOSE = ("up", "down", "gained", "added", "raised", "higher", "gain", "cut", "lost", "lower",
         "reduced", "shed", "expanded", "risen")
SHARES = ("percent", "percentage-point", "permyriad")
COMPOUNDS = {("hour", "minute"): 60, ("minute", "second"): 60, ("foot", "inch"): 12,
             ("pound", "ounce"): 16, ("year", "month"): 12, ("day", "hour"): 24,
             ("stone", "pound"): 14, ("USD", "cent"): 100, ("week", "day"): 7,
             ("GBP", "penny"): 100, ("degree", "arc-minute"): 60}
# No part of what is counted: "four more people".
MODIFIERS = re.compile(r"^(?:more|other|such|further|additional|fewer) (?=\w)")
ALIASES = {"age": "year-person", "pp": "percentage-point", "%": "percent"}


class Figure:
    def __init__(self):
        self.value = self.low = self.high = None
        self.unit, self.counted, self.hedge, self.also = "", "", "=", []
        self.is_computed = True

    def to_json(self):
        number = {k: None if v is None else float(v) for k, v in
                  (("value", self.value), ("low", self.low), ("high", self.high))}
        also = [{"value": float(v), "unit": u} for v, u in self.also]
        return {**number, "unit": self.unit, "counted": self.counted or None,
                "hedge": self.hedge, "also": also}


def read_range_end(text, end, low, prefix):
    """The upper bound after " to ", a dash or " or ": (high, end, low, prefix), or None."""
    match = re.compile(r" to |\s?[-–]\s?| and | or ").match(text, end)
    if not match:
        return None
    is_and = match[0] == " and "
    second, start = units.match_prefix(text, match.end())
    if not second:
        start = match.end()
    number = amounts.read_number(text, start)
    if not number or number[1] is None or is_and and number[0] <= low and not second:
        return None
    if "-" in match[0] and re.match(r"\d+-(?:[a-z])", text):
        return None
    high, _, after = number
    plain = amounts.DIGITS.match(text, start)
    if plain and low < high:
        mantissa = Fraction(re.sub(r"[,’' ]", "", plain[0]))
        if mantissa and high != mantissa and low < high / 100 and low < 1000:
            low *= high / mantissa
    elif not plain and low < 1000 <= high:
        # "five to six million"
        word, after_word = amounts.read_word(text, start)
        if word in amounts.SMALL or word in amounts.TENS:
            low *= high / Fraction(amounts.read_words(text[start:after_word], 0)[0])
    if high <= low:
        return None
    return high, after, low, prefix or second


def read_quantity(text, is_between):
    """A Figure of the printed words and what is left of them."""
    figure, i, sign = Figure(), 0, 1
    match = re.match(r"([Mm]inus |[−-](?=[\d$£€]))", text)
    if match:
        sign, i = -1, match.end()
    prefix, i = units.match_prefix(text, i)
    number = amounts.read_number(text, i)
    article = re.match(r"(?:an?) ", text, re.I)
    if not number and article and units.match_unit(text, article.end() - 1)[0]:
        number = Fraction(1), Fraction(1), article.end() - 1
    if not number:
        return None, text
    low, high, end = number
    if high is None:
        figure.low = low
        figure.hedge = ">="
        if text[end:end + 4] == " of ":
            unit, after = units.match_unit(text, end + 3)
            if unit and after == len(text):
                figure.unit, end = unit, after
        elif text[end:end + 1] == " ":
            unit, after = units.match_unit(text, end)
            if unit and after == len(text):
                figure.unit, end = unit, after
        if prefix:
            figure.unit = prefix
        return figure, text[end:]
    ranged = read_range_end(text, end, low, prefix)
    if ranged and (is_between or text[end:end + 5] != " and "):
        high, end, low, prefix = ranged
        figure.low, figure.high = sign * low, sign * high
    else:
        figure.value = sign * low
    rest = text[end:]
    match = re.match(r"\+|-plus\b| plus\b", rest)
    if match:
        figure.hedge, end = ">=", end + match.end()
    for words, hedge in AFTER:
        if text.startswith(words, end):
            figure.hedge, end = hedge, end + len(words)
    if prefix:
        figure.unit = prefix
        rate = units.match_rate(prefix, text, end)
        figure.unit, end = rate if rate[1] != end else (prefix, end)
        worth = re.compile(r" worth$").match(text, end)
        if worth:
            end = worth.end()
        return figure, text[end:]
    match = re.compile(r" per 100,000\b").match(text, end)
    if match:
        figure.unit = "per-100000"
        return figure, text[match.end():]
    unit, after = units.match_unit(text, end)
    if unit and not re.match(r"[ -][a-z]", text[after:]) or unit and re.match(
            r"(-| )(old|olds)\b| and \w+ \w+$| \d+ ?\w+$", text[after:]):
        figure.unit, end = unit, after
        more = re.compile(r"(?: and | |, )").match(text, end)
        if more and figure.value is not None:
            second = amounts.read_number(text, more.end())
            if second:
                unit2, after2 = units.match_unit(text, second[2])
                if (unit, unit2) in COMPOUNDS:
                    figure.value += second[0] / COMPOUNDS[unit, unit2]
                    end = after2
        old = re.compile(r"(?:-| )olds?\b").match(text, end)
        if old and unit in ("year", "month", "week", "day"):
            figure.unit, end = unit + "-person", old.end()
    return figure, text[end:]


def read_printed(text, is_between):
    """The Figure of the printed words, or None when they are not understood."""
    inner = None
    match = re.search(r" ?\(([^()]*)\)", text)
    if match and re.search(r"\d|" + "|".join(amounts.SMALL), match[1]):
        inner = match[1]
        text = text[:match.start()] + text[match.end():]
    figure, rest = read_quantity(text, is_between)
    if not figure:
        return None
    if inner:
        inner = re.sub(r"^(?:about|around|roughly|approximately|or|some|nearly|over|more than) ", "",
                       inner)
        other, left = read_quantity(inner, False)
        if not other or left.strip():
            return None
        figure.also = [(v, other.unit) for v in (other.value, other.low, other.high)
                       if v is not None]
    counted = rest.strip(" -")
    counted = re.sub(r"^of (?:the |its |his |her |their |all |these |those )?", "", counted)
    if counted and figure.unit:
        return None
    figure.counted = MODIFIERS.sub("", counted, count=1)
    return figure


def find_hedge(before, after, figure):
    words = before.lower().rstrip("$£€ ").split()
    while words and words[-1] in FILLERS:
        words.pop()
        if words and words[-1].endswith((",", ".")):
            return "="
    tail = " " + " ".join(words[-4:])
    for phrase, hedge in BEFORE_PHRASES:
        if tail.endswith(" " + phrase):
            # "over five days" is as long as they lasted.
            if phrase == "over" and figure.unit in units.DURATIONS:
                break
            return hedge
    for phrase, hedge in AFTER:
        if after.startswith(phrase):
            return hedge
    if words and figure.unit and figure.unit not in units.DURATIONS:
        if words[-1] == "by":
            words.pop()
        verb = words[-1] if words else ""
        if verb == "up" and words[-2:-1] and words[-2].startswith(("mak", "made")):
            verb = ""
        if verb == "up" and words[-2:-1] and words[-2] in ("gave", "given", "give", "gives"):
            return "down"
        is_share = figure.unit in SHARES or len(figure.unit) == 3 and figure.unit.isupper()
        if verb in UP and (is_share or verb not in LOOSE):
            return "up"
        if verb in DOWN and (is_share or verb not in LOOSE):
            return "down"
    return figure.hedge


def parse_value(text):
    """"5", "5..6", "100.." or "1/3"."""
    low, dots, high = text.partition("..")
    low = Fraction(low) if low else None
    if not dots:
        return low, None, None
    return None, low, Fraction(high) if high else None


def read_figure(text, start, end, mark, follows_person):
    """The Figure of a mark; errors as a list of strings."""
    printed, before, after = text[start:end], text[:start].split("\n")[-1], text[end:end + 40]
    errors = []
    figure = read_printed(printed, re.search(r"\b(?:between|either)\s*$", before, re.I) is not None)
    params = {}
    for param in mark.params:
        key, equals, value = param.partition("=")
        if not equals or key not in ("v", "u", "c", "h", "a") or key in params:
            errors.append(f"odd parameter '{param}' of '{printed}'")
        params[key] = value
    if figure is None:
        figure = Figure()
        if "v" not in params:
            errors.append(f"the value of '{printed}' must be given")
        figure.is_computed = False
    if "v" in params:
        given = parse_value(params["v"])
        computed = (figure.value, figure.low, figure.high)
        figure.hedge = "="
        if given != computed:
            figure.value, figure.low, figure.high = given
            figure.is_computed = False
    if figure.value is not None and (figure.low is not None or figure.high is not None):
        errors.append(f"both value and bounds: '{printed}'")
    if "u" in params:
        figure.counted = ""
        figure.unit = "" if params["u"] == "-" else ALIASES.get(params["u"], params["u"])
    elif not figure.unit and not figure.counted and figure.is_computed:
        is_age = follows_person and re.match(r"[,;.)]|$|\n| and", after)
        if is_age or re.search(r"\b(?:aged|ages|age of)(?: between| over| under)? $", before):
            figure.unit = "year-person"
    for part in figure.unit.split("-per-"):
        is_known = part in units.CANONICAL or part in ("", "times", "per-100000") \
            or re.fullmatch("[A-Z]{3}", part)
        if not is_known and "-per-" not in figure.unit:
            errors.append(f"no such unit: '{figure.unit}' of '{printed}'")
    if "c" in params:
        figure.counted = "" if params["c"] == "-" else params["c"]
    elif figure.unit and after.startswith(" of ") and not figure.unit.endswith("-person") \
            and not before.endswith(("within ", "inside ")):
        errors.append(f"what '{printed} of …' counts must be given")
    if figure.unit == "times":
        figure.unit = ""
        figure.counted = figure.counted or ("times" if printed.endswith("times") else "")
    if figure.counted and params.get("c") and figure.counted.casefold() not in text.casefold():
        errors.append(f"counted '{figure.counted}' is not in the text")
    if "a" in params:
        value, _, unit = params["a"].partition(" ")
        figure.also = [(Fraction(value), unit)]
    if re.match(r"(?:once|twice|both|none|no|nothing|nobody|several|few)\b", printed, re.I):
        errors.append(f"no figure: '{printed}'")
    if any(printed.lower().startswith(phrase + " ") for phrase, _ in BEFORE_PHRASES):
        errors.append(f"a hedge inside '{printed}'")
    figure.hedge = params["h"] if "h" in params else find_hedge(before, after, figure)
    if figure.hedge not in HEDGES:
        errors.append(f"no such hedge: '{figure.hedge}' of '{printed}'")
    return figure, errors
