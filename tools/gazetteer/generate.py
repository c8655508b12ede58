#!/usr/bin/env python3
# generate.py: writes data/places.gazetteer from packages of GeoNames and our own tables.
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: generate.py FOLDER OUTPUT

FOLDER holds the unpacked packages named in data/places.gazetteer.md, at any depth. The format is
described in src/core/recognise/dossier-gazetteer.c."""

import collections
import difflib
import math
import struct
import sys

from keys import hash_key, make_key
from sources import (CAPITAL, CITY, REGION, apply_city_names, apply_provinces, read_cities,
                     read_countries, read_divisions, read_own_regions)

MAGIC = b"DSRGAZET"
VERSION = 1
N_BUCKETS = 1 << 16
MAX_WORDS = 6
MAX_NAME = 63
MAX_ENTRIES_OF_NAME = 64
# Below these a place is too little known to be worth its bytes.
MIN_POPULATION = 1000
MIN_POPULATION_ENGLISH = 0
VARIANT_PENALTY = 0.9
VARIANTS_BY_POPULATION = ((1000000, 14), (200000, 8), (50000, 5), (10000, 2), (0, 1))
# Divisions that news name: counties, provinces of the second level, districts.
COUNTY_COUNTRIES = set(
    "US GB IE DE FR IT ES IN PK BD KE UG NG CN AU UA PH NP LK ID IR IQ SY AF YE ET SD SS ML MM KR "
    "ZA SO GH TZ RW BI MW ZM ZW MZ CM NZ LB JO IL PS GE AM AZ AL BA XK".split())
# Abbreviations that are words of their own stay behind "US-", for use after a comma alone.
AMBIGUOUS = set(
    "La. Me. Ill. Miss. Mass. Wash. Ore. Ind. Mo. Pa. O. Alas. Ia. Ark. Del. Cal. Man. Vic. Tas. "
    "Penn. Mich. Colo. Kan.".split())
# Towns of these names are left out: every sentence has the words.
FUNCTION_WORDS = set(
    "a about after all along also although am an and any are around as at back be because been "
    "before but by can could de did do does down du due each el for from go had has have he her "
    "here him his how i if in into is it its just la le like los many may me more most much must my "
    "near new next no non not now of off old on once one only or our out over own per she since so "
    "some such than that the their them then there these they this those to too two under up upon "
    "us very was we were what when where which while who whom why will with would yes yet you "
    "your".split())


def is_kept(place):
    if place.kind == CAPITAL or place.feature in ("PPLA", "PPLA2"):
        return True
    if place.country in ("US", "CA", "GB", "AU", "IE", "NZ"):
        return place.population >= MIN_POPULATION_ENGLISH
    return place.population >= MIN_POPULATION


def is_name(name):
    key = make_key(name)
    if key in FUNCTION_WORDS and not name.isupper():
        return False
    return (key and len(key.split()) <= MAX_WORDS and any(c.isalpha() for c in key)
            and len(name.encode()) <= MAX_NAME and len(key.encode()) <= MAX_NAME
            and all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or c in "‘’ʻ–-"
                    for c in name))


def merge_own(divisions, own):
    """A region of ours that is a division too is one place: the division, where we say it is."""
    by_key = {}
    for place in divisions:
        if place.feature == "ADM1":
            by_key[(place.country, make_key(place.name))] = place
    kept = []
    for place in own:
        other = by_key.get((place.country, make_key(place.name)))
        if other is None or place.kind != REGION:
            kept.append(place)
            continue
        other.latitude, other.longitude = place.latitude, place.longitude
        other.aliases += place.aliases
    return kept


def choose_counties(counties, cities):
    """Those of countries where they are named, unless a town of theirs has the name."""
    towns = {(place.admin, make_key(place.name)) for place in cities}
    for place in counties:
        if place.country not in COUNTY_COUNTRIES:
            continue
        if (place.admin, make_key(place.name)) not in towns:
            yield place


def add_postal_names(postal):
    """State abbreviations as "US-TX" and "US-Tex.": asked for by "City, State" alone."""
    for place, code in postal.items():
        place.variants.append(place.country + "-" + code)
        for alias in list(place.aliases):
            if alias.endswith("."):
                place.variants.append(place.country + "-" + alias)
                if alias in AMBIGUOUS:
                    place.aliases.remove(alias)


def likeness(name, other):
    return difflib.SequenceMatcher(None, make_key(name), make_key(other)).ratio()


def limit_variants(place):
    limit = next(n for population, n in VARIANTS_BY_POPULATION if place.population >= population)
    postal = [name for name in place.variants if name.startswith(place.country + "-")]
    others = [name for name in place.variants if name not in postal]
    if len(others) > limit:
        others.sort(key=lambda name: (-likeness(place.name, name), name))
    return postal + others[:limit]


def collect_names(places):
    """-> list of (key, printed form, indexes of entries, best first). An acronym is a name apart
    from one with small letters: "UK" is not the town of Uk."""
    scores = collections.defaultdict(dict)
    printed = {}
    for index, place in enumerate(places):
        own = [(place.name, 0)] + [(name, 0) for name in place.aliases]
        for name, penalty in own + [(name, VARIANT_PENALTY) for name in limit_variants(place)]:
            if not is_name(name):
                continue
            key = make_key(name), name.upper() == name
            score = place.score() - penalty
            if score > scores[key].get(index, -99):
                scores[key][index] = score
            # The entry's own name must stand as it is printed; of other forms the first will do.
            if name == place.name and places[index].score() > printed.get(key, (-99,))[0]:
                printed[key] = (place.score(), name)
            printed.setdefault(key, (-99, name))
    names = []
    for key, found in scores.items():
        best = sorted(found, key=lambda index: (-found[index], index))[:MAX_ENTRIES_OF_NAME]
        names.append((key[0], printed[key][1], best))
    return names


def varint(value):
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def pack_names(names):
    """-> bucket offsets, pool, {printed form: its offset}."""
    buckets = [[] for _ in range(N_BUCKETS)]
    for key, printed, indexes in names:
        buckets[hash_key(key) % N_BUCKETS].append((hash_key(key) >> 24, printed, indexes))
    pool, offsets, where = bytearray(), [], {}
    for bucket in buckets:
        offsets.append(len(pool))
        for fingerprint, printed, indexes in bucket:
            pool += bytes([fingerprint, len(indexes)])
            for index in indexes:
                pool += varint(index)
            where[printed] = len(pool)
            pool += printed.encode() + b"\0"
    offsets.append(len(pool))
    return offsets, pool, where


def add_string(pool, where, name):
    if name not in where:
        where[name] = len(pool)
        pool += name.encode() + b"\0"
    return where[name]


def checksum(data):
    value = 0xCBF29CE484222325
    for (word,) in struct.iter_unpack("<Q", data):
        value = ((value ^ word) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
        value ^= value >> 29
    return value


def pack(places, divisions):
    offsets, pool, where = pack_names(collect_names(places))
    add_string(pool, where, "")
    names = {place.admin: place.name for place in divisions if place.feature == "ADM1"}
    admins, admin_rows = {}, bytearray()
    entries = bytearray()
    for place in places:
        inside = place.admin if place.admin in names and place.feature != "ADM1" else ""
        if (place.country, inside) not in admins:
            admins[(place.country, inside)] = len(admins)
            name = add_string(pool, where, names[inside] if inside else "")
            admin_rows += struct.pack("<2sxxI", place.country.encode(), name)
        entries += struct.pack(
            "<hhHBBI", round(place.latitude / 90 * 32767), round(place.longitude / 180 * 32767),
            admins[(place.country, inside)], place.kind,
            min(255, round(math.log(place.population + 1) * 10)),
            add_string(pool, where, place.name))
    body = bytes(entries + admin_rows) + struct.pack("<%dI" % len(offsets), *offsets) + bytes(pool)
    body += b"\0" * (-len(body) % 8)
    header = struct.pack("<8sIIIIIIQ", MAGIC, VERSION, len(places), len(admins), N_BUCKETS,
                         len(pool), 0, checksum(body))
    return header + body


def main():
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    folder, output = sys.argv[1:]
    cities = read_cities(folder)
    apply_city_names(cities)
    divisions = list(read_divisions(folder, cities, "admin1.json", lambda place: place.admin))
    counties = list(read_divisions(folder, cities, "admin2.json", lambda place: place.county))
    add_postal_names(apply_provinces(divisions))
    own = merge_own(divisions, list(read_own_regions()))
    countries = list(read_countries())
    people = collections.Counter()
    for place in cities:
        people[place.country] += place.population
    for place in countries:
        place.population = people[place.country]
    places = countries + own + divisions + [place for place in cities if is_kept(place)]
    places += choose_counties(counties, cities)
    places = [place for place in places if is_name(place.name)]
    places.sort(key=lambda place: (-place.score(), place.name, place.country, place.latitude,
                                   place.longitude))
    data = pack(places, divisions)
    with open(output, "wb") as out:
        out.write(data)
    print("%d places, %d bytes" % (len(places), len(data)))


if __name__ == "__main__":
    main()
