// SPDX-License-Identifier: MIT
/**
 * The address, for elements that keep their state in it (`url-sync`). Others never touch it.
 * @module
 */
import { LinkWriter, ownPart, packLink, readSlot, writeSlot } from '../lib/link.js';
import { knowsCalculator } from './kits.js';
import { fitsLink, toLink } from './model/portable.js';

/** @typedef {import('lit').ReactiveController} ReactiveController */

/** @implements {ReactiveController} */
export class AddressSync {
  #last = '';
  /** @type {import('./model/session.js').Situation|undefined} what a bare address shows */ #start;

  /** @param {import('./calculator.js').TvdCalculator} host */
  constructor(host) {
    this.host = host;
    this.writer = new LinkWriter({ write: (link) => void this.#put(link) });
    this.moved = () => void this.#follow();
    host.addController(this);
  }

  get on() {
    return this.host.urlSync !== null;
  }

  hostConnected() {
    globalThis.addEventListener('hashchange', this.moved);
  }

  hostDisconnected() {
    globalThis.removeEventListener('hashchange', this.moved);
    this.writer.flush();
    this.writer.stop();
  }

  /** @returns {string} our part of the address */
  #here() {
    const { hash } = globalThis.location;
    return this.host.urlSync ? readSlot(hash, this.host.urlSync) : ownPart(hash);
  }

  /** The calculator that the address names, if there is one of that name. @returns {string|undefined} */
  get calculator() {
    const id = this.on ? /^(\w+)@/.exec(this.#here())?.[1] : undefined;
    return id && knowsCalculator(id) ? id : undefined;
  }

  /** At the start. */
  read() {
    this.#start = this.host.stage?.session.situation;
    void this.#follow(false);
  }

  /** Somebody else changed the address: a link was pasted, or "back" was pressed. */
  async #follow(undo = true) {
    const here = this.#here();
    if (!this.on || here === this.#last) return;
    this.#last = here;
    this.host.calculator = this.calculator ?? this.host.calculator;
    if (here) await this.host.setState(here, { undo });
    else if (this.#start) this.host.act?.restore(this.#start);
  }

  /** @param {'input'|'change'} reach */
  write(reach) {
    if (!this.on || !this.host.stage || !fitsLink(this.host.stage)) return;
    const link = toLink(this.host.stage);
    if (reach === 'change') this.writer.commit(link);
    else this.writer.schedule(link);
  }

  look() {
    this.write('input');
  }

  /** @param {string} link */
  async #put(link) {
    const text = await packLink(link);
    if (text === null) return;
    const prefix = this.host.urlSync;
    const hash = prefix ? writeSlot(globalThis.location.hash, prefix, text) : text;
    this.#last = text;
    // Safari throws after a hundred calls in half a minute; a sandboxed frame may throw at once.
    try {
      globalThis.history.replaceState(globalThis.history.state, '', `#${hash}`);
    } catch {
      this.#last = '';
    }
  }
}
