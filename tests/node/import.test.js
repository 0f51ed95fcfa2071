// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';

import { importLimits, importSteps, importTable, sizeProblem } from '../../wasm/js/import.js';
import { daysFromIsoDate, isoDateFromDays, yearsBetween } from '../../wasm/js/dates.js';
import { evaluate } from './support/schedule.js';
import { breakRows, priceHistory, unlockTable } from './support/tables.js';
import { quickest } from '../support/quickest.js';

const today = '2026-01-01';
const read = (/** @type {string} */ text, options = {}) => importTable(text, { today, ...options });
const messages = (/** @type {{problems: {message: string}[]}} */ result) => result.problems.map((p) => p.message);
/** Years from today, as the import counts them. @param {string} date */
const at = (date) => yearsBetween(today, date);

/** What a release adds after today in all. @param {any} release */
const total = ({ kind, amount, points }) => (kind === 'cliff' ? amount : points.at(-1).supply - points[0].supply);

test('date, amount, label become a cliff for each date of a label', () => {
  const result = read('date,amount,label\n2026-03-14,1000,Team\n2026-02-01,2.5M,Seed investors\n2026-03-14,500,Team\n');
  assert.equal(result.format, 'amounts');
  assert.deepEqual(result.releases, [
    { kind: 'cliff', label: 'Team', category: 'team', year: at('2026-03-14'), amount: 1500 },
    { kind: 'cliff', label: 'Seed investors', category: 'investors', year: at('2026-02-01'), amount: 2.5e6 },
  ]);
  assert.deepEqual([result.rows, result.read, result.summary], [3, 3, '3 rows were read.']);
  assert.deepEqual([result.from, result.to], ['2026-02-01', '2026-03-14']);
});

test('rows up to today are counted out and said', () => {
  const result = read('date,amount\n2025-06-01,100\n2026-01-01,50\n2026-01-02,7');
  assert.deepEqual(result.releases.map(total), [7]);
  assert.equal(result.released, 150);
  assert.deepEqual(result.notes, [
    '2 rows up to 2026-01-01 (150 tokens) are not counted: the supply of today already holds them.',
  ]);
});

test('a table wholly in the past says that nothing is left', () => {
  const result = read('date,amount\n2025-06-01,100');
  assert.deepEqual(result.releases, []);
  assert.match(result.notes.join(' '), /nothing is left to come\. Choose an earlier day/);
});

test('a label with more than 24 dates becomes one curve of jumps', () => {
  const rows = Array.from({ length: 25 }, (_, i) => `${isoDateFromDays(20_500 + 30 * i)},10,Rewards`);
  const {
    releases: [curve],
  } = read(`date,amount,label\n${rows.join('\n')}`);
  assert.equal(curve.kind, 'curve');
  assert.deepEqual(curve.points.slice(0, 3), [
    { year: 0, supply: 0 },
    { year: (20_500 - (daysFromIsoDate(today) ?? 0)) / 365.25, supply: 0 },
    { year: (20_500 - (daysFromIsoDate(today) ?? 0)) / 365.25, supply: 10 },
  ]);
  assert.equal(curve.points.length, 51);
  assert.equal(curve.points.at(-1).supply, 250);
});

test('a curve of burns starts from a level that keeps it at 0 or above', () => {
  const rows = Array.from({ length: 30 }, (_, i) => `${isoDateFromDays(20_500 + i)},-10,Burn`);
  const {
    releases: [curve],
  } = read(`date,amount,label\n${rows.join('\n')}`);
  assert.equal(curve.category, 'burn');
  assert.deepEqual([curve.points[0].supply, curve.points.at(-1).supply], [300, 0]);
});

test('the releases of any table add up to the amounts after today, label by label', () => {
  const row = fc.record({
    days: fc.integer({ min: 20_000, max: 24_000 }),
    amount: fc.integer({ min: 1, max: 1e9 }),
    label: fc.constantFrom('A', 'B', 'C'),
  });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 120 }), (rows) => {
      const result = read(
        `date,amount,label\n${rows.map((r) => `${isoDateFromDays(r.days)},${r.amount},${r.label}`).join('\n')}`,
      );
      assert.equal(result.read, rows.length);
      for (const label of ['A', 'B', 'C']) {
        const future = rows.filter((r) => r.label === label && r.days > (daysFromIsoDate(today) ?? 0));
        assert.equal(
          result.releases.filter((r) => r.label === label).reduce((sum, r) => sum + total(r), 0),
          future.reduce((sum, r) => sum + r.amount, 0),
        );
      }
    }),
  );
});

