// SPDX-License-Identifier: MIT
import { help } from './de.help.js';
import { titles } from './de.titles.js';

/** German. */
export default {
  assumptions: { one: '{count} Annahme', other: '{count} Annahmen' },
  noAnswers: {
    breakEvenGrowth: 'Kein Ausgleich: Der Verlust wird in diesem Zeitraum nie aufgeholt.',
    equivalentInflation: 'Keine gleichbleibende Inflation ergibt denselben zeitgewichteten Preis.',
    perpetualDilutedPrice: 'Kein Wert auf ewig: Die Marktkapitalisierung wächst schneller als die Abzinsung.',
    asymptoticDilutedPrice: 'Kein Grenzpreis: Das Angebot strebt keinem Grenzwert zu.',
    asymptoticSupply: 'Das Angebot strebt keinem Grenzwert zu.',
    ownershipHalfLife: 'Nie: Das Angebot verdoppelt sich nicht.',
  },
  fieldTitles: titles,
  fieldHelp: help,
};
