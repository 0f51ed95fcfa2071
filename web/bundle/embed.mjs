// SPDX-License-Identifier: MIT
// The engine inside a script, as text.
import { deflateRawSync } from 'node:zlib';

/** Deflated, in base64, inflated by the browser: small where the file itself is what travels. (Not through a blob's stream: WebKit cannot read one on a page from disk.) @param {Buffer} wasm @returns {string} a module */
export function packedEngine(wasm) {
  const packed = deflateRawSync(wasm, { level: 9 }).toString('base64');
  return `const packed = ${JSON.stringify(packed)};
    export async function engineBytes() {
      const bytes = Uint8Array.from(atob(packed), (c) => c.charCodeAt(0));
      const { readable, writable } = new DecompressionStream('deflate-raw');
      const writer = writable.getWriter();
      void writer.write(bytes);
      void writer.close();
      return new Response(readable).arrayBuffer();
    }`;
}

/** Characters of one byte in UTF-8 that need no escape in a string. */
const short = Array.from({ length: 127 }, (_, i) => i).filter((code) => code >= 32 && !['"', '\\'].includes(String.fromCharCode(code)));
/** The first of the others, two bytes each; no spaces or soft hyphens among them. */
const firstLong = 0x100;

/**
 * One character per byte, the frequent bytes by the short characters: a server's own compression then sees the bytes
 * in their places, which base64 of something compressed hides from it.
 * @param {Buffer} wasm @returns {string} a module
 */
export function plainEngine(wasm) {
  const count = new Uint32Array(256);
  for (const byte of wasm) count[byte] += 1;
  const order = [...count.keys()].sort((a, b) => (count[b] ?? 0) - (count[a] ?? 0));
  const code = new Array(256);
  order.forEach((byte, rank) => { code[byte] = rank < short.length ? short[rank] : firstLong + rank - short.length; });
  const text = (/** @type {Iterable<number>} */ bytes) => JSON.stringify(Array.from(bytes, (byte) => String.fromCharCode(code[byte])).join(''));
  return `const bytes = ${text(wasm)};
    const order = ${text(Uint8Array.from({ length: 256 }, (_, i) => i))};
    export async function engineBytes() {
      const byteOf = new Map(Array.from(order, (c, byte) => [c, byte]));
      return Uint8Array.from(bytes, (c) => byteOf.get(c)).buffer;
    }`;
}
