// SPDX-License-Identifier: MIT
// What the build puts in place of these names (web/bundle/plugin.mjs).

declare module '#data' {
  /** Versions of all calculators' schemas. */
  export const versions: Record<string, { version: number }>;
  export const build: { version: string; source: string; home: string; embed: string };
}

declare module '#calculators' {
  export const calculators: import('./element/kits.js').Kits;
}

declare module '#servers' {
  /** Engines on the main thread, by name. */
  export const servers: Record<string, () => Promise<import('./worker/server.js').Server>>;
}

declare module '#server' {
  export const serve: import('./worker/server.js').Server['serve'];
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

/** The scripts for posts, by calculator and language: file and integrity; and what names of its presets' pictures begin with. */
declare const TVD_ELEMENTS: Record<string, Record<'en' | 'de', { file: string; integrity: string }> & { pictures: string; name: Record<'en' | 'de', string> }>;
declare const TVD_SITE_VERSION: string;
declare const TVD_SITE_FILES: string[];
