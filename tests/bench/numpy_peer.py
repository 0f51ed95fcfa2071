# SPDX-License-Identifier: MIT
"""Premium, delta, gamma and vega of many European options with NumPy and SciPy's ndtr (see kernels.mjs)."""
import sys
import time

import numpy as np
from scipy.special import ndtr


def spread(count, step, low, high):
    turns = (np.arange(count) + 0.5) * step
    return low + (high - low) * (turns - np.floor(turns))


def chain(count):
    sign = np.where(np.arange(count) % 2 == 0, 1.0, -1.0)
    return (sign, spread(count, 0.6180339887498949, 60, 140), np.full(count, 100.0),
            spread(count, 0.41421356237309515, 0.05, 2), spread(count, 0.7320508075688772, 0.2, 1.5),
            spread(count, 0.23606797749978969, 0, 0.1), spread(count, 0.6457513110645906, 0, 0.1))


def price(sign, spot, strike, years, volatility, rate, carry):
    root = np.sqrt(years)
    deviation = volatility * root
    d1 = (np.log(spot / strike) + (rate - carry) * years) / deviation + deviation / 2
    growth = np.exp(-carry * years)
    cash = strike * np.exp(-rate * years)
    delta = sign * growth * ndtr(sign * d1)
    premium = spot * delta - sign * cash * ndtr(sign * (d1 - deviation))
    density = growth * np.exp(-0.5 * d1 * d1) * 0.3989422804014327
    return premium, delta, density / (spot * deviation), spot * density * root


for line in sys.stdin:
    inputs = chain(int(line.split()[1]))
    best = float("inf")
    first = time.perf_counter()
    while time.perf_counter() - first < 0.05:
        begin = time.perf_counter()
        price(*inputs)
        best = min(best, time.perf_counter() - begin)
    print(best / len(inputs[0]), flush=True)
