// SPDX-License-Identifier: MIT
// In other people's pages: heights in every dialect, questions by message, the element's interface, the builder's snippets.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { serve } from '../../wasm/serve.mjs';
import { packageFolder } from '../../wasm/toolchain/tools.mjs';
import { engines } from './support/engines.js';
import { element } from './support/faults.js';
import { served, site, until } from './support/site.js';

const chosen = Object.entries(engines).filter(([name]) => !process.env.ENGINE || process.env.ENGINE === name);

/** A host that keeps every message of its frame. */
const listening = '<script>window.heard = []; addEventListener("message", (e) => heard.push(e.data));</script>';

/** What WordPress does with the frames it has embedded: its own secret, heights between 200 and 1000. */
const wordpressHost = `addEventListener('message', ({ data, source }) => {
  const frame = document.querySelector('#frame');
  if (!data || data.message !== 'height' || data.secret !== 'aB3dE6' || source !== frame.contentWindow) return;
  frame.height = Math.min(1000, Math.max(200, parseInt(data.value, 10)));
});`;

/** What the script beside a Datawrapper chart does. */
const datawrapperHost = `addEventListener('message', ({ data, source }) => {
  for (const height of Object.values(data?.['datawrapper-height'] ?? {})) {
    for (const frame of document.querySelectorAll('iframe')) if (frame.contentWindow === source) frame.style.height = height + 'px';
  }
});`;

