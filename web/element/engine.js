// SPDX-License-Identifier: MIT
/**
 * One engine of a kind for all elements of a page.
 * @module
 */
import { EngineClient } from '../worker/client.js';
import { transports } from '../worker/transport.js';

/** @typedef {import('./kits.js').Kit} Kit */

/** @type {Map<string, EngineClient>} */
const clients = new Map();

/** Where snippets for posts are made, when this page has such a place. @param {Kit} kit @returns {{embed?: string}} */
export const builderLink = ({ place }) => (place?.builder ? { embed: place.builder } : {});

/** Where a worker finds the engine. @param {Kit} kit @returns {import('../worker/transport.js').Self} */
const selfOf = ({ worker, place = {} }) => (worker ? { url: new URL(worker, place.url).href } : place);

/** Ways to reach the engine, best first. @param {Kit} kit */
export const connectsOf = (kit) => transports(selfOf(kit), kit.place?.servers?.[kit.engine]);

/** @param {Kit} kit @returns {EngineClient} */
export function engineClient(kit) {
  const known = clients.get(kit.engine);
  if (known) return known;
  const client = new EngineClient(connectsOf(kit));
  clients.set(kit.engine, client);
  return client;
}
