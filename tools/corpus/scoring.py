# scoring.py: runs a recogniser over the reports of a split and counts what is right.
# SPDX-License-Identifier: GPL-3.0-or-later
import argparse
import json
import subprocess

import notation
from corpus import Reading, is_test

# A recogniser reads {"id", "text", "published"} a line and answers {"id", "entities": […]}.


def read_arguments(what):
    parser = argparse.ArgumentParser(description=what)
    parser.add_argument("--split", choices=("train", "test", "all"), default="test")
    parser.add_argument("--show", default="", help="what to list errors of")
    parser.add_argument("--limit", type=int, default=100, help="how many errors to list")
    parser.add_argument("--json", help="read the reports from this output of corpus-to-json")
    parser.add_argument("command", nargs="+", help="such as: -- dossier-cli entities")
    return parser.parse_args()


def read_reports(arguments):
    """The reports of the split as objects of corpus-to-json."""
    if arguments.json:
        with open(arguments.json, encoding="utf-8") as lines:
            return [json.loads(line) for line in lines]
    readings = [Reading(report) for report in notation.read_reports()[0]]
    return [reading.to_json() for reading in readings if not reading.errors and (
        arguments.split == "all" or is_test(reading.report) == (arguments.split == "test"))]


def run(command, reports):
    """The entities that the recogniser finds in each report."""
    lines = [json.dumps({"id": report["id"], "text": report["text"], "published": report["date"]})
             for report in reports]
    output = subprocess.run(command, input="\n".join(lines) + "\n", stdout=subprocess.PIPE,
                            check=True, encoding="utf-8").stdout
    answers = [json.loads(line) for line in output.splitlines()]
    if [answer.get("id") for answer in answers] != [report["id"] for report in reports]:
        raise SystemExit("the recogniser did not answer each report")
    return [answer["entities"] for answer in answers]


class Count:
    """Right, found and true ones, and what follows from them in per cents."""

    def __init__(self):
        self.right, self.found, self.gold = 0.0, 0, 0

    def get_rates(self):
        precision = self.right / self.found if self.found else 0
        recall = self.right / self.gold if self.gold else 0
        both = precision + recall
        return precision, recall, 2 * precision * recall / both if both else 0

    def __str__(self):
        return "P {:5.1f}  R {:5.1f}  F {:5.1f}".format(*(100 * x for x in self.get_rates()))
