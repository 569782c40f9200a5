"""写出 independent.csv — the best estimate of the Hubei baseline, computed a second time without the engine.

Run from the repository root:  python3 tests/golden/external/independent.py
Only the standard library is used. It reads the numbers of scenarios/hubei/baseline.yaml and its tables, and never the
rulebook: the method below follows the documents and ordinary actuarial practice, one birth cohort after the other. The best
estimate has every normal draw at 0 and every uniform draw at one half.

A cohort is (status, sex, age at the end of the year). Each stock of it is heads, years contributed and money.
"""

import csv
import math
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
HUBEI = ROOT / "scenarios" / "hubei"
TARGET = Path(__file__).with_name("independent.csv")

STATUSES = ["ordinary", "assisted_full", "assisted_part", "retained_floor"]
SEXES = ["male", "female"]
OLDEST = 105
AGES = range(OLDEST + 1)
FIRST, LAST = 2021, 2100
SHOWN = range(FIRST, LAST + 1)


# --- reading -------------------------------------------------------------------------------------------------------

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


def pairs(text):
    return {k.strip(): number(v) for k, v in (item.split(":") for item in text.split(","))}


def by_year(known, between, after):
    """A function of the year from numbers given in some years."""
    years = sorted(known)

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
        if between != "linear":
            raise ValueError(f"nothing for {year}")
        return known[low] + (known[high] - known[low]) * (year - low) / (high - low)

    return value


INPUTS, GIVEN_TEXT = entries("inputs"), entries("given")


def option(name, key):
    found = re.search(key + r":\s*([^,}]+)", INPUTS[name])
    return found.group(1).strip() if found else None


def scalar(name):
    """An input without dimensions, as a function of the year."""
    text = INPUTS[name]
    found = re.search(r"series:\s*\{([^}]*)\}", text)
    if found:
        return by_year({int(y): v for y, v in pairs(found.group(1)).items()}, option(name, "between"), option(name, "after"))
    if option(name, "table"):
        rows = table(name)
        return by_year({int(r["year"]): number(r["value"]) for r in rows}, option(name, "between"), option(name, "after"))
    value = number(option(name, "value"))
    return lambda year: value


def cells(name):
    return pairs(re.search(r"cells:\s*\{([^}]*)\}", INPUTS[name]).group(1))


