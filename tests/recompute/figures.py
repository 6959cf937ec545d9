"""Numbers: exact fractions, and section 9 for what has no exact value."""
import decimal
from fractions import Fraction
from math import ceil, floor

ZERO = Fraction(0)


class AssessmentError(Exception):
    """What the library refuses; `code` is its name there."""

    def __init__(self, code, message):
        super().__init__("%s: %s" % (code, message))
        self.code = code


def round_to(value, places, mode="half-away"):
    scaled = value * 10 ** places
    down = floor(scaled)
    rest = scaled - down
    if mode == "floor":
        whole = down
    elif mode == "ceiling":
        whole = ceil(scaled)
    elif mode == "truncate":
        whole = down if scaled >= 0 else ceil(scaled)
    elif rest != Fraction(1, 2):
        whole = down + (rest > Fraction(1, 2))
    elif mode == "half-even":
        whole = down + down % 2
    else:
        whole = down + (scaled > 0)
    return Fraction(whole, 10 ** places)


def logarithm_at_length(value):
    decimal.getcontext().prec = 100
    return decimal.Decimal(value.numerator).ln() - decimal.Decimal(value.denominator).ln()


def logarithm_rate(value, low, high):
    """Section 9: where a value lies between the logarithms of two others, rounded to 18 places."""
    value, low, high = (logarithm_at_length(each) for each in (value, low, high))
    return round_to(Fraction((value - low) / (high - low)), 18)


def root(factors):
    """Section 9: (product of value^weight)^(1 / sum of weights), and whether that is approximate."""
    factors = [(value, weight) for value, weight in factors if weight != 0]
    values = {value for value, _ in factors}
    if 0 in values:
        return ZERO, False
    if len(values) == 1:
        return values.pop(), False
    weights = sum(weight for _, weight in factors)
    exponent = sum(logarithm_at_length(value) * weight.numerator / weight.denominator for value, weight in factors)
    result = (exponent * weights.denominator / weights.numerator).exp()
    return round_to(Fraction(result), 18), True


def capped(value, cap):
    return value if cap is None else max(-cap, min(cap, value))


def clamped(value, low, high):
    if low is not None:
        value = max(value, low)
    return value if high is None else min(value, high)


def halves(value):
    return (value, ZERO) if value > 0 else (ZERO, value)


def mean(values):
    return sum(values, ZERO) / len(values)


def exact_text(value):
    """A decimal where six places hold it, else a fraction."""
    if value is None:
        return None
    if (value * 10 ** 6).denominator != 1:
        return "%d/%d" % (value.numerator, value.denominator)
    return decimal_text(value)


def decimal_text(value):
    """Rounded half away to at most six places, without trailing zeros."""
    if value is None:
        return None
    millionths = round_to(value, 6) * 10 ** 6
    whole, rest = divmod(abs(int(millionths)), 10 ** 6)
    return ("-" if millionths < 0 else "") + str(whole) + (".%06d" % rest).rstrip("0").rstrip(".")
