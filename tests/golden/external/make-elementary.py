"""写出 elementary.csv — reference values of exp, log and the normal quantile, from 60-digit decimal arithmetic.

Run from the repository root:  python3 tests/golden/external/make-elementary.py
Only the standard library is used. Decimal.exp and Decimal.ln are correctly rounded; the normal distribution is
its own Taylor series, inverted by Newton's method until 40 digits stand still.
"""

import math
import random
from decimal import Decimal, getcontext
from fractions import Fraction
from pathlib import Path
from statistics import NormalDist

DIGITS = 60
TARGET = Path(__file__).with_name("elementary.csv")
SMALLEST = 2.0**-1074
draw = random.Random(20260101)


def neighbours(x):
    return [math.nextafter(x, -math.inf), x, math.nextafter(x, math.inf)]


def exp_arguments():
    edges = [0.0, -0.0, 1.0, -1.0, 709.782712893384, -708.3964185322641, -745.1332191019412, -744.0, 1e-300, -1e-300, SMALLEST, 2.0**-53, -(2.0**-54)]
    for x in edges:
        yield from neighbours(x)
    for n in range(-60, 61, 5):  # the seams of the range reduction
        yield from neighbours((n + 0.5) * math.log(2))
    yield from [-746.0, -1000.0, -1e300, -math.inf, 710.0, 1e300, math.inf]
    for _ in range(450):
        yield draw.uniform(-1, 1)
    for _ in range(250):
        yield draw.uniform(-745, 709.7)
    for _ in range(100):
        yield draw.uniform(-745.1, -708)
    for _ in range(200):
        yield math.copysign(2.0 ** draw.uniform(-60, 9), draw.random() - 0.5)


def log_arguments():
    edges = [1.0, 2.0, 0.5, math.sqrt(0.5), math.sqrt(2), math.e, 10.0, 2.2250738585072014e-308, 1.7976931348623155e308]
    for x in edges:
        yield from neighbours(x)
    yield from [0.0, -0.0, SMALLEST, 3 * SMALLEST, 1e-310, 1e-320, math.inf]
    for power in range(-1074, 1024, 61):
        yield math.ldexp(1.0, power)
    for _ in range(450):
        yield draw.uniform(0.4, 2.5)
    for _ in range(150):
        yield 1 + math.copysign(2.0 ** draw.uniform(-52, -3), draw.random() - 0.5)
    for _ in range(300):
        yield math.ldexp(draw.uniform(0.5, 1), draw.randint(-1021, 1023))
    for _ in range(60):
        yield SMALLEST * draw.randint(1, 2**52)


def quantile_arguments():
    ends = [0.5, 0.075, 0.925, 0.025, 0.975, 0.01, 0.99, 0.001, math.exp(-25), 0.5 * 2.0**-52, 1 - 2.0**-53]
    for u in ends:
        yield from [v for v in neighbours(u) if 0 < v < 1]
    yield from [1e-20, 1e-40, 1e-100, 1e-300, 0.0, 1.0]
    for power in range(2, 53, 2):
        yield 2.0**-power
        yield 1 - 2.0**-power
    for _ in range(450):
        yield (draw.getrandbits(52) + 0.5) * 2.0**-52
    for _ in range(200):
        yield math.exp(draw.uniform(-36, -1))
    for _ in range(100):
        yield 0.5 + math.copysign(2.0 ** draw.uniform(-50, -2), draw.random() - 0.5)


def exp_reference(x):
    if math.isinf(x):
        return Decimal("Infinity") if x > 0 else Decimal(0)
    if abs(x) > 2000:
        return Decimal("Infinity") if x > 0 else Decimal(0)
    return Decimal(x).exp()


def log_reference(x):
    if x == 0 or math.isinf(x):
        return Decimal("-Infinity") if x == 0 else Decimal("Infinity")
    return Decimal(x).ln()


def pi_digits():
    """Machin's formula: pi = 16·atan(1/5) − 4·atan(1/239)."""

    def arctangent_of_inverse(n):
        term = total = Decimal(1) / n
        k = 1
        while abs(term) > Decimal(10) ** -(getcontext().prec + 5):
            term = -term / (n * n)
            k += 2
            total += term / k
        return total

    return 16 * arctangent_of_inverse(5) - 4 * arctangent_of_inverse(239)


def upper_tail(z, density):
    """1/2 − density · (z + z³/3 + z⁵/(3·5) + …): all terms positive, so only the last subtraction loses digits."""
    term = total = z
    k = 1
    while term > total * Decimal(10) ** -(getcontext().prec + 2):
        k += 2
        term = term * z * z / k
        total += term
    return Decimal("0.5") - density * total


def quantile_reference(u):
    if u in (0.0, 1.0):
        return Decimal("Infinity") * (1 if u else -1)
    if u == 0.5:
        return Decimal(0)
    share = Decimal(u) if u < 0.5 else 1 - Decimal(u)
    getcontext().prec = DIGITS + 2 * max(0, -share.adjusted())  # digits lost in the tail, and as many in reserve
    share = Decimal(u) if u < 0.5 else 1 - Decimal(u)
    root = (2 * pi_digits()).sqrt()
    z = Decimal(abs(NormalDist().inv_cdf(float(share))))
    for _ in range(8):
        density = (-z * z / 2).exp() / root
        step = (upper_tail(z, density) - share) / density
        z += step
        if abs(step) < z * Decimal(10) ** -40:
            break
    else:
        raise ArithmeticError(f"no convergence at {u}")
    getcontext().prec = DIGITS
    return +z if u > 0.5 else -z


def row(function, x, reference):
    value = float(reference)
    if math.isinf(value) or reference.is_infinite():
        remainder = 0.0
    else:
        remainder = float((Fraction(reference) - Fraction(value)) / Fraction(math.ulp(value)))
    return f"{function},{text(x)},{text(value)},{remainder:.6f}\n"


def text(x):
    return ("-" if x < 0 else "") + "Infinity" if math.isinf(x) else repr(x)


def main():
    getcontext().prec = DIGITS
    getcontext().Emin, getcontext().Emax = -999999, 999999
    with TARGET.open("w", encoding="utf-8", newline="\n") as out:
        out.write("# source: 60-digit decimal arithmetic; generator: make-elementary.py beside this file\n")
        out.write("# value = the double nearest to the true result; remainder_ulp = (true − value) in ulps of value\n")
        out.write("function,argument,value,remainder_ulp\n")
        for name, arguments, reference in [
            ("exp", exp_arguments, exp_reference),
            ("log", log_arguments, log_reference),
            ("normalQuantile", quantile_arguments, quantile_reference),
        ]:
            for x in arguments():
                out.write(row(name, x, reference(x)))


if __name__ == "__main__":
    main()
