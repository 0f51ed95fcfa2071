// SPDX-License-Identifier: MIT
/**
 * Labels as plain text, and the category a label suggests.
 * @module
 */

/** @typedef {'team'|'investors'|'treasury'|'community'|'rewards'|'liquidity'|'burn'|'other'} Category */

/** @typedef {{label: string, category: Category}} Label */

const LONGEST_LABEL = 80;

/** @type {[Category, RegExp][]} */
const WORDS = [
  ['burn', /burn|buyback/i],
  [
    'investors',
    /invest|seed|private|series|strategic|backer|presale|pre-sale|venture|\bvcs?\b|\bipo\b|\bico\b|public sale|launchpad/i,
  ],
  ['team', /team|founder|core|contributor|employee|advis|insider|labs?\b/i],
  ['liquidity', /liquidity|market mak|exchange|\bamm\b|\blps?\b/i],
  ['rewards', /reward|staking|stake|mining|miner|emission|validator|incentive|farm|inflation|block|gauge/i],
  ['treasury', /treasury|foundation|reserve|\bdao\b|ecosystem fund|company/i],
  ['community', /community|airdrop|ecosystem|grant|user|public|genesis drop|retro/i],
];

/** Plain text of limited length: no control or direction characters, single spaces. @param {string} text */
export function cleanLabel(text) {
  const plain = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  const letters = [...plain];
  return letters.length > LONGEST_LABEL ? `${letters.slice(0, LONGEST_LABEL - 1).join('')}…` : plain;
}

/** @param {string} text a category's name, or a label @returns {Category} */
export function categoryOf(text) {
  return WORDS.find(([, words]) => words.test(text))?.[0] ?? 'other';
}

/** @param {string} label @param {string} category cells; either may be empty @returns {Label} */
export function readLabel(label, category) {
  const text = cleanLabel(label) || cleanLabel(category) || 'Imported';
  return { label: text, category: categoryOf(category.trim() || text) };
}
