// SPDX-License-Identifier: MIT
/**
 * English: the words every part of the page shares. The pattern for every other language: same keys.
 * {braces} are filled by `fill`. Titles and help of fields come from the schema, which is in English already.
 */
export default {
  assumptions: { one: '{count} assumption', other: '{count} assumptions' },
  noAnswers: {},
  fieldTitles: {},
  fieldHelp: {},
};
