"""各列 — what independent.csv says of a year, by chapter.

A column is a rule of the rulebook, or a sum over some of its cells: `account.total`, `month_cash.3`, `population.60+`.
"""

import math

from .reading import SEXES, STATUSES, one

ECONOMY = dict(
    cpi="cpi", price_index="prices", real_income_growth="real", nominal_income_growth="nominal", rural_income="income", deposit_rate="deposit", bond_yield="bond",
    bond_return="bonds", equity_return="equity", gdp_growth="gdp", nominal_gdp_growth="nominal_gdp", fiscal_revenue_growth="revenue", fiscal_revenue_index="revenue_index",
    employee_pension_growth="employee", employee_base="employee_base", assistance_standard="assistance", entrusted_gross_return="gross", entrusted_net_return="net",
    entrusted_return="entrusted", trustee_reserve="trustee", manager_reserve="managers",
)


def people_columns(eco, people):
    residents, registered = people["residents"], people["registered"]
    return (
        {rule: eco[key] for rule, key in ECONOMY.items()}
        | {f"population.{sex}": math.fsum(residents[sex]) for sex in SEXES}
        | {f"registered.{sex}": math.fsum(registered[sex]) for sex in SEXES}
        | {f"population.{age}+": math.fsum(x for sex in SEXES for x in residents[sex][age:]) for age in (15, 60, 80)}
        | dict(population_total=math.fsum(x for sex in SEXES for x in residents[sex]), registered_total=math.fsum(x for sex in SEXES for x in registered[sex]))
        | dict(fertility_level=people["tfr"], births=people["births"], registered_births=people["registered_births"])
        | {f"{name}.total": people[name] for name in ("population_deaths", "migration", "registered_deaths", "registered_migration")}
    )


def member_columns(scheme, sums):
    kinds = ("active", "paused", "waiting", "pensioners")
    heads = {kind: scheme.total(kind) for kind in kinds}
    movements = ("entrants", "left", "returned", "linked_back", "linked_claims", "claims", "claims_active", "waiting_claims", "taken_up", "waiting_begun", "transferred_out", "uninsured", "payers")
    years = dict(contribution_years="years", paused_years="paused_years", waiting_years="waiting_years", years_squared="squares")
    return (
        {f"{kind}_total": heads[kind] for kind in kinds}
        | dict(participants=sum(heads.values()), system_dependency_ratio=heads["pensioners"] / heads["active"])
        | {f"{'pensioner' if kind == 'pensioners' else kind}_deaths_total": sums[kind + "_deaths"] for kind in kinds}
        | dict(member_deaths=sum(sums[kind + "_deaths"] for kind in kinds))
        | {f"{name}_total": sums[name] for name in movements}
        | {f"{kind}.{sex}": scheme.of_sex(kind, sex) for kind in kinds for sex in SEXES}
        | {f"{kind}.{st}": scheme.of_status(kind, st) for kind in ("active", "pensioners") for st in STATUSES}
        | {f"{rule}.total": scheme.total(name) for rule, name in years.items()}
        | dict(employee_qualified_share=sums["qualified"], linked_mean_years=sums["linked_mean"], linked_account=sums["linked_money"])
    )


def contribution_columns(tariff, sums):
    by_status = dict(payers_by_status="payers", personal_by_status="own", assisted_by_status="county", subsidy_by_status="subsidy")
    return dict(
        contribution_floor=tariff.floor, contribution_ceiling=tariff.ceiling, retained_floor_level=tariff.kept, back_payment_level=tariff.made_up_year,
        mean_amount_early=tariff.mean_amount["early"], mean_amount_late=tariff.mean_amount["late"],
        mean_subsidy_early=tariff.mean_subsidy["early"], mean_subsidy_late=tariff.mean_subsidy["late"],
        assisted_payers=sums["payers", "assisted_full"] + sums["payers", "assisted_part"],
        personal_contribution_total=sums["own"] + sums["back"], back_payment_total=sums["back"], assisted_contribution_total=sums["county"],
        entry_subsidy_total=sums["subsidy"], collective_subsidy_total=sums["collective"], transfer_in_total=sums["into"], transfer_out_total=sums["out"],
    ) | {f"{rule}.{st}": sums[name, st] for rule, name in by_status.items() for st in STATUSES}


def account_columns(scheme, sums, rate, is_backed, accounts, money, refund):
    longevity, beyond = sums["due"] - sums["paid"], money["fund_value"] - accounts
    return (
        dict(crediting_reserve_met=float(is_backed), crediting_rate=rate, smoothed_crediting=rate, account_total=accounts, account_interest_total=sums["interest"])
        | dict(account_released=sums["released"], account_refund_total=refund, account_unclaimed_total=sums["released"] - refund)
        | dict(account_paid=sums["paid"], account_pension=sums["due"], longevity_cost=longevity, longevity_share=longevity / sums["due"])
        | dict(account_funding=money["fund_value"] / accounts, unallocated=beyond, credited_less_earned=sums["interest"] - money["retained_return"] - money["entrusted_earned"])
        | {f"{name}.total": scheme.total(name) for name in ("account", "paused_account", "waiting_account", "pensioner_account")}
        | {f"{name}.{sex}": scheme.of_sex(name, sex) for name in ("account", "pensioner_account") for sex in SEXES}
        | {"claim_pension.total": scheme.total("monthly"), "year_count_addition.total": scheme.total("addition")}
    )


def benefit_columns(base, sums, grants, benefits):
    months = sums["months"]
    return dict(
        evaluated_growth=base["indicated"], no_rise_probability=base["no_rise"], provincial_rise_probability=base["own_rise"], adjustment=base["rise"],
        national_base=base["national"], national_base_mean=base["national"], provincial_addition=base["province"], provincial_addition_mean=base["province"],
        local_addition=base["local"], base_standard=base["national"] + base["province"], pension_months_total=months,
        base_pension_national=base["national"] * months, base_pension_provincial=base["province"] * months, base_pension_local=base["local"] * months,
        year_count_pension=sums["addition"], old_age_pension=sums["old_age"], funeral_grant=grants, benefits_due=benefits, benefits_paid=benefits,
        late_arrears=0.0, suspended_pension=0.0, arrears=0.0, leakage=0.0,
    )


def since_when(rows, t, happened, column):
    """The first year in which something happened, 0 before it."""
    earlier = rows[-1][1][column] if rows else 0.0
    return earlier or (float(t) if happened else 0.0)
