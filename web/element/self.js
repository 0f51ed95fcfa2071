// SPDX-License-Identifier: MIT

/**
 * Where this script can be started again, as a worker: a module by its address, an inline script by its text.
 * Must be asked while the script runs.
 * @returns {import('../worker/transport.js').Self}
 */
export function selfOfScript() {
  const script = document.currentScript;
  if (script instanceof HTMLScriptElement && !script.src) return { text: script.textContent ?? '' };
  if (script instanceof HTMLScriptElement) return { url: script.src };
  return { url: import.meta.url };
}
