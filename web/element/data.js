// SPDX-License-Identifier: MIT
/**
 * What the build knows and the element needs before anything else: its version.
 * The build replaces the `#data` module by the real thing.
 * @module
 */
export { build } from '#data';
