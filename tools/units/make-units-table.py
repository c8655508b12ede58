#!/usr/bin/env python3
# make-units-table.py: writes dossier-units-table.h from units.txt and currencies.txt.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: make-units-table.py [--check] OUTPUT

Writes the table of units that the program reads; with --check compares instead, and exits 1 when
OUTPUT is not what the two lists make.
"""
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent

HEADER = """\
/* dossier-units-table.h: units of measure and currencies with their names; made by
 * tools/units/make-units-table.py, do not edit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

"""


def read_rows(name, n_columns):
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            columns = [column.strip() for column in line.split("|")]
            if len(columns) != n_columns:
                raise SystemExit(f"{name}: {len(columns)} columns in: {line}")
            yield columns


def evaluate(expression):
    """A product or quotient of numbers."""
    result, operator, number = 1.0, "*", ""
    for character in expression + "*":
        if character in "*/":
            result = result * float(number) if operator == "*" else result / float(number)
            operator, number = character, ""
        else:
            number += character
    return result


def split_factor(text):
    """"5/9+255.37" -> factor, offset; the + of an exponent is none."""
    if text.count("+") == 1 and "e+" not in text:
        factor, offset = text.split("+")
        return evaluate(factor), float(offset)
    return evaluate(text), 0.0


def forms(name):
    singular, _, plural = name.partition("/")
    return [singular, plural or singular + "s"]


class Table:
    def __init__(self):
        self.units, self.names, self.symbols = [], {}, {}

    def add_unit(self, identifier, dimension, factor, offset=0.0):
        self.units.append((identifier, dimension, factor, offset))
        return len(self.units) - 1

    def add(self, names, name, unit):
        if names.setdefault(name, unit) != unit:
            raise SystemExit(f"“{name}” is both {self.units[names[name]][0]} and "
                             f"{self.units[unit][0]}")

    def add_names(self, names, unit):
        for name in names:
            for form in forms(name):
                self.add(self.names, form, unit)


def add_measures(table):
    lengths = {}
    for identifier, dimension, factor, symbols, names in read_rows("units.txt", 5):
        unit = table.add_unit(identifier, dimension, *split_factor(factor))
        for symbol in symbols.split():
            table.add(table.symbols, symbol, unit)
        for name in filter(None, (name.strip() for name in names.split(","))):
            if name.startswith("*"):
                name = name[1:]
                lengths.setdefault(identifier, (evaluate(factor), symbols.split(), []))[2].append(name)
            table.add_names([name], unit)
    for power, word, short, exponent, sign, dimension in (
            (2, "square", "sq", "2", "²", "area"), (3, "cubic", "cu", "3", "³", "volume")):
        for identifier, (factor, symbols, names) in lengths.items():
            unit = table.add_unit(f"{word}-{identifier}", dimension, factor ** power)
            for name in names:
                for form in forms(name):
                    table.add(table.names, f"{word} {form}", unit)
                    table.add(table.names, f"{short} {form}", unit)
            for symbol in symbols:
                if symbol.islower() and symbol.isascii():
                    table.add(table.symbols, symbol + exponent, unit)
                    table.add(table.symbols, symbol + sign, unit)
                    table.add(table.names, f"{short} {symbol}", unit)
                    table.add(table.names, f"{word} {symbol}", unit)


def add_currencies(table, prefixes):
    for code, signs, names in read_rows("currencies.txt", 3):
        is_coin, code = code.endswith("*"), code.rstrip("*")
        unit = table.add_unit(code, "coin" if is_coin else "money", 1.0)
        for sign in signs.split():
            table.add(prefixes, sign, unit)
        if code.isupper():
            table.add(prefixes, code, unit)
        for name in filter(None, (name.strip() for name in names.split(","))):
            for form in forms(name):
                # "pound" and "mark" are other things too, and were added before.
                if form not in table.names:
                    table.names[form] = unit


def number(value):
    return repr(value)[:-2] if repr(value).endswith(".0") else repr(value)


def quote(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def write_names(variable, names):
    lines = [f"static const UnitName {variable}[] = {{"]
    lines += [f"  {{ {quote(name)}, {unit} }}," for name, unit in sorted(names.items())]
    return lines + ["};", ""]


def make():
    table, prefixes = Table(), {}
    add_measures(table)
    add_currencies(table, prefixes)
    lines = ["/* clang-format off */", "static const DossierUnit units[] = {"]
    for identifier, dimension, factor, offset in table.units:
        lines.append(f"  {{ {quote(identifier)}, DOSSIER_DIMENSION_{dimension.upper()}, "
                     f"{number(factor)}, {number(offset)} }},")
    lines += ["};", ""]
    lines += write_names("unit_names", table.names)
    lines += write_names("unit_symbols", table.symbols)
    lines += write_names("currency_prefixes", prefixes)
    return HEADER + "\n".join(lines) + "/* clang-format on */\n"


def main():
    arguments = sys.argv[1:]
    check = arguments[:1] == ["--check"]
    if len(arguments) != 1 + check:
        raise SystemExit(__doc__)
    output, text = pathlib.Path(arguments[-1]), make()
    if check:
        sys.exit(0 if output.read_text(encoding="utf-8") == text else 1)
    output.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
