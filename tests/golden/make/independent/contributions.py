"""缴费 — floor, ceiling, bands and what one payer of each status and age pays and is given."""

import math

from .reading import STATUSES, ages_from, at, given, one, steps_in, wide


def value_at(steps, x):
    """The value of the last step not above x."""
    return [value for limit, value in steps if limit <= x][-1]


class Tariff:
    """One year's amounts per payer: `own`, `county`, `subsidy` by status and age, `collective`, `floor`, `ceiling`."""

    bands = wide("band_reference_amount", "contribution_band")
    shares = {"early": wide("band_share", "contribution_band"), "late": wide("band_share_late", "contribution_band")}
    late_weight = staticmethod(ages_from("late_choice_weight"))

    def __init__(self, t, eco):
        assert one("floor_lag_two") == 0 and one("assisted_higher_share") == 0 and one("choice_response") == 0 and one("retained_floor_switch") == 1
        rounding = one("floor_rounding")
        # At least 2 % of last year's rural income in the cities where the provincial minimum holds, in hundreds.
        wanted = math.ceil(at("floor_share", t) * one("floor_income_ratio") * eco[t - 1]["income"] / rounding) * rounding
        self.floor = given("contribution_floor", t, max(at("floor_minimum", t), wanted))
        self.ceiling = max(self.floor, one("months_per_year") * one("flexible_rate") * eco[t]["employee_base"])
        self.kept = min(at("retained_floor_amount", t), self.floor)
        self.collective = min(one("collective_amount") + one("aid_amount"), self.ceiling)
        self.made_up_year = one("back_payment_multiple") * self.floor
        self.mean_amount, self.mean_subsidy = {}, {}
        relative = self.floor / at("band_reference_floor", t)
        for choosers, share in self.shares.items():
            whole = sum(share[band](t) for band in self.bands)
            amount = subsidy = 0.0
            for band, typical in self.bands.items():
                paid = min(max(typical(t) * relative, self.floor), self.ceiling)
                # The scale is that of the reference floor: a band is looked up where it was published, its subsidy taken forward.
                assert paid == typical(t) * relative
                scale = value_at(steps_in("entry_subsidy_bands", t), typical(t)) * (1 + one("subsidy_follows_floor") * (relative - 1))
                amount += share[band](t) / whole * paid
                subsidy += share[band](t) / whole * scale
            self.mean_amount[choosers], self.mean_subsidy[choosers] = amount, subsidy
        # The tier kept by people in hardship never earns more than the lowest band of all.
        first = next(iter(self.bands.values()))(t)
        self.lowest_subsidy = value_at(steps_in("entry_subsidy_bands", t), first) * (1 + one("subsidy_follows_floor") * (relative - 1))

    def mixed(self, means, age):
        late = self.late_weight(age)
        return (1 - late) * means["early"] + late * means["late"]

    def of_age(self, age):
        """{status: (paid by himself, paid by the county, entry subsidy)} of a payer of this age."""
        amount, subsidy = self.mixed(self.mean_amount, age), self.mixed(self.mean_subsidy, age)
        kept_subsidy, keeping, county = min(one("retained_subsidy_share") * self.kept, self.lowest_subsidy), one("retained_take_up"), one("county_part_share")
        return dict(zip(STATUSES, [
            (amount, 0.0, subsidy),
            (0.0, self.kept, kept_subsidy),
            ((1 - county) * self.kept, county * self.kept, kept_subsidy),
            (keeping * self.kept + (1 - keeping) * amount, 0.0, keeping * kept_subsidy + (1 - keeping) * subsidy),
        ]))
