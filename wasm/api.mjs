// SPDX-License-Identifier: MIT
// The part of the package's TypeScript declarations that is the same whatever calculators there are.

/**
 * @param {string} methods declarations of one method per calculator
 */
export const api = (methods) => `/** The name of a calculator. */
export type CalculatorId = keyof Calculators;

/** A list of rows given by its columns, all of one length; the quickest are Float64Arrays. */
export type Columns<Row> = { [Name in keyof Row]-?: ArrayLike<number> | Array<NonNullable<Row[Name]>> };

/** A type with nothing left out, at any depth, and every list as rows. */
export type Complete<T> = T extends Float64Array ? T
  : T extends Record<string, ArrayLike<unknown>> ? never
  : T extends object ? { [K in keyof T]-?: Complete<T[K]> } : T;

/** One reason why inputs cannot be computed. */
export interface Violation {
  /** The field: 'supply.releases[2].endYear'; empty for the whole input. */
  path: string;
  /** The rule that is broken: 'type', 'unknown', 'domain', 'choice', 'order', … */
  rule: string;
  /** What was given, where it is a number; else 0. */
  value: number;
  /** What was given, as text. */
  given: string;
  /** The limits of the rule, where it has any; else 0. */
  minimum: number;
  maximum: number;
  /** A sentence to show to a reader. */
  message: string;
}

/** Thrown when inputs are wrong; nothing was computed. */
export class InputError extends Error {
  readonly violations: Violation[];
}

export interface ComputeOptions {
  /** The date that year 0 means, as ISO date; needed when inputs contain dates. Default: the reader's today. */
  today?: string;
  /** Even steps of the path, where the result has one: so many points after today's, and every date between them. */
  points?: number;
}

/** Values of one input: from, to, count on a scale; or as a list. */
export type Axis =
  | { path: string; from: number; to: number; count: number; scale?: 'linear' | 'log' }
  | { path: string; values: ArrayLike<number> };

export interface SweepRequest {
  x: Axis;
  /** A second input makes a grid. */
  y?: Axis;
  /** Path of the output. */
  output: string;
}

export interface SweepResult {
  x: Float64Array;
  y?: Float64Array;
  /** One number per x, or rows of them, one row per y. */
  values: Float64Array;
  /** Places in values where there is no answer; what stands there means nothing. */
  missing: number[];
}

export interface TornadoRequest {
  output: string;
  /** Relative step of each input. Default: 0.1. */
  step?: number;
  /** The inputs to move. Default: every number. */
  paths?: string[];
}

export interface TornadoRow {
  path: string;
  /** The input's lower and upper value. */
  low: number;
  high: number;
  /** The output at them. */
  atLow: number;
  atHigh: number;
  /** Relative change of the output per relative change of the input; null where the input is 0. */
  elasticity: number | null;
}

export interface TornadoResult {
  /** The output at the inputs as given. */
  base: number;
  /** The largest change first. */
  rows: TornadoRow[];
}

export interface SolveRequest {
  /** Path of the input to find. */
  input: string;
  output: string;
  /** What the output shall be. */
  target: number;
  from?: number;
  to?: number;
}

export interface SolveResult {
  /** Every value found, in ascending order; empty when there is none in [from, to]. */
  roots: number[];
  from: number;
  to: number;
  note: string;
}

export interface LoadOptions {
  /** Where the engine is, or its bytes, or the module, compiled. Default: the file beside this one. */
  wasm?: URL | ArrayBuffer | WebAssembly.Module;
}

/** How far a calculation has come, and what it says by now. */
export interface Progress<Result> {
  /** Units of equal work. */
  done: number;
  total: number;
  /** Time that the rest takes at the speed so far. */
  msLeft: number;
  result: Result;
}

export interface RunOptions<Result> extends ComputeOptions {
  /** Workers that share the work: threads in Node, web workers in a browser. Default: 0, this thread in slices of 15 ms. */
  workers?: number;
  /** Stops it; the promise is then rejected with the signal's reason. */
  signal?: AbortSignal;
  /** Called with an estimate from the first paths, then at most ten times a second. */
  onProgress?: (progress: Progress<Result>) => void;
}

/** Names a run in the other steps, until two others have begun. */
export interface BlockPlan {
  run: number;
  /** Units of work. */
  blocks: number;
  /** Above 0 when the engine still has blocks of these inputs. */
  done: number;
  /** Numbers of blocks after which enough() is worth asking; the last is all of them. */
  checkpoints: Float64Array;
}

/**
 * The steps of run(), for those who have workers of their own: begin() in each engine, advance() in any over any blocks,
 * add() to one what the others take(), and read its outcome(). The same bits however the blocks were shared out.
 */
export interface Blocks {
  begin<K extends CalculatorId>(id: K, inputs: Calculators[K]['inputs'], options?: ComputeOptions): BlockPlan;
  /** Runs blocks first … first + count - 1; returns the milliseconds that it took. */
  advance(run: number, first: number, count: number): number;
  /** Hands over what has been gathered in this engine. */
  take(run: number): Float64Array;
  add(run: number, taken: Float64Array): void;
  /** Whether the inputs' target has been met. */
  enough(run: number): boolean;
  /** The result so far; null before the first block. */
  outcome(run: number, options?: ComputeOptions): any;
}

/** The calculators, ready. Every call but run() is synchronous and nothing needs to be released. */
export interface TokenValueDynamics {
  readonly version: { engine: string; schema: number };
  readonly calculators: CalculatorId[];
  /** JSON schema of a calculator, with units and help. */
  schema(id: CalculatorId): unknown;
  /** Complete inputs, each at its default. */
  defaults<K extends CalculatorId>(id: K): Complete<Calculators[K]['inputs']>;
  /** The inputs with every default filled in. */
  complete<K extends CalculatorId>(id: K, inputs: Calculators[K]['inputs'], options?: ComputeOptions): Complete<Calculators[K]['inputs']>;
  /** Everything that is wrong with the inputs; empty when they can be computed. */
  check(id: CalculatorId, inputs: unknown, options?: ComputeOptions): Violation[];
  /** Computes; throws InputError when check() has something to say. */
  compute<K extends CalculatorId>(id: K, inputs?: Calculators[K]['inputs'], options?: ComputeOptions): Calculators[K]['result'];
${methods}
  /** The same result without standing in the way of anything else: in slices, or shared out among workers. */
  run<K extends CalculatorId>(id: K, inputs?: Calculators[K]['inputs'], options?: RunOptions<Calculators[K]['result']>): Promise<Calculators[K]['result']>;
  readonly blocks: Blocks;
  /** An output along one input, or over a grid of two. */
  sweep<K extends CalculatorId>(id: K, inputs: Calculators[K]['inputs'], request: SweepRequest, options?: ComputeOptions): SweepResult;
  /** What a step of each input does to an output. */
  tornado<K extends CalculatorId>(id: K, inputs: Calculators[K]['inputs'], request: TornadoRequest, options?: ComputeOptions): TornadoResult;
  /** The values of an input that give an output its target. */
  solve<K extends CalculatorId>(id: K, inputs: Calculators[K]['inputs'], request: SolveRequest, options?: ComputeOptions): SolveResult;
  /** Outputs of many scenarios at once: one row per scenario, one column per output path. */
  compare<K extends CalculatorId>(id: K, scenarios: Array<Calculators[K]['inputs']>, outputs: string[], options?: ComputeOptions): Float64Array;
}

/** Starts the engine. */
export function load(options?: LoadOptions): Promise<TokenValueDynamics>;`;
