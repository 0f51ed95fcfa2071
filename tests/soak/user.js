// SPDX-License-Identifier: MIT
// A reader who does anything. Runs in the page: the function is sent there as text, so it refers to nothing outside itself.

/**
 * @typedef {object} User
 * @property {string[]} log  the last things done
 * @property {(count: number) => Promise<void>} act
 * @property {() => Promise<string>} settle  what keeps the page from being at rest with an answer or a reason, or ''
 * @property {() => Promise<string>} restore what is lost when the state goes through its link, or ''
 * @property {(times: number) => Promise<void>} turn  to each tab and back
 * @property {() => Promise<void>} rest      the state in which things are counted
 * @property {() => Record<string, number>} count
 */

/** @param {number} seed @param {string[]} [calculators] that the element is made in turn; without any it stays what it is @returns {User} */
export function randomUser(seed, calculators = []) {
  let state = seed >>> 0;
  // Mulberry32, as in tests/fuzz/web/mutate.mjs.
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (/** @type {number} */ size) => Math.floor(random() * size);
  const pick = (/** @type {any[]} */ list) => list[below(list.length)];
  const pause = (/** @type {number} */ ms) => new Promise((done) => { setTimeout(done, ms); });
  const calculator = () => /** @type {any} */ (document.querySelector('tvd-calculator'));
  const all = (/** @type {string} */ selector) => /** @type {any[]} */ ([...calculator().shadowRoot.querySelectorAll(selector)].filter((one) => one.isConnected && !one.disabled));
  const fire = (/** @type {any} */ target, /** @type {string} */ type) => target.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
  const rubbish = ['', '  ', '12..5', 'NaN', 'Infinity', '∞', '1e999', '-1', '0', '5%', '١٢٣', '1,234', '1.234.567,8', '$12', '10k', '2026-02-30', '=1+1', '<b>x</b>', '__proto__', '\u202e7', '9'.repeat(400), '\0', '😀'];
  const numbers = ['1', '2', '5', '7.5', '0.5', '20%', '95%', '10k', '1e6', '3.25', '40%'];

  /** @param {any} field @param {string} text @param {boolean} commit */
  function put(field, text, commit) {
    field.focus();
    for (let end = 1; end <= Math.min(text.length, 3); end += 1) {
      field.value = end === Math.min(text.length, 3) ? text : text.slice(0, end);
      fire(field, 'input');
    }
    if (text === '') { field.value = ''; fire(field, 'input'); }
    if (!commit) return;
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
    fire(field, 'change');
    field.blur();
  }

  const click = (/** @type {string} */ selector) => { pick(all(selector))?.click(); };
  const fields = () => all('[data-path] input[type=text], [data-path] input:not([type])');

  /** @type {Record<string, {often: number, run: () => any}>} */
  const deeds = {
    type: { often: 10, run: () => { const field = pick(fields()); if (field) put(field, pick(numbers), random() < 0.7); } },
    'paste rubbish': { often: 5, run: () => { const field = pick(fields()); if (field) put(field, pick(rubbish), random() < 0.5); } },
    drag: { often: 6, run: async () => {
      const slider = pick(all('input[type=range]'));
      if (!slider) return;
      const [least, most] = [Number(slider.min || 0), Number(slider.max || 100)];
      for (let i = 0; i < 3; i += 1) { slider.value = String(least + random() * (most - least)); fire(slider, 'input'); if (random() < 0.3) await pause(0); }
      fire(slider, 'change');
    } },
    choose: { often: 4, run: () => { const list = pick(all('select')); if (list?.options.length) { list.selectedIndex = below(list.options.length); fire(list, 'change'); } } },
    undo: { often: 6, run: () => { const [undo, redo] = all('.tools .tool:not(.compare):not(.share)'); (random() < 0.7 ? undo : redo ?? undo)?.click(); } },
    compare: { often: 2, run: () => click('.tool.compare, .scenarios button') },
    look: { often: 4, run: () => click('[role=tab], .disclose, [aria-expanded]') },
    menu: { often: 3, run: () => click('[data-path] .menu') },
    mend: { often: 3, run: () => click('.fix, .reset') },
    share: { often: 2, run: () => click('.tool.share, .share-panel .shut, .kept button') },
    releases: { often: 3, run: () => click('.adder button, .release button') },
    import: { often: 2, run: () => {
      const area = all('.importer textarea')[0];
      if (!area) return void calculator().act.toggle('advanced');
      area.value = pick(['date,amount,label\n2027-01-01,1000000,Team\n2028-01-01,5e6,Rest', 'x', 'date,supply\n2026-01-01,1e9\n2030-01-01,2e9', 'date,amount\nQ9,5\n2027-05-05,abc', '"', '\0,\0\n', 'date,amount,label\n2027-01-01,1,"<b>"']);
      area.form?.requestSubmit();
    } },
    drop: { often: 1, run: () => {
      const data = new DataTransfer();
      data.setData('text/plain', pick(['date,amount\n2027-01-01,77', 'rubbish', '']));
      all('.importer')[0]?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, composed: true, cancelable: true }));
    } },
    switch: { often: calculators.length, run: () => { calculator().calculator = pick(calculators); } },
    link: { often: 2, run: () => { const id = pick([calculator().calculator, ...calculators]); location.hash = `${id}@1?${pick(['p=solana&holdingYears=3', 'p=bitcoin', 'discountFactor=abc', 'holdingYears=1e999&x=5', 'paths=4096', 'strike=5000', 'p=nobody&b.holdingYears=2', 'z=AAAA', ''])}`; } },
    cursor: { often: 2, run: () => { const cursor = pick(all('.cursor')); if (cursor) { cursor.value = String(below(400)); fire(cursor, 'input'); } } },
    solve: { often: 2, run: () => { const form = pick(all('.solver form, form.solver')); const input = form?.querySelector('input'); if (input) { input.value = pick([...numbers, ...rubbish]); form.requestSubmit(); } } },
    call: { often: 2, run: () => { const { act } = calculator(); void pick([() => calculator().setInput(pick(Object.keys(calculator().inputs)), pick([...numbers, ...rubbish])), () => calculator().toSVG(), () => act.resetAll(), () => calculator().reset?.(), () => calculator().cite('apa'), () => calculator().toCSV()])(); } },
    hide: { often: 1, run: async () => { calculator().style.display = 'none'; await pause(5); calculator().style.display = ''; } },
    'kill worker': { often: 0.4, run: () => {
      const { workers } = /** @type {any} */ (globalThis);
      const worker = pick([...workers]);
      if (!worker) return;
      worker.terminate();
      if (random() < 0.8) worker.dispatchEvent(new ErrorEvent('error', { message: 'lost', cancelable: true }));
    } },
  };
  const names = Object.keys(deeds);
  const total = names.reduce((sum, name) => sum + (deeds[name]?.often ?? 0), 0);
  function chosen() {
    let left = random() * total;
    return names.find((name) => (left -= deeds[name]?.often ?? 0) < 0) ?? 'type';
  }

  /** @param {() => boolean} done @param {number} ms */
  async function wait(done, ms) {
    for (const end = performance.now() + ms; !done();) {
      if (performance.now() > end) return false;
      await pause(10);
    }
    return true;
  }

  /** @type {string[]} */
  const log = [];
  const quiet = (/** @type {any} */ stage) => !stage.answers.a.pending && !stage.answers.b.pending && !stage.ui.imported?.working;
  /** What takes long waits for the reader, who wants it, or less of it. @param {any} here */
  function goOn({ stage, act }) {
    const all = [stage.answers.a.progress, stage.answers.b.progress].filter(Boolean);
    if (all.some(({ msAll }) => msAll > 15_000)) act.set('paths', 2000);
    else if (all.some(({ held }) => held)) stage.answers.long?.go(stage.answers);
  }
  const isItself = () => calculator().stage?.view.calculator === calculator().calculator;
  /** At rest, or on the way there. */
  function rests() {
    if (!isItself()) return false;
    goOn(calculator());
    return quiet(calculator().stage);
  }
  /** A text on the page without what the reader put in: rubbish is quoted, or names a release. @param {string} text */
  function withoutOwn(text) {
    const named = /"label":"NaN"/.test(JSON.stringify(calculator().stage.session.situation));
    return text.replaceAll(named ? /^\s*NaN(?=$|[: ])|[“"][^“”"]*NaN[”"]/gm : /[“"][^“”"]*NaN[”"]/g, '');
  }
  const reasoned = (/** @type {any} */ { answers, session, violations }) => answers.failure || violations.length > 0 || answers.a.violations.length > 0 || answers.b.violations.length > 0
    || (answers.a.of === session.situation.a && (!session.situation.b || answers.b.of === session.situation.b));
  const situationNow = () => {
    const { answers, session } = calculator().stage;
    return JSON.stringify(['a', 'b'].map((which) => ({ asked: Boolean(session.situation[which]), answered: answers[which].of === session.situation[which], result: Boolean(answers[which].result), pending: answers[which].pending, progress: answers[which].progress, paths: session.situation[which]?.inputs.paths, hidden: calculator().style.display })));
  };
  /** The same text for the same inputs, in whichever order they came. @param {any} value @returns {string} */
  const plain = (value) => JSON.stringify(value, (_key, one) => {
    if (one === Infinity) return 'Infinity';
    return one !== null && typeof one === 'object' && !Array.isArray(one) ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))) : one;
  });

  return {
    log,
    async act(count) {
      for (let i = 0; i < count; i += 1) {
        const name = chosen();
        log.push(name);
        if (log.length > 60) log.shift();
        await deeds[name]?.run();
        const idle = random();
        if (idle < 0.3) await pause(idle < 0.1 ? 20 : 0);
      }
    },
    async settle() {
      await pause(30);
      if (!await wait(rests, 40_000)) return `the page does not come to rest: ${situationNow()}`;
      if (!await wait(() => reasoned(calculator().stage), 5_000)) return `neither an answer to what is put in nor a reason: ${situationNow()}`;
      await calculator().updateComplete;
      const shown = calculator().shadowRoot.querySelector('article, .root')?.innerText ?? '';
      const bad = /NaN|undefined|\[object/.exec(withoutOwn(shown));
      return bad ? `shows ${shown.slice(Math.max(0, bad.index - 40), bad.index + 20)}` : '';
    },
    async restore() {
      const here = calculator();
      const { stage } = here;
      const link = here.toURL().split('#')[1];
      if (!link || stage.violations.length || stage.answers.a.violations.length || stage.answers.b.violations.length || stage.answers.failure) return '';
      const twin = /** @type {any} */ (document.createElement('tvd-calculator'));
      twin.calculator = here.calculator;
      twin.state = link;
      twin.style.cssText = 'position:absolute;top:99999px;left:0;width:400px';
      document.body.append(twin);
      await twin.begun();
      const [own, other] = [here, twin].map((one) => plain(one.getState({ full: true })));
      twin.remove();
      return own === other ? '' : `${link}\n      is ${own}\n      but ${other}`;
    },
    async turn(times) {
      for (let i = 0; i < times; i += 1) {
        for (const tab of all('[role=tab]')) {
          tab.click();
          await calculator().updateComplete;
          await pause(0);
        }
      }
    },
    async rest() {
      const here = calculator();
      here.style.display = '';
      here.calculator = calculators[0] ?? here.calculator;
      await wait(isItself, 20_000);
      await here.setState(here.stage.view.first ? `p=${here.stage.view.first}` : '');
      here.act.view({ share: false, menu: null, tab: 'chart', imported: null, note: '', blockedText: null, open: new Set(), solved: null });
      await here.settled();
      await wait(() => quiet(here.stage), 20_000);
      await pause(400);
    },
    count: () => ({
      elements: calculator().shadowRoot.querySelectorAll('*').length + document.querySelectorAll('*').length,
      workers: /** @type {any} */ (globalThis).workers.size,
    }),
  };
}
