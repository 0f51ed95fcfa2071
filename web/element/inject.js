// SPDX-License-Identifier: MIT
/**
 * The package's constants, from the data the element has anyway: schemas are not carried twice.
 * @module
 */
import { build, schemas } from '#data';

export const TVD_SCHEMAS = schemas;
export const TVD_VERSION = build.version;
