// SPDX-License-Identifier: MIT
/**
 * A link into state. Anything may stand in an address: what is not understood is kept and reported, what is
 * wrong falls back and is reported, and nothing of it can reach an object's prototype.
 * @module
 */
import { defaultOf, kindField, nodeAt } from '../schema.js';
import { formatPath, getAt, setAt } from '../state.js';
import { viewKeys } from './keys.js';
import { migrated, migrations as knownMigrations } from './migrations.js';
import { decodeValue, unescapeText } from './rows.js';
import { escapeText, isRecord } from './values.js';

/** @typedef {import('./keys.js').LinkState} LinkState */
/** @typedef {import('../types.js').Violation} Violation */
/** @typedef {import('../types.js').CalculatorSchema} CalculatorSchema */
/** @typedef {[string, string]} Pair */
/** @typedef {{schemas: Record<string, CalculatorSchema>, base: import('./keys.js').BaseOf, migrations?: readonly import('./migrations.js').Migration[]}} DecodeContext */

/** Longest plain link read; a packed one may unfold to this. */
export const longestPlain = 262_144;
/** More pairs than any link of ours has. */
const mostPairs = 4000;
const longestKey = 120;
const longestViewText = 200;

/** WordPress adds its own secret behind ours. @param {string} hash @returns {string} our part, without '#' */
export function ownPart(hash) {
  const whole = hash.replace(/^#?/, '#');
  const cut = whole.lastIndexOf('#?secret=');
  return whole.slice(1, cut < 0 ? undefined : Math.max(cut, 1));
}

/** @param {string} text @returns {{calculator: string, version: number|null, query: string}|null} */
export function headOf(text) {
  const match = text.match(/^([A-Za-z][\w-]{0,40})(?:@(\d{1,6}))?(?:\?([^]*))?$/);
  if (!match) return null;
  return { calculator: match[1] ?? '', version: match[2] === undefined ? null : Number(match[2]), query: match[3] ?? '' };
}

/** @param {string} query @returns {Pair[]} still escaped */
export function pairsOf(query) {
  return query.split('&').filter(Boolean).slice(0, mostPairs).map((part) => {
    const at = part.indexOf('=');
    return at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
  });
}

/**
 * @param {string} hash with or without '#', as the browser gives it; plain form (see unpackLink)
 * @param {DecodeContext} context
 * @returns {LinkState|null} null: not a link of ours; with an empty calculator: of a calculator not known here
 */
export function decodeLink(hash, { schemas, base, migrations = knownMigrations }) {
  const own = ownPart(hash);
  const head = own.length <= longestPlain ? headOf(own) : null;
  if (!head) return null;
  const schema = Object.hasOwn(schemas, head.calculator) ? schemas[head.calculator] : undefined;
  if (!schema) return head.version === null ? null : unknownCalculator(head.calculator);
  const version = head.version ?? schema.version;
  const pairs = migrated(schema.id, version, schema.version, pairsOf(head.query), migrations);
  const state = new Reader(schema, base).read(pairs);
  if (version > schema.version) state.problems.unshift({ path: '', rule: 'newerLink', value: version, limit: schema.version });
  return { ...state, version };
}

/** @param {string} name @returns {LinkState} */
function unknownCalculator(name) {
  return {
    calculator: '', version: 0, preset: null, inputs: {}, inputsB: null, presetB: null, view: {}, unknown: [],
    problems: [{ path: '', rule: 'unknownCalculator', text: name }],
  };
}

/** Kinds before the fields that depend on them, whole lists before their cells. @param {Pair} a @param {Pair} b */
function byDepth([a], [b]) {
  const depth = a.split('.').length - b.split('.').length;
  return depth || Number(b.endsWith('.kind')) - Number(a.endsWith('.kind'));
}

/** Reads one link; holds what has been read so far. */
class Reader {
  /** @type {Violation[]} */ problems = [];
  /** @type {Pair[]} */ unknown = [];

  /** @param {CalculatorSchema} schema @param {import('./keys.js').BaseOf} base */
  constructor(schema, base) {
    this.schema = schema;
    this.base = base;
  }

  /** @param {Pair[]} pairs @returns {LinkState} */
  read(pairs) {
    const view = this.view(pairs);
    const preset = this.preset(pairs, 'p');
    const ownB = pairs.some(([key]) => key === 'b.p');
    const presetB = ownB ? this.preset(pairs, 'b.p') : preset;
    const rest = pairs.filter(([key]) => !viewKeys.includes(key) && !['p', 'b', 'b.p'].includes(key));
    const ofB = rest.filter(([key]) => key.startsWith('b.'));
    const hasB = ofB.length > 0 || pairs.some(([key]) => key === 'b' || key === 'b.p');
    const inputs = this.fields(rest.filter(([key]) => !key.startsWith('b.')), this.from(preset), '');
    const inputsB = hasB ? this.fields(ofB, ownB && presetB !== null ? this.from(presetB) : inputs, 'b.') : null;
    if (this.unknown.length) {
      const names = this.unknown.map(([key]) => (unescapeText(key) ?? key).slice(0, 30)).slice(0, 5).join(', ');
      this.problems.push({ path: '', rule: 'unknownKey', text: names, value: this.unknown.length });
    }
    return { calculator: this.schema.id, version: this.schema.version, preset, inputs, inputsB, presetB: hasB ? presetB : null, view, unknown: this.unknown, problems: this.problems };
  }

  /** @param {string|null} preset @returns {any} */
  from(preset) {
    return this.base(this.schema.id, preset) ?? this.base(this.schema.id, null) ?? defaultOf(this.schema.inputs);
  }

  /** @param {Pair[]} pairs @param {string} key @returns {string|null} */
  preset(pairs, key) {
    const raw = pairs.findLast(([name]) => name === key)?.[1];
    if (!raw) return null;
    const name = unescapeText(raw) ?? raw;
    if (this.base(this.schema.id, name)) return name;
    this.problems.push({ path: '', rule: 'unknownPreset', text: name.slice(0, 60) });
    return null;
  }

  /** @param {Pair[]} pairs @returns {Record<string, string>} */
  view(pairs) {
    /** @type {Record<string, string>} */
    const view = {};
    for (const [key, raw] of pairs) {
      const text = viewKeys.includes(key) ? unescapeText(raw) : null;
      if (text !== null && text.length <= longestViewText) view[key] = text;
    }
    return view;
  }

  /** @param {Pair[]} pairs @param {any} from @param {string} prefix @returns {any} */
  fields(pairs, from, prefix) {
    let inputs = from;
    for (const [key, raw] of [...pairs].sort(byDepth)) {
      const next = this.field(inputs, key.slice(prefix.length), raw, prefix);
      if (next === undefined) this.unknown.push([key.length <= longestKey ? key : escapeText(key.slice(0, longestKey)), raw]);
      else inputs = next;
    }
    return inputs;
  }

  /** @param {any} inputs @param {string} key @param {string} raw @param {string} prefix @returns {any} undefined: no such field */
  field(inputs, key, raw, prefix) {
    if (key.length > longestKey || !/^[A-Za-z]\w*(\.\w+)*$/.test(key)) return undefined;
    const path = formatPath(key.split('.').map((part) => (/^\d{1,6}$/.test(part) ? Number(part) : part)));
    const node = nodeAt(this.schema.inputs, path, inputs);
    const held = getAt(inputs, path);
    if (!node || held === undefined || isRecord(node)) return undefined;
    const value = decodeValue(node, raw, held, { path: prefix + path, problems: this.problems });
    return this.isKind(path, inputs) ? this.ofKind(inputs, path, value) : setAt(inputs, path, value);
  }

  /** @param {string} path @param {any} inputs @returns {boolean} the field that names a one-of's kind */
  isKind(path, inputs) {
    const at = path.lastIndexOf('.');
    const owner = at < 0 ? null : nodeAt(this.schema.inputs, path.slice(0, at), inputs);
    return Boolean(owner?.oneOf) && path.slice(at + 1) === kindField(/** @type {any} */ (owner));
  }

  /** Another kind: its own defaults under the fields all kinds share. @param {any} inputs @param {string} path @param {string} kind */
  ofKind(inputs, path, kind) {
    const owner = path.slice(0, path.lastIndexOf('.'));
    const node = /** @type {import('../types.js').SchemaNode} */ (nodeAt(this.schema.inputs, owner, inputs));
    const held = getAt(inputs, owner);
    if (held?.[kindField(node)] === kind) return inputs;
    const fresh = defaultOf(node, kind);
    const shared = Object.keys(node.properties ?? {}).filter((name) => Object.hasOwn(held, name));
    return setAt(inputs, owner, { ...fresh, ...Object.fromEntries(shared.map((name) => [name, held[name]])), [kindField(node)]: kind });
  }
}
