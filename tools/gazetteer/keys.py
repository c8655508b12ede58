# keys.py: the form of a name under which the program looks it up.
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Must give what make_key () in src/core/recognise/dossier-gazetteer.c gives for every name that is
written; the program folds the printed name again and compares, so a difference loses a name."""

import unicodedata

PLAIN = str.maketrans({
    "`": "'", "´": "'", "‘": "'", "’": "'", "‛": "'", "‚": "'", "ʹ": "'", "ʻ": "'", "ʼ": "'",
    "ʽ": "'", "ˈ": "'", "′": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "Æ": "ae",
    "æ": "ae", "Ð": "d", "ð": "d", "Ø": "o", "ø": "o", "Þ": "th", "þ": "th", "ß": "ss", "ẞ": "ss",
    "Đ": "d", "đ": "d", "Ħ": "h", "ħ": "h", "ı": "i", "Ł": "l", "ł": "l", "Œ": "oe", "œ": "oe",
    "ſ": "s", "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
})
WORDS = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft", "&": "and"}


def make_key(name):
    decomposed = unicodedata.normalize("NFD", name.translate(PLAIN))
    plain = "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
    plain = plain.replace("-", " ").replace("/", " ").replace(".", "").replace("'", "")
    plain = plain.replace(",", "").replace('"', "")
    return " ".join(WORDS.get(word, word) for word in plain.split())


def hash_key(key):
    """FNV-1a, 32 bits, with a last stir: short keys leave its high bits alike."""
    value = 0x811C9DC5
    for byte in key.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    value ^= value >> 15
    value = (value * 0x2C1B3C6D) & 0xFFFFFFFF
    return value ^ (value >> 13)
