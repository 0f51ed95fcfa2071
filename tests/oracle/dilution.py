# SPDX-License-Identifier: MIT
"""Independent `dilution`: Taylor steps of the supply's differential equation and Gauss–Legendre sums, 40 digits.

Written from the contract's definitions alone; shares no formula or code with core/. Between break points
dC/dt = m + k C + sum of (a e^{-kappa t}) C + c sqrt(C) is expanded in a power series and stepped; each step carries
Gauss–Legendre nodes (s, weight, C, E_i) from which every result is a plain sum.
"""
from mpmath import mp, mpf, inf, exp, log, log1p, sqrt, findroot, isinf

mp.dps = 40
ORDER, NODES, EPS = 40, 36, mpf(10) ** -36


def gauss_legendre(n):
    nodes = []
    for i in range(n):
        x = mp.cos(mp.pi * (i + mpf(3) / 4) / (n + mpf(1) / 2))
        for _ in range(8):
            p, q = mpf(1), x
            for j in range(2, n + 1):
                p, q = q, ((2 * j - 1) * x * q - (j - 1) * p) / j
            slope = n * (x * q - p) / (x * x - 1)
            x -= q / slope
        nodes.append(((x + 1) / 2, 1 / ((1 - x * x) * slope * slope)))
    return nodes


GL = gauss_legendre(NODES)
DEFAULTS = {
    'cliff': dict(year=1, amount=0), 'linear': dict(startYear=0, endYear=inf, amount=0),
    'step': dict(startYear=0, periodYears=1, count=1, amountEach=0),
    'vest': dict(startYear=0, durationYears=4, amount=0, upfrontShare=0, cliffYears=0, catchUp=True,
                 cliffInDuration=True, periodYears=0),
    'geometric': dict(startYear=0, periodYears=4, count=inf, firstAmount=0, ratio=.5),
    'inflation': dict(startYear=0, endYear=inf, rate=.05, taper=0, floor=0, cap=inf, compounding='yearly'),
    'approach': dict(startYear=0, cap=1e9, share=.1, periodYears=0), 'rateTable': dict(points=[]),
    'stakingIssuance': dict(startYear=0, coefficient=166.3232, stakedShare=.3),
    'burn': dict(startYear=0, endYear=inf, rate=0), 'curve': dict(points=[]),
}


def number(x):
    return inf if x == 'Infinity' else mpf(x) if isinstance(x, (int, float, mpf)) and not isinstance(x, bool) else x


