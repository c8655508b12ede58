# numbers.py: the value of a number at the start of a text, in digits, words or both.
# SPDX-License-Identifier: GPL-3.0-or-later
import re
from fractions import Fraction

SMALL = {w: n for n, w in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen".split())}
TENS = {w: 10 * (n + 2) for n, w in enumerate(
    "twenty thirty forty fifty sixty seventy eighty ninety".split())}
SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9,
          "trillion": 10**12, "lakh": 10**5, "crore": 10**7, "dozen": 12, "score": 20,
          "lakhs": 10**5, "crores": 10**7, "lakh crore": 10**12}
LETTERS = {"bn": 10**9, "tn": 10**12, "mn": 10**6, "m": 10**6, "k": 10**3, "K": 10**3,
           "M": 10**6, "B": 10**9, "b": 10**9}
PLURALS = {"dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000, "millions": 10**6,
           "billions": 10**9, "tens of thousands": 10**4, "hundreds of thousands": 10**5,
           "tens of millions": 10**7, "hundreds of millions": 10**8, "tens of billions": 10**10,
           "tens": 10}
ORDINALS = dict(zip(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split(), range(1, 20)))
ORDINALS.update({"twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50,
                 "sixtieth": 60, "hundredth": 100, "thousandth": 1000})
PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10,
         "halves": 2, "thirds": 3, "quarters": 4, "fifths": 5, "sixths": 6, "eighths": 8,
         "tenths": 10, "hundredths": 100}
VULGAR = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3),
          "⅔": Fraction(2, 3), "⅛": Fraction(1, 8)}

DIGITS = re.compile(r"\d{1,3}(?:[,’']\d{2,3})+(?:\.\d+)?|\d{1,3}(?:[\u00a0\u202f ]\d{3})+(?!\d)"
                    r"|\d+(?:\.\d+)?|\.\d+")
WORD = re.compile(r"[A-Za-z]+")
NUMBER_WORDS = set(SMALL) | set(TENS) | set(SCALES) | set(PLURALS) | {"half"}


def read_word(text, i):
    match = WORD.match(text, i)
    return (match[0].lower(), match.end()) if match else ("", i)


def skip(text, i, what=" -\u2011\u00a0"):
    return i + 1 if i < len(text) and text[i] in what else i


def read_scale(text, i):
    """A scale after a number: its factor and where it ends."""
    j = skip(text, i)
    for words in ("lakh crore",):
        if text[j:j + len(words)].lower() == words:
            return SCALES[words], j + len(words)
    word, end = read_word(text, j)
    if word in SCALES and word != "score":
        return SCALES[word], end
    match = re.compile(r"(bn|tn|mn|[mkKMBb])(?![A-Za-z²³0-9/])").match(text, i)
    if match:
        return LETTERS[match[1]], match.end()
    return 1, i


def read_digits(text, i):
    match = DIGITS.match(text, i)
    if not match:
        return None
    value = Fraction(re.sub(r"[,’'\u00a0\u202f ]", "", match[0]))
    end = match.end()
    power = re.compile(r" ?[x×] ?10\^(\d+)").match(text, end)
    if power:
        return value * 10 ** int(power[1]), power.end()
    if end < len(text) and text[end] in VULGAR:
        return value + VULGAR[text[end]], end + 1
    part = re.compile(r"[ -]?(\d)/(\d)(?!\d)").match(text, end) if value < 1000 else None
    if part and text[end] in " -":
        return value + Fraction(int(part[1]), int(part[2])), part.end()
    if part is None and (slash := re.compile(r"/(\d)(?!\d)").match(text, end)) and value < 10:
        return value / int(slash[1]), slash.end()
    ordinal = re.compile(r"(?:st|nd|rd|th)\b").match(text, end)
    if ordinal:
        return value, ordinal.end()
    factor = 1
    while True:
        more, after = read_scale(text, end)
        if more == 1:
            return value * factor, end
        factor, end = factor * more, after


def read_words(text, i):
    """Number words: "two hundred and twelve", "twenty-three", "three and a half", "a dozen"."""
    total, group, end, seen = Fraction(0), Fraction(0), i, False
    j = i
    word, after = read_word(text, j)
    if word in ("a", "an"):
        word, later = read_word(text, skip(text, after))
        if word in SCALES:
            j, group, seen = skip(text, after), Fraction(1), True
        elif word in PARTS:
            return Fraction(1, PARTS[word]), later
        else:
            return None
    elif word == "half":
        word, later = read_word(text, skip(text, after))
        if word in ("a", "an"):
            word2, later2 = read_word(text, skip(text, later))
            if word2 in SCALES:
                return Fraction(SCALES[word2], 2), later2
            return Fraction(1, 2), later
        return Fraction(1, 2), after
    while True:
        word, after = read_word(text, j)
        if word in SMALL:
            group += SMALL[word]
        elif word in TENS:
            group += TENS[word]
        elif word in SCALES and seen:
            if SCALES[word] <= 100:
                group *= SCALES[word]
            else:
                total += group * SCALES[word]
                group = Fraction(0)
        elif word in ORDINALS and (not seen or ORDINALS[word] < 10):
            if seen and word in PARTS and text[j - 1:j] == "-" and not text[i:j].lower().startswith(
                    tuple(TENS)):
                break
            group += ORDINALS[word]
            return total + group, after
        else:
            break
        seen, end = True, after
        j = skip(text, after)
        word, after = read_word(text, j)
        if word == "and":
            word, later = read_word(text, skip(text, after))
            if word in SMALL or word in TENS:
                if total or group >= 100:
                    j = skip(text, after)
                    continue
                break
            if word in ("a", "one"):
                part, later = read_word(text, skip(text, later))
                if part in PARTS:
                    return total + group + Fraction(1, PARTS[part]), later
            break
    if not seen:
        return None
    word, after = read_word(text, skip(text, end))
    if word in PARTS and total == 0 and group < 20:
        return group / PARTS[word], after
    return total + group, end


def read_number(text, i=0):
    """(low, high, is_exact, end) of the number at `i`, or None. `high` None: open."""
    for words in sorted(PLURALS, key=len, reverse=True):
        if text[i:i + len(words)].lower() == words:
            end = i + len(words)
            if text[end:end + 4].lower() == " of " and read_word(text, end + 4)[0] in PLURALS:
                break
            return Fraction(PLURALS[words]), None, end
    for words in ("hundred ", "thousand ", "million "):
        if text[i:i + len(words)].lower() == words:
            return Fraction(SCALES[words.strip()]), None, i + len(words) - 1
    for pattern in (r"(\w+) in (?:every )?(\w+)(?= |$)", r"(\w+) out of (?:every )?(\w+)(?= |$)"):
        match = re.compile(pattern).match(text, i)
        if match:
            one, two = (read_single(match[n], 0) for n in (1, 2))
            if one and two and one[1] == len(match[1]) and two[1] == len(match[2]) and two[0] > 1:
                return one[0] / two[0], one[0] / two[0], match.end()
    if i < len(text) and text[i] in VULGAR:
        return VULGAR[text[i]], VULGAR[text[i]], i + 1
    single = read_single(text, i)
    return (single[0], single[0], single[1]) if single else None


def read_single(text, i):
    return read_digits(text, i) or read_words(text, i)
