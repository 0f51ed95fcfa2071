// SPDX-License-Identifier: MIT
/**
 * The package's constants, from the data the element has anyway: schemas are not carried twice.
 * @module
 */
import { build, otherSchemas, schemas } from '#data';

/** Of calculators without a view the package only asks the version. */
export const TVD_SCHEMAS = { ...otherSchemas, ...schemas };
export const TVD_VERSION = build.version;
