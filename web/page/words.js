// SPDX-License-Identifier: MIT
/** The words of the pages around the element; the element has its own. */
export const pageWords = {
  en: {
    title: 'Token dilution calculator', question: 'What does future supply do to your holding?', update: 'A new version is ready.', reload: 'Reload', more: 'More',
    build: 'Put it in your post', gallery: 'Gallery', single: 'One file, works from disk', other: 'Deutsch',
    about: 'Diluted prices, attribution and audit of real release schedules, computed in your browser.',
  },
  de: {
    title: 'Rechner für Token-Verwässerung', question: 'Was macht künftiges Angebot mit deinem Bestand?', update: 'Eine neue Version ist bereit.', reload: 'Neu laden', more: 'Mehr',
    build: 'In einen Beitrag einbetten', gallery: 'Beispiele', single: 'Eine Datei, läuft von der Platte', other: 'English',
    about: 'Verwässerte Preise, Zuordnung und Prüfung echter Freigabepläne, im Browser gerechnet.',
  },
};
