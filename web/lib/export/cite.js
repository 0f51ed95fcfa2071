// SPDX-License-Identifier: MIT
/**
 * How to cite a calculation: with the engine's version and the day, since both are part of the answer.
 * @module
 */

/**
 * @typedef {object} CiteSource
 * @property {string} title      "Dilution of Solana, held 4 years"
 * @property {string} url        permalink with the state
 * @property {string} version    of the engine
 * @property {string} accessed   ISO date
 * @property {string} [preset]   id, for the citation key
 * @property {string} [source]   where the preset's numbers come from
 */

const author = 'Token Value Dynamics';

/** @param {string} text @returns {string} safe inside BibTeX braces */
const bibtexText = (text) => text
  .replace(/[\\{}]/g, (c) => ({ '\\': '\\textbackslash{}', '{': '\\{', '}': '\\}' })[c] ?? c)
  .replace(/[&%$#_]/g, (c) => `\\${c}`)
  .replace(/\^/g, '\\textasciicircum{}')
  .replace(/~/g, '\\textasciitilde{}');

/** The url field is read verbatim; only braces would end it. @param {string} url */
const bibtexUrl = (url) => url.replace(/[{}\\\s]/g, (c) => encodeURIComponent(c));

/** @param {CiteSource} source @returns {string} */
function bibtex({ title, url, version, accessed, preset = '', source }) {
  const key = `tvd-${[preset, accessed].filter(Boolean).join('-')}`.replace(/[^\w-]/g, '');
  const fields = [
    ['author', `{{${author}}}`],
    ['title', `{${bibtexText(title)}}`],
    ['version', `{${bibtexText(version)}}`],
    ['year', `{${accessed.slice(0, 4)}}`],
    ['url', `{${bibtexUrl(url)}}`],
    ['urldate', `{${accessed}}`],
    ...(source ? [['note', `{Data: ${bibtexText(source)}}`]] : []),
  ];
  return `@misc{${key},\n${fields.map(([name, value]) => `  ${name} = ${value}`).join(',\n')}\n}\n`;
}

/** APA 7, software and apps. @param {CiteSource} source @returns {string} */
function apa({ title, url, version, accessed, source }) {
  const day = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric' }).format(Date.parse(accessed));
  const data = source ? ` Data: ${source.replace(/\.$/, '')}.` : '';
  return `${author}. (${accessed.slice(0, 4)}). ${title} (Version ${version}) [Computer software].${data} Retrieved ${day}, from ${url}`;
}

/** @param {CiteSource} source @returns {string} */
function markdown({ title, url, version, accessed, source }) {
  const text = title.replace(/[\\[\]]/g, '\\$&');
  const address = url.replace(/[()\s<>]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
  const data = source ? `, data: ${source}` : '';
  return `[${text}](${address}) (${author} ${version}, ${accessed}${data})`;
}

/** @param {'bibtex'|'apa'|'markdown'} format @param {CiteSource} source @returns {string} */
export function cite(format, source) {
  return { bibtex, apa, markdown }[format](source);
}