class Release:
    """One release: `jumps(t)` and `breaks()` in closed form, `terms(t)` = what it adds to dC/dt on the piece from t."""

    def __init__(self, spec):
        self.kind = spec.get('kind', 'cliff')
        self.circulating = spec.get('circulating', True)
        for key, value in {**DEFAULTS[self.kind], **spec}.items():
            if key not in ('kind', 'label', 'category', 'circulating'):
                setattr(self, key, number(value))
        self.dead = False       # an inflation that has reached its cap
        self.slope = None       # of the period of a periodic approach
        self.tranches, self.pieces = self.schedule()

    def schedule(self):
        """(tranches [(t, amount)], linear pieces [(from, to, tokens a year)]) of the kinds with a fixed timetable."""
        if self.kind == 'cliff':
            return [(self.year, self.amount)], []
        if self.kind == 'linear':
            if self.endYear <= self.startYear:
                return [(self.startYear, self.amount)], []
            return [], [(self.startYear, self.endYear, self.amount / (self.endYear - self.startYear))]
        if self.kind == 'step':
            return [(self.startYear + k * self.periodYears, self.amountEach) for k in range(1, int(self.count) + 1)], []
        if self.kind == 'vest':
            return self.vest()
        if self.kind == 'geometric':
            pieces, k, a = [], 0, self.firstAmount
            first = max(0, int(mp.floor(-self.startYear / self.periodYears)))
            while k < self.count and (k <= first or a > self.firstAmount * mpf(10) ** -50) and k < 4000:
                pieces.append((self.startYear + k * self.periodYears, self.startYear + (k + 1) * self.periodYears, a / self.periodYears))
                k, a = k + 1, a * self.ratio
            return [], pieces
        if self.kind == 'rateTable':
            p = self.rows('tokensPerYear')
            return [], [(t, p[i + 1][0] if i + 1 < len(p) else inf, v) for i, (t, v) in enumerate(p)]
        if self.kind == 'curve':
            return [], []   # needs the initial supply: see Supply
        return [], []

    def rows(self, value):
        return [(mpf(p['year']), mpf(p[value])) for p in self.points]

    def vest(self):
        upfront = self.amount * self.upfrontShare
        rest, cliff = self.amount - upfront, self.startYear + self.cliffYears
        begin = self.startYear if self.catchUp else cliff
        end = (self.startYear if self.cliffInDuration else cliff) + self.durationYears
        tranches, pieces = [(self.startYear, upfront)], []
        if end <= cliff:
            return tranches + [(cliff, rest)], pieces
        length = end - begin
        if self.periodYears == 0:
            if cliff > begin:
                tranches.append((cliff, rest * (cliff - begin) / length))
            return tranches, [(cliff, end, rest / length)]
        k, given = 1, mpf(0)
        while begin + k * self.periodYears < end:
            part = rest * self.periodYears / length
            tranches.append((max(begin + k * self.periodYears, cliff), part))
            k, given = k + 1, given + part
        return tranches + [(end, rest - given)], pieces

    def next_break(self, t):
        """The next kink or jump after t."""
        after = [x for x, _ in self.tranches if x > t] + [x for p in self.pieces for x in p[:2] if x > t]
        if self.kind in ('inflation', 'burn', 'approach', 'stakingIssuance'):
            after += [x for x in (self.startYear, getattr(self, 'endYear', inf)) if x > t]
        if self.kind == 'inflation' and not self.dead and t >= self.startYear and self.taper > 0:
            if self.compounding == 'yearly':
                k = mp.floor(t - self.startYear) + 1
                if self.rate * (1 - self.taper) ** (k - 1) > max(self.floor, EPS * EPS):
                    after.append(self.startYear + k)
            elif 0 < self.floor < self.rate and self.taper < 1:
                after.append(self.startYear + log(self.floor / self.rate) / log1p(-self.taper))
        if self.kind == 'approach' and self.periodYears > 0 and t >= self.startYear and not self.dead:
            after.append(self.startYear + (mp.floor((t - self.startYear) / self.periodYears) + 1) * self.periodYears)
        return min([x for x in after if x > t + EPS * max(1, t)], default=inf)

    def terms(self, t, supply):
        """(m, k, (a, kappa), c, cap): dE/dt = m + k C + a e^{-kappa (s - t)} C + c sqrt(C) from t to the next break."""
        none = (mpf(0), mpf(0), None, mpf(0))
        started = t >= getattr(self, 'startYear', -inf) - EPS and t < getattr(self, 'endYear', inf)
        if self.pieces or self.kind in ('linear', 'geometric', 'rateTable', 'curve'):
            return (mp.fsum(v for a, b, v in self.pieces if a <= t < b), *none[1:])
        if not started or self.dead:
            return none
        if self.kind == 'burn':
            return (mpf(0), -self.rate, None, mpf(0))
        if self.kind == 'stakingIssuance':
            return (*none[:3], self.coefficient * sqrt(self.stakedShare))
        if self.kind == 'approach':
            if self.periodYears == 0:
                return (self.share * self.cap, -self.share, None, mpf(0))
            return (self.period_slope(t, supply), *none[1:])
        if self.kind == 'inflation':
            return self.inflation(t)
        return none

    def inflation(self, t):
        age = t - self.startYear
        if self.compounding == 'yearly':
            return (mpf(0), log1p(max(self.floor, self.rate * (1 - self.taper) ** mp.floor(age + EPS))), None, mpf(0))
        now = self.rate * (1 - self.taper) ** age if age > 0 else self.rate
        if self.taper == 1 or now <= self.floor * (1 + EPS) or self.taper == 0 or now < EPS * EPS:
            return (mpf(0), max(self.floor, self.rate if self.taper == 0 else mpf(0)), None, mpf(0))
        return (mpf(0), mpf(0), (now, -log1p(-self.taper)), mpf(0))

    def period_slope(self, t, supply):
        """At a period's start: share of the gap; in a period begun before today: the gap that leads to today's."""
        elapsed = (t - self.startYear) / self.periodYears
        part = elapsed - mp.floor(elapsed + EPS)
        if part < EPS * 100:
            self.slope = self.share * (self.cap - supply) / self.periodYears
            self.dead = abs(self.slope) < mpf(10) ** -45 * supply
        elif self.slope is None:
            self.slope = self.share * (self.cap - supply) / (1 - self.share * part) / self.periodYears
        return self.slope


