// SPDX-License-Identifier: MIT
/** German.
export default {
  assumptions: { one: '{count} Annahme', other: '{count} assumptions' },
  enterExample: 'Enter {field}. Example: {example}.',
  fieldTitles: {},
  fieldHelp: {},
};
