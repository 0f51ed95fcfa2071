// SPDX-License-Identifier: MIT
/** The schemas of all calculators, put in by the build. */
declare const TVD_SCHEMAS: Record<string, any>;
/** The package's version, put in by the build. */
declare const TVD_VERSION: string;
/** The engine's glue, made by Emscripten. */
declare module '*/tvd-engine.mjs' {
  export default function createEngine(options?: object): Promise<any>;
}
