# dates.py: the day, month or years that a date mark means, seen from the day of the report.
# SPDX-License-Identifier: GPL-3.0-or-later
import datetime
import re

MONTHS = ("january february march april may june july august september october november "
          "december").split()
DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
MONTH = r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|" \
        r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
DAY = r"(mon|tues?|wednes|wed|thurs?|fri|satur|sat|sun)(?:day)?\.?"
PART = r"(?: (?:morning|afternoon|evening|night|lunchtime|noon))?"
ISO = re.compile(r"\d{3,4}(?:-\d\d(?:-\d\d)?)?$")
ONE_DAY = datetime.timedelta(1)


def get_month(word):
    return next(n for n, m in enumerate(MONTHS, 1) if m.startswith(word[:3].lower()))


def get_weekday(word):
    return next(n for n, d in enumerate(DAYS) if d.startswith(word[:3].lower()))


def shift_month(day, months):
    count = day.year * 12 + day.month - 1 + months
    return f"{count // 12:04}-{count % 12 + 1:02}"


def get_week(day):
    monday = day - ONE_DAY * day.weekday()
    return f"{monday}/{monday + 6 * ONE_DAY}"


NUMBERS = {w: n for n, w in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve".split())}
NUMBERS.update({"a": 1, "an": 1})


def shift(day, text):
    """"three days ago", "two years ago", "a week ago", "20 years ago"."""
    match = re.fullmatch(r"(\w+) (day|week|month|year|decade)s? (?:ago|earlier)", text)
    if not match:
        return None
    n = NUMBERS.get(match[1])
    if n is None:
        n = int(match[1]) if match[1].isdigit() else None
    if n is None:
        return None
    if match[2] == "day":
        return str(day - n * ONE_DAY)
    if match[2] == "week":
        return get_week(day - 7 * n * ONE_DAY)
    if match[2] == "month":
        return shift_month(day, -n)
    return str(day.year - n * (10 if match[2] == "decade" else 1))


FIXED = {
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0,
    "yesterday": -1, "tomorrow": 1, "last night": -1, "yesterday morning": -1,
    "yesterday afternoon": -1, "yesterday evening": -1, "tomorrow night": 1,
    "tomorrow morning": 1, "tomorrow evening": 1, "later today": 0, "earlier today": 0,
}


def read_relative(text, day):
    if text in FIXED:
        return str(day + FIXED[text] * ONE_DAY)
    if text == "overnight":
        return f"{day - ONE_DAY}/{day}"
    for words, n in (("last", -1), ("this", 0), ("next", 1), ("the previous", -1)):
        if text == f"{words} week":
            return get_week(day + 7 * n * ONE_DAY)
        if text == f"{words} month":
            return shift_month(day, n)
        if text == f"{words} year":
            return str(day.year + n)
    return shift(day, text)


def to_date(year, month, day):
    try:
        return datetime.date(int(year), month, int(day))
    except ValueError:
        return None


def nearest(make, base, is_future):
    for year in ((base.year, base.year + 1) if is_future else (base.year, base.year - 1)):
        day = make(year)
        if day and (day >= base if is_future else day <= base):
            return day
    return None


def read_date(printed, base, direction):
    """ISO 8601, reduced or an interval "A/B", or None when the words do not tell."""
    text = printed.lower().replace("\u00a0", " ")
    is_future = direction == ">"
    relative = read_relative(text, base)
    if relative:
        return relative
    match = re.fullmatch(DAY + PART, text)
    if match:
        weekday = get_weekday(match[1])
        step = 1 if is_future else -1
        day = base
        while day.weekday() != weekday:
            day += step * ONE_DAY
        return str(day)
    text = re.sub("^" + DAY + PART + r",? (?:the )?(?=\d|" + MONTH + ")", "", text)
    if re.fullmatch(r"[12]\d{3}", text):
        return text
    match = re.fullmatch(r"(?:early |late |mid-|the )?(1\d|20)(\d)0s", text)
    if match:
        return f"{match[1]}{match[2]}0/{match[1]}{match[2]}9"
    match = re.fullmatch(r"([12]\d{3})[-–/](\d\d|\d{4})", text)
    if match:
        end = match[2] if len(match[2]) == 4 else match[1][:2] + match[2]
        return f"{match[1]}/{end}"
    match = re.fullmatch(r"(?:early |late |mid-)?" + MONTH + r",? ([12]\d{3})", text)
    if match:
        return f"{match[2]}-{get_month(match[1]):02}"
    match = re.fullmatch(r"(?:early |late |mid-|this |last |next )?" + MONTH, text)
    if match:
        month = get_month(match[1])
        year = base.year
        if is_future and month < base.month:
            year += 1
        if not is_future and month > base.month:
            year -= 1
        return f"{year}-{month:02}"
    for pattern, order in ((r"(?:the )?(\d\d?)(?:st|nd|rd|th)?(?: of)? " + MONTH +
                            r"(?:,? ([12]\d{3}))?", (1, 2, 3)),
                           (MONTH + r" (\d\d?)(?:st|nd|rd|th)?(?:,? ([12]\d{3}))?", (2, 1, 3))):
        match = re.fullmatch(pattern, text)
        if match:
            day, month, year = (match[n] for n in order)
            month = get_month(month)
            if year:
                found = to_date(year, month, day)
            else:
                found = nearest(lambda y: to_date(y, month, day), base, is_future)
            return str(found) if found else None
    return None


def is_iso(value):
    parts = value.split("/")
    if len(parts) > 2 or not all(ISO.match(p) for p in parts):
        return False
    for part in parts:
        if len(part) == 10:
            datetime.date.fromisoformat(part)
    return len(parts) == 1 or parts[0] <= parts[1]


def read_mark(printed, date, params):
    """(value, error) of a date mark."""
    base = datetime.date.fromisoformat(date)
    params = [p for p in params if p]
    if len(params) > 1:
        return None, f"two values of '{printed}'"
    if params and params[0] not in "<>":
        try:
            good = is_iso(params[0])
        except ValueError:
            good = False
        return (params[0], None) if good else (None, f"not a date: '{params[0]}' of '{printed}'")
    value = read_date(printed, base, params[0] if params else "<")
    return (value, None) if value else (None, f"the day of '{printed}' must be given")
