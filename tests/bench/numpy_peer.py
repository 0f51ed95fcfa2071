# SPDX-License-Identifier: MIT
"""The core's loops with NumPy (see kernels.mjs): premium, delta, gamma and vega of many European options by SciPy's ndtr, and
the discounted mean price of many paths of a geometric process."""
import sys
import time

import numpy as np
from scipy.special import ndtr, ndtri


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


def inverse_normals(random, count):
    """Numbers of a counter-based generator through the inverse normal distribution, as in the core."""
    return ndtri(random.random(count))


def own_normals(random, count):
    """NumPy's quickest way to the same distribution."""
    return random.standard_normal(count)


def walk(random, normals, count, years=5, steps_per_year=365, volatility=0.8, discount_factor=0.95):
    """Antithetic pairs, as many as stay in the cache; the price's weighted sum over the steps."""
    steps = years * steps_per_year
    weights = discount_factor ** ((np.arange(steps) + 0.5) / steps_per_year)
    weights /= weights.sum()
    deviation = volatility / np.sqrt(steps_per_year)
    log_price = np.zeros(count // 2)
    up, down = np.zeros(count // 2), np.zeros(count // 2)
    for step in range(steps):
        log_price += deviation * normals(random, count // 2)
        scale = weights[step] * np.exp(-0.5 * deviation ** 2 * (step + 1))
        price = np.exp(log_price)
        up += scale * price
        down += scale / price
    return (up + down) / 2


def plain_walk(random, normals, count, years=5, steps_per_year=365, volatility=0.8, discount_factor=0.95):
    """As it is usually written: a matrix of independent paths by steps."""
    steps = years * steps_per_year
    weights = discount_factor ** ((np.arange(steps) + 0.5) / steps_per_year)
    deviation = volatility / np.sqrt(steps_per_year)
    moves = deviation * normals(random, (count, steps)) - 0.5 * deviation ** 2
    return np.exp(np.cumsum(moves, axis=1)) @ (weights / weights.sum())


walks = {
    "paths": (walk, np.random.Philox, inverse_normals),
    "quickPaths": (walk, np.random.PCG64, own_normals),
    "plainPaths": (plain_walk, np.random.Philox, inverse_normals),
    "plainQuickPaths": (plain_walk, np.random.PCG64, own_normals),
}


def tasks(name, count):
    if name in walks:
        way, bits, normals = walks[name]
        return lambda: way(np.random.Generator(bits(1)), normals, count)
    inputs = chain(count)
    return lambda: price(*inputs)


for line in sys.stdin:
    name, count = line.split()
    task = tasks(name, int(count))
    best = float("inf")
    first = time.perf_counter()
    while time.perf_counter() - first < 0.05:
        begin = time.perf_counter()
        task()
        best = min(best, time.perf_counter() - begin)
    print(best / int(count), flush=True)
