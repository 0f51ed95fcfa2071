// SPDX-License-Identifier: MIT
/**
 * The package's constants, for the engine inside a page: it asks schemas for their version only.
 * @module
 */
import { build, versions } from '#data';

export const TVD_SCHEMAS = versions;
export const TVD_VERSION = build.version;