for (const [name, start] of chosen) {
  describe(`embeds in ${name}`, () => {
    /** @type {import('./support/engines.js').Page} */ let page;
    /** @type {{url: string, close: () => Promise<void>}} */ let host;
    /** @type {string} */ let root;

    before(async () => {
      root = mkdtempSync(join(tmpdir(), 'tvd-embeds-'));
      cpSync(site, join(root, 'tvd'), { recursive: true });
      host = await serve(root, { headers: { 'Content-Security-Policy': '' } });
      page = await start();
    });
    after(async () => {
      await page?.close();
      await host?.close();
      rmSync(root, { recursive: true, force: true });
    });

    /** @param {string} html */
    async function visit(html) {
      const file = `${Math.random().toString(36).slice(2)}.html`;
      writeFileSync(join(root, file), `<!doctype html><meta charset=utf-8><title>Host</title><body><p>A post.</p>${html}`);
      await page.open(host.url + file);
    }

    test('a host with host.js gives the frame its height', async () => {
      await visit('<iframe src="tvd/embed.html#dilution@1?p=solana" width=600 height=120></iframe><script src="tvd/host.js"></script>');
      await until(page, "document.querySelector('iframe').getBoundingClientRect().height > 500", 15_000);
    });

    test('WordPress, Datawrapper, AMP, Embedly and iframe-resizer hear the same height', async () => {
      await visit(`${listening}<iframe src="tvd/embed.html#dilution@1?p=solana#?secret=aB3dE6" width=600 height=400 onload="this.contentWindow.postMessage('[iFrameSizer]frame1:8:false:false:32:true:true:null:bodyOffset:null:null:0:false:parent:scroll:true', '*')"></iframe>`);
      await until(page, "heard.some((m) => m.type === 'tvd:height' && m.height > 300) && heard.some((m) => typeof m === 'string' && Number(m.split(':')[1]) > 300)", 15_000);
      const heights = await page.run(`(() => {
        const last = (test) => heard.filter(test).at(-1);
        return {
          own: last((m) => m.type === 'tvd:height')?.height,
          wordpress: last((m) => m.message === 'height' && m.secret === 'aB3dE6')?.value,
          datawrapper: Object.values(last((m) => m['datawrapper-height'])?.['datawrapper-height'] ?? {})[0],
          amp: last((m) => m.sentinel === 'amp' && m.type === 'embed-size')?.height,
          embedly: JSON.parse(last((m) => typeof m === 'string' && m.startsWith('{')) ?? '{}').height,
          resizer: Number(String(last((m) => typeof m === 'string' && m.startsWith('[iFrameSizer]'))).split(':')[1]),
        };
      })()`);
      assert.ok(heights.own > 300, JSON.stringify(heights));
      for (const [who, height] of Object.entries(heights)) assert.equal(height, heights.own, `${who}: ${JSON.stringify(heights)}`);
    });

    test('hosts that follow heights resize the frame: WordPress, Datawrapper, iframe-resizer', async () => {
      cpSync(join(packageFolder('iframe-resizer', '4.4.5'), 'js/iframeResizer.min.js'), join(root, 'iframeResizer.js'));
      const frame = (/** @type {string} */ secret) => `<iframe id=frame src="tvd/embed.html#dilution@1?p=solana&layout=figure${secret}" width=600 height=200 scrolling=no style="border:0"></iframe>`;
      const tall = "document.querySelector('#frame').getBoundingClientRect().height > 400";
      for (const [host, html] of Object.entries({ wordpress: `<script>${wordpressHost}</script>${frame('#?secret=aB3dE6')}`, datawrapper: `<script>${datawrapperHost}</script>${frame('')}`, resizer: `${frame('')}<script src="iframeResizer.js"></script><script>iFrameResize({ checkOrigin: false }, '#frame')</script>` })) {
        await visit(html);
        await until(page, tall, 15_000).catch(() => assert.fail(`${host} did not resize`));
      }
      assert.ok(await page.run("document.querySelector('#frame').scrolling !== 'yes'"));
    });

    test('answers questions by message, validates what it is told, and can be told to be silent', async () => {
      await visit(`${listening}<iframe src="tvd/embed.html#dilution@1?p=solana" width=600 height=600></iframe>`);
      const ask = (/** @type {string} */ message) => `document.querySelector('iframe').contentWindow.postMessage(${message}, '*')`;
      await until(page, `(() => { ${ask('{ type: "tvd:get-state", id: 1 }')}; return heard.some((m) => m.type === 'tvd:get-state:answer' && m.id === 1 && m.results.timeWeightedDilutedPriceRatio?.text.startsWith('91.')); })()`, 15_000);
      await page.run(ask('{ type: "tvd:set-state", id: 2, state: { preset: "bitcoin", inputs: { discountFactor: 1.2 } } }'));
      await until(page, "heard.some((m) => m.id === 2 && m.errors?.some((e) => e.path === 'discountFactor'))");
      await visit(`${listening}<iframe src="tvd/embed.html#dilution@1?p=solana&api=0" width=600 height=600></iframe>`);
      await until(page, "heard.some((m) => m.type === 'tvd:height')", 15_000);
      await page.run(ask('{ type: "tvd:get-state", id: 3 }'));
      await new Promise((resolve) => { setTimeout(resolve, 300); });
      assert.equal(await page.run('heard.some((m) => m.id === 3)'), false);
    });

    test('one tag places a frame of the right height', async () => {
      await visit('<script async src="tvd/embed.js" data-calculator="dilution" data-state="p=arbitrum" data-height="200"></script>');
      await until(page, "(document.querySelector('iframe')?.getBoundingClientRect().height ?? 0) > 500", 15_000);
      assert.match(await page.run("document.querySelector('iframe').src"), /embed\.html#dilution@1\?p=arbitrum&layout=figure$/);
    });

    test('the element: properties, methods and events of its interface', async () => {
      await visit('<script type=module src="tvd/tvd.js"></script><script>window.seen = []; for (const name of ["tvd-ready", "tvd-input", "tvd-change", "tvd-result", "tvd-error", "tvd-height"]) addEventListener(name, (e) => seen.push(name));</script><tvd-calculator state="p=solana&holdingYears=4" layout=figure controls="holdingYears"><a href="https://example.org/#x"><img alt="" src="tvd/p/solana.svg"></a></tvd-calculator>');
      await until(page, `${element}.cleared && ${element}.results?.timeWeightedDilutedPriceRatio?.value > 0.9`, 15_000);
      assert.deepEqual(await page.run(`${element}.getState()`), { calculator: 'dilution', version: 1, preset: 'solana', today: '2025-04-01', inputs: { holdingYears: 4 }, b: null });
      assert.deepEqual(await page.run(`${element}.setInput('holdingYears', '8').then((errors) => [errors.length, ${element}.inputs.holdingYears.value])`), [0, 8]);
      assert.match(await page.run(`${element}.setInput('holdingYears', 'soon').then((errors) => errors[0].text)`), /“soon” is not a number/);
      await page.run(`${element}.undo()`);
      assert.equal(await page.run(`${element}.inputs.holdingYears.value`), 4);
      const solved = await page.run(`${element}.solve('holdingYears', 'timeWeightedDilutedPriceRatio', 0.9)`);
      assert.ok(solved.roots.length === 1 && solved.roots[0] > 4, JSON.stringify(solved));
      assert.match(await page.run(`${element}.toURL()`), /^https:\/\/example\.org\/#dilution@1\?p=solana&holdingYears=4/);
      assert.match(await page.run(`${element}.toCSV()`), /Date/);
      assert.match(await page.run(`${element}.toSVG('price')`), /^<\?xml[^]*<svg[^]*<\/svg>\s*$/);
      for (const id of ['price', 'weight', 'supply', 'sensitivity']) assert.match(await page.run(`${element}.toSVG('${id}')`), { price: />Diluted price:/, weight: />Weight/, supply: />Circulating supply/, sensitivity: />Sensitivity: / }[id] ?? /$^/);
      assert.match(await page.run(`${element}.toSVG('nope').catch(String)`), /RangeError: There is no chart "nope". Charts: price, weight, supply, attribution, sensitivity/);
      assert.match(await page.run(`${element}.toPNG('nope').catch(String)`), /RangeError/);
      assert.match(await page.run(`${element}.toCSV()`), /Input,input −10%|Input,input −10 %/);
      assert.match(await page.run(`${element}.cite('bibtex')`), /^@/);
      assert.match(await page.run(`${element}.describe()`), /^Held for 4 years, Solana is worth 93/);
      assert.match(await page.run(`${element}.explain('lifetimeDilutedPrice').mathml`), /^<math/);
      const seen = await page.run('[...new Set(seen)].sort()');
      for (const event of ['tvd-change', 'tvd-error', 'tvd-height', 'tvd-input', 'tvd-ready', 'tvd-result']) assert.ok(seen.includes(event) || event === 'tvd-error', `${event} of ${seen}`);
    });

    test('an element that knows no hosted page links to the page it is on, and takes its own link back', async () => {
      await visit('<script type=module src="tvd/tvd.js"></script><tvd-calculator state="p=solana&holdingYears=4" layout=figure></tvd-calculator>');
      await until(page, `${element}?.cleared && ${element}.results?.timeWeightedDilutedPriceRatio?.value > 0.9`, 15_000);
      const link = await page.run(`${element}.toURL()`);
      assert.equal(link, `${await page.run("location.href.split('#')[0]")}#dilution@1?p=solana&holdingYears=4`);
      assert.match(await page.run(`${element}.toURL({ pinned: true })`), /^http.*\/v\/[\d.]+\/#dilution@1\?p=solana&holdingYears=4$/);
      assert.ok((await page.run(`${element}.cite('markdown')`)).includes(link.split('#')[0]));
      await page.run(`${element}.setInput('holdingYears', 9)`);
      assert.deepEqual(await page.run(`${element}.setState(${JSON.stringify(link)})`), []);
      assert.equal(await page.run(`${element}.inputs.holdingYears.value`), 4);
    });

    const frame = "document.querySelector('iframe').contentDocument";
    const framed = `${frame}.querySelector('tvd-calculator')`;

    test('a frame has the words of the language asked for, and the colours of the theme around it too', async () => {
      await visit('<iframe src="tvd/embed.html#dilution@1?p=solana&lang=de&theme=dark" width=600 height=600></iframe>');
      await until(page, `${framed}?.describe?.().startsWith('Solana, 5 Jahre gehalten')`, 15_000);
      assert.equal(await page.run(`${frame}.documentElement.lang`), 'de');
      assert.equal(await page.run(`getComputedStyle(${frame}.body).backgroundColor`), await page.run(`getComputedStyle(${framed}).backgroundColor`));
      assert.equal(await page.run(`${framed}.setAttribute('theme', 'light'), new Promise((resolve) => setTimeout(() => resolve(getComputedStyle(${frame}.body).backgroundColor), 100))`), 'rgb(255, 255, 255)');
      await visit('<iframe src="tvd/de/embed.html#dilution@1?p=solana&lang=en" width=600 height=600></iframe>');
      await until(page, `${framed}?.describe?.().startsWith('Held for 5 years, Solana')`, 15_000);
    });

    test('a sandboxed frame has them as well, in one file', async () => {
      await visit(`${listening}<iframe sandbox="allow-scripts" src="tvd/embed.html#dilution@1?p=solana&lang=de" width=600 height=600></iframe>`);
      await until(page, "(() => { document.querySelector('iframe').contentWindow.postMessage({ type: 'tvd:set-state', id: 5, state: { inputs: { discountFactor: 1.2 } } }, '*'); return heard.some((m) => m.id === 5 && m.errors?.some((e) => /muss|höchstens/.test(e.text))); })()", 15_000);
    });

    test('a page goes on to that of the language which a link asks for', async () => {
      await page.open(`${host.url}tvd/#option@1?p=ether-call&strike=2000&lang=de`);
      await until(page, `location.pathname.endsWith('/de/option.html') && ${element}?.describe?.().includes('Basispreis')`, 15_000);
    });

    test('a frame that is asked for nothing shows what the page does, with the secret of WordPress or without', async () => {
      for (const address of ['tvd/embed.html', 'tvd/embed.html#?secret=aB3', 'tvd/#?secret=aB3']) {
        await page.open('about:blank');
        await page.open(host.url + address);
        await until(page, `${element}?.describe?.().startsWith('Held for 5 years, Solana')`, 15_000);
        assert.equal(await page.run(`${element}.stage.ui.notices.length`), 0, address);
      }
      await visit(`${listening}<iframe sandbox="allow-scripts" src="tvd/embed.html#?secret=aB3" width=600 height=600></iframe>`);
      await until(page, "(() => { document.querySelector('iframe').contentWindow.postMessage({ type: 'tvd:get-state', id: 6 }, '*'); return heard.some((m) => m.id === 6 && m.state.preset === 'solana'); })()", 15_000);
    });

    test('the full calculator is a link of frames, with their numbers; of itself it is none', async () => {
      await page.open(`${host.url}tvd/embed.html#dilution@1?p=solana&holdingYears=4&layout=figure&controls=holdingYears`);
      const link = "document.querySelector('tvd-calculator').shadowRoot.querySelector('footer a')?.href";
      await until(page, `${element}?.describe?.().startsWith('Held for 4 years')`, 15_000);
      await until(page, `${link} === '${host.url}tvd/#dilution@1?p=solana&holdingYears=4'`);
      await page.open(`${host.url}tvd/`);
      await until(page, `Boolean(${element}?.cleared)`, 15_000);
      assert.equal(await page.run(`${link} ?? null`), null);
      await visit('<script type=module src="tvd/tvd.js"></script><tvd-calculator preset=solana layout=figure><a href="tvd/#x">Solana</a></tvd-calculator>');
      await until(page, `Boolean(${element}?.cleared)`, 15_000);
      assert.equal(await page.run(link), `${host.url}tvd/#dilution@1?p=solana`);
    });

    test('in a narrow column WordPress has all of a figure', async () => {
      const links = ['dilution@1?p=solana', 'option@1?p=ether-call', 'valuation@1?p=solana'];
      for (const link of [...links, ...links.map((one) => `${one}&lang=de`)]) {
        await visit(`${listening}<iframe src="tvd/embed.html#${link}#?secret=aB3" width=320 height=600></iframe>`);
        await until(page, `${framed}?.classList.contains('short') ?? false`, 15_000);
        await until(page, "heard.filter((m) => m.message === 'height').at(-1)?.value <= 1000");
        assert.ok(await page.run(`${framed}.shadowRoot.querySelectorAll('.inputs input').length >= 2`), link);
      }
    });

    /** Chooses in the builder's form. @param {Record<string, string>} wanted */
    const choose = (wanted) => page.run(`(() => {
      const form = document.querySelector('form');
      for (const [name, value] of Object.entries(${JSON.stringify(wanted)})) {
        const field = form.elements.namedItem(name);
        field.value = value;
        (field instanceof RadioNodeList ? field[0] : field).dispatchEvent(new Event('input', { bubbles: true }));
      }
    })()`);
    const snippet = (/** @type {string} */ id) => `document.querySelector('#${id}').value`;

    test('the builder speaks the language chosen: preview, alternative texts, pictures, frames', async () => {
      await page.open('about:blank');
      await page.open(`${host.url}tvd/builder.html`);
      await until(page, `${snippet('element')}.includes('p=solana')`, 15_000);
      await choose({ lang: 'de' });
      await until(page, `${snippet('element')}.includes('alt="Solana, 5 Jahre gehalten')`);
      assert.match(await page.run(`${element}.shadowRoot.querySelector('.sentence').textContent`), /5 Jahre gehalten/);
      assert.match(await page.run(snippet('element')), /tvd\.de\.js".*\/tvd\/de\/#dilution@1\?p=solana.*\/tvd\/de\/p\/solana\.svg"/s);
      assert.match(await page.run(snippet('shortcode')), /lang="de".*lang="de"/s);
      assert.equal(await page.run("document.querySelector('[value=discountFactor]').nextSibling.textContent.length > 3 && document.querySelector('[value=discountFactor]').nextSibling.lang"), 'de');
      await visit(await page.run(snippet('frame')));
      await until(page, `${framed}?.describe?.().startsWith('Solana, 5 Jahre gehalten')`, 15_000);
      await page.open('about:blank');
      await page.open(`${host.url}tvd/de/builder.html#option@1`);
      await until(page, `${snippet('picture')}.includes('/tvd/de/p/ether-call.svg') && ${snippet('picture')}.includes('Basispreis')`, 15_000);
      assert.deepEqual(await page.run("[...document.querySelector('[name=calculator]').options].map((one) => one.text)"), ['Verwässerung', 'Option', 'Bewertung']);
      assert.deepEqual(await page.run("[...document.querySelectorAll('legend')].map((one) => one.textContent)"), ['Rechner', 'Aufbau', 'Eingaben', 'Aussehen', 'Höhe von Rahmen']);
      assert.match(await page.run(snippet('frame')), /src="http[^"]*\/tvd\/embed\.html#option@1/);
    });

    test('the builder’s picture is of the very calculator and preset, or there is none', async () => {
      await page.open('about:blank');
      await page.open(`${host.url}tvd/builder.html#valuation@1?p=solana`);
      await until(page, `${snippet('picture')}.includes('/p/valuation-solana.svg')`, 15_000);
      assert.ok((await page.run(snippet('element'))).includes('/p/valuation-solana.svg'));
      await choose({ calculator: 'option' });
      await until(page, `${snippet('picture')}.includes('/p/ether-call.svg')`, 15_000);
      await page.open('about:blank');
      await page.open(`${host.url}tvd/builder.html#option@1?strike=2000`);
      await until(page, `${snippet('picture')}.includes('#option@1?strike=2000')`, 15_000);
      for (const id of ['element', 'picture']) assert.ok(!(await page.run(snippet(id))).includes('.svg'), id);
    });

    test('the builder’s frame has the height, theme and inputs chosen', async () => {
      await page.open('about:blank');
      await page.open(`${host.url}tvd/builder.html`);
      await until(page, `${snippet('frame')}.includes('host.js')`, 15_000);
      await choose({ theme: 'dark', lock: 'none', room: 'fixed', pixels: '480' });
      await until(page, `${snippet('frame')}.includes('height:480px')`);
      assert.match(await page.run(snippet('shortcode')), /theme="dark" controls="" height="480" fixed="true"/);
      const [fixed, tag] = [await page.run(snippet('frame')), await page.run(snippet('tag'))];
      for (const html of [`${fixed}<script src="tvd/host.js"></script>`, tag]) {
        await visit(html);
        await until(page, `${framed}?.cleared === true`, 15_000);
        await new Promise((resolve) => { setTimeout(resolve, 400); });
        assert.equal(await page.run("document.querySelector('iframe').getBoundingClientRect().height"), 480);
      }
    });

    test('the builder has its room from the beginning', async () => {
      const watch = "window.moved = 0; new PerformanceObserver((list) => { for (const one of list.getEntries()) moved += one.value; }).observe({ type: 'layout-shift', buffered: true });";
      for (const width of name === 'chromium' ? [360, 1280] : []) {
        await page.resize(width, 900);
        await page.open('about:blank');
        await page.open(`${host.url}tvd/builder.html`);
        await page.run(watch);
        await until(page, `${snippet('element')}.includes('p=solana')`, 15_000);
        await new Promise((resolve) => { setTimeout(resolve, 500); });
        const moved = await page.run('moved');
        assert.ok(moved < 0.005, `${width} px: ${moved}`);
      }
      await page.resize(1280, 900);
    });

    test('the builder writes snippets that work', async () => {
      await page.open('about:blank');
      await page.open(`${host.url}tvd/builder.html#dilution@1?p=arbitrum&holdingYears=3`);
      await until(page, "document.querySelector('#element').value.includes('p=arbitrum')", 15_000);
      const snippets = await page.run("Object.fromEntries(['element', 'frame', 'tag', 'picture', 'shortcode'].map((id) => [id, document.querySelector('#' + id).value]))");
      assert.match(snippets.element, /integrity="sha384-[\w+/=]{64}" crossorigin/);
      assert.match(snippets.picture, /^\[!\[Held for 3 years, Arbitrum .*\]\(http.*\/p\/arbitrum\.svg\)\]\(http.*#dilution@1\?p=arbitrum&holdingYears=3\)$/);
      await visit(snippets.element);
      await until(page, `${element}?.describe?.().startsWith('Held for 3 years, Arbitrum')`, 15_000);
      await visit(snippets.frame);
      await until(page, "document.querySelector('iframe').getBoundingClientRect().height > 400", 15_000);
      await visit(snippets.tag);
      await until(page, "(document.querySelector('iframe')?.getBoundingClientRect().height ?? 0) > 400", 15_000);
    });
  });
}

test('host.js is at most 1 kB', () => {
  assert.ok(statSync(join(site, 'host.js')).size <= 1024);
});

test('pages of presets carry what link previews and oEmbed need only when the address is known', async () => {
  const server = await served();
  const response = await fetch(`${server.url}p/solana/`);
  assert.match(await response.text(), /Solana: Token dilution calculator/);
  await server.close();
});
