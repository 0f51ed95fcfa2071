// SPDX-License-Identifier: MIT
// Takes the reports that browsers send about broken policies, those of workers included.
import { createServer } from 'node:http';

/**
 * @returns {Promise<{url: string, seen: string[], close: () => Promise<void>}>} seen: one line each
 */
export async function reportCollector() {
  /** @type {string[]} */
  const seen = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk) => { body += chunk; }).on('end', () => {
      if (request.method === 'POST') seen.push(shortened(body));
      response.writeHead(204, { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' }).end();
    });
  });
  await new Promise((done) => { server.listen(0, 'localhost', () => done(undefined)); });
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://localhost:${port}/`, seen,
    close: () => new Promise((done) => { server.close(() => done()); server.closeAllConnections(); }),
  };
}

/** @param {string} body */
function shortened(body) {
  try {
    const { 'csp-report': report = {} } = JSON.parse(body);
    return `${report['effective-directive'] ?? report['violated-directive']} ${report['blocked-uri']} on ${report['document-uri']} ${report['source-file'] ?? ''}:${report['line-number'] ?? ''}`;
  } catch {
    return body;
  }
}
