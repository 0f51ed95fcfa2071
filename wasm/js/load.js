// SPDX-License-Identifier: MIT
/**
 * An engine as synchronous functions over plain objects: of every calculator (index.js), or of those that a post embeds.
 */
import { blocksOf } from './blocks.js';

// Filled in by the build: the schemas that the core prints, and the package's version.
const schemas = TVD_SCHEMAS;
const version = TVD_VERSION;

/** Inputs that cannot be computed; `violations` says why, one entry per broken rule. */
export class InputError extends Error {
  /** @param {any[]} violations */
  constructor(violations) {
    super(violations.map((violation) => violation.message).join('\n'));
    this.name = 'InputError';
    this.violations = violations;
  }
}

const today = () => new Date().toISOString().slice(0, 10);

/** @param {{ value?: any, violations?: any[] }} answer */
function valueOf(answer) {
  if (answer.violations) throw new InputError(answer.violations);
  return answer.value;
}

/** @param {string} message @param {string} [path] what of the request it is about */
const wrongRequest = (message, path = '') => new InputError([{ path, rule: 'request', value: 0, given: '', minimum: 0, maximum: 0, message }]);

/**
 * The values of an axis: as given, or `count` of them from `from` to `to`.
 * @param {any} axis
 */
function axisValues(axis) {
  if (!axis || typeof axis.path !== 'string') throw wrongRequest('an axis needs the path of an input');
  if (axis.values) return Float64Array.from(axis.values);
  const { from, to, count = 101, scale = 'linear' } = axis;
  if (![from, to, count].every(Number.isFinite) || !Number.isInteger(count) || count < 1 || count > 1e6) {
    throw wrongRequest('an axis needs values, or finite from and to and a count from 1 to 1,000,000');
  }
  if (scale === 'log' && !(from > 0 && to > 0)) throw wrongRequest('a logarithmic axis must lie above 0');
  const last = Math.max(1, count - 1);
  return Float64Array.from({ length: count }, (_, k) => {
    if (k === 0) return from;
    if (k === last) return to;
    return scale === 'log' ? from * (to / from) ** (k / last) : from + ((to - from) * k) / last;
  });
}

/**
 * @param {any} engine
 * @returns {any}
 */
