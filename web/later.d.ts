// SPDX-License-Identifier: MIT
// Parts that few readers open (web/bundle/plugin.mjs): in a second file, or in this one.

declare module '#styles' {
  export const styles: import('lit').CSSResultGroup;
  /** Address of the style sheet, where it is not in the script. */
  export const sheet: string;
}

declare module '#remarks' {
  /** Texts about presets, by calculator and preset. */
  export const remarks: Record<string, Record<string, string[]>>;
}

declare module '#later' {
  type Parts = typeof import('./element/parts.js');
  /** Those that are in this file; null: they are fetched. */
  export const now: Parts | null;
  export function fetchParts(): Promise<Parts>;
}

declare module '#tables' {
  export function fetchImport(): Promise<typeof import('#import')>;
}
