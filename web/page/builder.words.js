// SPDX-License-Identifier: MIT
/** The words of builder.html; the build puts them into the page, marked up as they are. */
export const builderWords = {
  en: {
    title: 'Put it in your post: token value calculators', home: 'Token value calculators', heading: 'Put it in your post',
    lead: 'Set the figure up below just as your readers shall see it, then copy one of the snippets.',
    calculator: 'Calculator', layout: 'Layout', figure: 'Figure: answer, chart, a few inputs', inline: 'Inline: one number in a sentence',
    result: 'Result: chart and number, read-only', full: 'Full: everything', inputs: 'Inputs', own: 'The layout’s own', chosen: 'These:', none: 'None: locked',
    look: 'Look', theme: 'Theme', auto: 'Like the reader’s', light: 'Light', dark: 'Dark', language: 'Language', column: 'Column',
    height: 'Height of frames', ownHeight: 'The figure’s own:', fixed: 'Fixed:', pixels: 'Height in pixels',
    copy: 'Copy', copied: 'Copied.', blocked: 'Copying is blocked here; the text is selected.',
    element: 'Element', elementUse: 'Best: your own site, Hugo, Jekyll, a Ghost HTML card. Follows your page’s width and theme.', elementName: 'Element snippet',
    frame: 'Frame', frameUse: 'Where scripts are not allowed: WordPress, Notion, Obsidian. The second line is optional: it keeps the height right, so a fixed height has none.', frameName: 'Frame snippet',
    tag: 'One tag', tagUse: 'A frame that places itself and keeps its height.', tagName: 'One-tag snippet',
    picture: 'Picture that links', pictureUse: 'Anywhere: GitHub, Substack, Medium, e-mail. The picture shows the preset, where there is one; the link opens your exact figure.', pictureName: 'Picture snippet',
    shortcode: 'Hugo and Jekyll', shortcodeUse: 'With the <a href="{{root}}integrations/hugo/tvd.html" download>Hugo shortcode</a> in <code>layouts/shortcodes/</code> or the <a href="{{root}}integrations/jekyll/tvd.html" download>Jekyll include</a> in <code>_includes/</code>.', shortcodeName: 'Shortcode snippet',
    where: 'Where to paste it',
    recipes: `<dt>WordPress</dt><dd>A preset: paste the address of its page (<code>…/p/solana/</code>, <code>…/p/valuation-solana/</code>) on a line of its own; WordPress embeds it and follows its height. Your own numbers: a <b>Custom HTML</b> block with snippet 2 or 3, as a user who may post unfiltered HTML (on a single site, editors and administrators).</dd>
<dt>Ghost</dt><dd>Type <code>/html</code> for an <b>HTML card</b> and paste snippet 1. For every post at once, put its first line into <b>Settings → Code injection</b>.</dd>
<dt>Hugo, Jekyll</dt><dd>Save the shortcode or include once, then write snippet 5 in the post. Hugo drops raw HTML in Markdown otherwise.</dd>
<dt>Notion, Obsidian</dt><dd>Notion: <code>/embed</code> and the address in snippet 2. Obsidian: snippet 2 as it is. Both keep the height you set.</dd>
<dt>Substack, Medium, GitHub, e-mail</dt><dd>Only pictures and links get through: snippet 4.</dd>`,
  },
  de: {
    title: 'In einen Beitrag einbetten: Token-Rechner', home: 'Token-Rechner', heading: 'In einen Beitrag einbetten',
    lead: 'Stellen Sie die Abbildung so ein, wie Ihre Leser sie sehen sollen, und kopieren Sie dann eines der Schnipsel.',
    calculator: 'Rechner', layout: 'Aufbau', figure: 'Abbildung: Antwort, Diagramm, wenige Eingaben', inline: 'Im Text: eine Zahl in einem Satz',
    result: 'Ergebnis: Diagramm und Zahl, nur zum Lesen', full: 'Ganz: alles', inputs: 'Eingaben', own: 'Die des Aufbaus', chosen: 'Diese:', none: 'Keine: gesperrt',
    look: 'Aussehen', theme: 'Farben', auto: 'Wie beim Leser', light: 'Hell', dark: 'Dunkel', language: 'Sprache', column: 'Spalte',
    height: 'Höhe von Rahmen', ownHeight: 'Die der Abbildung:', fixed: 'Fest:', pixels: 'Höhe in Pixeln',
    copy: 'Kopieren', copied: 'Kopiert.', blocked: 'Kopieren ist hier gesperrt; der Text ist markiert.',
    element: 'Element', elementUse: 'Am besten: eigene Website, Hugo, Jekyll, eine HTML-Karte in Ghost. Folgt Breite und Farben Ihrer Seite.', elementName: 'Schnipsel: Element',
    frame: 'Rahmen', frameUse: 'Wo Skripte nicht erlaubt sind: WordPress, Notion, Obsidian. Die zweite Zeile darf fehlen: Sie hält die Höhe passend; bei fester Höhe gibt es sie nicht.', frameName: 'Schnipsel: Rahmen',
    tag: 'Ein Tag', tagUse: 'Ein Rahmen, der sich selbst einsetzt und seine Höhe anpasst.', tagName: 'Schnipsel: ein Tag',
    picture: 'Bild mit Link', pictureUse: 'Überall: GitHub, Substack, Medium, E-Mail. Das Bild zeigt die Vorlage, wo es eine gibt; der Link öffnet genau Ihre Abbildung.', pictureName: 'Schnipsel: Bild',
    shortcode: 'Hugo und Jekyll', shortcodeUse: 'Mit dem <a href="{{root}}integrations/hugo/tvd.html" download>Shortcode für Hugo</a> in <code>layouts/shortcodes/</code> oder dem <a href="{{root}}integrations/jekyll/tvd.html" download>Include für Jekyll</a> in <code>_includes/</code>.', shortcodeName: 'Schnipsel: Shortcode',
    where: 'Wohin damit',
    recipes: `<dt>WordPress</dt><dd>Eine Vorlage: die Adresse ihrer Seite (<code>…/p/solana/</code>, <code>…/p/valuation-solana/</code>) in eine eigene Zeile setzen; WordPress bettet sie ein und folgt ihrer Höhe. Eigene Zahlen: ein Block <b>Individuelles HTML</b> mit Schnipsel 2 oder 3, als Benutzer, der ungefiltertes HTML veröffentlichen darf (auf einer einzelnen Website: Redakteure und Administratoren).</dd>
<dt>Ghost</dt><dd><code>/html</code> für eine <b>HTML-Karte</b> eingeben und Schnipsel 1 einfügen. Für alle Beiträge zugleich gehört seine erste Zeile in <b>Settings → Code injection</b>.</dd>
<dt>Hugo, Jekyll</dt><dd>Shortcode oder Include einmal speichern, dann Schnipsel 5 in den Beitrag schreiben. Rohes HTML in Markdown lässt Hugo sonst weg.</dd>
<dt>Notion, Obsidian</dt><dd>Notion: <code>/embed</code> und die Adresse aus Schnipsel 2. Obsidian: Schnipsel 2, wie es ist. Beide behalten die Höhe, die Sie einstellen.</dd>
<dt>Substack, Medium, GitHub, E-Mail</dt><dd>Nur Bilder und Links kommen durch: Schnipsel 4.</dd>`,
  },
};
