// SPDX-License-Identifier: MIT
/** English. The pattern for every other language: same keys. */
export default {
  assumptions: { one: '{count} assumption', other: '{count} assumptions' },
  enterExample: 'Enter {field}. Example: {example}.',
  fieldTitles: {},
  fieldHelp: {},
};