function wrap(engine) {
  /** @type {string[]} */
  const calculators = engine.call('calculators', []);
  /** @param {any} options */
  const dateOf = (options) => String(options?.today ?? today());
  const blocks = blocksOf((name, args) => valueOf(engine.call(name, args)), dateOf, pointsOf);
  const tvd = {
    version: { engine: version, schema: Math.max(...calculators.map((id) => schema(id).version)) },
    calculators,
    schema,
    /** @param {string} id */
    defaults: (id) => valueOf(engine.call('complete', [id, {}, today()])),
    /** @param {string} id @param {any} inputs @param {any} [options] */
    complete: (id, inputs, options) => valueOf(engine.call('complete', [id, inputs, dateOf(options)])),
    /** @param {string} id @param {any} inputs @param {any} [options] */
    check: (id, inputs, options) => engine.call('check', [id, inputs, dateOf(options)]).violations ?? [],
    /** @param {string} id @param {any} [inputs] @param {any} [options] */
    compute: (id, inputs = {}, options) => valueOf(engine.call('compute', [id, inputs, dateOf(options), pointsOf(options)])),
    /** @param {string} id @param {any} inputs @param {any} request @param {any} [options] */
    sweep(id, inputs, request, options) {
      const x = axisValues(request?.x);
      const y = request.y ? axisValues(request.y) : undefined;
      const plane = y ?? new Float64Array(0);
      const answer = engine.call('sweep', [id, inputs, dateOf(options), request.x.path, x, request.y?.path ?? '', plane, String(request.output)]);
      return { x, ...(y && { y }), ...valueOf(answer) };
    },
    /**
     * The weighted sum of one output over several inputs along an axis, as a position of several options is worth. Terms that
     * are `fixed` do not move along it.
     * @param {string} id @param {{inputs: any, weight: number, fixed?: boolean}[]} terms @param {{x: any, output: string}} request @param {any} [options]
     */
    combine(id, terms, { x: axis, output }, options) {
      const x = axisValues(axis);
      const values = new Float64Array(x.length);
      const missing = new Set();
      for (const { inputs, weight, fixed } of terms) {
        const swept = fixed ? { values: tvd.compare(id, [inputs], [output], options), missing: [] } : tvd.sweep(id, inputs, { x: { path: axis.path, values: x }, output }, options);
        values.forEach((_value, i) => { values[i] += weight * swept.values[fixed ? 0 : i]; });
        for (const index of swept.missing) missing.add(index);
      }
      return { x, values, missing: [...missing] };
    },
    /** @param {string} id @param {any} inputs @param {any} request @param {any} [options] */
    tornado: (id, inputs, request, options) =>
      valueOf(engine.call('tornado', [id, inputs, dateOf(options), String(request?.output), Number(request.step ?? 0.1), (request.paths ?? []).map(String)])),
    /** @param {string} id @param {any} inputs @param {any} request @param {any} [options] */
    solve(id, inputs, request, options) {
      const { input, output, target } = request ?? {};
      if (typeof target !== 'number') throw wrongRequest('solve needs a target, a number');
      const [from, to] = ['from', 'to'].map((end) => {
        if (request[end] !== undefined && !Number.isFinite(request[end])) throw wrongRequest(`solve looks between finite numbers: ${end} is none`, end);
        return request[end] ?? NaN;
      });
      return valueOf(engine.call('solve', [id, inputs, dateOf(options), String(input), String(output), target, from, to]));
    },
    /** @param {string} id @param {any[]} scenarios @param {string[]} outputs @param {any} [options] */
    compare: (id, scenarios, outputs, options) => valueOf(engine.call('compare', [id, scenarios, dateOf(options), outputs.map(String)])).values,
    blocks,
  };
  /** @type {Record<string, any>} */
  const direct = {};
  for (const id of calculators) direct[id] = (/** @type {any} */ inputs, /** @type {any} */ options) => tvd.compute(id, inputs, options);
  return Object.freeze({ ...tvd, ...direct });
}

/** @param {string} id */
function schema(id) {
  const found = /** @type {any} */ (schemas)[id];
  if (!found) throw wrongRequest(`there is no calculator "${id}"`);
  return found;
}

/** @param {any} options */
function pointsOf(options) {
  const points = options?.points ?? 400;
  if (!Number.isInteger(points) || points < 0 || points > 100_000) throw wrongRequest('points must be a whole number from 0 to 100,000');
  return points;
}

/** @param {any} wasm */
function engineOptions(wasm) {
  if (wasm === undefined) return defaultEngineOptions();
  if (wasm instanceof WebAssembly.Module) {
    return {
      instantiateWasm(/** @type {any} */ imports, /** @type {any} */ done) {
        WebAssembly.instantiate(wasm, imports).then((instance) => done(instance, wasm));
        return {};
      },
    };
  }
  if (wasm instanceof ArrayBuffer || ArrayBuffer.isView(wasm)) return { wasmBinary: wasm };
  return addressOptions(String(wasm));
}

const inNode = () => typeof process !== 'undefined' && Boolean(process.versions?.node);

async function defaultEngineOptions() {
  return inNode() ? addressOptions(new URL('./tvd-engine.wasm', import.meta.url).href) : {};
}

/**
 * In Node a file is read from disk, since fetch() does not know file addresses.
 * @param {string} address
 */
async function addressOptions(address) {
  if (!inNode() || !address.startsWith('file:')) return { locateFile: () => address };
  const { readFile } = await import('node:fs/promises');
  return { wasmBinary: await readFile(new URL(address)) };
}

/**
 * How an engine is started.
 * @param {(options: any) => Promise<any>} createEngine Emscripten's
 * @returns {(options?: { wasm?: URL | string | ArrayBuffer | Uint8Array | WebAssembly.Module }) => Promise<any>}
 */
export const loaderOf = (createEngine) => async (options = {}) => wrap(await createEngine(await engineOptions(options.wasm)));
