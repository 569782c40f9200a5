"""基金与投资 — cash of the year and of its months, five-year contracts, the 80 % rule (docs/investment.en.md)."""

from .reading import FIRST, at, by_month, cells, number, one, table

FULL_TERM = 5


class Contract:
    """Money entrusted in one year: principal, accrued value, committed value, committed rate, full years it has run."""

    def __init__(self, principal, value, committed, rate, years):
        self.principal, self.value, self.committed, self.rate, self.years = principal, value, committed, rate, years

    def grow(self, entrusted_return):
        self.value *= 1 + entrusted_return
        self.committed *= 1 + self.rate
        self.years += 1

    def give_back(self, fraction):
        self.principal, self.value, self.committed = (x * (1 - fraction) for x in (self.principal, self.value, self.committed))


class Fund:
    def __init__(self, accounts):
        assert one("deficit_offset") == one("accrual_basis") == one("subsidy_delay") == 0 and one("paid_ratio") == 1
        assert one("settlement_month") == one("entrustment_month") == one("last_month") == 12
        saved, given_away = ({int(r["past_year"]): number(r["value"]) for r in table(n)} for n in ("past_surplus", "past_entrusted"))
        grown, promised, promise = (cells(n) for n in ("entrusted_growth_start", "floor_growth_start", "floor_rate_start"))
        self.contracts = []
        for y in sorted(given_away):
            vintage = str(FIRST - y)  # what was entrusted in the base year is vintage 1
            if given_away[y] > 0:
                principal = given_away[y]
                self.contracts.append(Contract(principal, principal * grown[vintage], principal * promised[vintage], promise[vintage], FIRST - 1 - y))
        self.retained = (1 + one("unallocated_share_start")) * accounts - self.entrusted()
        self.advances, self.surplus = 0.0, saved[FIRST - 1]
        # Up to the year before the last: what the share of a year looks back on.
        self.since_2017 = sum(max(0.0, v) for y, v in saved.items() if y < FIRST - 1)
        self.put_in = sum(given_away.values())
        self.due_with_reserve = self.since_2017
        self.returns = [one("smoothed_return_start")] * int(one("smoothing_years"))
        self.months = {name: by_month(name) for name in ("contribution_month_share", "subsidy_month_share", "outgo_month_share", "interest_month_share")}

    def entrusted(self):
        return sum(c.principal for c in self.contracts)

    def value(self):
        return sum(c.value for c in self.contracts)

    def worth(self):
        """At accrued value; nothing is paid late."""
        return self.retained + self.value() - self.advances

    def smoothed(self):
        product = 1.0
        for r in self.returns:
            product *= 1 + r
        return product ** (1 / len(self.returns)) - 1

    def year(self, t, eco, income, subsidy, outgo):
        """`income` without subsidies for benefits, `subsidy` and `outgo` of the year; returns the year's figures by name."""
        flow, before = income + subsidy - outgo, self.retained
        # Flows come in mid-year on average.
        at_home = max(0.0, before + flow / 2)
        interest = eco["retained"] * at_home
        unrealised, invested, earned = self.value() - self.entrusted(), at_home + self.value(), eco["entrusted"] * self.value()
        settlement, principal, charge = self.mature(eco["entrusted"])
        # Last year's surplus asks for its part, as far as the payment reserve allows.
        last = max(0.0, self.surplus)
        target, room = one("entrust_share") * last, before - one("reserve_months") / one("months_per_year") * outgo
        fresh = min(target, max(0.0, room))
        cash = before + flow + interest + settlement - fresh
        # Principal is renewed when cash allows; what it earned is surplus.
        renewed = min(one("renewal_share") * principal, max(0.0, cash))
        cash -= renewed
        need = max(0.0, -cash)
        within_reach = self.value() * (1 - one("early_penalty"))
        proceeds = min(need, within_reach)
        fraction = proceeds / within_reach if within_reach > 0 else 0.0
        redeemed, cost = fraction * self.entrusted(), fraction * self.value() * one("early_penalty")
        for c in self.contracts:
            c.give_back(fraction)
        self.contracts.append(Contract(fresh + renewed, fresh + renewed, fresh + renewed, at("committed_floor", t), 0))
        gap = need - proceeds
        repaid = min(self.advances, max(0.0, cash))
        self.retained, self.advances = max(0.0, cash) - repaid, self.advances + gap - repaid
        settled = settlement - principal + proceeds - redeemed
        surplus = flow + interest + settled
        # All that the 80 % rule applies to: surpluses since 2017, deficits add nothing.
        self.since_2017, self.put_in = self.since_2017 + last, self.put_in + fresh
        # The surplus of a year as far as it lies beyond the reserve.
        due_now = min(last, max(0.0, room))
        self.due_with_reserve += due_now
        self.surplus = surplus
        fund_return = (interest + earned - charge - cost) / invested if invested > 0 else 0.0
        self.returns = self.returns[1:] + [fund_return]
        december = settlement - renewed - fresh + need - repaid
        month_ends = self.month_ends(before, income, subsidy, outgo, interest, december)
        gains = flow + interest + earned - charge - cost
        return dict(
            **income_and_outgo(income, subsidy, outgo, interest, settled, gains),
            **self.stocks(unrealised), **self.rule_of_eighty(t, fresh, target, last, due_now), **liquidity(month_ends, self, outgo, outgo - subsidy),
            retained_rate=eco["retained"], retained_return=interest, entrusted_earned=earned, fund_invested=invested, fund_return=fund_return, smoothed_return=self.smoothed(),
            settlement=settlement, matured_principal=principal, risk_fund_charge=charge, settled_return=settled, new_entrusted=fresh, renewed=renewed,
            redemption_need=need, redemption_proceeds=proceeds, redemption_cost=cost, liquidity_gap=gap, advance_repaid=repaid,
        )

    def stocks(self, unrealised_before):
        unrealised = self.value() - self.entrusted()
        by_vintage = {str(c.years + 1): c for c in self.contracts}
        return dict(
            retained=self.retained, advances=self.advances, entrusted=self.entrusted(), entrusted_market_value=self.value(), unrealised=unrealised,
            fund_balance=self.retained + self.entrusted() - self.advances, fund_value=self.worth(), receivables=0.0, payables=0.0,
            **{f"entrusted_principal.{v}": by_vintage[v].principal if v in by_vintage else 0.0 for v in "12345"},
            **{f"entrusted_value.{v}": by_vintage[v].value if v in by_vintage else 0.0 for v in "12345"},
            **{f"entrusted_floor.{v}": by_vintage[v].committed if v in by_vintage else 0.0 for v in "12345"},
        )

    def rule_of_eighty(self, t, fresh, target, last, due_now):
        surplus, share = max(0.0, self.surplus), one("entrust_share")
        return dict(
            entrust_target=target, due_surplus=surplus, surplus_to_date=self.since_2017 + surplus, entrusted_to_date=self.put_in,
            compliance=fresh / last if last > 0 else share, compliant=float(fresh >= target), compliance_assumed=float(t - 1 <= one("assumed_until")),
            compliance_to_date=self.put_in / self.since_2017, outstanding_ratio=self.entrusted() / self.since_2017,
            due_after_reserve=due_now, compliance_after_reserve=fresh / due_now if due_now > 0 else share, compliance_to_date_after_reserve=self.put_in / self.due_with_reserve,
        )

    def mature(self, entrusted_return):
        """A year for every contract; those at full term are settled. Returns what is received, its principal and the risk fund's part."""
        for c in self.contracts:
            c.grow(entrusted_return)
        due = [c for c in self.contracts if c.years == FULL_TERM]
        self.contracts = [c for c in self.contracts if c.years < FULL_TERM]
        principal, value, committed = (sum(getattr(c, name) for c in due) for name in ("principal", "value", "committed"))
        # Contracts with a floor get it in bad times and leave a part of the excess in good ones.
        with_floor = committed + (1 - one("risk_fund_share")) * max(0.0, value - committed)
        received = one("committed_share") * with_floor + (1 - one("committed_share")) * value
        return received, principal, value - received

    def month_ends(self, cash, income, subsidy, outgo, interest, december):
        """Cash at the twelve month ends; contracts are settled and made, gaps filled and advances repaid in December."""
        shares, ends = self.months, []
        for m in range(12):
            cash += income * shares["contribution_month_share"][m] + subsidy * shares["subsidy_month_share"][m]
            cash += interest * shares["interest_month_share"][m] - outgo * shares["outgo_month_share"][m]
            if m == 11:
                cash += december
            ends.append(cash)
        return ends


