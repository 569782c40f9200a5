"""全部年份 — all chapters year after year, and the columns of independent.csv."""

import math

from .benefit import standards
from .contributions import Tariff
from .economy import economy
from .fund import Fund
from .people import population
from .reading import SEXES, STATUSES, YEARS, one
from .scheme import Scheme
from .worth import Promises, levels, payers

# A column is a rule of the rulebook, or a sum over some of its cells: `account.total`, `month_cash.3`, `population.60+`.
ACCOUNTS = ("account", "paused_account", "waiting_account", "pensioner_account")
ECONOMY = dict(
    cpi="cpi", price_index="prices", real_income_growth="real", nominal_income_growth="nominal", rural_income="income", deposit_rate="deposit", bond_yield="bond",
    bond_return="bonds", equity_return="equity", gdp_growth="gdp", nominal_gdp_growth="nominal_gdp", fiscal_revenue_growth="revenue", fiscal_revenue_index="revenue_index",
    employee_pension_growth="employee", employee_base="employee_base", assistance_standard="assistance", entrusted_gross_return="gross", entrusted_net_return="net",
    entrusted_return="entrusted", trustee_reserve="trustee", manager_reserve="managers",
)


def crediting_rate(deposit, fund):
    """Part of what the smoothed return has above last year's deposit rate; nothing beyond that rate without money beyond accounts."""
    assert one("crediting_method") == 2 and one("crediting_reserve_share") == 0
    if fund.beyond_accounts < 0:
        return deposit
    return max(deposit, min(one("crediting_cap"), deposit + one("crediting_share") * max(0.0, fund.smoothed() - deposit)))


