// SPDX-License-Identifier: MIT
/** The words of the pages around the element; the element has its own, and each calculator's page some more (web/views). */
export const pageWords = {
  en: { frame: 'Token value calculator', update: 'A new version is ready.', reload: 'Reload', more: 'More', calculators: 'Calculators', build: 'Put it in your post', gallery: 'Gallery', single: 'One file, works from disk', other: 'Deutsch' },
  de: { frame: 'Token-Rechner', update: 'Eine neue Version ist bereit.', reload: 'Neu laden', more: 'Mehr', calculators: 'Rechner', build: 'In einen Beitrag einbetten', gallery: 'Beispiele', single: 'Eine Datei, läuft von der Platte', other: 'English' },
};
