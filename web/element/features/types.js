// SPDX-License-Identifier: MIT
/**
 * A feature: a panel that only some calculators have. A view with a key `league` has the panel of the module of that name
 * beside this one; others do not carry it. Types only.
 * @module
 */

/** @typedef {(context: import('../panels/types.js').Context, path?: any) => import('../panels/types.js').Drawn} Feature */

export {};
