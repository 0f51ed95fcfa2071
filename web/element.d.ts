// SPDX-License-Identifier: MIT
/** Types of the custom element `<tvd-calculator>`: `import 'token-value-dynamics/element'` defines it. */

export interface Row { [field: string]: number | string | boolean | Row[] }

/** A broken rule, in words, with its field. */
export interface CalcError {
  /** Field path, `supply.releases[2].amount`; empty for the whole. */
  path: string;
  rule: string;
  text: string;
  severity: 'error' | 'warning' | 'note';
  fixes: { label: string }[];
}

/** Plain JSON. Inputs are by field path when short (only what differs from preset or default), nested when full; both are read. */
export interface CalcState {
  calculator?: string;
  /** Version of the schema. */
  version?: number;
  preset?: string | null;
  /** ISO date that is year 0. */
  today?: string;
  inputs?: Record<string, unknown>;
  /** The second scenario, when there is one. */
  b?: { preset?: string | null; today?: string; inputs?: Record<string, unknown> } | null;
}

export interface CalcInput { value: number | string | boolean | Row[]; unit: string; label: string; min?: number; max?: number; error?: CalcError }

export interface CalcResult {
  /** null: there is no answer to this for these inputs. */
  value: number | null;
  unit: string;
  /** As the page shows it, in the element's language. */
  text: string;
  validity: 'ok' | 'extrapolated' | 'violated' | 'limit';
  reason?: string;
}

export interface TvdCalculator extends HTMLElement {
  calculator: string;
  /** As its attribute: what the element begins with, or is set to; it does not follow what the reader chooses. See getState(). */
  preset: string | null;
  layout: 'full' | 'figure' | 'inline' | 'result';
  theme: 'auto' | 'light' | 'dark';
  /** Inputs to show, by comma; '' locks all; null is the layout's own choice. */
  controls: string | null;
  readonly: boolean;
  /** Prefix of its part of the address; '' takes the whole hash; null never touches it. */
  urlSync: string | null;
  readonly ready: Promise<void>;
  readonly version: { ui: string; engine: string; schema: number };
  readonly inputs: Record<string, CalcInput>;
  readonly results: Record<string, CalcResult>;
  getState(options?: { full?: boolean }): CalcState;
  /** Takes plain JSON, a link (folded too, or a whole address), or a link's query; answers with what is wrong with it. Scenario B: as what the present one is compared with. */
  setState(state: CalcState | string, options?: { undo?: boolean; scenario?: 'A' | 'B' }): Promise<CalcError[]>;
  /** Text is read as if typed. */
  setInput(path: string, value: number | string): Promise<CalcError[]>;
  undo(): void;
  redo(): void;
  reset(path?: string): void;
  cancel(): void;
  solve(input: string, result: string, target: number): Promise<{ roots: number[]; from?: number; to?: number; note?: string }>;
  /** pinned: the address of this version's frozen copy. What is too long for any link has the bare address. */
  toURL(options?: { pinned?: boolean }): string;
  toCSV(): string;
  toJSON(): CalcState;
  toSVG(chart?: string): Promise<string>;
  toPNG(chart?: string, options?: { width?: number; scale?: number }): Promise<Blob>;
  explain(result: string): { latex: string; mathml: string; numbers: string; steps: string[] };
  cite(format: 'bibtex' | 'apa' | 'markdown'): string;
  /** The answer in one sentence, as the live region says it. */
  describe(): string;
}

export interface TvdEvents {
  'tvd-ready': CustomEvent<{ version: TvdCalculator['version'] }>;
  /** While editing. */
  'tvd-input': CustomEvent<{ inputs: TvdCalculator['inputs'] }>;
  /** Committed. */
  'tvd-change': CustomEvent<{ inputs: TvdCalculator['inputs'] }>;
  'tvd-result': CustomEvent<{ inputs: TvdCalculator['inputs']; results: TvdCalculator['results']; ms: number; final: boolean }>;
  'tvd-progress': CustomEvent<{ done: number; total: number }>;
  'tvd-error': CustomEvent<{ errors: CalcError[] }>;
  'tvd-height': CustomEvent<{ height: number }>;
}

declare global {
  interface HTMLElementTagNameMap { 'tvd-calculator': TvdCalculator }
  interface HTMLElementEventMap extends TvdEvents {}
}