def project():
    """[(year, {column: value})]"""
    eco, people = economy(), population()
    base, scheme, promises = standards(eco), Scheme(), Promises()
    fund = Fund(scheme.total(*ACCOUNTS))
    rows, first_shortfall, first_gap = [], 0, 0
    for t in YEARS:
        e, p, b, tariff = eco[t], people[t], base[t], Tariff(t, eco)
        smoothed = fund.smoothed()
        rate = crediting_rate(eco[t - 1]["deposit"], fund)
        sums = scheme.year(t, p, tariff, rate, e)
        standard, months = b["national"] + b["province"] + b["local"], sums["months"]
        grants = one("funeral_months") * standard * sums["funerals"]
        benefits = standard * months + sums["addition"] + grants
        longevity = sums["due"] - sums["paid"]
        own = sums["own"] + sums["back"]
        money = fund.year(t, e, own + sums["county"] + sums["subsidy"] + sums["collective"] + sums["into"], benefits + longevity, benefits + sums["due"] + sums["refund"] + sums["out"])
        accounts = scheme.total(*ACCOUNTS)
        fund.beyond_accounts = money["fund_value"] - accounts
        first_shortfall = first_shortfall or (t if money["shortfall"] else 0)
        first_gap = first_gap or (t if money["liquidity_gap"] > 0 else 0)
        stock = {f"{name}_total": scheme.total(name) for name in ("active", "paused", "waiting", "pensioners")}
        deaths = {name: sums[name + "_deaths"] for name in ("active", "paused", "waiting", "pensioners")}
        row = {name: e[key] for name, key in ECONOMY.items()}
        row |= {f"{rule}.{sex}": math.fsum(p[name][sex]) for rule, name in (("population", "residents"), ("registered", "registered")) for sex in SEXES}
        row |= {f"population.{age}+": math.fsum(x for sex in SEXES for x in p["residents"][sex][age:]) for age in (15, 60, 80)}
        row |= dict(
            population_total=math.fsum(x for sex in SEXES for x in p["residents"][sex]),
            registered_total=math.fsum(x for sex in SEXES for x in p["registered"][sex]), fertility_level=p["tfr"], births=p["births"], registered_births=p["registered_births"],
        )
        row |= {f"{name}.total": p[name] for name in ("population_deaths", "migration", "registered_deaths", "registered_migration")}
        row |= stock
        row |= dict(
            participants=sum(stock.values()), system_dependency_ratio=stock["pensioners_total"] / stock["active_total"],
            active_deaths_total=deaths["active"], paused_deaths_total=deaths["paused"], waiting_deaths_total=deaths["waiting"], pensioner_deaths_total=deaths["pensioners"],
            member_deaths=sum(deaths.values()),
        )
        row |= {f"{name}_total": sums[name] for name in (
            "entrants", "left", "returned", "linked_back", "linked_claims", "claims", "claims_active", "waiting_claims", "taken_up", "waiting_begun", "transferred_out", "uninsured", "payers")}
        row |= dict(employee_qualified_share=sums["qualified"], linked_mean_years=sums["linked_mean"], linked_account=sums["linked_money"])
        row |= {f"{rule}.{st}": sums[name, st] for rule, name in (
            ("payers_by_status", "payers"), ("personal_by_status", "own"), ("assisted_by_status", "county"), ("subsidy_by_status", "subsidy")) for st in STATUSES}
        row |= {f"{name}.{sex}": scheme.of_sex(name, sex) for name in ("active", "paused", "waiting", "pensioners", "account", "pensioner_account") for sex in SEXES}
        row |= {f"{name}.{st}": scheme.of_status(name, st) for name in ("active", "pensioners") for st in STATUSES}
        row |= {f"{rule}.total": scheme.total(name) for rule, name in (
            ("contribution_years", "years"), ("paused_years", "paused_years"), ("waiting_years", "waiting_years"), ("years_squared", "squares"), ("account", "account"),
            ("paused_account", "paused_account"), ("waiting_account", "waiting_account"), ("pensioner_account", "pensioner_account"),
            ("claim_pension", "monthly"), ("year_count_addition", "addition"))}
        row |= dict(
            contribution_floor=tariff.floor, contribution_ceiling=tariff.ceiling, retained_floor_level=tariff.kept, back_payment_level=tariff.made_up_year,
            mean_amount_early=tariff.mean_amount["early"], mean_amount_late=tariff.mean_amount["late"],
            mean_subsidy_early=tariff.mean_subsidy["early"], mean_subsidy_late=tariff.mean_subsidy["late"], assisted_payers=sums["payers", "assisted_full"] + sums["payers", "assisted_part"],
            personal_contribution_total=own, back_payment_total=sums["back"], assisted_contribution_total=sums["county"], entry_subsidy_total=sums["subsidy"],
            collective_subsidy_total=sums["collective"], transfer_in_total=sums["into"], transfer_out_total=sums["out"],
            crediting_rate=rate, smoothed_crediting=rate, account_total=accounts, account_interest_total=sums["interest"], account_released=sums["refund"], account_refund_total=sums["refund"],
            account_paid=sums["paid"], account_pension=sums["due"], longevity_cost=longevity, longevity_share=longevity / sums["due"],
            account_funding=money["fund_value"] / accounts, unallocated=money["fund_value"] - accounts, credited_less_earned=sums["interest"] - money["retained_return"] - money["entrusted_earned"],
            evaluated_growth=b["indicated"], no_rise_probability=b["no_rise"], provincial_rise_probability=b["own_rise"], adjustment=b["rise"],
            national_base=b["national"], national_base_mean=b["national"], provincial_addition=b["province"], provincial_addition_mean=b["province"], local_addition=b["local"],
            base_standard=b["national"] + b["province"], pension_months_total=months, base_pension_national=b["national"] * months, base_pension_provincial=b["province"] * months,
            base_pension_local=b["local"] * months, year_count_pension=sums["addition"], funeral_grant=grants, benefits_due=benefits, benefits_paid=benefits,
            late_arrears=0.0, suspended_pension=0.0, arrears=0.0, leakage=0.0,
        )
        row |= money
        row |= dict(shortfall_year=float(first_shortfall), depletion_year=float(first_gap), fund_balance_real=money["fund_balance"] / e["prices"])
        cost = payers(b, sums)
        row |= cost | dict(public_cost_per_pensioner=cost["public_cost"] / stock["pensioners_total"])
        row |= levels(b, sums, scheme, e) | promises.at_year_end(t, b, scheme, accounts)
        rows.append((t, row))
    return rows