test('a curve and the same amounts as single cliffs give the same ratios', () => {
  const rows = Array.from({ length: 30 }, (_, i) => ({ date: isoDateFromDays(20_480 + 50 * i), amount: 1000 * (i + 1) }));
  const { releases } = read(`date,amount,label\n${rows.map((r) => `${r.date},${r.amount},x`).join('\n')}`);
  const cliffs = rows.map((r) => ({ kind: 'cliff', year: r.date, amount: r.amount }));
  const of = (/** @type {any[]} */ list) =>
    evaluate({ initialSupply: 1e6, releases: list }, today, 5, 0.95).timeWeightedDilutedPriceRatio;
  assert.ok(Math.abs(of(releases) - of(cliffs)) < 1e-12);
});

test('date, supply becomes a curve, and the supply of today is read between its days', () => {
  const result = read('Date;Circulating Supply\n2025-12-31;1.000.000,0\n2026-01-02;1.000.200,0\n2027-01-01;2.000.000,5');
  assert.equal(result.format, 'supply');
  assert.equal(result.initialSupply, 1_000_100);
  assert.deepEqual(
    result.releases.map((r) => [r.kind, r.label, r.points.length]),
    [['curve', 'Imported supply', 3]],
  );
  assert.deepEqual(result.releases[0].points[2], { year: at('2027-01-01'), supply: 2_000_000.5 });
});

test('supply that begins after today leaves the supply of today to the reader', () => {
  const result = read('date,supply\n2026-06-01,5\n2026-07-01,6');
  assert.equal(result.initialSupply, undefined);
  assert.match(result.notes.join(), /begins on 2026-06-01, after today/);
});

test('a day that comes twice is used once, and said', () => {
  const result = read('date,supply\n2026-06-01,5\n2026-06-01,7\n2026-07-01,8');
  assert.deepEqual(
    result.releases[0].points.map((/** @type {any} */ p) => p.supply),
    [7, 8],
  );
  assert.deepEqual(result.notes.slice(0, 1), ['1 row repeats a day; the last of each day is used.']);
});

test('a price history becomes the supply that is market cap over price', () => {
  const result = read(priceHistory({ rows: 1000 }), { today: '2021-01-01' });
  assert.equal(result.format, 'priceHistory');
  assert.equal(result.read, 1000);
  const { points } = result.releases[0];
  assert.ok(Math.abs(points[999].supply - (1e8 + 1e5 * 999)) < 1);
  assert.ok(Math.abs((result.initialSupply ?? 0) - 1e8) < 1 && (result.price ?? 0) > 0);
});

test('a price history that ends before today says which day to choose', () => {
  assert.match(
    read(priceHistory({ rows: 10 })).notes.join(),
    /ends on 2021-01-10: nothing is left to come\. Choose 2021-01-01 as today/,
  );
});

test('headers of market-data sites are known', () => {
  for (const header of [
    'snapped_at,price,market_cap,total_volume',
    'Date,Close,Market Cap,Volume',
    'time,PriceUSD,CapMrktCurUSD,x',
    'Date,Price (USD),Market cap (USD),v',
  ])
    assert.deepEqual([header, read(`${header}\n2026-02-01,2,200,9`).format], [header, 'priceHistory']);
  const quotes = read(
    'timeOpen;timeClose;name;open;close;volume;marketCap;circulatingSupply;timestamp\n"2026-02-01T00:00:00.000Z";"x";"2781";1;2;3;200;100;"2026-02-01T23:59:59.999Z"',
  );
  assert.deepEqual([quotes.format, quotes.releases[0].points[0].supply, quotes.read], ['supply', 100, 1]);
});

test('amounts by label go before a running total, a running total before amounts without labels', () => {
  assert.equal(read('date,amount,cumulative,label\n2026-06-01,5,5,a').format, 'amounts');
  assert.equal(read('date,unlocked,circulating supply\n2026-06-01,5,105').format, 'supply');
});

