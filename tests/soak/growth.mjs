// SPDX-License-Identifier: MIT
// Whether what is held grows, judged within one run.

/** @param {number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/**
 * The later half beside the earlier one, without the first count, in which everything is still being made.
 * @param {Record<string, number>[]} counts in order @returns {Record<string, number>} ratios; 1 is flat
 */
export function growth(counts) {
  const warm = counts.slice(1);
  const half = Math.floor(warm.length / 2);
  if (half === 0) return {};
  const ratio = (/** @type {string} */ what) => {
    const [early, late] = [warm.slice(0, half), warm.slice(-half)].map((part) => median(part.map((one) => one[what] ?? 0)));
    return (late ?? 0) / Math.max(1, early ?? 0);
  };
  return Object.fromEntries(Object.keys(warm[0] ?? {}).map((what) => [what, ratio(what)]));
}
