"""谁出钱、待遇水平、隐性债务 — payers, level of benefits and what is promised at the end of a year (docs/metrics.en.md)."""

import math

from .reading import AGES, SEXES, STATUSES, at, by_sex_age, one


def payers(base, sums):
    """Cost of the year by who pays it; the province's part depends on how many pensioners live in poverty-development counties."""
    months, grants = sums["months"], one("funeral_months") * sums["funerals"]
    poor = sums["poor_months"] / months
    province = poor * one("province_share_poverty") + (1 - poor) * one("province_share_ordinary")
    entry = one("province_entry_share")
    parts = dict(
        central_base=base["national"] * months, province_addition=province * base["province"] * months, province_entry=entry * sums["subsidy"],
        county_addition=(1 - province) * base["province"] * months, county_benefit=base["local"] * months + sums["addition"] + sums["old_age"] + grants * (base["national"] + base["province"] + base["local"]),
        county_entry=(1 - entry) * sums["subsidy"], county_assisted=sums["county"], county_longevity=one("longevity_by_locality") * (sums["due"] - sums["paid"]),
    )
    level = {name: math.fsum(v for k, v in parts.items() if k.startswith(name)) for name in ("central", "province", "county")}
    everybody = math.fsum(level.values())
    return dict(
        poverty_county_share=poor, province_addition_share=province, **parts, **{f"{name}_cost": v for name, v in level.items()}, **{f"level_cost.{name}": v for name, v in level.items()},
        person_cost=sums["own"] + sums["back"], collective_cost=sums["collective"], public_cost=everybody, **{f"{name}_share": v / everybody for name, v in level.items()},
        cost_of_one_yuan=months + grants, province_cost_of_one_yuan=province * months, central_cost_of_one_yuan=months, county_cost_of_one_yuan=(1 - province) * months + grants,
    )


def levels(base, sums, scheme, eco):
    """Average pensions a month and what they are relative to incomes."""
    months, standard = sums["months"], base["national"] + base["province"] + base["local"]
    layers = dict(average_national_base=base["national"], average_provincial_addition=base["province"], average_local_addition=base["local"], average_old_age_addition=sums["old_age"] / months,
                  average_year_count_pension=sums["addition"] / months, average_account_pension=sums["due"] / months)
    average = math.fsum(layers.values())
    new_years, new_account = (sums[name] / sums["claims"] for name in ("new_addition", "new_monthly"))
    new = standard + new_years + new_account
    found = dict(layers, average_pension=average, average_new_year_count=new_years, average_new_account_pension=new_account, average_new_pension=new,
                 replacement_rate=12 * average / eco["income"], new_replacement_rate=12 * new / eco["income"], pension_to_assistance=average / eco["assistance"], average_pension_real=average / eco["prices"])
    for sex in SEXES:
        found[f"pension_by_sex.{sex}"] = standard + (scheme.of_sex("addition", sex) + scheme.of_sex("monthly", sex)) / scheme.of_sex("pensioners", sex)
        found[f"new_pension_by_sex.{sex}"] = standard + (sums["new_addition", sex] + sums["new_monthly", sex]) / sums["claims", sex]
    return found


class Promises:
    """What is promised: frozen amounts at a nominal rate, the base pension as if it kept up with prices."""

    def __init__(self):
        self.for_life, self.frozen, self.from_60, self.outlive = (by_sex_age(n) for n in ("annuity_factor", "annuity_factor_nominal", "deferred_annuity_factor", "longevity_factor"))

    def at_year_end(self, t, base, scheme, accounts):
        stocks, standard = scheme.stocks, base["national"] + base["province"] + base["local"]

        def worth(stock, factor):
            return 12 * math.fsum(stock[st, sex][a] * factor[sex, a] for st in STATUSES for sex in SEXES for a in AGES)

        # Years over years required count as earned, all of the base pension once they are there.
        earned = {k: [min(n, y / at("required_years", t)) for n, y in zip(heads, stocks["years"][k])] for k, heads in stocks["active"].items()}
        longevity = worth(stocks["monthly"], self.outlive) + worth(stocks["account"], self.outlive) / one("annuity_divisor")
        in_payment = standard * worth(stocks["pensioners"], self.for_life) + worth(stocks["addition"], self.frozen)
        accrued = standard * worth(earned, self.from_60)
        return dict(longevity_liability=longevity, account_liability=accounts + longevity, base_liability=in_payment, accrued_base_liability=accrued,
                    implicit_pension_debt=accounts + longevity + in_payment + accrued)