def curve_schedule(release, initial):
    rows = release.rows('supply')
    if rows and rows[0][0] > 0:
        rows = [(mpf(0), initial)] + rows
    for (t, c), (u, d) in zip(rows, rows[1:]):
        if u == t:
            release.tranches.append((t, d - c))
        else:
            release.pieces.append((t, u, (d - c) / (u - t)))
    release.tranches = [x for x in release.tranches if x[0] > 0]


def series(c0, terms, parts):
    """Power series of C and of each E_i about a step's start: coefficients up to ORDER."""
    c, es = [c0], [[mpf(0)] for _ in terms]
    root = [sqrt(c0)] if any(x[3] for x in terms) else None
    exps = [[x[2][0]] if x[2] else None for x in terms]
    for n in range(ORDER):
        total = mpf(0)
        for i, (m, k, taper, q) in enumerate(terms):
            d = k * c[n] + (m if n == 0 else 0)
            if taper:
                d += mp.fsum(exps[i][j] * c[n - j] for j in range(n + 1))
            if q:
                d += q * root[n]
            es[i].append(d / (n + 1))
            if parts[i]:
                total += d / (n + 1)
        c.append(total)
        for i, x in enumerate(terms):
            if x[2]:
                exps[i].append(-exps[i][n] * x[2][1] / (n + 1))
        if root:
            s = c[n + 1] - mp.fsum(root[j] * root[n + 1 - j] for j in range(1, n + 1))
            root.append(s / (2 * root[0]))
    return c, es


def trim(p):
    while len(p) > 1 and p[-1] == 0:
        p = p[:-1]
    return p


def horner(p, x):
    y = mpf(0)
    for a in reversed(p):
        y = y * x + a
    return y


class Dead(Exception):
    """Supply reached 0."""


class Supply:
    """Walks the schedule from today to `end`, collecting Gauss–Legendre nodes."""

    def __init__(self, spec, end, limits, extra=()):
        self.c0 = mpf(spec.get('initialSupply', 1e9))
        self.releases = [Release(r) for r in spec.get('releases', [])]
        for r in self.releases:
            if r.kind == 'curve':
                curve_schedule(r, self.c0)
        self.parts = [r.circulating for r in self.releases]
        self.nodes, self.grid, self.half_life = [], [], inf
        self.walk(mpf(end), limits, sorted(mpf(x) for x in extra))

    def jump(self, t, c, e):
        for i, r in enumerate(self.releases):
            amount = mp.fsum(v for x, v in r.tranches if abs(x - t) <= EPS * max(1, abs(t)))
            e[i] += amount
            c += amount if self.parts[i] else 0
        if c <= 0:
            raise Dead(t)
        return c

    def walk(self, end, limits, extra):
        t, e = mpf(0), [mpf(0) for _ in self.releases]
        c = self.jump(t, self.c0, e)
        while True:
            self.mark(t, c)
            if t >= end:
                break
            for r in self.releases:
                if r.kind == 'inflation' and c >= r.cap * (1 - EPS) and t >= r.startYear:
                    r.dead = True
            terms = [r.terms(t, c) for r in self.releases]
            stop = min([end] + [r.next_break(t) for r in self.releases] + [x for x in extra if x > t])
            step_end, c, e, capped = self.step(t, stop, c, e, terms, limits)
            t = step_end
            for i in capped:
                self.releases[i].dead = True
            if t == stop:
                self.grid_before = (t, c)
                c = self.jump(t, c, e)
        self.end, self.last, self.emitted = t, c, e

    def mark(self, t, c):
        if c >= 2 * self.c0 and isinf(self.half_life):
            self.half_life = t

    def step(self, t, stop, c, e, terms, limits):
        p, es = series(c, terms, self.parts)
        p, es = trim(p), [trim(x) for x in es]
        h = min([stop - t] + [x(t) for x in limits])
        for n in range(max(1, len(p) - 3), len(p)):
            if len(p) > ORDER - 2 and p[n]:
                h = min(h, (EPS * c / abs(p[n])) ** (mpf(1) / n))
        if p[1:] and p[1] != 0:
            h = min(h, c / abs(p[1]) / 2) if p[1] > 0 or h < c / abs(p[1]) / 2 else min(h, c / abs(p[1]) / 4)
        if len(terms) and all(x == 0 for x in p[1:]) is False and h < mpf(10) ** -30:
            raise Dead(t)
        capped = []
        for i, r in enumerate(self.releases):
            if r.kind == 'inflation' and not r.dead and not isinf(r.cap) and (terms[i][1] or terms[i][2]) and c < r.cap:
                if horner(p, h) >= r.cap:
                    h, capped = self.root(p, r.cap, h), [i]
        if isinf(self.half_life) and c < 2 * self.c0 <= horner(p, h):
            self.half_life = t + self.root(p, 2 * self.c0, h)
        for x, w in GL:
            self.nodes.append((t + h * x, h * w, horner(p, h * x), [a + horner(q, h * x) for a, q in zip(e, es)]))
        new_c = horner(p, h)
        if new_c <= 0:
            raise Dead(t)
        at = stop if stop - t - h < mpf(10) ** -30 * max(1, stop) else t + h
        return at, new_c, [a + horner(q, h) for a, q in zip(e, es)], capped

    @staticmethod
    def root(p, target, h):
        lo, hi = mpf(0), h
        for _ in range(30):
            mid = (lo + hi) / 2
            lo, hi = (lo, mid) if horner(p, mid) >= target else (mid, hi)
        x = (lo + hi) / 2
        for _ in range(8):
            d = horner([n * a for n, a in enumerate(p)][1:], x)
            x -= (horner(p, x) - target) / d
        return x