test('rows of cliffs, linear streams, steps and grants become one release each', () => {
  const result = read(
    [
      'kind,label,category,startDate,endDate,amount,period,count,cliff (months),duration (months),TGE unlock',
      'cliff,Public sale,investors,2026-06-01,,1000000,,,,,',
      'linear,Team,,2025-01-01,2029-01-01,"4,000,000",,,,,',
      'step,Rewards,,1767225600,,10k,30 days,12,,,',
      'vest,Seed round,,2026-03-01,,6M,1 month,,12,48,10%',
    ].join('\n'),
  );
  assert.deepEqual(messages(result), []);
  assert.deepEqual(result.releases, [
    { kind: 'cliff', label: 'Public sale', category: 'investors', year: at('2026-06-01'), amount: 1e6 },
    { kind: 'linear', label: 'Team', category: 'team', startYear: at('2025-01-01'), endYear: at('2029-01-01'), amount: 4e6 },
    {
      kind: 'step',
      label: 'Rewards',
      category: 'rewards',
      startYear: 0,
      periodYears: 30 / 365.25,
      count: 12,
      amountEach: 10_000,
    },
    {
      kind: 'vest',
      label: 'Seed round',
      category: 'investors',
      startYear: at('2026-03-01'),
      durationYears: 4,
      amount: 6e6,
      upfrontShare: 0.1,
      cliffYears: 1,
      catchUp: true,
      cliffInDuration: true,
      periodYears: 1 / 12,
    },
  ]);
  assert.equal(result.notes.length, 2);
});

test('the contract’s own names of fields are headers, the year of a cliff among them', () => {
  const alone = read('kind,label,year,amount\ncliff,A,2026-07-01,5');
  assert.deepEqual(messages(alone), []);
  assert.deepEqual(alone.releases, [{ kind: 'cliff', label: 'A', category: 'other', year: at('2026-07-01'), amount: 5 }]);
  const beside = read(
    ['kind,label,startYear,endYear,amount,year', 'linear,B,2026-02-01,2027-02-01,7,', 'cliff,A,,,5,2026-07-01', 'cliff,C,2026-08-01,,6,'].join('\n'),
  );
  assert.deepEqual(messages(beside), []);
  const years = Object.fromEntries(beside.releases.map((/** @type {any} */ r) => [r.label, r.year ?? r.startYear]));
  assert.deepEqual(years, { A: at('2026-07-01'), B: at('2026-02-01'), C: at('2026-08-01') });
});

test('rows of dashboards in Unix seconds are read', () => {
  const result = read(
    'type,start,end,stepDuration,steps,amount,receiver\ncliff,1798761600,,,,5e6,Airdrop\nlinear,1735689600,1861920000,,,1e7,Team\nstep,1767225600,,2629743,36,100000,Investors',
  );
  assert.deepEqual(messages(result), []);
  assert.deepEqual(
    result.releases.map((r) => [r.kind, r.label]),
    [
      ['cliff', 'Airdrop'],
      ['linear', 'Team'],
      ['step', 'Investors'],
    ],
  );
  assert.equal(result.releases[2].periodYears, 2629743 / 31557600);
});

test('without a kind the filled cells tell it', () => {
  const result = read(
    'label,start,end,amount,period,count\na,2026-06-01,,1,,\nb,2026-06-01,2027-06-01,1,,\nc,2026-06-01,,1,1 month,3',
  );
  assert.deepEqual(
    result.releases.map((r) => r.kind),
    ['cliff', 'linear', 'step'],
  );
});

test('a column named type that holds recipients is a label', () => {
  const result = read('date,amount,type\n2026-06-01,5,Team');
  assert.deepEqual([result.format, result.releases[0].label], ['amounts', 'Team']);
});

test('every way a schedule row can be wrong has a sentence', () => {
  const row = (/** @type {string} */ text) =>
    messages(
      read(`kind,label,start,end,amount,period,count,cliff,duration,upfront\nlinear,ok,2026-01-01,2027-01-01,5,,,,,\n${text}`),
    );
  assert.deepEqual(row('vest,x,2026-01-01,,5,,,Q3,36,'), ['Row 3, column "cliff": "Q3" is not a number of months.']);
  assert.deepEqual(row('vest,x,2026-01-01,,5,,,18,12,'), [
    'Row 3, column "cliff": the cliff (18) ends after the vesting (12). Make the vesting longer.',
  ]);
  assert.deepEqual(row('vest,x,2026-01-01,,-5,,,0,12,'), ['Row 3, column "amount": "-5" is below 0: a grant cannot burn.']);
  assert.deepEqual(row('vest,x,2026-01-01,,5,,,0,12,40'), ['Row 3, column "upfront": "40" is more than all. Write 25% or 0.25.']);
  assert.deepEqual(row('linear,x,2027-01-01,2026-01-01,5,,,,,'), [
    'Row 3, column "end": "2026-01-01" is not after the start (2027-01-01).',
  ]);
  assert.deepEqual(row('step,x,2026-01-01,,5,30,12,,,'), [
    'Row 3, column "period": "30" has no unit. Write 30 days, 1 month or 1 year.',
  ]);
  assert.deepEqual(row('step,x,2026-01-01,,5,1 month,2.5,,,'), ['Row 3, column "count": "2.5" is not a whole number above 0.']);
  assert.deepEqual(row('exponential,x,2026-01-01,,5,,,,,'), [
    'Row 3, column "kind": "exponential" is not a kind of release. Write cliff, linear, step or vest.',
  ]);
  assert.deepEqual(row('cliff,x,,,5,,,,,'), ['Row 3, column "start": the cell is empty. Enter a date such as 2026-03-14.']);
  assert.deepEqual(row('cliff,x,2026-06-01,,20%,,,,,'), [
    'Row 3, column "amount": "20%" is a share. Enter a number of tokens, such as 1,000,000 or 2.5M.',
  ]);
});

