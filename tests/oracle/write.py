# SPDX-License-Identifier: MIT
"""Computes tests/vectors/dilutionIndependent.json anew: the inputs stay, the expected values are those of dilution.py.

    python3 tests/oracle/write.py        (needs python3 and python3-mpmath; some minutes)
"""
import json
import pathlib
from multiprocessing import Pool
import dilution

FILE = pathlib.Path(__file__).parent.parent / 'vectors' / 'dilutionIndependent.json'
WHOLE = ('timeWeightedDilutedPriceRatio', 'lifetimeDilutedPriceRatio', 'supplyAtHorizon')


def expected(inputs):
    """What has a relative accuracy: the means, the supply, and the larger parts of the attribution."""
    known = dilution.compute(inputs)
    values = {name: known[name] for name in WHOLE if known.get(name) is not None}
    if known['ownershipHalfLife'] is not None:
        values['ownershipHalfLife'] = known['ownershipHalfLife']
    if dilution.isinf(dilution.number(inputs['holdingYears'])):
        values['perpetualDilutedPriceRatio'] = values['timeWeightedDilutedPriceRatio']
    largest = max(map(abs, known['attribution']), default=0)
    for index, amount in enumerate(known['attribution']):
        if len(known['attribution']) < 10 and abs(amount) > largest / 100 and abs(amount) > 1e-3 * inputs['price']:
            values[f'attribution[{index}].amount'] = amount
    return {name: float(value) for name, value in values.items()}


def row(old):
    return {**old, 'expected': expected(old['inputs'])}


if __name__ == '__main__':
    with Pool() as pool:
        rows = pool.map(row, json.loads(FILE.read_text()), chunksize=2)
    FILE.write_text('[\n' + ',\n'.join(json.dumps(one) for one in rows) + '\n]\n')