class MarketCap:
    """M(s)/M(0)."""

    def __init__(self, spec):
        self.kind = spec.get('kind', 'constant')
        self.rate = mpf(spec.get('rate', .05 if self.kind == 'growth' else .5))
        self.level = mpf(spec.get('ceilingMultiple', 3) if self.kind == 'logistic' else spec.get('targetMultiple', 1))
        rows = [(mpf(p['year']), mpf(p['multiple'])) for p in spec.get('points', [])]
        self.rows = [(mpf(0), mpf(1))] + rows if self.kind == 'curve' and (not rows or rows[0][0] > 0) else rows
        self.breaks = [t for t, _ in self.rows if t > 0]

    def __call__(self, s):
        if self.kind == 'constant':
            return mpf(1)
        if self.kind == 'growth':
            return exp(self.rate * s)
        if self.kind == 'logistic':
            return self.level / (1 + (self.level - 1) * exp(-self.rate * s))
        if self.kind == 'meanReverting':
            return self.level + (1 - self.level) * exp(-self.rate * s)
        return self.linear(s)

    def linear(self, s):
        value = self.rows[0][1]
        for (t, a), (u, b) in zip(self.rows, self.rows[1:]):
            if s >= u:
                value = b
            elif t <= s:
                return a + (b - a) * (s - t) / (u - t)
        return value


def horizon(inputs, rho, market):
    """Where the discounted integrand no longer counts, for an endless holding."""
    t = mpf(inputs['holdingYears']) if inputs['holdingYears'] != 'Infinity' else inf
    if not isinf(t):
        return t, t
    net = rho - (market.rate if market.kind == 'growth' else 0)
    return inf, mpf(80) / net if net > 0 else None


def walk(inputs, end, rho, market):
    rate = max(rho, abs(market.rate) if market.kind in ('growth', 'logistic', 'meanReverting') else 0)
    limits = [lambda t: 2 / rate] if rate else []
    if market.kind in ('logistic', 'meanReverting') and market.rate > 0:
        # once the market cap has settled only the discount limits the step
        limits = [lambda t: 2 / rate if market.rate * t < 100 or not rho else 2 / rho]
    return Supply(inputs['supply'], end, limits, market.breaks)


def tau_of(rho, t):
    if isinf(t):
        return 1 / rho
    return t if rho == 0 else -mp.expm1(-rho * t) / rho


def time_weighted(inputs):
    rho = -log(mpf(inputs['discountFactor']))
    market = MarketCap(inputs.get('marketCap', {}))
    t, end = horizon(inputs, rho, market)
    s = walk(inputs, end, rho, market)
    return mp.fsum(w * exp(-rho * x) * market(x) * s.c0 / c for x, w, c, _ in s.nodes) / tau_of(rho, t)


