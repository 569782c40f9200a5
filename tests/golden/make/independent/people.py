"""人口 — residents and registered people, rolled forward a birth cohort at a time (docs/population.en.md)."""

import math

from .reading import AGES, SEXES, YEARS, at, by_sex_age, one, series, wide


def older(stock, newborn=0.0):
    """A year later: everybody one age up, the last age keeps its own."""
    moved = [newborn] + stock[:-1]
    moved[-1] += stock[-1]
    return moved


def population():
    """{year: residents and registered people by sex, births, deaths, migration, and the force of mortality of each cohort}."""
    assert one("lee_carter_switch") == 0 and one("fertility_variant") == 0
    start, factor, rate = by_sex_age("population_start"), by_sex_age("registration_factor"), by_sex_age("migration_rate")
    hazard, pattern = wide("mortality_hazard", "sex", "age"), wide("fertility", "age")
    # The newborn of a year run most of the risk of their first year at once; the rest meets them at the next age.
    at_birth, registering = one("birth_year_death_share"), one("migration_registration_share")
    residents = {sex: [start[sex, a] for a in AGES] for sex in SEXES}
    registered = {sex: [start[sex, a] * factor[sex, a] for a in AGES] for sex in SEXES}
    history = {}
    for t in YEARS:
        def children(women):
            return series("tfr")(t) * math.fsum(women[a] * pattern[a](t) for a in AGES)

        year = dict(tfr=series("tfr")(t), births=children(residents["female"]), registered_births=children(registered["female"]), force={})
        flows = {name: [] for name in ("population_deaths", "migration", "registered_deaths", "registered_migration")}
        new_residents, new_registered = {}, {}
        for sex in SEXES:
            m = [hazard[sex, a](t) for a in AGES]
            force = [m[0] * at_birth, m[0] * (1 - at_birth) + m[1] / 2] + [(m[a - 1] + m[a]) / 2 for a in AGES[2:]]
            boys = at("male_birth_share", t)
            share = boys if sex == "male" else 1 - boys
            people, holders = older(residents[sex], year["births"] * share), older(registered[sex], year["registered_births"] * share)
            for a in AGES:
                survive = math.exp(-force[a])
                coming = max(-people[a] * survive, at("migration_index", t) * (people[a] * rate[sex, a] + at("net_migration", t)))
                signing = max(-holders[a] * survive, registering * coming)
                for name, amount in zip(flows, (people[a] * (1 - survive), coming, holders[a] * (1 - survive), signing)):
                    flows[name].append(amount)
                people[a] = people[a] * survive + coming
                holders[a] = holders[a] * survive + signing
            new_residents[sex], new_registered[sex], year["force"][sex] = people, holders, force
        residents, registered = new_residents, new_registered
        year |= dict(residents=residents, registered=registered, **{name: math.fsum(amounts) for name, amounts in flows.items()})
        history[t] = year
    return history
