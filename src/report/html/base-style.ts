/**
 * 页面样式 — what all pages share: colours by role, type, tables, notes, print.
 * Pages use the variables and never a colour of their own, so that dark and print follow by themselves.
 */
export const BASE_STYLE = `
:root {
  color-scheme: light dark;
  --paper: #f5f4f0; --card: #ffffff; --sunken: #f3f5f7; --ink: #1c232b; --quiet: #55606c; --line: #dcdfe3; --strong-line: #b9c0c8; --edge: #8b96a3;
  --accent: #174f86; --accent-soft: #e8f0f8; --mark: #ffe69a;
  --input: #0a6453; --input-soft: #e3f3ef; --noise: #68389c; --noise-soft: #f2ebfa;
  --gap: #704b00; --gap-soft: #fff5dc; --gap-line: #d39a1a; --fail: #a4262c; --fail-soft: #fdecec;
  --sans: "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif;
  --mono: "Cascadia Mono", Consolas, "SF Mono", Menlo, "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #12161b; --card: #1a2027; --sunken: #222a33; --ink: #e3e7eb; --quiet: #a3afbb; --line: #323c47; --strong-line: #4d5966; --edge: #78879a;
    --accent: #8fbdf2; --accent-soft: #1d2f44; --mark: #6b5200;
    --input: #74cdb8; --input-soft: #17332d; --noise: #c8abf3; --noise-soft: #2c2340;
    --gap: #f1d08c; --gap-soft: #2d2513; --gap-line: #b78a2c; --fail: #f2a3a5; --fail-soft: #3a1e20;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 4.5rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.7 var(--sans); overflow-wrap: anywhere; }
h1, h2, h3, h4 { line-height: 1.35; margin: 0; font-weight: 600; text-wrap: balance; }
p, ul, ol, dl, table, figure { margin: 0; }
a { color: var(--accent); text-decoration: none; }
a:hover { text-decoration: underline; text-underline-offset: .2em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
code, .code { font-family: var(--mono); font-size: .88em; }
table { border-collapse: collapse; font-size: .93em; font-variant-numeric: tabular-nums; }
th, td { padding: .28em .8em .28em 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
thead th { color: var(--quiet); font-weight: 500; border-bottom-color: var(--strong-line); }
tbody th { font-weight: 400; }
.number { text-align: right; white-space: nowrap; }
.quiet { color: var(--quiet); }
.wide { overflow-x: auto; }
.gap { border-left: 4px solid var(--gap-line); background: var(--gap-soft); color: var(--gap); padding: .5em .9em; border-radius: 0 4px 4px 0; }
summary { cursor: pointer; }
summary::marker { color: var(--quiet); font-size: .8em; }
mark { background: var(--mark); color: inherit; border-radius: 2px; }
math { white-space: nowrap; overflow-wrap: normal; font-family: "STIX Two Math", "Cambria Math", "Latin Modern Math", "DejaVu Math TeX Gyre", math; font-size: 1.04em; }
math.tml-display { display: block math; width: fit-content; margin: 0; }
math * { border-color: currentColor; }
mtext, math a { font-family: var(--sans); }
mtd.tml-left, .tml-left { text-align: -webkit-left; text-align: left; }
.tml-right { text-align: right; }
mtable.tml-jot > mtr > mtd { padding-top: .45ex; padding-bottom: .45ex; }
mtable.tml-small mtd { padding-top: .2ex; padding-bottom: .2ex; }
.hidden-label { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media print {
  :root {
    --paper: #fff; --card: #fff; --sunken: #f6f7f8; --ink: #000; --quiet: #444; --line: #c9c9c9; --strong-line: #888; --edge: #777;
    --accent: #123f6b; --accent-soft: #eef3f8; --input: #084f42; --input-soft: #eef6f4; --noise: #522b7d; --noise-soft: #f5f0fa;
    --gap: #4d3400; --gap-soft: #fff8e6; --gap-line: #c08a12; --fail: #8a1c22; --fail-soft: #fdf1f1;
    color-scheme: light;
  }
  @page { size: A4; margin: 18mm 16mm 18mm 18mm; }
  body { font-size: 9.5pt; line-height: 1.5; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  h1, h2, h3, h4 { break-after: avoid; }
  tr, figure, .gap { break-inside: avoid; }
  thead { display: table-header-group; }
  .on-screen { display: none !important; }
  math { font-size: .98em; }
  a { color: inherit; }
}
`;
