"""经济 — prices, incomes, rates and returns on their middle course (docs/calibration.en.md, docs/investment.en.md)."""

import math

from .reading import FIRST, YEARS, at, given, one


def economy():
    """{year: its figures as a dictionary}, the base year first."""
    assert one("economy_method") == 0 and one("equity_regimes") == 0
    path = {FIRST - 1: base_year()}
    for t in YEARS:
        path[t] = year_after(t, path[t - 1])
    return path


def base_year():
    return dict(
        cpi=one("cpi_start"), prices=1.0, nominal=0.0, income=one("rural_income_start"), deposit=one("deposit_start"), bond=one("bond_yield_start"),
        gdp=at("gdp_growth_mean", FIRST - 1), revenue=0.0, revenue_index=1.0, employee=0.0, employee_base=one("employee_base_start"),
        assistance=one("assistance_standard_start"), trustee=one("trustee_reserve_start"), managers=one("manager_reserve_start"),
    )


def year_after(t, was):
    now = {}
    now["cpi"] = given("cpi", t, was["cpi"] + one("cpi_reversion") * (at("cpi_mean", t) - was["cpi"]))
    now["prices"] = was["prices"] * (1 + now["cpi"])
    now["real"] = given("real_income_growth", t, at("real_income_growth_mean", t))
    now["nominal"] = (1 + now["real"]) * (1 + now["cpi"]) - 1
    now["income"] = given("rural_income", t, was["income"] * (1 + now["nominal"]))
    now["assistance"] = was["assistance"] * (1 + now["nominal"])
    now["deposit"] = given("deposit_rate", t, max(one("deposit_minimum"), was["deposit"] + one("deposit_reversion") * (at("deposit_mean", t) - was["deposit"])))
    now["bond"] = given("bond_yield", t, max(one("bond_yield_minimum"), was["bond"] + one("bond_reversion") * (at("bond_yield_mean", t) - was["bond"])))
    now["gdp"] = given("gdp_growth", t, at("gdp_growth_mean", t))
    now["nominal_gdp"] = (1 + now["gdp"]) * (1 + now["cpi"]) - 1
    now["revenue"] = at("fiscal_elasticity", t) * now["nominal_gdp"]
    now["revenue_index"] = was["revenue_index"] * (1 + now["revenue"])
    now["employee"] = max(0.0, one("employee_indexation") * now["nominal"])
    now["employee_base"] = given("employee_base", t, was["employee_base"] * (1 + now["nominal"]))
    now["bonds"] = was["bond"] + one("bond_spread") - one("bond_duration") * (now["bond"] - was["bond"])
    # The middle of a lognormal return lies below its mean.
    now["equity"] = given("equity_return", t, (1 + one("equity_mean")) * math.exp(-one("equity_volatility") ** 2 / 2) - 1)
    entrusted(t, was, now)
    now["retained"] = max(0.0, (1 - one("retained_bond_share")) * now["deposit"] + one("retained_bond_share") * was["bond"])
    return now


def entrusted(t, was, now):
    """Return of the entrusted portfolio after fees and reserves; losses are met by the managers' reserve, then by the trustee's."""
    held = {name: at(name, t) for name in ("equity_share", "cash_share", "key_project_share", "repo_share")}
    # What is neither cash, equity nor key project is in bonds; repo buys more of them.
    in_bonds = 1 + held["repo_share"] - held["equity_share"] - held["cash_share"] - held["key_project_share"]
    gross = held["equity_share"] * now["equity"] + in_bonds * now["bonds"] + held["key_project_share"] * (was["bond"] + one("key_project_spread"))
    gross += (held["cash_share"] - held["repo_share"]) * now["deposit"]
    net = gross - one("management_fee") - one("custody_fee")
    kept_back = one("trustee_reserve_share") * max(0.0, net) if was["trustee"] < one("trustee_reserve_cap") else 0.0
    set_aside = was["managers"] + one("management_fee") * one("manager_reserve_share")
    from_managers = min(max(0.0, -net), set_aside)
    from_trustee = min(max(0.0, -net) - from_managers, was["trustee"])
    now["gross"], now["net"] = gross, net
    now["entrusted"] = given("entrusted_return", t, net - kept_back + from_managers + from_trustee)
    # Reserves relative to net assets, which have grown.
    now["trustee"] = (was["trustee"] + kept_back - from_trustee) / (1 + now["entrusted"])
    now["managers"] = (set_aside - from_managers) / (1 + now["entrusted"])