def income_and_outgo(income, subsidy, outgo, interest, settled, gains):
    """Cash counts return when it is settled, accrual when it is earned; nothing is paid late in the best estimate."""
    cash = income + subsidy + interest + settled
    return dict(
        own_income=income, benefit_subsidy=subsidy, subsidy_due=subsidy, subsidy_accrued=subsidy, subsidy_receivable=0.0, fund_outgo=outgo, accrual_outgo=outgo,
        unsubsidised_outgo=outgo - subsidy, fund_income=cash, surplus_cash=cash - outgo, surplus=cash - outgo, accrual_income=gains + outgo, surplus_accrual=gains,
        receivables_change=0.0, payables_change=0.0, shortfall=float(cash < outgo), shortfall_accrual=float(gains < 0),
    )


def liquidity(month_ends, fund, outgo, unsubsidised):
    """Cash at month ends, and how many months of outgo it and the balance pay for."""
    months, lowest, balance = one("months_per_year"), min(month_ends), fund.retained + fund.entrusted() - fund.advances
    return dict(
        **{f"month_cash.{m}": cash for m, cash in enumerate(month_ends, 1)}, lowest_month_cash=lowest, month_gap=float(lowest < 0),
        gap_months=float(sum(cash < 0 for cash in month_ends)), deepest_month_gap=max(0.0, -lowest), reserve_months_held=months * fund.retained / outgo,
        lowest_months_held=months * lowest / outgo, reserve_kept=float(lowest >= one("reserve_months") / months * outgo),
        months_covered=months * balance / outgo, months_covered_own=months * balance / unsubsidised,
    )