test('good rows are kept and bad rows listed in order, whatever is wrong with them', () => {
  const result = read('date,amount,label\n2026-06-01,5,a\nsoon,5,a\n2026-06-02,,a\n2026-06-03,6,a,b\n2026-06-04,7,a');
  assert.deepEqual(result.releases.map(total), [5, 7]);
  assert.deepEqual(
    result.problems.map((p) => [p.row, p.column]),
    [
      [3, 'date'],
      [4, 'amount'],
      [5, ''],
    ],
  );
  assert.equal(result.summary, '2 rows were read; 3 were left out.');
});

test('a row with two bad cells is one row left out', () => {
  const result = read('date,amount\nx,y\n2026-06-01,5');
  assert.deepEqual([result.problemCount, result.rows, result.read], [2, 2, 1]);
});

test('dates that can be two days are reported until the reader chooses', () => {
  const text = 'date,amount\n03/04/2026,5\n05/06/2026,6';
  assert.equal(read(text).read, 0);
  assert.equal(read(text).datesUnclear, true);
  assert.equal(read(text, { dateOrder: 'dmy' }).datesUnclear, undefined);
  assert.match(messages(read(text))[0] ?? '', /can be 2026-04-03 or 2026-03-04/);
  assert.deepEqual(
    read(text, { dateOrder: 'dmy' }).releases.map((r) => r.year),
    [at('2026-04-03'), at('2026-06-05')],
  );
  assert.deepEqual(
    read(text, { dateOrder: 'mdy' }).releases.map((r) => r.year),
    [at('2026-03-04'), at('2026-05-06')],
  );
});

test('an amount that can be read in two ways is read and said', () => {
  assert.deepEqual(read('date\tamount\n2026-06-01\t1,234').notes, ['"1,234" is read with the comma between thousands.']);
});

test('a paste without a header is read when it is plainly date, amount, label', () => {
  const result = read('2026-06-01\t1,000,000\tTeam\n2026-07-01\t5\tTeam');
  assert.deepEqual([result.rows, result.read, result.releases.length], [2, 2, 2]);
  assert.equal(read('2026-06-01,5\n2026-07-01,6').format, null);
});

test('what is no table is refused with a sentence', () => {
  assert.deepEqual(messages(read('')), ['There is nothing to import: the table is empty.']);
  assert.deepEqual(messages(read('hello\nworld')), [
    'This is not a table: no commas, semicolons or tabs separate its columns. Start with a header such as date,amount,label.',
  ]);
  assert.deepEqual(messages(read('foo,bar\n1,2')), [
    'The columns "foo", "bar" do not make a schedule. Name them date,amount,label or date,supply, or date,price,market cap, or kind,start,end,amount,label.',
  ]);
  assert.equal(read('foo,bar\n1,2').summary, 'Nothing was read.');
});

test('a header alone is a table of no rows', () => {
  const result = read('date,amount,label');
  assert.deepEqual([result.format, result.releases, result.summary], ['amounts', [], '0 rows were read.']);
});

test('labels are plain text of limited length', () => {
  const label = (/** @type {string} */ text) => read(`date,amount,label\n2026-06-01,5,"${text}"`).releases[0].label;
  assert.equal(label('<img src=x onerror=alert(1)>'), '<img src=x onerror=alert(1)>');
  assert.equal(label('a\u0000b\u202e\tc\n d'), 'a b c d');
  assert.equal([...label('😀'.repeat(200))].length, 80);
  assert.equal(label('__proto__'), '__proto__');
  assert.equal(label('  '), 'Imported');
});

