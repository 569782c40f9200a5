"""读取数据 — the numbers of scenarios/hubei/baseline.yaml and its tables, as functions of the year."""

import csv
import functools
import re
import sys
from pathlib import Path

HUBEI = Path(__file__).resolve().parents[4] / "scenarios" / "hubei"
FIRST, LAST = 2021, 2100
YEARS = range(FIRST, LAST + 1)

STATUSES = ["ordinary", "assisted_full", "assisted_part", "retained_floor"]
SEXES = ["male", "female"]
OLDEST = 105
AGES = range(OLDEST + 1)


def number(text):
    text = text.strip().strip('"')
    return float(text[:-1]) / 100 if text.endswith("%") else float(text)


def entries(section):
    """The `name: { ... }` entries of one top-level section of the scenario, each as its text."""
    found, name, inside = {}, None, False
    for line in (HUBEI / "baseline.yaml").read_text(encoding="utf-8").splitlines():
        if re.match(r"\S", line) and not line.startswith("#"):
            inside = line.startswith(section + ":")
            continue
        start = re.match(r"  (\w+):(.*)", line)
        if inside and start:
            name = start.group(1)
            found[name] = start.group(2)
        elif inside and name and line.startswith("    "):
            found[name] += ", " + line.strip()
    return found


INPUTS = entries("inputs")
# Other numbers from the command line, written as in a scenario: entry_index={ value: 1.3, unit: 1 }
INPUTS |= dict(word.split("=", 1) for word in sys.argv[1:] if "=" in word)


def pairs(text):
    return {k.strip(): number(v) for k, v in (item.split(":") for item in text.split(","))}


GIVEN = {name: {int(y): v for y, v in pairs(re.search(r"\{([^}]*)\}", text).group(1)).items()} for name, text in entries("given").items()}


def given(name, year, otherwise):
    """A published outturn where there is one."""
    return GIVEN.get(name, {}).get(year, otherwise)


def option(name, key):
    found = re.search(r"\b" + key + r":\s*([^,}]+)", INPUTS[name])
    return found.group(1).strip() if found else None


def table(name):
    with open(HUBEI / option(name, "table"), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def by_year(known, between, after):
    """A function of the year from numbers given in some years."""
    years = sorted(known)

    @functools.lru_cache(maxsize=None)
    def value(year):
        if year in known:
            return known[year]
        if year > years[-1]:
            if after and after.startswith("grow"):
                return known[years[-1]] * (1 + number(after[5:])) ** (year - years[-1])
            if after != "hold":
                raise ValueError(f"nothing for {year}")
            return known[years[-1]]
        low = max(y for y in years if y < year)
        high = min(y for y in years if y > year)
        if between == "hold":
            return known[low]
        # Without a word about the years between there is nothing; required_years has no gaps.
        if between != "linear":
            raise ValueError(f"nothing for {year}")
        return known[low] + (known[high] - known[low]) * (year - low) / (high - low)

    return value


@functools.lru_cache(maxsize=None)
def series(name):
    """An input without dimensions, as a function of the year."""
    known = re.search(r"series:\s*\{([^}]*)\}", INPUTS[name])
    if known:
        return by_year({int(y): v for y, v in pairs(known.group(1)).items()}, option(name, "between"), option(name, "after"))
    if option(name, "table"):
        return by_year({int(r["year"]): number(r["value"]) for r in table(name)}, option(name, "between"), option(name, "after"))
    constant = number(option(name, "value"))
    return lambda year: constant


def at(name, year):
    return series(name)(year)


@functools.lru_cache(maxsize=None)
def one(name):
    """An input that is the same in all years."""
    assert option(name, "value") is not None, name
    return series(name)(FIRST)


def cells(name):
    """The cells of one dimension: {value: number}."""
    return pairs(re.search(r"cells:\s*\{([^}]*)\}", INPUTS[name]).group(1))


def wide(name, *keys):
    """A table with one column per year: {key: function of the year}; a single key stands by itself."""
    found = {}
    for row in table(name):
        key = tuple(int(row[k]) if k == "age" else row[k] for k in keys)
        known = {int(y): number(v) for y, v in row.items() if y.isdigit()}
        found[key if len(key) > 1 else key[0]] = by_year(known, option(name, "between"), option(name, "after"))
    return found


def by_sex_age(name):
    return {(r["sex"], int(r["age"])): number(r["value"]) for r in table(name)}


def cohorts(name):
    """A table by status, sex and age: {(status, sex): [value by age]}."""
    values = {(r["status"], r["sex"], int(r["age"])): number(r["value"]) for r in table(name)}
    return {(st, sex): [values[st, sex, a] for a in AGES] for st in STATUSES for sex in SEXES}


def by_month(name):
    """Shares of the twelve months, scaled to add up to one."""
    values = {int(r["month"]): number(r["value"]) for r in table(name)} if option(name, "table") else {int(m): v for m, v in cells(name).items()}
    return [values[m] / sum(values.values()) for m in range(1, 13)]


def ages_from(name):
    """Bands by age: a function of the age."""
    text = re.search(r"bands:\s*\{([^}]*)\}", INPUTS[name]).group(1)
    steps = sorted((float("-inf") if limit == "below" else float(limit), value) for limit, value in pairs(text).items())
    return lambda age: [value for limit, value in steps if limit <= age][-1]


@functools.lru_cache(maxsize=None)
def steps_in(name, year):
    """A table of year, from and value: the steps (from, value) that hold in the year."""
    rows = table(name)
    last = max(int(r["year"]) for r in rows if int(r["year"]) <= year)
    return [(float(r["from"]), float(r["value"])) for r in rows if int(r["year"]) == last]
