// SPDX-License-Identifier: MIT
/**
 * Labels that would overlap, moved apart as little as possible.
 * @module
 */

/** @typedef {{wanted: number, size: number}} Block  wanted: centre */

/**
 * Blocks that touch become one group standing at the mean of what its members want, until none touch.
 * @param {Block[]} blocks @param {number} low @param {number} high room for all
 * @returns {number[]} centres, in the order given
 */
export function dodge(blocks, low, high) {
  const order = blocks.map((_, i) => i).sort((a, b) => wantedOf(blocks, a) - wantedOf(blocks, b));
  /** @type {{members: number[], size: number, centre: number}[]} */
  const groups = [];
  for (const i of order) {
    let group = settle({ members: [i], size: sizeOf(blocks, i), centre: 0 }, blocks, low, high);
    for (let last = groups.at(-1); last && last.centre + last.size / 2 > group.centre - group.size / 2; last = groups.at(-1)) {
      groups.pop();
      group = settle({ members: [...last.members, ...group.members], size: last.size + group.size, centre: 0 }, blocks, low, high);
    }
    groups.push(group);
  }
  return spread(groups, blocks);
}

/** @param {Block[]} blocks @param {number} i */
const wantedOf = (blocks, i) => blocks[i]?.wanted ?? 0;
/** @param {Block[]} blocks @param {number} i */
const sizeOf = (blocks, i) => blocks[i]?.size ?? 0;

/** @param {{members: number[], size: number, centre: number}} group @param {Block[]} blocks @param {number} low @param {number} high */
function settle(group, blocks, low, high) {
  let offset = -group.size / 2;
  let sum = 0;
  for (const i of group.members) {
    sum += wantedOf(blocks, i) - (offset + sizeOf(blocks, i) / 2);
    offset += sizeOf(blocks, i);
  }
  const mean = sum / group.members.length;
  const centre = Math.max(low + group.size / 2, Math.min(high - group.size / 2, mean));
  return { ...group, centre };
}

/** @param {{members: number[], size: number, centre: number}[]} groups @param {Block[]} blocks @returns {number[]} */
function spread(groups, blocks) {
  const out = new Array(blocks.length).fill(0);
  for (const group of groups) {
    let top = group.centre - group.size / 2;
    for (const i of group.members) {
      out[i] = top + sizeOf(blocks, i) / 2;
      top += sizeOf(blocks, i);
    }
  }
  return out;
}
