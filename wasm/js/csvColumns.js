// SPDX-License-Identifier: MIT
/**
 * What the columns of a table mean, from the spellings that exports and dashboards use.
 * @module
 */

/**
 * @typedef {'date'|'amount'|'label'|'category'|'supply'|'price'|'cap'|'kind'|'start'|'end'|'period'|'count'|'amountEach'|'upfront'|'cliff'|'duration'} Role
 * @typedef {'days'|'weeks'|'months'|'years'|'seconds'|'percent'|null} Unit
 * @typedef {{index: number, name: string, unit: Unit}} Column
 * @typedef {Map<Role, Column>} Columns
 */

/** Spellings in order of preference, lower case, letters and digits only, without units. @type {[Role, string[]][]} */
const SPELLINGS = [
  [
    'date',
    [
      'date',
      'unlockdate',
      'vestingdate',
      'releasedate',
      'day',
      'snappedat',
      'datetime',
      'timestamp',
      'timeclose',
      'time',
      'unixtimestamp',
      'unixtime',
      'unix',
      'year',
    ],
  ],
  [
    'supply',
    [
      'circulatingsupply',
      'circulating',
      'circulatingtokens',
      'totalcirculating',
      'splycur',
      'cumulativesupply',
      'cumulativeunlocked',
      'cumulative',
      'supply',
      'totalsupply',
    ],
  ],
  ['price', ['price', 'close', 'closingprice', 'closeprice']],
  ['cap', ['marketcap', 'marketcapitalization', 'marketcapitalisation', 'mcap', 'cap', 'capmrktcur']],
  ['kind', ['kind', 'unlocktype', 'releasetype', 'type', 'method', 'schedule']],
  ['start', ['startdate', 'start', 'starttime', 'begindate', 'begin', 'vestingstart', 'from']],
  ['end', ['enddate', 'end', 'endtime', 'vestingend', 'until', 'to']],
  ['period', ['period', 'interval', 'stepduration', 'frequency', 'every']],
  ['count', ['count', 'steps', 'numberofsteps', 'numberofperiods', 'instalments', 'installments']],
  ['amountEach', ['amounteach', 'amountperstep', 'amountperperiod', 'eachamount']],
  ['upfront', ['upfrontshare', 'upfront', 'tgeunlock', 'tge', 'initialunlock', 'initialrelease']],
  ['cliff', ['cliff', 'cliffduration', 'clifflength']],
  ['duration', ['duration', 'vestingduration', 'vestingperiod', 'vesting', 'vestingterm', 'length']],
  [
    'amount',
    [
      'amount',
      'tokens',
      'tokenamount',
      'unlockamount',
      'tokensunlocked',
      'unlocked',
      'unlock',
      'unlocks',
      'released',
      'release',
      'emission',
      'emissions',
      'quantity',
      'qty',
      'numberoftokens',
      'totalamount',
      'total',
    ],
  ],
  [
    'label',
    [
      'label',
      'name',
      'allocation',
      'allocationname',
      'tranche',
      'recipient',
      'receiver',
      'beneficiary',
      'bucket',
      'section',
      'group',
      'round',
    ],
  ],
  ['category', ['category']],
];

/** @type {[RegExp, Unit][]} */
const UNITS = [
  [/(?:^|[^a-z])secs?(?:$|[^a-z])|second|stepduration/i, 'seconds'],
  [/day/i, 'days'],
  [/week/i, 'weeks'],
  [/month|(?:^|[^a-z])mos?(?:$|[^a-z])/i, 'months'],
  [/year|(?:^|[^a-z])yrs?(?:$|[^a-z])/i, 'years'],
  [/%|percent|pct/i, 'percent'],
];

/**
 * @param {string[]} header
 * @returns {Columns}
 */
export function findColumns(header) {
  const spellings = header.map(spellingsOf);
  /** @type {Columns} */
  const columns = new Map();
  const taken = new Set();
  for (const [role, names] of SPELLINGS) {
    const index = indexOfFirst(names, spellings, taken, role);
    if (index === -1) continue;
    taken.add(index);
    const name = header[index] ?? '';
    columns.set(role, { index, name: name.trim(), unit: UNITS.find(([pattern]) => pattern.test(name))?.[1] ?? null });
  }
  return columns;
}

/** @param {string[]} names @param {string[][]} spellings @param {Set<number>} taken @param {Role} role */
function indexOfFirst(names, spellings, taken, role) {
  for (const name of names) {
    const index = spellings.findIndex(
      (own, i) => !taken.has(i) && own.includes(name) && !(role === 'amount' && own[0]?.endsWith('usd')),
    );
    if (index !== -1) return index;
  }
  return -1;
}

/** A header as it stands, without what is in brackets, without a currency and without a unit. @param {string} name */
function spellingsOf(name) {
  const plain = letters(name);
  const bare = letters(name.replace(/[([{].*$/, ''));
  return [
    plain,
    bare,
    ...[plain, bare].flatMap((text) => [
      text.replace(/usd$|^usd/, ''),
      text.replace(/(?:in)?(?:seconds?|secs?|days?|weeks?|months?|mos?|years?|yrs?|percent|pct|share)$/, ''),
    ]),
  ];
}

/** @param {string} text */
const letters = (text) => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** @typedef {'amounts'|'supply'|'priceHistory'|'schedule'} Format */

/**
 * Which of the formats the columns make, or null.
 * @param {Columns} columns
 * @returns {Format | null}
 */
export function formatOf(columns) {
  const has = (/** @type {Role[]} */ ...roles) => roles.every((role) => columns.has(role));
  const amounts = has('amount') || has('amountEach');
  if (amounts && (has('kind') || has('end') || has('duration') || has('period')))
    return has('start') || has('date') ? 'schedule' : null;
  if (has('date', 'amount', 'label')) return 'amounts'; // a supply beside it is then a running total of the label
  if (has('date', 'supply')) return 'supply';
  if (has('date', 'price', 'cap')) return 'priceHistory';
  return has('amount') && (has('date') || has('start')) ? 'amounts' : null;
}

/** Columns of a table pasted without a header: only `date, amount, label` is plain enough. @returns {Columns} */
export function assumedColumns() {
  return new Map([
    ['date', { index: 0, name: 'date', unit: null }],
    ['amount', { index: 1, name: 'amount', unit: null }],
    ['label', { index: 2, name: 'label', unit: null }],
  ]);
}
