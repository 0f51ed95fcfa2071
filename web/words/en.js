// SPDX-License-Identifier: MIT
/**
 * English: the words every part of the page shares. The pattern for every other language: same keys.
 * {braces} are filled by `fill`. Titles and help of fields come from the schema, which is in English already.
 */
export default {
  assumptions: { one: '{count} assumption', other: '{count} assumptions' },
  noAnswers: {
    breakEvenGrowth: 'No break-even: the loss is never recovered in this horizon.',
    equivalentInflation: 'No constant inflation gives the same time-weighted price.',
    perpetualDilutedPrice: 'No perpetual value: market cap outgrows the discount.',
    asymptoticDilutedPrice: 'No asymptotic price: supply has no limit it settles at.',
    asymptoticSupply: 'Supply has no limit it settles at.',
    ownershipHalfLife: 'Never: supply does not double.',
  },
  // Shorter or better English than the schema's, where a label has little room.
  fieldTitles: {
    holdingYears: 'Holding time',
    marketCap: 'Market cap',
    'marketCap.rate': 'Rate',
    'marketCap.ceilingMultiple': 'Ceiling',
    'marketCap.targetMultiple': 'Target',
    'supply.initialSupply': 'Circulating today',
    'supply.declaredMaximum': 'Declared maximum',
    'supply.releases.year': 'Date',
    'supply.releases.startYear': 'Start',
    'supply.releases.endYear': 'End',
    'supply.releases.durationYears': 'Duration',
    'supply.releases.cliffYears': 'Cliff',
    'supply.releases.periodYears': 'Period',
    'supply.releases.upfrontShare': 'Share at once',
    'supply.releases.catchUp': 'Catch up at the cliff',
    'supply.releases.cliffInDuration': 'Cliff is part of the duration',
    'supply.releases.circulating': 'Counts as circulating',
    timeWeightedDilutedPriceRatio: 'Time-weighted',
    timeWeightedDilutedPrice: 'Time-weighted diluted price',
    lifetimeDilutedPriceRatio: 'Lifetime average',
    asymptoticDilutedPriceRatio: 'Asymptotic',
    perpetualDilutedPriceRatio: 'Perpetual',
    breakEvenGrowth: 'Break-even growth',
    ownershipHalfLife: 'Ownership half-life',
    marketCapToFdv: 'Market cap / FDV',
    'path.dilutedPrice': 'Diluted price',
    'path.lifetimeToDate': 'Lifetime',
    'path.timeWeightedToDate': 'Time-weighted',
    'path.year': 'Date',
  },
  fieldHelp: {},
};
