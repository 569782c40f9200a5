"""参保与待遇 — one birth cohort through one year: who leaves, comes, pays, claims and dies, and what goes with them.

Everything of a cohort is amounts per (status): heads, years contributed, the sum of squared years, money. See docs/members.en.md
and docs/benefit.en.md.
"""

import math
from collections import defaultdict

from .people import older
from .reading import AGES, FIRST, SEXES, STATUSES, ages_from, at, by_sex_age, cells, cohorts, one, wide

STOCKS = ["active", "years", "squares", "account", "paused", "paused_years", "paused_account", "waiting", "waiting_years", "waiting_account",
          "pensioners", "addition", "monthly", "pensioner_account"]


def opening():
    """The stocks at the end of the base year: {name: {(status, sex): [by age]}}."""
    stocks = {
        "active": "active_start", "years": "contribution_years_start", "account": "account_start",
        "paused": "paused_start", "paused_years": "paused_years_start", "paused_account": "paused_account_start",
        "waiting": "waiting_start", "waiting_years": "waiting_years_start", "waiting_account": "waiting_account_start",
        "pensioners": "pensioners_start", "monthly": "claim_pension_start", "pensioner_account": "pensioner_account_start",
    }
    stocks = {name: cohorts(table) for name, table in stocks.items()}
    # A given multiple of the mean is the variance; E(y²) = mean² + variance.
    per_year = one("years_variance_start")
    stocks["squares"] = {k: [y * (y / n + per_year) if n > 0 else 0.0 for n, y in zip(stocks["active"][k], years)] for k, years in stocks["years"].items()}
    stocks["addition"] = {k: [y * at("year_count_rate_first", FIRST) for y in ages] for k, ages in cohorts("pensioner_years_start").items()}
    return stocks


def below(limit, low, high):
    """Years uniform on low..high: the share below the limit and the mean years missing to it."""
    if high <= low:
        return (1.0, limit - low) if low < limit else (0.0, 0.0)
    top = min(max(limit, low), high)
    share = (top - low) / (high - low)
    return share, share * (limit - (low + top) / 2)


def beyond(limit, low, high):
    """Years uniform on low..high: the mean years beyond the limit."""
    if high <= low:
        return max(0.0, low - limit)
    bottom = min(max(limit, low), high)
    return (high - bottom) / (high - low) * ((high + bottom) / 2 - limit)


class Scheme:
    """The members, and the rates that are the same in every year or given by cohort."""

    def __init__(self):
        self.stocks = opening()
        self.eligible, self.statutory = wide("eligible_share", "sex", "age"), wide("employee_age", "sex")
        self.entry, self.leaving, self.poverty = (by_sex_age(n) for n in ("entry_rate", "exit_rate", "poverty_share_start"))
        self.frail, self.joining = cells("status_mortality"), cells("entrant_status_share")
        self.moving_out, self.moving_to = cells("status_leave_rate"), cells("status_move_share")
        self.paying, self.claim_age = ages_from("pay_rate"), one("claim_age")
        self.old_age = ages_from("old_age_addition")
        assert one("divisor_by_age_switch") == one("assisted_heads") == one("pay_response") == one("year_count_uprating") == 0 and one("new_money_method") == 1

    def total(self, *names):
        return math.fsum(amount for name in names for ages in self.stocks[name].values() for amount in ages)

    def of_sex(self, name, sex):
        return math.fsum(amount for st in STATUSES for amount in self.stocks[name][st, sex])

    def of_status(self, name, st):
        return math.fsum(amount for sex in SEXES for amount in self.stocks[name][st, sex])

    def year(self, t, people, tariff, rate, eco):
        """Moves all cohorts on by a year; returns the year's sums (a dictionary, absent is zero)."""
        now = Year(self, t, people, tariff, rate, eco)
        moved = {name: {k: [0.0] * len(AGES) for k in stock} for name, stock in self.stocks.items()}
        aged = {name: {k: older(ages) for k, ages in stock.items()} for name, stock in self.stocks.items()}
        for sex in SEXES:
            for age in AGES:
                before = {st: {name: aged[name][st, sex][age] for name in STOCKS} for st in STATUSES}
                for st, after in now.cohort(sex, age, before).items():
                    for name, amount in after.items():
                        moved[name][st, sex][age] = amount
        self.stocks = moved
        return now.sums


