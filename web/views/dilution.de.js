// SPDX-License-Identifier: MIT
import { help } from './dilution.de.help.js';
import { titles } from './dilution.de.titles.js';

/** The dilution calculator in German. */
export default {
  title: 'Verwässerung',
  answer: '{token}, {holding} gehalten, ist nach Verwässerung {headline} des heutigen Preises wert.',
  holding: '{value}',
  condition: '{marketCap}.',
  detail: 'Das entspricht {equivalentInflation} Inflation im Jahr; die Marktkapitalisierung müsste {breakEvenGrowth} im Jahr wachsen, um es auszugleichen.',
  marketCap: {
    constant: 'Angenommen ist eine gleichbleibende Marktkapitalisierung',
    growth: 'Angenommen ist, dass die Marktkapitalisierung {rate} im Jahr wächst',
    logistic: 'Angenommen ist, dass die Marktkapitalisierung gegen das {ceilingMultiple} der heutigen wächst',
    meanReverting: 'Angenommen ist, dass die Marktkapitalisierung zum {targetMultiple} der heutigen strebt',
    curve: 'Angenommen ist, dass die Marktkapitalisierung deiner Kurve folgt',
  },
  charts: { price: 'Preis', supply: 'Angebot', attribution: 'Zuordnung' },
  chartTitles: { price: 'Verwässerter Preis', supply: 'Umlaufendes Angebot nach Freigabe', attribution: 'Was den Wert nimmt', weight: 'Gewicht jedes Zeitpunkts' },
  method: 'P Preis, M Marktkapitalisierung, C umlaufendes Angebot, γ Diskontfaktor, T Haltedauer. Der Artikel, der diese Kennzahlen einführte, schreibt in seinen letzten beiden Formeln C/μ, wo C/(τ·S₀) gemeint ist.',
  circulating: 'Heute im Umlauf',
  todayPrice: 'heute',
  assumptions: [
    'Der Preis ist in jedem Augenblick Marktkapitalisierung durch umlaufendes Angebot.',
    'Die Marktkapitalisierung folgt dem gewählten Pfad und reagiert nicht auf Freigaben.',
    'Freigaben kommen nach Plan; der Preis nimmt sie nicht vorweg.',
    'Jeder freigegebene Token, der als umlaufend zählt, läuft sofort um.',
    'Ein Jahr hat 365,25 Tage, und „heute“ ist der Stand der Vorlage.',
    'Keine Gebühren, Steuern oder Staking-Erträge für den Halter.',
  ],
  vest: {
    upfront: '{share} sofort, ',
    cliff: 'nichts bis {cliff} nach dem Beginn, ',
    noCliff: 'vom Beginn an, ',
    catchUp: 'dann alles, was sich bis dahin angesammelt hat, ',
    noCatchUp: 'dann nur, was nach dem Cliff kommt, ',
    inside: 'vollständig {duration} nach dem Beginn (der Cliff gehört zur Dauer)',
    outside: 'vollständig {duration} nach dem Cliff (die Dauer beginnt, wenn der Cliff endet)',
    smooth: ', stetig.',
    steps: ', in Schritten von {period}.',
  },
  words: {
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
    kinds: {
      constant: 'Konstant', growth: 'Wachstum', logistic: 'Logistisch', meanReverting: 'Rückkehrend', curve: 'Kurve', cliff: 'Cliff', linear: 'Linear',
      step: 'Stufen', vest: 'Vesting', geometric: 'Halbierungen', inflation: 'Inflation', approach: 'Annäherung an Grenze', rateTable: 'Ratentabelle',
      stakingIssuance: 'Staking-Ausgabe', burn: 'Verbrennung',
    },
    choices: {
      team: 'Team', investors: 'Investoren', treasury: 'Schatzkasse', community: 'Gemeinschaft', rewards: 'Belohnungen', liquidity: 'Liquidität',
      burn: 'Verbrennung', other: 'Anderes', continuous: 'Stetig', yearly: 'Jährlich',
    },
  },
};

/** Words of the page around it; posts do not carry them. */
export const page = {
  title: 'Rechner für Token-Verwässerung',
  question: 'Was macht künftiges Angebot mit deinem Bestand?',
  about: 'Verwässerte Preise, Zuordnung und Prüfung echter Freigabepläne, im Browser gerechnet.',
};
