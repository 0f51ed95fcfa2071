// SPDX-License-Identifier: MIT
/**
 * The element's style sheets, adopted: a page's policy may forbid style elements and attributes.
 * @module
 */
import { unsafeCSS } from 'lit';
import { themeCss } from '../../charts/index.js';
import answer from './answer.css';
import base from './base.css';
import charts from './charts.css';
import inputs from './inputs.css';
import layout from './layout.css';
import print from './print.css';
import touch from './touch.css';

/** As text, for what is painted before the element exists. */
export const styleText = [themeCss(':host'), base, layout, inputs, answer, charts, print, touch].join('');

export const styles = [unsafeCSS(styleText)];