class Year:
    def __init__(self, scheme, t, people, tariff, rate, eco):
        self.scheme, self.t, self.people, self.tariff, self.rate, self.sums = scheme, t, people, tariff, rate, defaultdict(float)
        months = one("claim_interest_months")
        self.early, self.late = rate * months / 12, rate * (12 - months) / 12
        # Employee years at the statutory age are uniform between two limits; those a few years short pay on.
        shortest, longest = one("employee_career_shortest"), at("employee_career_longest", t)
        needed = max(0.0, at("required_employee_years", t) - one("employee_extension"))
        self.unqualified, mean = below(needed, shortest, longest)[0], (shortest + min(longest, needed)) / 2
        # Who takes the employee account in one sum brings neither money nor years.
        self.linked_years = one("employee_bring_share") * mean
        monthly = one("employee_account_rate") * eco["employee_base"]
        self.linked_money = self.linked_years * one("months_per_year") * monthly * one("employee_account_value")
        self.sums |= dict(qualified=1 - self.unqualified, linked_mean=mean, linked_money=self.linked_money)

    def cohort(self, sex, age, before):
        """One cohort's stocks by status at the end of the year."""
        s, t, sums = self.scheme, self.t, self.sums
        young = age < s.claim_age
        live = self.survival(sex, age, before)
        alive = {st: {name: amount * live[st] for name, amount in before[st].items()} for st in STATUSES}
        after = {st: dict.fromkeys(STOCKS, 0.0) for st in STATUSES}
        for st in STATUSES:
            for name in ("active", "paused", "waiting", "pensioners"):
                sums[name + "_deaths"] += before[st][name] * (1 - live[st])
            # Those who die have half a year's interest; a pensioner's account pays first, see `in_payment`.
            left = math.fsum(before[st][name] for name in ("account", "paused_account", "waiting_account")) * (1 - live[st])
            sums["interest"] += left * self.rate / 2
            sums["released"] += left * (1 + self.rate / 2)
        off, back = self.linkage(sex, age, alive, after)
        insured = [alive[st]["active"] * (1 - off) + back[st]["heads"] if young else alive[st]["pensioners"] + alive[st]["waiting"] for st in STATUSES]
        missing = max(0.0, self.people["registered"][sex][age] * (s.eligible[sex, age](t) - one("urbanisation_shift")) - math.fsum(insured))
        amounts = self.tariff.of_age(age)
        if young:
            sums["uninsured"] += missing
            self.contributing(sex, age, alive, after, off, back, missing, amounts)
        else:
            self.claiming(sex, age, before, alive, after, back, missing, amounts)
        for st in STATUSES:
            self.in_payment(sex, age, before[st], live[st], after[st])
        return after

    def survival(self, sex, age, before):
        """Survival by status; all together keep the mortality of the scheme."""
        s = self.scheme
        heads = {st: math.fsum(before[st][name] for name in ("active", "paused", "waiting", "pensioners")) for st in STATUSES}
        average = math.fsum(s.frail[st] * heads[st] for st in STATUSES) / sum(heads.values()) if sum(heads.values()) > 0 else 0.0
        force = self.people["force"][sex][age] * one("scheme_mortality_factor")
        return {st: math.exp(-force * (s.frail[st] / average if average > 0 else 1.0)) for st in STATUSES}

    def linkage(self, sex, age, alive, after):
        """To the employee scheme and back: the share that leaves, and who and what comes back by status."""
        s, sums, i = self.scheme, self.sums, self.rate
        statutory, young = s.statutory[sex](self.t), age < s.claim_age
        reached = min(max(age + 1 - statutory, 0.0), 1.0)
        # With the years the account goes, without them its owner comes back; before that age some come back by themselves.
        goes, linked = reached * (1 - self.unqualified), reached * self.unqualified
        by_choice = (1 - reached) * one("return_rate") if young else 0.0
        stays, comes = 1 - reached - by_choice, linked + by_choice
        off = min(1.0, s.leaving[sex, age] * at("exit_index", self.t)) if young and age < statutory else 0.0
        back = {}
        for st in STATUSES:
            a = alive[st]
            bringing = a["paused"] * linked
            back[st] = dict(heads=a["paused"] * comes, years=a["paused_years"] * comes + bringing * self.linked_years,
                            account=a["paused_account"] * comes, brought=bringing * self.linked_money)
            sums["linked_back"] += bringing
            sums["into"] += back[st]["brought"]
            sums["returned" if young else "linked_claims"] += back[st]["heads"]
            sums["transferred_out"] += a["paused"] * goes
            sums["left"] += a["active"] * off
            sums["out"] += a["paused_account"] * goes * (1 + i / 2)
            after[st]["paused"] = a["paused"] * stays + a["active"] * off
            after[st]["paused_years"] = a["paused_years"] * stays + a["years"] * off
            resting = a["paused_account"] * stays + a["account"] * off
            after[st]["paused_account"] = resting * (1 + i)
            sums["interest"] += resting * i + a["paused_account"] * goes * i / 2
        return off, back

    def pay(self, st, age, heads, amounts):
        """Books what `heads` payers of a status pay and are given; returns what goes to their accounts."""
        sums, (own, county, subsidy) = self.sums, amounts[st]
        for name, amount in (("payers", 1.0), ("own", own), ("county", county), ("subsidy", subsidy), ("collective", self.tariff.collective)):
            sums[name] += heads * amount
            sums[name, st] += heads * amount
        return heads * (own + county + subsidy + self.tariff.collective)

    def share_paying(self, st, age):
        # Full assistance does not depend on an own payment.
        return 1.0 if st == "assisted_full" else self.scheme.paying(age)

    def contributing(self, sex, age, alive, after, off, back, missing, amounts):
        """A cohort below the pension age: newcomers, changes of status, the year's payments."""
        s, sums, i = self.scheme, self.sums, self.rate
        coming = one("open_group") * min(1.0, s.entry[sex, age] * one("entry_index")) * missing if age >= one("entry_age") else 0.0
        sums["entrants"] += coming
        flows = {name: {} for name in ("active", "years", "squares", "account")}
        for st in STATUSES:
            a, b = alive[st], back[st]
            flows["active"][st] = a["active"] * (1 - off) + b["heads"] + s.joining[st] * coming
            flows["years"][st] = a["years"] * (1 - off) + b["years"]
            # People who come back all have the mean of those they leave.
            flows["squares"][st] = a["squares"] * (1 - off) + (b["years"] ** 2 / b["heads"] if b["heads"] > 0 else 0.0)
            resting = a["account"] * (1 - off) + b["account"]
            flows["account"][st] = resting * (1 + i) + b["brought"]
            sums["interest"] += resting * i
        for name, flow in flows.items():
            pool = math.fsum(flow[st] * s.moving_out[st] for st in STATUSES)
            for st in STATUSES:
                after[st][name] = flow[st] * (1 - s.moving_out[st]) + s.moving_to[st] * pool
        for st in STATUSES:
            a = after[st]
            able = a["active"] * (one("entry_year_share") if age == one("entry_age") else 1.0)
            heads = able * self.share_paying(st, age)
            fresh = self.pay(st, age, heads, amounts)
            if a["active"] > 0:
                # (y + 1)² = y² + 2y + 1 for everybody who pays
                a["squares"] += heads * (2 * a["years"] / a["active"] + 1)
            a["years"] += heads
            held = fresh * i * one("months_held") / 12
            a["account"] += fresh + held
            sums["interest"] += held

    def claiming(self, sex, age, before, alive, after, back, missing, amounts):
        """A cohort past the pension age: claims of those who turn it, waited, came back or were 60 when the scheme came."""
        s, t, sums = self.scheme, self.t, self.sums
        first = at("year_count_rate_first", t)
        steps = [(one("year_count_break_first"), at("year_count_rate_second", t) - first),
                 (one("year_count_break_second"), at("year_count_rate_third", t) - at("year_count_rate_second", t))]
        required, quota, counting = at("required_years", t), one("waiting_claim_rate"), one("back_paid_years_count")
        was_sixty = age - (t - one("scheme_start")) >= s.claim_age
        taken = one("open_group") * one("taken_up_rate") * missing if was_sixty else 0.0
        sums["taken_up"] += taken
        for st in STATUSES:
            a, b, w = alive[st], back[st], after[st]
            claims = pot = bonus = bought = 0.0
            if a["active"] > 0:
                n = a["active"]
                payers = n * one("claim_year_share") * self.share_paying(st, age)
                fresh = self.pay(st, age, payers, amounts)
                collected, square = a["years"] + payers, a["squares"] + payers * (2 * a["years"] / n + 1)
                mean = collected / n
                # The uniform distribution of the same variance; nobody has less than nothing.
                half = min(one("years_dispersion") * math.sqrt(3 * max(0.0, square / n - mean * mean)), mean)
                short, lacking = below(required, mean - half, mean + half)
                wait = short * (1 - one("back_pay_share"))
                kept_years = (required * short - lacking) * (1 - one("back_pay_share")) * n
                bought = lacking * one("back_pay_share") * n
                # Money follows the years.
                part_waiting = kept_years / collected if collected > 0 else wait
                here = a["account"] * (1 + self.early) + fresh
                w["waiting"], w["waiting_years"], w["waiting_account"] = n * wait, kept_years, here * part_waiting * (1 + self.late)
                sums["interest"] += a["account"] * self.early + here * part_waiting * self.late
                sums["waiting_begun"] += n * wait
                sums["claims_active"] += n * (1 - wait)
                claims, pot = n * (1 - wait), here * (1 - part_waiting)
                bonus = first * (collected - kept_years + counting * bought) + n * sum(more * beyond(limit, mean - half, mean + half) for limit, more in steps)
                died = before[st]["active"] * (1 - wait) - n * (1 - wait)
                self.months(sex, age, died * one("claim_year_death_months"))
                sums["funerals"] += died * one("claim_year_death_share")
            w["waiting"] += a["waiting"] * (1 - quota)
            w["waiting_years"] += a["waiting_years"] * (1 - quota)
            w["waiting_account"] += a["waiting_account"] * (1 - quota) * (1 + self.rate)
            others, years = a["waiting"] * quota, a["waiting_years"] * quota
            sums["waiting_claims"] += others
            top_up = max(0.0, others * required - years)
            bought += top_up
            others, years = others + b["heads"], years + counting * top_up + b["years"]
            brought_on = a["waiting_account"] * quota + b["account"]
            sums["interest"] += a["waiting_account"] * (1 - quota) * self.rate + brought_on * self.early
            claims += others + s.joining[st] * taken
            bonus += first * years + sum(more * max(0.0, years - limit * others) for limit, more in steps)
            sums["back"] += bought * self.tariff.made_up_year
            pot += brought_on * (1 + self.early) + b["brought"] + bought * self.tariff.made_up_year
            w["pensioners"], w["addition"], w["monthly"], w["pensioner_account"] = claims, bonus, pot / one("annuity_divisor"), pot
            for name, amount in (("claims", claims), ("new_addition", bonus), ("new_monthly", pot / one("annuity_divisor"))):
                sums[name] += amount
                sums[name, sex] += amount

    def months(self, sex, age, months):
        """Person-months paid; a cohort keeps its share of poverty-development counties, those born later have that of the youngest."""
        self.sums["months"] += months
        self.sums["old_age"] += months * self.scheme.old_age(age)
        self.sums["poor_months"] += months * self.scheme.poverty[sex, max(0, age - (self.t - FIRST + 1))]

    def in_payment(self, sex, age, before, live, after):
        """Pensions of the year: survivors 12 months, the dying through their month, claimants (in `after` so far) from the month after."""
        sums, dies = self.sums, 1 - live
        dying, starting = one("death_year_months"), one("claim_year_months")
        self.months(sex, age, 12 * before["pensioners"] * live + dying * before["pensioners"] * dies + starting * after["pensioners"])
        sums["funerals"] += before["pensioners"] * dies
        sums["addition"] += before["addition"] * (12 * live + dying * dies) + starting * after["addition"]
        # Payments fall in the middle of their period on average; the account pays while it can, others after that.
        closing = 0.0
        for money, due, rate, ends in (
            (before["pensioner_account"] * live, 12 * before["monthly"] * live, self.rate, False),
            (before["pensioner_account"] * dies, dying * before["monthly"] * dies, self.rate / 2, True),
            (after["pensioner_account"], starting * after["monthly"], self.late, False),
        ):
            paid = min(due, money * (1 + rate) / (1 + rate / 2))
            left = max(0.0, money * (1 + rate) - paid * (1 + rate / 2))
            if paid < due:
                left = 0.0
            sums["due"] += due
            sums["paid"] += paid
            sums["interest"] += left + paid - money
            if ends:
                sums["released"] += left
            else:
                closing += left
        after["pensioner_account"] = closing
        after["pensioners"] += before["pensioners"] * live
        after["addition"] += before["addition"] * live
        after["monthly"] += before["monthly"] * live
