// SPDX-License-Identifier: MIT
/**
 * The option calculator in English. {braces} are filled in; `words` adds to the words that all calculators share.
 */
export default {
  title: 'Option',
  answer: '{exercise} {side} struck at {strike}, the token at {spot}, {expiry} to go: worth {headline}.',
  side: { call: 'call', put: 'put' },
  exercise: { european: 'A European', american: 'An American' },
  detail: 'A seller who hedges every {blocks} blocks spends {hedgingCost} on hedging, so asks for {lelandVolatility} volatility instead of {volatility}, and keeps the premium give or take {hedgeErrorStd}.',
  charts: { payoff: 'Payoff', parts: 'Parts', greeks: 'Greeks', heat: 'Map', position: 'Position', chain: 'Chain', boundary: 'Exercise' },
  chartTitles: {
    payoff: 'Premium and payoff',
    parts: 'The premium taken apart, two ways',
    greeks: 'Any Greek against any input',
    heat: 'Two inputs at once',
    position: 'Profit and loss of a position',
    chain: 'Chain of strikes and expiries',
    boundary: 'Where early exercise begins to pay',
  },
  series: { today: 'Today', atExpiry: 'At expiry' },
  choose: { output: 'Show', x: 'against', y: 'and', position: 'Position' },
  now: 'now',
  near: { strike: 'strike', spot: 'spot' },
  strikeLevel: 'strike',
  cost: 'Costs today',
  positions: { coveredCall: 'Covered call', protectivePut: 'Protective put', straddle: 'Straddle', callSpread: 'Call spread' },
  positionTexts: {
    coveredCall: 'One staked token at expiry, one call sold at {leg1}. Staking means that less than a token has to be bought today.',
    protectivePut: 'One staked token at expiry, one put bought at {leg1}. Staking means that less than a token has to be bought today.',
    straddle: 'One call and one put bought at {leg0}.',
    callSpread: 'One call bought at {leg0}, one sold at {leg1}.',
  },
  method: 'S spot, K strike, T time to expiry, σ volatility, r rate, q carry yield, h failures a year, R recovery, k cost of a hedge, Δt time between hedges, n their number, g size of a gap. φ is 1 for a call and −1 for a put; N is the normal distribution. The second and third formulas are those of European options without jumps; jumps are a Poisson mixture of them, and early exercise adds what American options are worth beyond them.',
  assumptions: [
    'The price moves without a trend of its own beyond rate minus carry yield, with constant volatility.',
    'Jumps come at random (Merton) and their sizes are log-normal.',
    'When the contract fails, the holder gets the recovered share of the option’s value just before.',
    'The seller hedges at even intervals and pays the hedge cost each time (Leland).',
    'A year has 365.25 days.',
  ],
  words: {
    token: 'Market',
    tokenUnknown: 'your own numbers',
    noAnswers: { impliedVolatility: 'Give a market premium to see it.' },
    fieldTitles: {
      spot: 'Spot price',
      strike: 'Strike',
      expiryYears: 'Time to expiry',
      carryYield: 'Carry yield',
      blockSeconds: 'Block time',
      hedgeEveryBlocks: 'Blocks between hedges',
      failureHazard: 'Failures a year',
      recovery: 'Recovered share',
      jumpIntensity: 'Jumps a year',
      jumpMean: 'Mean jump',
      jumpVolatility: 'Spread of jumps',
      gapSize: 'Gap size',
      marketPremium: 'Market premium',
      intrinsic: 'Intrinsic value',
      probabilityInTheMoney: 'Chance in the money',
      lelandVolatility: 'Volatility with hedging costs',
      hedgeErrorStd: 'Hedging error',
      blockGapProbability: 'Chance of a gap in a block',
      failure: 'Contract failure',
      hedgingCost: 'Hedging cost',
    },
    fieldHelp: {},
    choices: { call: 'Call', put: 'Put', european: 'European', american: 'American' },
  },
};

/** Words of the page around it; posts do not carry them. */
export const page = {
  title: 'Token option calculator',
  question: 'What is an option worth where time moves in blocks and contracts can fail?',
  about: 'Premium, Greeks, hedging costs and contract risk of European and American options on tokens, computed in your browser.',
};
