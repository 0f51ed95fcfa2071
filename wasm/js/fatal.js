// SPDX-License-Identifier: MIT

/** Names of errors after which an engine cannot be trusted any more: a trap, or no memory. */
export const fatal = /^(RuntimeError|RangeError|OutOfMemory)$/;
