// SPDX-License-Identifier: MIT

/** Lets everything else that waits have its turn; unlike a timer it is not slowed in tabs that nobody sees. @returns {Promise<void>} */
export function turn() {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { port1.close(); done(); };
    port2.postMessage(null);
  });
}
