"""独立复算 — writes independent.csv: the best estimate of the Hubei baseline, computed a second time without engine and rulebook.

From the root of the project:  python3 tests/golden/make/independent.py
--print writes to the terminal instead, and an input may have another number: 'entry_index={ value: 1.3, unit: 1 }'.
Only the standard library is used. It reads the numbers of scenarios/hubei/baseline.yaml and its tables. The method follows the
pages of docs, the policy and the labels, notes and gaps of the rules, one birth cohort after the other. The best estimate has
every normal draw at 0 and every uniform draw at one half.

Conventions taken from the rulebook, because no text settles them:
- Order of a year: everybody is a year older; deaths; out to the employee scheme and back; entry; change of status; payments by
  those who are there at the year's end (and, in the year of turning 60, by those who claim or begin to wait).
- Exit stops at the last completed age below the employee statutory age, return and transfer follow the share past it.
- Who comes back brings the mean squared years of the paused cohort, employee years included.
- Half a year's interest on accounts of those who die and on accounts moved out; a full year's on accounts that leave for or come
  back from the paused stock; none in their year on employee accounts brought in and on years made up.
- In the year of the claim the account earns until the birthday, the payments of the year only after it.
- Of those who die in the year of turning 60, the share that would have claimed counts for pension months and grants.
- Members born after the base year have the poverty-county share of its youngest age.
- The trustee's reserve is taken while it stood below its limit a year ago; both reserves are relative to net assets at the year's end.
- After the reserve the 80 % rule looks at the surplus that lies beyond it (min of surplus and room), not at room ÷ 80 %.
- New contracts are made from cash before old ones are renewed; the surplus of the year before is what the 80 % rule asks of.
"""

import sys
from pathlib import Path

sys.dont_write_bytecode = True  # leaves nothing beside the sources
from independent.project import project  # noqa: E402

TARGET = Path(__file__).with_name("independent.csv")


def main():
    rows = project()
    names = list(rows[0][1])
    lines = [
        "# generator: independent.py beside this file; best estimate of scenarios/hubei/baseline.yaml without the engine",
        "# people in persons, money in yuan, rates as shares",
        ",".join(["year", *names]),
        *(",".join([str(year), *(repr(float(values[n])) for n in names)]) for year, values in rows),
    ]
    text = "\n".join(lines) + "\n"
    if "--print" in sys.argv:
        sys.stdout.write(text)
    else:
        TARGET.write_bytes(text.encode("utf-8"))


if __name__ == "__main__":
    main()