test('categories follow from the words of a label', () => {
  const category = (/** @type {string} */ text) => read(`date,amount,label\n2026-06-01,5,${text}`).releases[0].category;
  assert.deepEqual(
    ['Team & advisors', 'Series A', 'DAO treasury', 'Staking rewards', 'Liquidity', 'Airdrop', 'Token burn', 'Xyz'].map(category),
    ['team', 'investors', 'treasury', 'rewards', 'liquidity', 'community', 'burn', 'other'],
  );
});

test('more labels than a chart can show are added up', () => {
  const rows = Array.from({ length: 300 }, (_, i) => `2026-06-01,${i + 1},Label ${i}`);
  const result = read(`date,amount,label\n${rows.join('\n')}`);
  assert.equal(result.releases.length, 100);
  assert.equal(result.releases.at(-1).label, 'Other (201 labels)');
  assert.equal(
    result.releases.map(total).reduce((a, b) => a + b),
    (300 * 301) / 2,
  );
});

test('100,000 rows are read whole, hardly slower than they can be split into numbers, and in short slices', () => {
  const text = unlockTable({ rows: 100_000, firstDay: 20_455 });
  const result = read(text);
  const splitting = () => text.split('\n').map((line) => line.split(',').map(Number));
  const [reading, least] = quickest([() => read(text), splitting], 3);
  assert.deepEqual([result.read, result.problemCount, result.releases.length], [100_000, 0, 8]);
  assert.ok(reading < 15 * least, `${reading} ms against ${least} ms`);
  const steps = importSteps(text, { today });
  /** @type {number[]} */
  const shares = [];
  for (let step = steps.next(); !step.done; step = steps.next()) shares.push(step.value);
  assert.ok(shares.length > 50, 'it can be paused often');
  assert.ok(
    shares.every((share, i) => share >= (shares[i - 1] ?? 0) && share <= 1),
    'progress only grows',
  );
});

test('in a large table every broken row is counted, and none takes a good row with it', () => {
  const whole = unlockTable({ rows: 20_000, firstDay: 20_455 });
  const { text, broken } = breakRows(whole, 7);
  const result = read(text);
  assert.deepEqual([result.rows, result.read, result.problemCount], [20_000, 20_000 - broken, broken]);
  assert.equal(result.problems.length, 200, 'a list nobody reads to the end is cut');
});

test('progress is told from 0 to 1', () => {
  /** @type {number[]} */
  /** @type {number[]} */
  const shares = [];
  read(unlockTable({ rows: 30_000 }), { progress: (/** @type {number} */ share) => shares.push(share) });
  assert.ok(shares.length > 5 && Math.max(...shares) <= 1);
});

test('a file of 50 MB and a table of a million rows are refused with the limit', () => {
  assert.equal(
    sizeProblem(50e6),
    'This table has 50 MB; up to 30 MB can be read. Leave out columns, or add up the rows of each day and label.',
  );
  assert.equal(sizeProblem(importLimits.characters), '');
  assert.deepEqual(messages(read('x'.repeat(50_000_000))), [sizeProblem(50e6)]);
  const million = `date,amount\n${'2026-06-01,5\n'.repeat(1_000_000)}`;
  assert.deepEqual(messages(read(million)), [
    'This table has more than 500,000 rows. Add up the rows of each day and label, or import a part of it.',
  ]);
});

test('a schedule of a million streams is refused, one of many cliffs is bundled', () => {
  const streams = `kind,start,end,amount\n${'linear,2026-06-01,2027-06-01,5\n'.repeat(3_000)}`;
  assert.match(messages(read(streams))[0] ?? '', /more than 2,000 streams, steps and grants/);
  const rows = Array.from({ length: 3_000 }, (_, i) => `cliff,${isoDateFromDays(20_500 + i)},5,x`);
  assert.deepEqual(
    read(`kind,start,amount,label\n${rows.join('\n')}`).releases.map((r) => [r.kind, total(r)]),
    [['curve', 15_000]],
  );
});

test('any text gives a result and no exception', () => {
  const piece = fc.constantFrom(
    'date',
    'amount',
    'label',
    'supply',
    'kind',
    'start',
    'linear',
    ',',
    ';',
    '\n',
    '"',
    '2026-06-01',
    '1,5',
    '9',
    '=',
    '\0',
    '-',
    '%',
    'price',
    'cap',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => {
      const result = read(pieces.join(''));
      assert.ok(result.read >= 0 && result.read <= result.rows, `${result.read} of ${result.rows}`);
      for (const { message } of result.problems) assert.match(message, /\.$/);
    }),
    { numRuns: 2000 },
  );
});

test('today must be a date', () => {
  assert.throws(() => importTable('date,amount', { today: 'now' }), /today must be a date such as 2026-03-14; got "now"/);
});
