// SPDX-License-Identifier: MIT
/** German. */
export default {
  assumptions: { one: '{count} Annahme', other: '{count} Annahmen' },
  noAnswers: {},
  fieldTitles: {},
  fieldHelp: {},
};
