// SPDX-License-Identifier: MIT
/** German. */
export default {
  assumptions: { one: '{count} Annahme', other: '{count} Annahmen' },
  enterExample: '{field} eingeben. Beispiel: {example}.',
  fieldTitles: {},
  fieldHelp: {},
};
