# words.py: what the encoder sees of a text: pieces of words, how the words are written, and what is
# read at once.
# SPDX-License-Identifier: GPL-3.0-or-later
"""dossier-encoder-pieces.c and dossier-encoder.c do the same; other pieces than those it learned
from would be read badly."""
import re

import torch

KINDS = ("person", "place", "organization")
# Outside; then of each kind the first piece of a name, and the others.
LABELS = ["outside"] + [part + kind for kind in KINDS for part in ("first ", "other ")]
N_SHAPES = 8
SHAPE_MARK, SHAPE_NONE = 6, 7
MAX_PIECES = 120

WORD = re.compile(r"\w+|[^\w\s]")
SENTENCE_END = re.compile(
    r"(?<=[.!?][\"”’')\]])\s+|(?<=[.!?])\s+(?=[\"“‘'(\[A-Z0-9])|\n+")


def find_shape(word):
    """How a word is written, as DossierEncoderShape counts."""
    letters = [letter for letter in word if letter.isalpha()]
    if not letters:
        return 5 if any(letter.isdigit() for letter in word) else SHAPE_MARK
    if all(letter.isupper() for letter in letters):
        return 3 if len(letters) > 1 else 4
    if letters[0].isupper():
        return 1 if all(letter.islower() for letter in letters[1:]) else 2
    return 2 if any(letter.isupper() for letter in letters) else 0


def cut(tokenizer, text):
    """The pieces of a text: their numbers, where they stand, the shapes of their words."""
    encoding = tokenizer(
        text, add_special_tokens=False, return_offsets_mapping=True, verbose=False)
    offsets = encoding["offset_mapping"]
    words = [(match.start(), match.end(), find_shape(match.group()))
             for match in WORD.finditer(text)]
    shapes = []
    at = 0
    for start, _ in offsets:
        while at < len(words) and words[at][1] <= start:
            at += 1
        shapes.append(words[at][2] if at < len(words) else SHAPE_MARK)
    return encoding["input_ids"], offsets, shapes


def split(text, offsets):
    """What is read at once: sentences together, as many as there is room for."""
    ends = [match.end() for match in SENTENCE_END.finditer(text)] + [len(text)]
    ranges = []
    start = last = 0
    for sentence_end in ends:
        end = last
        while end < len(offsets) and offsets[end][0] < sentence_end:
            end += 1
        if end - start > MAX_PIECES and last > start:
            ranges.append((start, last))
            start = last
        while end - start > MAX_PIECES:
            ranges.append((start, start + MAX_PIECES))
            start += MAX_PIECES
        last = end
    if len(offsets) > start:
        ranges.append((start, len(offsets)))
    return ranges


def find_labels(offsets, entities):
    """The label of each piece, by the marks of the text."""
    names = sorted((entity for entity in entities if entity["type"] in KINDS),
                   key=lambda entity: entity["start"])
    labels = [0] * len(offsets)
    at = 0
    for i, (start, end) in enumerate(offsets):
        while at < len(names) and names[at]["end"] <= start:
            at += 1
        if at < len(names) and names[at]["start"] < end:
            is_first = i == 0 or offsets[i - 1][1] <= names[at]["start"]
            labels[i] = 1 + 2 * KINDS.index(names[at]["type"]) + (0 if is_first else 1)
    return labels


class Tagger(torch.nn.Module):
    """The encoder knows small letters alone: how a word is written is added to what it means."""

    def __init__(self, encoder):
        super().__init__()
        width = encoder.config.hidden_size
        self.enc = encoder
        self.case = torch.nn.Embedding(N_SHAPES, width)
        torch.nn.init.normal_(self.case.weight, std=0.02)
        self.drop = torch.nn.Dropout(0.1)
        self.out = torch.nn.Linear(width, len(LABELS))

    def forward(self, pieces, mask, shapes):
        embedded = self.enc.embeddings.word_embeddings(pieces) + self.case(shapes)
        read = self.enc(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        return self.out(self.drop(read))
