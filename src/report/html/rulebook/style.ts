import { PICTURE_STYLE } from '../../picture/draw.js';

/** Styles of the rulebook's page alone. */
export const RULEBOOK_STYLE = `${PICTURE_STYLE}
body { border-top: .4rem solid var(--accent); }
.cover { padding: 2.8rem 1.5rem 1.4rem; max-width: 88rem; margin: 0 auto; }
.cover h1 { font-size: 2.1rem; letter-spacing: .03em; }
.cover p { margin-top: .35rem; }
.counts { list-style: none; padding: 0; margin: 1.1rem 0 1rem; display: flex; flex-wrap: wrap; gap: .6rem 2.2rem; color: var(--quiet); }
.counts b { display: block; font-size: 1.5rem; line-height: 1.3; font-weight: 600; color: var(--accent); font-variant-numeric: tabular-nums; }
.bar { position: sticky; top: 0; z-index: 2; background: var(--paper); border-bottom: 1px solid var(--line); }
.bar form { max-width: 88rem; margin: 0 auto; padding: .55rem 1.5rem; display: flex; gap: .8rem; align-items: center; flex-wrap: wrap; }
.bar input { flex: 0 1 26rem; min-width: 12rem; font: inherit; color: inherit; background: var(--card); border: 1px solid var(--strong-line); border-radius: 6px; padding: .3rem .7rem; }
.bar input::placeholder { color: var(--quiet); opacity: 1; }
.bar button { font: inherit; color: var(--accent); background: none; border: 1px solid var(--line); border-radius: 6px; padding: .25rem .7rem; cursor: pointer; }
.bar output { color: var(--quiet); font-size: .93em; }
.bar output.nothing { color: var(--fail); }
.frame { display: grid; grid-template-columns: 16.5rem minmax(0, 1fr); gap: 2.4rem; max-width: 88rem; margin: 0 auto; padding: 1.2rem 1.5rem 5rem; align-items: start; }
.contents { position: sticky; top: 4rem; max-height: calc(100vh - 5rem); overflow-y: auto; font-size: .92em; padding-right: .5rem; scrollbar-width: thin; }
.contents ol { list-style: none; padding: 0; }
.contents ol ol { padding-left: 1.15rem; font-size: .94em; line-height: 1.6; border-left: 1px solid var(--line); margin: .1rem 0 .4rem .3rem; }
.contents > details > summary { font-weight: 600; list-style: none; margin-bottom: .3rem; }
.contents li { padding: .08rem 0; }
.contents a { color: var(--ink); }
.contents ol ol a { color: var(--quiet); }
.contents a:hover, .contents .here > details > summary > a { color: var(--accent); }
.contents .chapter > summary { list-style: disclosure-closed inside; }
.contents .chapter[open] > summary { list-style-type: disclosure-open; }
.contents > details > ol > li:not(:has(details)) > a { padding-left: 1.1em; }
main { min-width: 0; max-width: 62rem; }
main > section { margin-bottom: 3.2rem; }
h2 { font-size: 1.5rem; border-bottom: 2px solid var(--accent); padding-bottom: .3rem; margin-bottom: 1rem; }
h2 .quiet { font-size: .6em; font-weight: 400; margin-left: .6rem; }
section h3 { margin: 1.4rem 0 .5rem; }
#page-reading ul { padding-left: 1.3rem; margin: .5rem 0; }
#page-reading li { margin: .25rem 0; }
.swatch { border: 1px solid currentColor; border-radius: 4px; padding: 0 .5em; margin-right: .5em; font-size: .93em; }
.notation td:first-child { white-space: nowrap; padding-right: 2rem; }
.notation td { vertical-align: middle; }
a.rule, .rule.swatch { color: var(--accent); }
.input { color: var(--input); }
.noise { color: var(--noise); }
a.dimension { color: inherit; }
figure { margin: 0 0 1.6rem; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
figure > .wide { padding: .6rem; }
figcaption { padding: .35rem .9rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: .9em; display: flex; justify-content: space-between; gap: 1rem; flex-wrap: wrap; }
figcaption label { cursor: pointer; display: inline-flex; gap: .4rem; align-items: center; }
figure:has(.fit-switch:checked) .picture { max-width: 100%; height: auto; }
article.rule { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 1rem 1.25rem 1.1rem; margin-bottom: 1.1rem; }
article.rule:target, tr:target th, .clause:target, .document header:target { box-shadow: inset 4px 0 0 var(--accent); }
article.rule h3 { font-size: 1.16rem; margin: 0; }
.names { color: var(--quiet); font-size: .93em; }
.names code { margin-left: .4em; background: var(--sunken); border-radius: 4px; padding: .05em .4em; }
.facts { color: var(--quiet); font-size: .88em; }
.facts span:not(:last-of-type)::after { content: " · "; }
.changed { color: var(--fail); background: var(--fail-soft); border-radius: 4px; padding: 0 .5em; margin-left: .6em; }
.formula { padding: .75rem 0 .35rem; overflow-y: hidden; }
.source { font-family: var(--mono); font-size: .82em; line-height: 1.6; background: var(--sunken); border-radius: 5px; padding: .4em .8em; }
.source a { color: inherit; text-decoration: underline; text-decoration-color: var(--strong-line); text-underline-offset: .2em; }
.source a.input { text-decoration-color: var(--input); }
.source a.noise { text-decoration-color: var(--noise); }
article dl { display: grid; grid-template-columns: 6.4em minmax(0, 1fr); gap: .25rem .8rem; margin-top: .6rem; font-size: .95em; }
article dl:not(:has(dt)) { display: none; }
article dt { color: var(--quiet); }
article dd { margin: 0; }
dd .formula { padding-top: 0; }
dl.uses { border-top: 1px solid var(--line); padding-top: .55rem; }
.clauses { list-style: none; padding: 0; }
.clause-words { border-left: 3px solid var(--strong-line); padding: .1rem 0 .1rem .9rem; margin: .35rem 0; }
blockquote { margin: 0; }
.clause-words blockquote p, .clause blockquote p { text-indent: 2em; }
.gap { margin-top: .7rem; }
.gap b { margin-right: .8em; }
.examples { margin-top: .7rem; font-size: .95em; }
.examples summary { color: var(--quiet); }
.examples table { margin-top: .3rem; }
.examples .result th, .examples .result td { font-weight: 600; border-top: 1px solid var(--strong-line); }
.entries { width: 100%; }
.entries td, .entries th { padding: .5em 1em .5em 0; line-height: 1.5; }
.entries tbody th { min-width: 14em; max-width: 22em; }
.entries td { min-width: 5em; }
.entries td:last-child:not(.number) { min-width: 15em; }
.entries tbody th .note, .entries tbody th span { color: var(--quiet); font-size: .93em; }
.entries p { white-space: nowrap; }
.entries code { color: var(--quiet); }
.intro + .document { margin-top: 1.2rem; }
.document { border-top: 1px solid var(--strong-line); padding: .9rem 0; }
.document h3 { margin: 0; }
.clause { margin: .8rem 0 0 1.2rem; padding-left: .9rem; border-left: 2px solid var(--line); }
.clause > p, .clause > div > p { margin-top: .25rem; }
.end { color: var(--quiet); font-size: .88em; }
.end code { font-size: .9em; }
::highlight(found) { background: var(--mark); color: inherit; }
[hidden] { display: none !important; }
.filtering .intro { display: none; }
@media (max-width: 1000px) {
  .frame { grid-template-columns: minmax(0, 1fr); gap: .5rem; }
  .contents { position: static; max-height: none; background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .6rem 1rem; }
}
@media (max-width: 640px) {
  .cover { padding: 1.6rem 1rem .8rem; }
  .cover h1 { font-size: 1.5rem; }
  .bar form, .frame { padding-left: 1rem; padding-right: 1rem; }
  .bar input { flex: 1 1 100%; }
  article.rule { padding: .8rem .9rem; }
  article dl { grid-template-columns: minmax(0, 1fr); gap: .1rem; }
  article dd { margin-bottom: .35rem; }
  .clause { margin-left: 0; }
}
@media print {
  .cover { padding: 40mm 0 10mm; }
  .cover h1 { font-size: 24pt; }
  .frame { display: block; padding: 0; max-width: none; }
  main { max-width: none; }
  .contents { position: static; max-height: none; overflow: visible; font-size: 10.5pt; padding: 0; border: 0; background: none; }
  .contents > details > summary { font-size: 14pt; }
  .contents .chapter > ol { display: none; }
  .contents .chapter > summary { list-style: none; }
  .contents > details > ol > li:not(:has(details)) > a { padding: 0; }
  main > section { break-before: page; margin-bottom: 0; }
  #page-dimensions { break-before: auto; margin-top: 8mm; }
  article.rule { break-inside: avoid; border-color: var(--strong-line); border-radius: 2mm; padding: 2.5mm 4mm; margin-bottom: 3mm; }
  article dl, .formula, .gap, .examples { margin-top: 1.2mm; }
  .formula { padding: 1.5mm 0 .5mm; }
  article.rule h3 { font-size: 11.5pt; }
  .wide { overflow: visible; }
  .picture { max-width: 100%; height: auto; }
  figure { border: 0; }
  .picture { max-height: 225mm; }
  .sideways { page: sideways; }
  .sideways .picture { max-height: 145mm; width: 100%; }
  .entries { font-size: 8pt; }
  .entries td, .entries th { padding: 1mm 2mm 1mm 0; }
  .examples summary, .clauses summary { list-style: none; }
  a.rule, .entries a { color: inherit; }
  .clause { break-inside: avoid; }
  @page { @bottom-center { content: counter(page); font-size: 9pt; color: #444; } }
  @page sideways { size: A4 landscape; }
}
`;
