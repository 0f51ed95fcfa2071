// SPDX-License-Identifier: MIT
// Looks through built files for what a strict policy would refuse, what could make markup or code out of text, and what
// would be fetched from elsewhere.

/** lit makes its templates, which are constants, by this one statement, through a policy of trusted types. */
const litTemplate = /createElement\("template"\);return ([\w$]+)\.innerHTML=([\w$]+),\1\}/g;

/** The builder writes this for other people's pages, as text. */
const frameSnippet = /style="width:100%;height:\$\{\w+\}px;border:0"/;

/** @type {[RegExp, string][]} */
const inScripts = [
  [/\beval\s*\(/, 'eval'],
  [/\bFunction\s*\(|\bnew Function\b/, 'code made from text'],
  [/\bset(?:Timeout|Interval)\s*\(\s*["'`]/, 'a timer that runs text'],
  [/\b(?:innerHTML|outerHTML|srcdoc)\s*=(?!=)/, 'markup made from text'],
  [/\b(?:insertAdjacentHTML|createContextualFragment|setHTMLUnsafe|parseFromString|parseHTMLUnsafe)\b|\bdocument\.write/, 'markup made from text'],
  [/\bunsafe(?:HTML|SVG|Static)\b/, 'markup made from text'],
  [/\bjavascript:/i, 'an address that runs'],
  [/setAttribute\(\s*["'`](?:on|style)/i, 'an inline handler or style'],
  [/\bstyle=["'`$]/, 'an inline style'],
  [/\son[a-z]+=["']/, 'an inline handler'],
  [/\b(?:import|importScripts|fetch|Worker|SharedWorker|EventSource|WebSocket|open)\s*\(\s*["'`](?:https?:|wss?:)?\/\//, 'a foreign address'],
  [/\bfrom\s*["'](?:https?:)?\/\//, 'a foreign address'],
  [/\bsendBeacon\b/, 'a way to send'],
];

/** @type {[RegExp, string][]} */
const inMarkup = [
  [/<[^>]*\son[a-z]+\s*=/i, 'an inline handler'],
  [/<[^>]*\sstyle\s*=/i, 'an inline style'],
  [/<[^>]*(?:href|src|action)\s*=\s*["']?\s*javascript:/i, 'an address that runs'],
  [/<(?:script|img|iframe|source|video|audio|embed|object|use|image)\b[^>]*\s(?:src|href|data|xlink:href)\s*=\s*["']?(?:[a-z]+:)?\/\//i, 'a foreign address'],
  [/<link\b(?=[^>]*\brel=["']?(?:stylesheet|preload|modulepreload|prefetch|preconnect|dns-prefetch|manifest|icon))[^>]*\bhref=["']?(?:[a-z]+:)?\/\//i, 'a foreign address'],
  [/<(?:base|object|embed|applet)\b|http-equiv=["']?refresh/i, 'an element that leads away'],
  [/<form\b[^>]*\saction=/i, 'a form that sends'],
];

/** @type {[RegExp, string][]} */
const inStyles = [
  [/@import\b/, 'a style sheet that fetches another'],
  [/url\(\s*["']?(?:[a-z]+:)?\/\//i, 'a foreign address'],
  [/\bexpression\s*\(|-moz-binding/i, 'a style that runs'],
];

/** @param {string} text @param {[RegExp, string][]} rules */
const broken = (text, rules) => rules.flatMap(([rule, what]) => {
  const found = rule.exec(text);
  return found ? [`${what}: ${text.slice(Math.max(0, found.index - 20), found.index + 60).replace(/\s+/g, ' ')}`] : [];
});

/** Scripts and styles inside markup, and what is left. @param {string} text */
function parts(text) {
  const scripts = [...text.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)].filter(([, , code = '']) => code.trim() !== '').map(([, , code = '']) => code);
  const styles = [...text.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/gi)].map(([, css = '']) => css);
  const rest = text.replace(/(<script\b[^>]*>)[\s\S]*?(<\/script>)/gi, '$1$2').replace(/<style\b[^>]*>[\s\S]*?<\/style>/gi, '<style></style>').replace(/<!--[\s\S]*?-->/g, '');
  return { scripts, styles, rest };
}

/** @param {string} text @param {boolean} single a page that carries everything inside */
function brokenMarkup(text, single) {
  const { scripts, styles, rest } = parts(text);
  const inline = single ? [] : [...scripts.map((code) => `an inline script: ${code.slice(0, 60)}`), ...styles.map((css) => `an inline style sheet: ${css.slice(0, 60)}`)];
  return [...inline, ...broken(rest, inMarkup), ...scripts.flatMap(brokenScript), ...styles.flatMap((css) => broken(css, inStyles))];
}

/** @param {string} text */
const brokenScript = (text) => broken(text.replace(litTemplate, ''), inScripts);

/**
 * @param {string} path @param {string} text @returns {string[]} what is wrong, in words
 */
export function findings(path, text) {
  if (/\.m?js$/.test(path)) return brokenScript(path.endsWith('builder.js') ? text.replace(frameSnippet, '') : text);
  if (path.endsWith('.html')) return brokenMarkup(text, /(^|\/)calculator[\w-]*\.html$/.test(path));
  if (path.endsWith('.svg')) return [...broken(text, inMarkup), ...(/<script\b/i.test(text) ? ['a script in a picture'] : [])];
  if (path.endsWith('.css')) return broken(text, inStyles);
  return [];
}
