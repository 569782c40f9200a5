/** 报告的样式 — on screen with its contents beside it, in print on A4; colours are those of all pages. */
export const REPORT_STYLE = `
:root { --wide-table: 12.5px; }
.report { max-width: 78rem; margin: 0 auto; padding: 0 1.4rem 5rem; }
.cover { border-bottom: 1px solid var(--strong-line); padding: 4.5rem 0 2.2rem; margin-bottom: 2rem; }
.cover h1 { font-size: 2.1rem; line-height: 1.3; letter-spacing: .02em; }
.cover .subtitle { font-size: 1.15rem; color: var(--quiet); margin-top: .5rem; }
.cover .lead { margin: 1.8rem 0; border-left: 5px solid var(--accent); background: var(--accent-soft); padding: 1rem 1.3rem; font-size: 1.12rem; line-height: 1.8; border-radius: 0 6px 6px 0; }
.cover .lead ul { margin: .7rem 0 0; padding-left: 1.2em; font-size: .86em; line-height: 1.7; } .cover .lead li + li { margin-top: .3rem; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.4rem; font-size: .95rem; }
.facts dt { color: var(--quiet); } .facts dd { margin: 0; }
.contents h2 { font-size: 1rem; color: var(--quiet); margin-bottom: .5rem; }
.contents ol { list-style: none; padding: 0; margin: 0; font-size: .93rem; line-height: 1.5; }
.contents li { padding: .22rem 0; } .contents li.section { padding-left: 1.2em; font-size: .95em; }
.contents a { color: inherit; display: block; }
.contents a:hover { color: var(--accent); }
main { min-width: 0; max-width: 54rem; counter-reset: none; }
main h2 { font-size: 1.5rem; margin: 3.2rem 0 1rem; padding-bottom: .4rem; border-bottom: 2px solid var(--accent); }
main > h2:first-child { margin-top: 0; }
main h3 { font-size: 1.18rem; margin: 2.2rem 0 .7rem; }
main h4 { font-size: 1.03rem; margin: 1.6rem 0 .5rem; }
main p, main li { line-height: 1.85; }
main > p { margin: .7rem 0; }
:lang(zh) main > p { text-indent: 2em; text-align: justify; }
:lang(zh) main > p:has(code) { text-align: left; } /* a command has no place to stretch: the words before it would */
main > ul, main > ol { margin: .7rem 0; padding-left: 2em; }
.value { white-space: nowrap; font-variant-numeric: tabular-nums; }
.callout { margin: 1.3rem 0; padding: .85rem 1.2rem; border-left: 5px solid var(--edge); background: var(--sunken); border-radius: 0 6px 6px 0; }
.callout .title { font-weight: 600; margin-bottom: .2rem; }
.callout p + p { margin-top: .4rem; }
.callout.finding { border-color: var(--accent); background: var(--accent-soft); }
.callout.finding .title { color: var(--accent); }
.callout.warning { border-color: var(--gap-line); background: var(--gap-soft); color: var(--gap); }
.callout.warning .quiet, .callout.warning a { color: inherit; } .callout.warning a { text-decoration: underline; }
.table, .figure { margin: 1.8rem 0; }
.caption, figcaption { font-weight: 600; font-size: .97em; line-height: 1.5; }
.caption { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 0 1.5rem; margin-bottom: .4rem; }
.caption .unit { font-weight: 400; font-size: .92em; color: var(--quiet); margin-left: auto; }
.label { margin-right: 1em; white-space: nowrap; }
.table table { width: 100%; border-top: 1.6px solid var(--ink); border-bottom: 1.6px solid var(--ink); }
.across table { font-size: var(--wide-table); }
.table th, .table td { padding: .34em .55em; border-bottom: 0; line-height: 1.5; }
.table th.number, .table td.number { text-align: right; }
.table thead th { color: var(--ink); font-weight: 600; vertical-align: bottom; border-bottom: 1px solid var(--ink); line-height: 1.4; }
.table thead th.number { white-space: normal; min-width: 4em; text-wrap: balance; overflow-wrap: normal; }
.table.across thead th.number { min-width: 3.4em; }
.table thead .unit { display: block; font-weight: 400; font-size: .88em; color: var(--quiet); white-space: nowrap; }
.table tbody tr + tr td { border-top: 1px solid var(--line); }
.table td .under { display: block; font-size: .86em; color: var(--quiet); white-space: nowrap; font-variant-numeric: tabular-nums; }
.table .group th { font-weight: 600; text-align: left; background: var(--sunken); border-top: 1px solid var(--strong-line); }
.table .total td { font-weight: 600; border-top: 1px solid var(--ink) !important; }
.table th, .table td { overflow-wrap: normal; } .table td.kept { white-space: nowrap; } .table td.breakable { overflow-wrap: anywhere; min-width: 9em; }
.table td.word { min-width: 4.5em; }
.table td.word:first-child { min-width: 3.5em; }
.note { font-size: .88em; color: var(--quiet); line-height: 1.6; margin-top: .4rem; }
.plate { background: #fff; border: 1px solid var(--line); border-radius: 6px; padding: .6rem; color-scheme: light; }
.plate svg { display: block; width: 100%; height: auto; margin: 0 auto; }
figcaption { text-align: center; margin-top: .6rem; }
.figure .note { text-align: center; }
.figure details { margin-top: .5rem; font-size: .95em; }
.figure details > summary { color: var(--accent); font-size: .92em; }
.figure .table { margin: .7rem 0 0; }
.formula { margin: 1.1rem 0; padding: .8rem 1.1rem; background: var(--card); border: 1px solid var(--line); border-radius: 6px; }
.formula .head { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: baseline; justify-content: space-between; margin-bottom: .4rem; }
.formula .head .quiet, .formula .source { font-size: .9em; }
.formula .wide { padding: .15rem 0; }
.formula .gap { margin-top: .5rem; font-size: .92em; }
.break { display: none; }
@media screen and (min-width: 68rem) {
  .report.has-contents { display: grid; grid-template-columns: 15rem minmax(0, 1fr); gap: 0 3rem; }
  .has-contents .cover { grid-column: 1 / -1; }
  .has-contents .contents { position: sticky; top: 1.2rem; align-self: start; max-height: calc(100vh - 2.4rem); overflow-y: auto; padding-right: .6rem; }
  html { scroll-padding-top: 1rem; }
}
@media screen and (max-width: 67.99rem) { .contents { margin-bottom: 2.5rem; background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: 1rem 1.3rem; } main { margin: 0 auto; } }
@media screen and (max-width: 40rem) {
  .report { padding: 0 1rem 3rem; } .value { white-space: normal; }
  .cover { padding-top: 2rem; } .cover h1 { font-size: 1.5rem; } .cover .lead { font-size: 1rem; }
  .facts { grid-template-columns: 1fr; gap: 0; } .facts dt { margin-top: .5rem; }
  .plate { padding: .3rem; } .plate svg { min-width: 34rem; }
  .table table { min-width: max-content; } .table td.word { max-width: 16em; }
}
@media print {
  @page { size: A4; margin: 24mm 20mm 20mm 22mm; }
  @page across { size: A4 landscape; margin: 20mm 18mm 18mm 18mm; }
  html { scroll-padding: 0; }
  body { background: #fff; font-size: 10pt; line-height: 1.6; }
  .report, .report.has-contents { display: block; max-width: none; padding: 0; }
  .cover { break-after: page; border: 0; margin: 0; padding: 40mm 0 0; }
  .cover h1 { font-size: 24pt; } .cover .subtitle { font-size: 14pt; } .cover .lead { font-size: 12.5pt; margin: 14mm 0; } .cover.detailed { padding-top: 12mm; } .cover.detailed .lead { font-size: 11.5pt; line-height: 1.6; margin: 8mm 0; } .cover .lead ul { font-size: 10pt; line-height: 1.55; } :lang(en) .cover.detailed { padding-top: 4mm; } :lang(en) .cover.detailed .lead { font-size: 10.5pt; line-height: 1.45; margin: 6mm 0; } :lang(en) .cover.detailed .lead ul { font-size: 9pt; line-height: 1.4; } .facts { font-size: 10.5pt; gap: 1.5mm 8mm; }
  .contents, .has-contents .contents { position: static; max-height: none; overflow: visible; break-after: page; border: 0; padding: 0; margin: 0; background: none; }
  .contents h2 { font-size: 16pt; color: var(--ink); margin-bottom: 6mm; } .contents ol { font-size: 11pt; } .contents li { padding: 1mm 0; }
  main { max-width: none; }
  main p, main li { line-height: 1.75; orphans: 2; widows: 2; }
  main h2 { font-size: 16pt; margin: 11mm 0 4mm; } main h3 { font-size: 12.5pt; margin: 7mm 0 2.5mm; } main h4 { font-size: 11pt; margin: 5mm 0 2mm; }
  .break + * { break-before: page; margin-top: 0; }
  .wide { overflow: visible; }
  .caption, .callout .title, .formula .head, .group { break-after: avoid; }
  .callout, .formula, .figure { break-inside: avoid; }
  .note { break-before: avoid; }
  .table { margin: 5mm 0; } .table table { font-size: calc(8.5pt * var(--shrunk, 1)); line-height: 1.35; } .table th, .table td, .table td.word { padding: .75mm .52em; line-height: 1.35; } .table td.word, .table td.word:first-child { min-width: 3em; }
  .short { break-inside: avoid; } .table tbody tr:nth-child(-n+2) { break-after: avoid; } .table tbody tr:nth-last-child(-n+2) { break-before: avoid; }
  .across, h2:has(+ .across), h3:has(+ .across), h4:has(+ .across) { page: across; } .across table { font-size: calc(8pt * var(--shrunk, 1)); } .table.across th, .table.across td { padding: .75mm .4em; }
  .plate { border: 0; padding: 0; } .plate svg { max-height: 215mm; }
  .figure { margin: 6mm 0; }
  .figure details:not([open]) { display: none; }
  .formula { border: 0; border-top: .5pt solid #c9c9c9; border-radius: 0; padding: 1.6mm 0 0; margin: 2.2mm 0; line-height: 1.45; } .formula p { line-height: 1.45; } .formula .head { margin-bottom: .8mm; } .formula .gap { margin-top: 1.2mm; padding: 1mm 3mm; }
}
`;
