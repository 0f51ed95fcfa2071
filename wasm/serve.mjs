// SPDX-License-Identifier: MIT
// A static file server for this machine only: right types, the recommended content security policy, compression as
// static hosts have it, no caching.
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** The policy that README recommends to hosts. */
export const contentSecurityPolicy = [
  "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "img-src 'self' data: blob:",
  "connect-src 'self'", "worker-src 'self' blob:", "manifest-src 'self'",
].join('; ');

/** @type {Record<string, string>} */
const usualTypes = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8', '.json': 'application/json', '.wasm': 'application/wasm', '.svg': 'image/svg+xml',
  '.png': 'image/png', '.ico': 'image/x-icon', '.csv': 'text/csv; charset=utf-8', '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json', '.map': 'application/json', '.woff2': 'font/woff2', '.xml': 'application/xml',
};

/** What static hosts send compressed. */
const worthCompressing = /\.(html|m?js|css|json|wasm|svg|webmanifest|csv|txt|xml|map)$/;

/**
 * The file that a request means, or '' when there is none. A path cannot leave the folder.
 * @param {string} folder @param {string} url
 */
async function fileFor(folder, url) {
  let path = '';
  try {
    path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return '';
  }
  const file = join(folder, normalize(path));
  if (file.includes('\0') || !(file + sep).startsWith(resolve(folder) + sep)) return '';
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile()) return file;
  const index = join(file, 'index.html');
  return found?.isDirectory() && (await stat(index).catch(() => undefined))?.isFile() ? index : '';
}

/** Files compressed once, as a host keeps them. @type {Map<string, {state: string, bytes: Buffer}>} */
const compressed = new Map();

/** @param {string} file @returns {Promise<Buffer>} */
async function gzipped(file) {
  const { mtimeMs, size } = await stat(file);
  const state = `${mtimeMs} ${size}`;
  const kept = compressed.get(file);
  if (kept?.state === state) return kept.bytes;
  const bytes = await promisify(gzip)(await readFile(file));
  compressed.set(file, { state, bytes });
  return bytes;
}

/**
 * Serves a folder on the loopback address. `headers` adds to the usual ones, or removes one given as ''; `types` has other
 * types for endings of names, as a host may that does not know them.
 * @param {string} folder
 * @param {{port?: number, headers?: Record<string, string>, types?: Record<string, string>}} [options] port 0 (the default) takes a free one
 * @returns {Promise<{url: string, close: () => Promise<void>}>}
 */
export async function serve(folder, { port = 0, headers = {}, types: others = {} } = {}) {
  const types = { ...usualTypes, ...others };
  const all = {
    'Content-Security-Policy': contentSecurityPolicy, 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store', ...headers,
  };
  const usual = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
  const server = createServer(async (request, response) => {
    const file = await fileFor(resolve(folder), request.url ?? '/');
    if (!file) return response.writeHead(404, { ...usual, 'Content-Type': types['.txt'] }).end('Not found\n');
    const smaller = worthCompressing.test(file) && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
    response.writeHead(200, { ...usual, 'Content-Type': types[extname(file)] ?? 'application/octet-stream', ...(smaller ? { 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' } : {}) });
    if (request.method === 'HEAD') return response.end();
    if (smaller) return gzipped(file).then((bytes) => response.end(bytes), () => response.destroy());
    return createReadStream(file).on('error', () => response.destroy()).pipe(response);
  });
  await listen(server, port);
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { url: `http://localhost:${address.port}/`, close: () => new Promise((done) => { server.close(() => done()); server.closeAllConnections(); }) };
}

/**
 * Listens on the port, or on any free one when it is taken.
 * @param {import('node:http').Server} server @param {number} port @returns {Promise<void>}
 */
function listen(server, port) {
  return new Promise((done, fail) => {
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code !== 'EADDRINUSE' || port === 0) return fail(error);
      return listen(server, 0).then(done, fail);
    });
    server.listen(port, 'localhost', done);
  });
}