def compute(inputs):
    price, rho = mpf(inputs['price']), -log(mpf(inputs['discountFactor']))
    market = MarketCap(inputs.get('marketCap', {}))
    t, end = horizon(inputs, rho, market)
    s = walk(inputs, end, rho, market)
    tau, weights = tau_of(rho, t), [(x, w, exp(-rho * x), market(x), s.c0 / c, e) for x, w, c, e in s.nodes]
    total = mp.fsum(w * g * m * q for x, w, g, m, q, e in weights)
    ratio = total / tau
    out = {'timeWeightedDilutedPrice': price * ratio, 'timeWeightedDilutedPriceRatio': ratio}
    if not isinf(t):
        life = mp.fsum(w * m * q for x, w, g, m, q, e in weights) / t
        out.update(lifetimeDilutedPrice=price * life, lifetimeDilutedPriceRatio=life, supplyAtHorizon=s.last,
                   ownershipAtHorizon=s.c0 / s.last)
    out['ownershipHalfLife'] = s.half_life if not isinf(s.half_life) else None
    shares = [mp.fsum(w * g * q * e[i] for x, w, g, m, q, e in weights) / (s.c0 * tau) if r.circulating else mpf(0)
              for i, r in enumerate(s.releases)]
    out['attribution'] = [price * x for x in shares]
    first = mp.fsum(w * g * m * q * x for x, w, g, m, q, e in weights)
    out['sensitivities.growthRate'] = first / tau
    gamma = mpf(inputs['discountFactor'])
    dtau = mp.fsum(w * g * x for x, w, g, *_ in weights)
    if isinf(t):
        dtau = 1 / rho ** 2
    out['sensitivities.discountFactor'] = (first - ratio * dtau) / tau / gamma
    out['sensitivities.holdingYears'] = (exp(-rho * t) * (market(t) * s.c0 / s.last - ratio) / tau) if not isinf(t) else mpf(0)
    add_roots(out, inputs, weights, ratio, tau, t, rho)
    return out


def add_roots(out, inputs, weights, ratio, tau, t, rho):
    """equivalentInflation (same market cap, supply growing at X a year) and breakEvenGrowth (M = e^{gs})."""
    def with_supply(lam):
        return mp.fsum(w * g * m * exp(-lam * x) for x, w, g, m, q, e in weights) / tau - ratio

    def with_growth(rate):
        return mp.fsum(w * g * q * exp(rate * x) for x, w, g, m, q, e in weights) / tau - 1
    for name, f, sign in (('equivalentInflation', with_supply, -1), ('breakEvenGrowth', with_growth, 1)):
        root = solve(f, sign)
        if root is not None:
            out[name] = mp.expm1(root) if name == 'equivalentInflation' else root


def solve(f, sign):
    """Root of a monotone f near 0, refused when far beyond what the nodes resolve."""
    lo, hi = mpf(-20), mpf(20)
    if (f(lo) > 0) == (f(hi) > 0):
        return None
    for _ in range(22):
        mid = (lo + hi) / 2
        lo, hi = (lo, mid) if (f(mid) * sign > 0) else (mid, hi)
    try:
        return findroot(f, (lo, hi), solver='secant', tol=mpf(10) ** -50, verify=False)
    except ZeroDivisionError:
        return (lo + hi) / 2


FIELDS = {'cliff': 'amount', 'linear': 'amount', 'vest': 'amount', 'step': 'amountEach', 'geometric': 'firstAmount',
          'inflation': 'rate', 'burn': 'rate', 'approach': 'share', 'stakingIssuance': 'coefficient'}


def release_sensitivity(inputs, index):
    """Central difference at 40 digits of the time-weighted ratio in a release's amount or rate."""
    release = inputs['supply']['releases'][index]
    kind = release.get('kind', 'cliff')
    if kind not in FIELDS:
        return None
    name = FIELDS[kind]
    at = mpf(release.get(name, DEFAULTS[kind][name]))
    delta = max(abs(at), mpf(1) if name.startswith(('amount', 'first')) else mpf('1e-3')) * mpf(10) ** -10

    def at_value(v):
        changed = dict(inputs, supply=dict(inputs['supply']))
        changed['supply']['releases'] = [dict(r) for r in inputs['supply']['releases']]
        changed['supply']['releases'][index][name] = v
        return time_weighted(changed)
    return (at_value(at + delta) - at_value(at - delta)) / (2 * delta)
