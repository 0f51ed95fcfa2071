// SPDX-License-Identifier: MIT

/** A script for a page: keeps its workers in view, and counts the slices that are asked of each and what each says. */
export const watchedWorkers = `
  globalThis.workers = [];
  globalThis.slices = () => workers.reduce((sum, { slices }) => sum + slices, 0);
  globalThis.Worker = class extends Worker {
    slices = 0;
    answers = 0;
    constructor(...wishes) {
      super(...wishes);
      workers.push(this);
      this.addEventListener('message', () => { this.answers += 1; });
    }
    postMessage(message, ...rest) {
      this.slices += message.method === 'advance' ? 1 : 0;
      super.postMessage(message, ...rest);
    }
  };`;