def table(name):
    with open(HUBEI / option(name, "table"), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def wide(name, *keys):
    """A table with one column per year: {key: function of the year}."""
    return {
        tuple(row[k] for k in keys): by_year({int(y): number(v) for y, v in row.items() if y.isdigit()}, option(name, "between"), option(name, "after"))
        for row in table(name)
    }


def by_sex_age(name):
    return {(r["sex"], int(r["age"])): number(r["value"]) for r in table(name)}


GIVEN = {name: {int(y): v for y, v in pairs(re.search(r"\{([^}]*)\}", text).group(1)).items()} for name, text in GIVEN_TEXT.items()}


def given(name, year, otherwise):
    return GIVEN.get(name, {}).get(year, otherwise)


def by_month(name):
    """Shares of the twelve months, scaled to add up to one."""
    values = {int(r["month"]): number(r["value"]) for r in table(name)}
    return [values[m] / sum(values.values()) for m in range(1, 13)]


# --- small tools ---------------------------------------------------------------------------------------------------

def step(steps, x):
    """The value of the last step not above x."""
    value = None
    for limit, amount in steps:
        if limit <= x:
            value = amount
    return value


def older(stock, newborn=0.0):
    """A year later: everybody one age up, the last age keeps its own."""
    moved = [newborn] + stock[:-1]
    moved[-1] += stock[-1]
    return moved


def below(limit, low, high):
    """Years uniform on low..high: the share below the limit and the mean years missing to it."""
    if high <= low:
        return (1.0, limit - low) if low < limit else (0.0, 0.0)
    top = min(max(limit, low), high)
    share = (top - low) / (high - low)
    return share, share * (limit - (low + top) / 2)


def above(limit, low, high):
    """Mean years beyond the limit."""
    if high <= low:
        return max(0.0, low - limit)
    bottom = min(max(limit, low), high)
    return (high - bottom) / (high - low) * ((high + bottom) / 2 - limit)


def cohorts(name):
    """A table by status, sex and age: {(status, sex): [value by age]}."""
    values = {(r["status"], r["sex"], int(r["age"])): number(r["value"]) for r in table(name)}
    return {(st, sex): [values[st, sex, a] for a in AGES] for st in STATUSES for sex in SEXES}


class Stock:
    """One kind of membership: heads, years, money of every cohort."""

    def __init__(self, heads, years, money):
        self.heads, self.years, self.money = heads, years, money


def nothing():
    return {(st, sex): [0.0] * (OLDEST + 1) for st in STATUSES for sex in SEXES}


def total(stock):
    return sum(sum(ages) for ages in stock.values())


# --- the economy in its middle course ------------------------------------------------------------------------------

def economy():
    s = {name: scalar(name) for name in INPUTS if option(name, "value") or "series:" in INPUTS[name]}
    one = lambda name: s[name](FIRST)
    now = dict(
        cpi=one("cpi_start"), nominal=0.0, income=one("rural_income_start"), deposit=one("deposit_start"), bond=one("bond_yield_start"),
        gdp=s["gdp_growth_mean"](2020), employee=0.0, employee_base=one("employee_base_start"), reserve=one("trustee_reserve_start"), managers=one("manager_reserve_start"),
    )
    path = {2020: now}
    for t in SHOWN:
        was, now = now, {}
        now["cpi"] = given("cpi", t, was["cpi"] + one("cpi_reversion") * (s["cpi_mean"](t) - was["cpi"]))
        real = given("real_income_growth", t, s["real_income_growth_mean"](t))
        now["nominal"] = (1 + real) * (1 + now["cpi"]) - 1
        now["income"] = given("rural_income", t, was["income"] * (1 + now["nominal"]))
        reverting = was["deposit"] + one("deposit_reversion") * (s["deposit_mean"](t) - was["deposit"])
        now["deposit"] = given("deposit_rate", t, max(one("deposit_minimum"), reverting))
        reverting = was["bond"] + one("bond_reversion") * (s["bond_yield_mean"](t) - was["bond"])
        now["bond"] = given("bond_yield", t, max(one("bond_yield_minimum"), reverting))
        now["gdp"] = given("gdp_growth", t, s["gdp_growth_mean"](t))
        now["employee"] = max(0.0, one("employee_indexation") * now["nominal"])
        now["employee_base"] = given("employee_base", t, was["employee_base"] * (1 + now["nominal"]))
        bonds = was["bond"] + one("bond_spread") - one("bond_duration") * (now["bond"] - was["bond"])
        median_equity = (1 + one("equity_mean")) * math.exp(-one("equity_volatility") ** 2 / 2) - 1
        equity = given("equity_return", t, median_equity)
        # What is neither cash, equity nor key project is in bonds; repo buys more of them.
        held = {name: s[name](t) for name in ("equity_share", "cash_share", "key_project_share", "repo_share")}
        in_bonds = 1 + held["repo_share"] - held["equity_share"] - held["cash_share"] - held["key_project_share"]
        gross = held["equity_share"] * equity + in_bonds * bonds + held["key_project_share"] * (was["bond"] + one("key_project_spread"))
        gross += (held["cash_share"] - held["repo_share"]) * now["deposit"]
        net = gross - one("management_fee") - one("custody_fee")
        to_reserve = one("trustee_reserve_share") * max(0.0, net) if was["reserve"] < one("trustee_reserve_cap") else 0.0
        # Losses are met by the managers' reserve, a part of their fee, and then by the trustee's.
        set_aside = was["managers"] + one("management_fee") * one("manager_reserve_share")
        first_cover = min(max(0.0, -net), set_aside)
        second_cover = min(max(0.0, -net) - first_cover, was["reserve"])
        now["entrusted"] = given("entrusted_return", t, net - to_reserve + first_cover + second_cover)
        now["reserve"] = (was["reserve"] + to_reserve - second_cover) / (1 + now["entrusted"])
        now["managers"] = (set_aside - first_cover) / (1 + now["entrusted"])
        now["retained"] = max(0.0, (1 - one("retained_bond_share")) * now["deposit"] + one("retained_bond_share") * was["bond"])
        path[t] = now
    return s, path


# --- people --------------------------------------------------------------------------------------------------------

def population():
    """Residents and registered people of each year, and the chance of a cohort to die, by sex and age at the year's end."""
    start, factor, rate = by_sex_age("population_start"), by_sex_age("registration_factor"), by_sex_age("migration_rate")
    number_moving = scalar("net_migration")
    # The newborn of a year run most of the risk of their first year at once; the rest meets them at the next age.
    at_birth = scalar("birth_year_death_share")(FIRST)
    hazard, pattern = wide("mortality_hazard", "sex", "age"), wide("fertility", "age")
    children, boys = scalar("tfr"), scalar("male_birth_share")
    intensity, registering = scalar("migration_index"), scalar("migration_registration_share")(FIRST)
    residents = {sex: [start[sex, a] for a in AGES] for sex in SEXES}
    registered = {sex: [start[sex, a] * factor[sex, a] for a in AGES] for sex in SEXES}
    history = {}
    for t in SHOWN:
        mothers = lambda women: children(t) * sum(women[a] * pattern[str(a),](t) for a in reversed(AGES))
        born, born_registered = mothers(residents["female"]), mothers(registered["female"])
        force = {}
        for sex in SEXES:
            m = [hazard[sex, str(a)](t) for a in AGES]
            force[sex] = [m[0] * at_birth, m[0] * (1 - at_birth) + m[1] / 2] + [(m[a - 1] + m[a]) / 2 for a in AGES[2:]]
        for sex in SEXES:
            share = boys(t) if sex == "male" else 1 - boys(t)
            people, holders = older(residents[sex], born * share), older(registered[sex], born_registered * share)
            for a in AGES:
                live = math.exp(-force[sex][a])
                coming = max(-people[a] * live, intensity(t) * (people[a] * rate[sex, a] + number_moving(t)))
                holders[a] = max(0.0, holders[a] * live + registering * coming)
                people[a] = people[a] * live + coming
            residents[sex], registered[sex] = people, holders
        history[t] = dict(residents={s: list(residents[s]) for s in SEXES}, registered={s: list(registered[s]) for s in SEXES}, births=born, force=force)
    return history


# --- contributions -------------------------------------------------------------------------------------------------

def bands_of(name):
    """The steps of an input written as bands, `below` first."""
    return sorted((float(k), v) for k, v in pairs(re.search(r"bands:\s*\{([^}]*)\}", INPUTS[name].replace("below", "-1")).group(1)).items())


def flat(x):
    return [x] * len(AGES)


def tariff(t, s, eco):
    """What one payer of each status and age pays, what the county pays for him and what the entry subsidy is."""
    one = lambda name: s[name](t)
    # At least 2 % of last year's rural income in the cities where the provincial minimum holds, in hundreds.
    rounding = one("floor_rounding")
    floor = max(one("floor_minimum"), math.ceil(one("floor_share") * one("floor_income_ratio") * eco[t - 1]["income"] / rounding) * rounding)
    floor = given("contribution_floor", t, floor)
    ceiling = max(floor, 12 * one("flexible_rate") * eco[t]["employee_base"])
    kept = min(one("retained_floor_amount"), floor)
    relative = floor / one("band_reference_floor")
    scale = [(float(r["from"]), float(r["value"])) for r in table("entry_subsidy_bands")
             if int(r["year"]) == max(int(q["year"]) for q in table("entry_subsidy_bands") if int(q["year"]) <= t)]
    typical = wide("band_reference_amount", "contribution_band")
    assert all(one(n) == 0 for n in ("choice_response", "pay_response", "assisted_higher_share", "aid_amount", "assisted_heads")) and one("back_payment_multiple") == 1
    # The scale is that of the reference floor: amounts are brought back to it, subsidies taken forward from it.
    moved = 1 + one("subsidy_follows_floor") * (relative - 1)
    chosen = []
    for share in (wide("band_share", "contribution_band"), wide("band_share_late", "contribution_band")):
        chosen.append((sum(share[band](t) * min(max(typical[band](t) * relative, floor), ceiling) for band in typical),
                       sum(share[band](t) * step(scale, typical[band](t)) * moved for band in typical)))
    (amount_young, subsidy_young), (amount_old, subsidy_old) = chosen
    nearness = bands_of("late_choice_weight")
    # Ordinary members choose between the two habits by their age; so do lifted people who do not keep the old floor.
    amount = [amount_young * (1 - w) + amount_old * w for w in (step(nearness, a) for a in AGES)]
    subsidy = [subsidy_young * (1 - w) + subsidy_old * w for w in (step(nearness, a) for a in AGES)]
    kept_subsidy = one("retained_subsidy_share") * kept
    keeping, county = one("retained_take_up"), one("county_part_share")
    return dict(
        floor=floor, ceiling=ceiling,
        own=dict(ordinary=amount, assisted_full=flat(0.0), assisted_part=flat((1 - county) * kept), retained_floor=[keeping * kept + (1 - keeping) * x for x in amount]),
        county=dict(ordinary=flat(0.0), assisted_full=flat(kept), assisted_part=flat(county * kept), retained_floor=flat(0.0)),
        subsidy=dict(ordinary=subsidy, assisted_full=flat(kept_subsidy), assisted_part=flat(kept_subsidy),
                     retained_floor=[keeping * kept_subsidy + (1 - keeping) * x for x in subsidy]),
        collective=min(one("collective_amount"), ceiling),
    )


# --- the scheme ----------------------------------------------------------------------------------------------------

def project():
    s, eco = economy()
    people = population()
    poverty = by_sex_age("poverty_share_start")
    eligible, entry, leaving = by_sex_age("eligible_share"), by_sex_age("entry_rate"), by_sex_age("exit_rate")
    statutory = wide("employee_age", "sex")
    for_life, for_life_frozen = by_sex_age("annuity_factor"), by_sex_age("annuity_factor_nominal")
    from_60, outlive = by_sex_age("deferred_annuity_factor"), by_sex_age("longevity_factor")
    frail, joining, moving_out, moving_to = cells("status_mortality"), cells("entrant_status_share"), cells("status_leave_rate"), cells("status_move_share")
    paying = bands_of("pay_rate")

    active = Stock(cohorts("active_start"), cohorts("contribution_years_start"), cohorts("account_start"))
    # The second moment of the years of a cohort, so that early and late joiners are not averaged.
    squares = {k: [y * (y / n + s["years_variance_start"](FIRST)) if n > 0 else 0.0 for n, y in zip(active.heads[k], active.years[k])] for k in active.heads}
    paused, waiting = (Stock(cohorts(f"{x}_start"), cohorts(f"{x}_years_start"), cohorts(f"{x}_account_start")) for x in ("paused", "waiting"))
    pensioners = {"heads": cohorts("pensioners_start"), "money": cohorts("pensioner_account_start"),
                  "monthly": cohorts("claim_pension_start")}
    rate_at_start = s["year_count_rate_first"](FIRST)
    pensioners["addition"] = {k: [v * rate_at_start for v in ages] for k, ages in cohorts("pensioner_years_start").items()}

    base, province, local = s["national_base_start"](FIRST), s["provincial_addition_start"](FIRST), s["local_addition_start"](FIRST)
    accounts = total(active.money) + total(paused.money) + total(waiting.money) + total(pensioners["money"])
    balance = (1 + s["unallocated_share_start"](FIRST)) * accounts
    grown, promised, promise = (cells(n) for n in ("entrusted_growth_start", "floor_growth_start", "floor_rate_start"))
    saved, given_away = ({int(r["past_year"]): number(r["value"]) for r in table(n)} for n in ("past_surplus", "past_entrusted"))
    # A contract is a list: principal, value, committed value, committed rate, full years it has run.
    contracts = []
    for y, amount in sorted(given_away.items(), reverse=True):
        v = str(FIRST - y)
        if amount > 0:
            contracts.append([amount, amount * grown[v], amount * promised[v], promise[v], FIRST - 1 - y])
    retained = balance - sum(c[0] for c in contracts)
    advances, surplus, returns = 0.0, saved[FIRST - 1], [s["smoothed_return_start"](FIRST)] * 5
    # The surplus since 2017 up to the year before the last.
    since_2017, put_in = sum(max(0.0, v) for y, v in saved.items() if y < FIRST - 1), sum(c[0] for c in contracts)
    contributing, subsidised_in, spending = (by_month(n) for n in ("contribution_month_share", "subsidy_month_share", "outgo_month_share"))
    paid_interest = [cells("interest_month_share")[str(m)] for m in range(1, 13)]
    rows = []

    for t in SHOWN:
        one = lambda name: s[name](t)
        e, was = eco[t], eco[t - 1]
        price = tariff(t, s, eco)

        # The rate credited in the year is set from what is known at its beginning. Method 2: the legal floor and part of what
        # the geometric mean of the last five returns lies above it, while every account is backed by money.
        assert one("crediting_method") == 2 and one("new_money_method") == 1 and one("divisor_by_age_switch") == 0 and one("floor_lag_two") == 0
        least = max(was["deposit"], 0.0)
        usual = math.exp(sum(math.log1p(r) for r in returns[-5:]) / 5) - 1
        backed = retained + sum(c[1] for c in contracts) - advances >= (1 + one("crediting_reserve_share")) * accounts
        i = max(least, min(one("crediting_cap"), least + one("crediting_share") * max(0.0, usual - least))) if backed else least
        early, late = i * one("claim_interest_months") / 12, i * (12 - one("claim_interest_months")) / 12

        # Base pension: the usual decision is a rise with the centre's; it applies from January and is paid in the year.
        hesitation = one("no_rise_share") + (one("low_growth_extra") if was["gdp"] < one("low_growth_limit") else 0)
        assert hesitation <= 0.5 < 1 - one("local_rise_share") and one("mid_year_share") <= 0.5 and one("late_share") <= 0.5
        indicated = one("income_weight") * was["nominal"] + one("price_weight") * was["cpi"] + one("employee_weight") * was["employee"] + one("capacity_weight") * was["gdp"]
        indicated = min(max(indicated, 0.0), one("rise_cap"))
        base = given("national_base", t, base + max(one("rise_amount"), math.ceil(base * indicated / one("rise_rounding")) * one("rise_rounding")))
        province = one("provincial_addition_known") if t <= one("provincial_known_until") else province + one("additional_rise")
        local *= 1 + one("local_growth")

        new_active, new_paused, new_waiting = (Stock(nothing(), nothing(), nothing()) for _ in range(3))
        new_squares = nothing()
        new_pensioners = {k: nothing() for k in pensioners}
        sums = dict.fromkeys("own county subsidy collective back months addition grants due paid refund out into payers claims poor".split(), 0.0)
        # Cohorts keep their share of poverty-development counties; those born later have that of the youngest.
        poor_share = {sex: [poverty[sex, max(0, a - (year - 2020))] for a in AGES] for sex in SEXES}
        required, spend_now = one("required_years"), one("back_pay_share")
        first, second, third = one("year_count_rate_first"), one("year_count_rate_second"), one("year_count_rate_third")

        for sex in SEXES:
            old = {st: {
                "a": [older(x[st, sex]) for x in (active.heads, active.years, active.money)],
                "p": [older(x[st, sex]) for x in (paused.heads, paused.years, paused.money)],
                "w": [older(x[st, sex]) for x in (waiting.heads, waiting.years, waiting.money)],
                "r": {k: older(x[st, sex]) for k, x in pensioners.items()},
                "s": older(squares[st, sex]),
            } for st in STATUSES}
            for a in AGES:
                heads = {st: old[st]["a"][0][a] + old[st]["p"][0][a] + old[st]["w"][0][a] + old[st]["r"]["heads"][a] for st in STATUSES}
                everybody = sum(heads.values())
                average = sum(frail[st] * heads[st] for st in STATUSES) / everybody if everybody > 0 else 0.0
                force = people[t]["force"][sex][a] * one("scheme_mortality_factor")
                employee_age = statutory[sex,](t)
                young = a < one("claim_age")
                live, stays, comes, goes = {}, 0.0, 0.0, 0.0
                # The employee statutory age settles where an account left behind goes.
                if a >= employee_age:
                    goes, comes = one("employee_qualified_share"), 1 - one("employee_qualified_share")
                elif young:
                    comes, stays = one("return_rate"), 1 - one("return_rate")
                else:
                    stays = 1.0
                # Who has reached that age joins the employee scheme no more.
                off = min(1.0, leaving[sex, a] * one("exit_index")) if young and a < employee_age else 0.0
                group = {}
                for st in STATUSES:
                    live[st] = math.exp(-force * (frail[st] / average if average > 0 else 1.0))
                    ah, ay, am = (x[a] * live[st] for x in old[st]["a"])
                    ph, py, pm = (x[a] * live[st] for x in old[st]["p"])
                    linked = ph * comes if a >= employee_age else 0.0
                    brought = linked * one("employee_account") * e["income"] / one("rural_income_start")
                    sums["into"] += brought
                    sums["out"] += pm * goes * (1 + i / 2)
                    new_paused.heads[st, sex][a] = ph * stays + ah * off
                    new_paused.years[st, sex][a] = py * stays + ay * off
                    new_paused.money[st, sex][a] = (pm * stays + am * off) * (1 + i)
                    group[st] = dict(ah=ah, ay=ay, am=am, back=(ph * comes, py * comes + linked * one("employee_years"), pm * comes, brought))
                    dying = 1 - live[st]
                    sums["refund"] += (old[st]["a"][2][a] + old[st]["p"][2][a] + old[st]["w"][2][a]) * dying * (1 + i / 2)

                if young:
                    present = {st: group[st]["ah"] * (1 - off) + group[st]["back"][0] for st in STATUSES}
                    missing = max(0.0, people[t]["registered"][sex][a] * eligible[sex, a] - sum(present.values()))
                    if one("entry_age") <= a:
                        for st in STATUSES:
                            present[st] += joining[st] * entry[sex, a] * missing
                    years = {st: group[st]["ay"] * (1 - off) + group[st]["back"][1] for st in STATUSES}
                    money = {st: (group[st]["am"] * (1 - off) + group[st]["back"][2]) * (1 + i) + group[st]["back"][3] for st in STATUSES}
                    square = {}
                    for st in STATUSES:
                        # People who come back all have the mean of those they leave.
                        heads_back, years_back = group[st]["back"][:2]
                        square[st] = old[st]["s"][a] * live[st] * (1 - off) + (years_back * years_back / heads_back if heads_back > 0 else 0.0)
                    for stock, values in ((new_active.heads, present), (new_active.years, years), (new_active.money, money), (new_squares, square)):
                        pool = sum(values[st] * moving_out[st] for st in STATUSES)
                        for st in STATUSES:
                            stock[st, sex][a] = values[st] * (1 - moving_out[st]) + moving_to[st] * pool

                for st in STATUSES:
                    g = group[st]
                    part_year = one("entry_year_share") if a == one("entry_age") else 1.0
                    heads_paying = (new_active.heads[st, sex][a] * part_year if young else g["ah"] * one("claim_year_share")) * (1.0 if st == "assisted_full" else step(paying, a))
                    sums["payers"] += heads_paying
                    fresh = 0.0
                    for part in ("own", "county", "subsidy"):
                        sums[part] += heads_paying * price[part][st][a]
                        fresh += heads_paying * price[part][st][a]
                    sums["collective"] += heads_paying * price["collective"]
                    fresh += heads_paying * price["collective"]
                    if young:
                        if new_active.heads[st, sex][a] > 0:
                            # (y + 1)² = y² + 2y + 1 for everybody who pays
                            new_squares[st, sex][a] += heads_paying * (2 * new_active.years[st, sex][a] / new_active.heads[st, sex][a] + 1)
                        new_active.years[st, sex][a] += heads_paying
                        new_active.money[st, sex][a] += fresh * (1 + i * one("months_held") / 12)

                    # Claims. Those who turn sixty, those who waited, those the employee scheme sends back.
                    claims = pot = monthly = bonus = bought = 0.0
                    wh, wy, wm = (x[a] * live[st] for x in old[st]["w"])
                    dies = 1 - live[st]
                    if not young and g["ah"] > 0:
                        n, collected = g["ah"], g["ay"] + heads_paying
                        mean = collected / n
                        square = old[st]["s"][a] * live[st] + heads_paying * (2 * g["ay"] / n + 1)
                        half = min(one("years_dispersion") * math.sqrt(3 * max(0.0, square / n - mean * mean)), mean)
                        short, lacking = below(required, mean - half, mean + half)
                        wait = short * (1 - spend_now)
                        kept_years = (required * short - lacking) * (1 - spend_now) * n
                        made_up = lacking * spend_now * n
                        bought += made_up
                        part_waiting = kept_years / collected if collected > 0 else wait
                        pot_here = g["am"] * (1 + early) + fresh
                        new_waiting.heads[st, sex][a] += n * wait
                        new_waiting.years[st, sex][a] += kept_years
                        new_waiting.money[st, sex][a] += pot_here * part_waiting * (1 + late)
                        claims += n * (1 - wait)
                        pot += pot_here * (1 - part_waiting)
                        bonus += first * (collected - kept_years + one("back_paid_years_count") * made_up)
                        bonus += n * ((second - first) * above(one("year_count_break_first"), mean - half, mean + half)
                                      + (third - second) * above(one("year_count_break_second"), mean - half, mean + half))
                        before = old[st]["a"][0][a] * dies * (1 - wait)
                        sums["months"] += before * one("claim_year_death_months")
                        sums["poor"] += before * one("claim_year_death_months") * poor_share[sex][a]
                        sums["grants"] += before * one("claim_year_death_share")
                    quota = one("waiting_claim_rate")
                    new_waiting.heads[st, sex][a] += wh * (1 - quota)
                    new_waiting.years[st, sex][a] += wy * (1 - quota)
                    new_waiting.money[st, sex][a] += wm * (1 - quota) * (1 + i)
                    late_claims, late_years = wh * quota, wy * quota
                    top_up = max(0.0, late_claims * required - late_years)
                    bought += top_up
                    pot += wm * quota * (1 + early)
                    late_years += one("back_paid_years_count") * top_up
                    if not young:
                        late_claims += g["back"][0]
                        late_years += g["back"][1]
                        pot += g["back"][2] * (1 + early) + g["back"][3]
                    claims += late_claims
                    bonus += first * late_years + (second - first) * max(0.0, late_years - one("year_count_break_first") * late_claims)
                    sums["back"] += bought * price["floor"]
                    pot += bought * price["floor"]
                    monthly = pot / one("annuity_divisor")
                    sums["claims"] += claims

                    # In payment: survivors 12 months, the dying through their month, new ones from the month after.
                    r = old[st]["r"]
                    paid_months = 12 * r["heads"][a] * live[st] + one("death_year_months") * r["heads"][a] * dies + one("claim_year_months") * claims
                    sums["months"] += paid_months
                    sums["poor"] += paid_months * poor_share[sex][a]
                    sums["grants"] += r["heads"][a] * dies
                    sums["addition"] += r["addition"][a] * (12 * live[st] + one("death_year_months") * dies) + one("claim_year_months") * bonus
                    new_pensioners["heads"][st, sex][a] = r["heads"][a] * live[st] + claims
                    new_pensioners["addition"][st, sex][a] = r["addition"][a] * live[st] + bonus
                    new_pensioners["monthly"][st, sex][a] = r["monthly"][a] * live[st] + monthly
                    # Payments fall in the middle of their period on average; the account pays while it can.
                    left_over = 0.0
                    for money, due, rate, alive in (
                        (r["money"][a] * live[st], 12 * r["monthly"][a] * live[st], i, True),
                        (r["money"][a] * dies, one("death_year_months") * r["monthly"][a] * dies, i / 2, False),
                        (pot, one("claim_year_months") * monthly, late, True),
                    ):
                        closing = money * (1 + rate) - due * (1 + rate / 2)
                        sums["due"] += due
                        sums["paid"] += due if closing >= 0 else money * (1 + rate) / (1 + rate / 2)
                        if alive:
                            left_over += max(0.0, closing)
                        else:
                            sums["refund"] += max(0.0, closing)
                    new_pensioners["money"][st, sex][a] = left_over

        active, paused, waiting, pensioners, squares = new_active, new_paused, new_waiting, new_pensioners, new_squares
        months = sums["months"]
        grants = one("funeral_months") * (base + province + local) * sums["grants"]
        assert one("leakage_months") == 0 and one("suspension_share") == 0 and one("year_count_uprating") == 0 and "{ 0: 0 }" in INPUTS["old_age_addition"]
        benefits = (base + province + local) * months + sums["addition"] + grants
        longevity = max(0.0, sums["due"] - sums["paid"])
        own = sums["own"] + sums["back"]
        subsidised = benefits + one("longevity_by_locality") * longevity
        assert one("paid_ratio") == 1
        outgo = benefits + sums["due"] + sums["refund"] + sums["out"]
        flow = own + sums["county"] + sums["subsidy"] + sums["collective"] + sums["into"] + subsidised - outgo

        # Money. Interest on what is kept at home, contracts of five years, then what last year's surplus asks for.
        interest = e["retained"] * max(0.0, retained + flow / 2)
        opening = retained + sum(c[1] for c in contracts)
        earned = e["entrusted"] * sum(c[1] for c in contracts)
        unrealised_before = sum(c[1] - c[0] for c in contracts)
        for c in contracts:
            c[1] *= 1 + e["entrusted"]
            c[2] *= 1 + c[3]
            c[4] += 1
        due_now = [c for c in contracts if c[4] == 5]
        contracts = [c for c in contracts if c[4] < 5]
        principal, value, committed = (sum(c[k] for c in due_now) for k in range(3))
        with_floor = committed + (1 - one("risk_fund_share")) * max(0.0, value - committed)
        settlement = one("committed_share") * with_floor + (1 - one("committed_share")) * value
        demand = one("entrust_share") * max(0.0, surplus)
        fresh = max(0.0, min(demand, retained - one("reserve_months") / 12 * outgo))
        cash = retained + flow + interest + settlement - fresh
        # Principal is put into a new contract; what it earned is surplus, of which next year's demand takes its part.
        renewed = min(one("renewal_share") * principal, max(0.0, cash))
        cash -= renewed
        need = max(0.0, -cash)
        within_reach = sum(c[1] for c in contracts) * (1 - one("early_penalty"))
        proceeds = min(need, within_reach)
        fraction = proceeds / within_reach if within_reach > 0 else 0.0
        redeemed = fraction * sum(c[0] for c in contracts)
        contracts = [[c[0] * (1 - fraction), c[1] * (1 - fraction), c[2] * (1 - fraction), c[3], c[4]] for c in contracts]
        contracts.append([fresh + renewed, fresh + renewed, fresh + renewed, one("committed_floor"), 0])
        repaid = min(advances, max(0.0, cash))
        # The same year month by month: nothing is late in the best estimate, contracts are settled and made in December.
        assert one("subsidy_delay") == 0 and one("settlement_month") == 12 and one("entrustment_month") == 12
        standing, month_ends = retained, []
        for m in range(12):
            standing += (flow - subsidised + outgo) * contributing[m] + subsidised * subsidised_in[m] - outgo * spending[m] + interest * paid_interest[m]
            if m == 11:
                standing += settlement - renewed - fresh + need - repaid
            month_ends.append(standing)
        retained = max(0.0, cash) - repaid
        advances += need - proceeds - repaid
        settled = settlement - principal + proceeds - redeemed
        since_2017, put_in = since_2017 + max(0.0, surplus), put_in + fresh
        assert one("deficit_offset") == 0
        surplus = flow + interest + settled
        accrued = surplus + sum(c[1] - c[0] for c in contracts) - unrealised_before
        assert one("accrual_basis") == 0
        fund_return = (interest + earned) / opening if opening > 0 else 0.0
        returns.append(fund_return)
        assert one("heirless_share") == 0

        # What is promised: frozen amounts at a nominal rate, the base pension as if it kept up with prices.
        worth = lambda stock, factor: 12 * sum(stock[st, sex][a] * factor[sex, a] for st in STATUSES for sex in SEXES for a in AGES)
        accounts = total(active.money) + total(paused.money) + total(waiting.money) + total(pensioners["money"])
        beyond_accounts = worth(pensioners["monthly"], outlive) + worth(active.money, outlive) / one("annuity_divisor")
        earned_share = {k: [min(n, y / required) for n, y in zip(active.heads[k], active.years[k])] for k in active.heads}

        poor = sums["poor"] / months
        provincial_part = poor * one("province_share_poverty") + (1 - poor) * one("province_share_ordinary")
        p = people[t]
        rows.append((t, dict(
            population_male=sum(p["residents"]["male"]), population_female=sum(p["residents"]["female"]),
            population_60_plus=sum(sum(p["residents"][sex][60:]) for sex in SEXES), births=p["births"],
            registered_total=sum(sum(p["registered"][sex]) for sex in SEXES),
            active_total=total(active.heads), paused_total=total(paused.heads), waiting_total=total(waiting.heads), pensioners_total=total(pensioners["heads"]),
            payers_total=sums["payers"], claims_total=sums["claims"], pension_months_total=months,
            national_base=base, base_pension_national=base * months, base_pension_provincial=province * months, base_pension_local=local * months,
            year_count_pension=sums["addition"], funeral_grant=grants, contribution_floor=price["floor"], contribution_ceiling=price["ceiling"],
            personal_contribution_total=own, back_payment_total=sums["back"], assisted_contribution_total=sums["county"],
            entry_subsidy_total=sums["subsidy"], collective_subsidy_total=sums["collective"], transfer_in_total=sums["into"], transfer_out_total=sums["out"],
            crediting_rate=i, account_total=accounts, account_liability=accounts + beyond_accounts,
            base_liability=(base + province + local) * worth(pensioners["heads"], for_life) + worth(pensioners["addition"], for_life_frozen),
            accrued_base_liability=(base + province + local) * worth(earned_share, from_60),
            account_pension=sums["due"], longevity_cost=longevity, account_refund_total=sums["refund"],
            entrusted_return=e["entrusted"], retained_return=interest, settled_return=settled, surplus_cash=surplus,
            new_entrusted=fresh, renewed=renewed, retained=retained, entrusted=sum(c[0] for c in contracts), entrusted_market_value=sum(c[1] for c in contracts),
            compliance_to_date=put_in / since_2017, outstanding_ratio=sum(c[0] for c in contracts) / since_2017, liquidity_gap=need - proceeds, fund_balance=retained + sum(c[0] for c in contracts) - advances,
            surplus_accrual=accrued, lowest_month_cash=min(month_ends),
            cost_of_one_yuan=months + one("funeral_months") * sums["grants"], province_cost_of_one_yuan=provincial_part * months,
            central_cost=base * months,
            province_cost=provincial_part * province * months + one("province_entry_share") * sums["subsidy"],
            county_cost=(1 - provincial_part) * province * months + local * months + sums["addition"] + grants
            + (1 - one("province_entry_share")) * sums["subsidy"] + sums["county"] + one("longevity_by_locality") * longevity,
        )))
    return rows


def main():
    rows = project()
    with open(TARGET, "w", encoding="utf-8", newline="\n") as out:
        out.write("# generator: independent.py beside this file; best estimate of scenarios/hubei/baseline.yaml without the engine\n")
        out.write("# people in persons, money in yuan, rates as shares\n")
        names = list(rows[0][1])
        out.write(",".join(["year", *names]) + "\n")
        for year, values in rows:
            out.write(",".join([str(year), *(repr(float(values[n])) for n in names)]) + "\n")


if __name__ == "__main__":
    main()
