// SPDX-License-Identifier: MIT
/**
 * One engine for all elements of a page.
 * @module
 */
import { EngineClient } from '../worker/client.js';
import { transports } from '../worker/transport.js';

/** @type {import('../worker/transport.js').Self} */
let self = {};
/** @type {EngineClient|undefined} */
let shared;

/** Where a worker finds this very code. @param {import('../worker/transport.js').Self} place */
export function setSelf(place) {
  self = place;
}

/** Where snippets for posts are made, when this page has such a place. @returns {{embed?: string}} */
export const builderLink = () => (self.builder ? { embed: self.builder } : {});

/** @returns {EngineClient} */
export function engineClient() {
  shared ??= new EngineClient(transports(self));
  return shared;
}
