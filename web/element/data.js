// SPDX-License-Identifier: MIT
/**
 * What the build knows and the element needs before the engine has started: schemas, presets, versions.
 * The build replaces the `#data` module by the real thing.
 * @module
 */
export { schemas, presets, build } from '#data';
