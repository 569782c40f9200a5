"""全部年份 — all chapters, year after year."""

from .benefit import standards
from .columns import account_columns, benefit_columns, contribution_columns, member_columns, people_columns, since_when
from .contributions import Tariff
from .economy import economy
from .fund import Fund
from .people import population
from .reading import YEARS, one
from .scheme import Scheme
from .worth import Promises, levels, payers

ACCOUNTS = ("account", "paused_account", "waiting_account", "pensioner_account")


def crediting_rate(deposit, smoothed, is_backed):
    """Part of what the smoothed return has above last year's deposit rate; that rate alone without enough money beyond accounts."""
    assert one("crediting_method") == 2
    return max(deposit, min(one("crediting_cap"), deposit + one("crediting_share") * max(0.0, smoothed - deposit))) if is_backed else deposit


def project():
    """[(year, {column: value})]"""
    eco, people = economy(), population()
    base, scheme, promises = standards(eco), Scheme(), Promises()
    accounts = scheme.total(*ACCOUNTS)
    fund, rows = Fund(accounts), []
    for t in YEARS:
        e, b, tariff = eco[t], base[t], Tariff(t, eco)
        # What is credited is set on 1 January from what is known by then.
        is_backed = fund.worth() - accounts >= one("crediting_reserve_share") * accounts
        rate = crediting_rate(eco[t - 1]["deposit"], fund.smoothed(), is_backed)
        sums = scheme.year(t, people[t], tariff, rate, e)
        standard = b["national"] + b["province"] + b["local"]
        grants = one("funeral_months") * standard * sums["funerals"]
        benefits = standard * sums["months"] + sums["addition"] + sums["old_age"] + grants
        # What nobody inherits stays in the fund.
        refund = (1 - one("heirless_share")) * sums["released"]
        income = sums["own"] + sums["back"] + sums["county"] + sums["subsidy"] + sums["collective"] + sums["into"]
        subsidy = benefits + one("longevity_by_locality") * (sums["due"] - sums["paid"])
        money = fund.year(t, e, income, subsidy, benefits + sums["due"] + refund + sums["out"])
        accounts = scheme.total(*ACCOUNTS)
        row = people_columns(e, people[t]) | member_columns(scheme, sums) | contribution_columns(tariff, sums)
        row |= account_columns(scheme, sums, rate, is_backed, accounts, money, refund) | benefit_columns(b, sums, grants, benefits) | money
        row |= dict(
            shortfall_year=since_when(rows, t, money["shortfall"], "shortfall_year"), depletion_year=since_when(rows, t, money["liquidity_gap"] > 0, "depletion_year"),
            fund_balance_real=money["fund_balance"] / e["prices"],
        )
        row |= payers(b, sums) | levels(b, sums, scheme, e) | promises.at_year_end(t, b, scheme, accounts)
        rows.append((t, row | dict(public_cost_per_pensioner=row["public_cost"] / row["pensioners_total"])))
    return rows
