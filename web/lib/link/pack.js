// SPDX-License-Identifier: MIT
/**
 * Long links, folded: z= holds the query, deflated and in the alphabet of URLs.
 * @module
 */
import { headOf, longestPlain, ownPart, pairsOf } from './decode.js';

/** Longest link written or read, in characters. */
export const maxLinkLength = 16384;
/** Links up to this length stay plain: readable, and safe in every mail and chat program. */
export const plainLength = 1800;

/** @param {string} hash @returns {boolean} needs unpackLink before decodeLink */
export function isPacked(hash) {
  return /^#?[A-Za-z][\w-]{0,40}(?:@\d{1,6})?\?(?:[^#]*&)?z=/.test(hash);
}

/** @param {string} text from encodeLink @returns {Promise<string|null>} null: too long, offer a file */
export async function packLink(text) {
  if (text.length <= plainLength) return text;
  const at = text.indexOf('?');
  const bytes = at < 0 ? null : await deflate(text.slice(at + 1));
  const packed = bytes === null ? text : `${text.slice(0, at)}?z=${base64url(bytes)}`;
  const best = packed.length < text.length ? packed : text;
  return best.length <= maxLinkLength ? best : null;
}

/** @param {string} hash @returns {Promise<string|null>} plain form; null when damaged or too long */
export async function unpackLink(hash) {
  const own = ownPart(hash);
  if (own.length > maxLinkLength) return null;
  if (!isPacked(own)) return own;
  const head = headOf(own);
  const pairs = pairsOf(head?.query ?? '');
  const packed = pairs.find(([key]) => key === 'z')?.[1] ?? '';
  const query = await inflate(packed);
  if (query === null || !head) return null;
  const others = pairs.filter(([key]) => key !== 'z').map(([key, value]) => `${key}=${value}`);
  const version = head.version === null ? '' : `@${head.version}`;
  return `${head.calculator}${version}?${[query, ...others].join('&')}`;
}

/** @param {string} text @returns {Promise<Uint8Array|null>} null where the browser cannot */
async function deflate(text) {
  try {
    const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    return null;
  }
}

/** @param {string} packed @returns {Promise<string|null>} null: damaged, or larger than any link of ours */
async function inflate(packed) {
  try {
    const bytes = Uint8Array.from(atob(packed.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
    const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let text = '';
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      text += decoder.decode(part.value, { stream: true });
      if (text.length > longestPlain) {
        await reader.cancel();
        return null;
      }
    }
    return text + decoder.decode();
  } catch {
    return null;
  }
}

/** @param {Uint8Array} bytes @returns {string} */
function base64url(bytes) {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}
