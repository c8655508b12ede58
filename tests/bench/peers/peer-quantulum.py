#!/usr/bin/env python3
"""peer-quantulum.py: quantulum3 as a filter, one JSON object a line in, one out.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import sys

from quantulum3 import parser


def main():
    for line in sys.stdin:
        request = json.loads(line)
        found = []
        try:
            quantities = parser.parse(request["text"])
        # It stumbles over some texts; those count as nothing found.
        except Exception:
            quantities = []
        for one in quantities:
            unit = one.unit.name if one.unit.name != "dimensionless" else ""
            found.append({"start": one.span[0], "end": one.span[1], "type": "figure", "value": one.value,
                          "unit": "percent" if unit == "percentage" else unit})
        print(json.dumps({"id": request["id"], "entities": found}), flush=True)


if __name__ == "__main__":
    main()
