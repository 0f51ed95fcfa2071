// SPDX-License-Identifier: MIT
// What the build puts in place of these names (web/bundle/plugin.mjs).

declare module '#data' {
  export const schemas: Record<string, import('./lib/types.js').CalculatorSchema>;
  export const otherSchemas: Record<string, { version: number }>;
  export const presets: import('./element/model/base.js').Preset[];
  export const build: { version: string; engineHash: string; source: string; home: string; embed: string };
}

declare module '#wasm' {
  /** The engine's bytes where they are part of the script; null where they lie beside it. */
  export function engineBytes(): Promise<ArrayBuffer | null>;
}

declare module '#engine' {
  export function load(options?: { wasm?: ArrayBuffer }): Promise<any>;
}

declare module '#import' {
  export function importTable(text: string, options: { today: string }): any;
}

declare module '*.css' {
  const text: string;
  export default text;
}

interface ImportMeta {
  readonly url: string;
}

declare const TVD_INTEGRITY: Record<string, string>;
declare const TVD_SITE_VERSION: string;
declare const TVD_SITE_FILES: string[];
