// SPDX-License-Identifier: MIT
// FNV-1a over the bits of every number of a result, in order, as tests/core/hash.hpp does it. Has no imports, so that it
// can be sent into a page.

/** @param {any} result @returns {string} */
export function hashOf(result) {
  let hash = 0xcbf29ce484222325n;
  const view = new DataView(new ArrayBuffer(8));
  /** @param {number} number */
  const add = (number) => {
    view.setFloat64(0, number, true);
    for (let i = 0; i < 8; i += 1) hash = BigInt.asUintN(64, (hash ^ BigInt(view.getUint8(i))) * 0x100000001b3n);
  };
  /** @param {any} it */
  const visit = (it) => {
    if (typeof it === 'number' || typeof it === 'boolean') add(Number(it));
    else if (ArrayBuffer.isView(it)) /** @type {any} */ (it).forEach(add);
    else if (it && typeof it === 'object') Object.values(it).forEach(visit);
  };
  visit(result);
  return hash.toString(16);
}
