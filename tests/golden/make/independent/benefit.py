"""基础养老金 — the standards of each year on the middle course of every decision (docs/benefit.en.md)."""

import math

from .reading import YEARS, at, given, one

MIDDLE = 0.5  # every uniform draw


def standards(eco):
    """{year: national, province and local amounts a month}. A rise applies from January and is paid in its year."""
    assert one("mid_year_share") <= MIDDLE and one("late_share") <= MIDDLE and one("year_count_uprating") == one("suspension_share") == one("leakage_months") == 0
    national, province, local = one("national_base_start"), one("provincial_addition_start"), one("local_addition_start")
    found = {}
    for t in YEARS:
        was = eco[t - 1]
        weights = zip(("income_weight", "price_weight", "employee_weight", "capacity_weight"), (was["nominal"], was["cpi"], was["employee"], was["revenue"]))
        indicated = min(max(math.fsum(one(weight) * growth for weight, growth in weights), 0.0), one("rise_cap"))
        usual = max(one("rise_amount"), math.ceil(national * indicated / one("rise_rounding")) * one("rise_rounding"))
        # The centre raises unless its draw says otherwise, the province seldom does; both by the state of the year before.
        resting = one("no_rise_share") + (one("low_growth_extra") if was["gdp"] < at("low_growth_limit", t) else 0.0)
        own_rise = one("local_rise_share") * (one("tight_rise_factor") if was["revenue"] < at("tight_limit", t) else 1.0)
        before = national
        national = given("national_base", t, national + (usual if MIDDLE >= resting else 0.0))
        step = (one("provincial_step") if MIDDLE < own_rise else 0.0) + one("additional_rise")
        province = at("provincial_addition_known", t) if t <= one("provincial_known_until") else province + step
        local *= 1 + one("local_growth")
        found[t] = dict(national=national, province=province, local=local, rise=national - before, indicated=indicated, no_rise=resting, own_rise=own_rise)
    return found
