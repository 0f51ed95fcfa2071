// SPDX-License-Identifier: MIT
// An example for commands.test.js: needs a package as soon as it is read.
export { build } from 'esbuild';
