// SPDX-License-Identifier: MIT
/**
 * The whole state in the address, with no server (UX, section 3).
 *
 *   #dilution@1?p=solana&discountFactor=.9&supply.releases=linear~Team~team:0,4,1e9&b.holdingYears=8&v=table
 *
 *   encodeLink(state, {schema, base}) -> 'dilution@1?…'            (no leading #; only what differs from base)
 *   decodeLink(hash, {schemas, base, migrations}) -> LinkState | null   (null: not one of our links)
 *   await packLink(text) -> text, or its z= form when it is long;  await unpackLink(hash) -> plain form
 *   readSlot(hash, prefix), writeSlot(hash, prefix, link): our part of a host page's hash
 *   new LinkWriter({write}) : .schedule(text) .commit(text) .flush() .stop()
 *
 * @module
 */
export { encodeLink } from './link/encode.js';
export { decodeLink, ownPart } from './link/decode.js';
export { packLink, unpackLink, isPacked, maxLinkLength, plainLength } from './link/pack.js';
export { readSlot, writeSlot } from './link/slot.js';
export { LinkWriter } from './link/writer.js';
export { escapeText } from './link/values.js';
export { viewKeys } from './link/keys.js';
