// SPDX-License-Identifier: MIT
// Faults to plant in C++: small changes of one line that compile and mean something else.

/**
 * @typedef {object} Fault
 * @property {string} file from the root
 * @property {number} line from 1
 * @property {string} kind
 * @property {string} before the line as it is, trimmed
 * @property {string} after  the line as planted, trimmed
 * @property {string} text   the whole file as planted
 */

/** Changes of one place each: the pattern finds it, `into` makes of the match what stands there instead. @type {{kind: string, pattern: RegExp, into: (match: RegExpMatchArray) => string}[]} */
const kinds = [
  { kind: 'sign', pattern: /(?<=[\w)\]] )[+-](?= [\w(])/g, into: ([sign]) => (sign === '+' ? '-' : '+') },
  { kind: 'term', pattern: /(?<=[\w)\]]) [+-] [\w.:]+(?:\([^()]*\))?(?=[;,)]| [+-] )/g, into: () => '' },
  { kind: 'product', pattern: /(?<=[\w)\]] )[*/](?= [\w(])/g, into: ([sign]) => (sign === '*' ? '/' : '*') },
  { kind: 'kink', pattern: /(?<= )(?:<=?|>=?)(?= )/g, into: ([sign]) => (sign.length === 2 ? sign.slice(0, 1) : `${sign}=`) },
  { kind: 'turned', pattern: /(?<= )(?:<=?|>=?)(?= )/g, into: ([sign]) => (sign.startsWith('<') ? sign.replace('<', '>') : sign.replace('>', '<')) },
  { kind: 'equal', pattern: /(?<= )[=!]=(?= )/g, into: ([sign]) => (sign === '==' ? '!=' : '==') },
  { kind: 'logic', pattern: /(?<= )(?:&&|\|\|)(?= )/g, into: ([sign]) => (sign === '&&' ? '||' : '&&') },
  { kind: 'constant', pattern: /(?<=[ (*/+-])\d+\.\d+(?=[ ;),*/+-])/g, into: ([number]) => (Number(number) === 0 ? '0.1' : String(Number((Number(number) * 1.1).toPrecision(15)))) },
  { kind: 'constant', pattern: /(?<=[*/+-] )\d(?=[ ;),])|(?<=[ (])\d(?= [*/+-] )/g, into: ([number]) => String(Number(number) + 1) },
  { kind: 'extreme', pattern: /(?<=std::f?)(?:min|max)(?=\()/g, into: ([name]) => (name === 'min' ? 'max' : 'min') },
];

/** A loop's end one too far is out of bounds, which the sanitizers are for; words and declarations mean nothing to results. @param {string} line */
const isLeftAlone = (line) => /^\s*(\/\/|#|for \(|static_assert|template|using|namespace|case |TVD_PROSE)|["']|TVD_PROSE|reserve\(|resize\(|\[[^\]]* [+-] /.test(line);

/** @param {string} line code without its comment */
const codeOf = (line) => line.replace(/\s*\/\/.*$/, '');

/** @param {string} line @returns {{kind: string, line: string}[]} */
function faultsIn(line) {
  const code = codeOf(line);
  if (isLeftAlone(code)) return [];
  return kinds.flatMap(({ kind, pattern, into }) => [...code.matchAll(pattern)].map((match) => ({
    kind, line: code.slice(0, match.index) + into(match) + code.slice(match.index + match[0].length),
  })));
}

/** Every fault that can be planted in a file. @param {string} file @param {string} text @returns {Fault[]} */
export function faultsOf(file, text) {
  const lines = text.split('\n');
  return lines.flatMap((line, i) => faultsIn(line).map((one) => ({
    file, line: i + 1, kind: one.kind, before: codeOf(line).trim(), after: one.line.trim(),
    text: [...lines.slice(0, i), one.line, ...lines.slice(i + 1)].join('\n'),
  })));
}

/** @template T @param {T[]} list @param {() => number} next @returns {T[]} in any order */
function shuffled(list, next) {
  const all = [...list];
  for (let i = all.length - 1; i > 0; i -= 1) {
    const j = Math.floor(next() * (i + 1));
    [all[i], all[j]] = [/** @type {T} */ (all[j]), /** @type {T} */ (all[i])];
  }
  return all;
}

/** So many of them, of every kind in turn. @param {Fault[]} all @param {number} count @param {() => number} next @returns {Fault[]} */
export function chosen(all, count, next) {
  const names = [...new Set(all.map(({ kind }) => kind))];
  const queues = names.map((name) => shuffled(all.filter(({ kind }) => kind === name), next));
  /** @type {Fault[]} */
  const picked = [];
  while (picked.length < count && queues.some((queue) => queue.length > 0)) {
    for (const queue of queues) {
      const fault = queue.pop();
      if (fault && picked.length < count) picked.push(fault);
    }
  }
  return picked;
}
