/** 比对网页的样式 — the page of `chusuan fidelity`: fans in the page's own colours, marked rows as remarks. */
export const FIDELITY_STYLE = `
main { max-width: 62rem; margin: 0 auto; padding: 2rem 1.2rem 4rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin: 2.2rem 0 .5rem; }
.verdict { background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: .8rem 1.2rem; margin: 1rem 0; }
.verdict ul { padding-left: 1.1rem; } .verdict li { margin: .25rem 0; }
.fans { width: 100%; height: auto; max-width: 52rem; display: block; margin: .4rem 0 .8rem; }
.fans text { font: 11px var(--sans); fill: var(--quiet); }
.fans .title { font-weight: 600; fill: var(--ink); }
.fans .grid { stroke: var(--line); } .fans .zero { stroke: var(--strong-line); } .fans .from { stroke: var(--edge); stroke-dasharray: 4 3; }
.fans .outer { fill: var(--accent); opacity: .16; } .fans .inner { fill: var(--accent); opacity: .3; }
.fans .middle { fill: none; stroke: var(--accent); stroke-width: 2; }
td.number, th.number { padding-left: .8em; }
tr.marked { background: var(--gap-soft); color: var(--gap); font-weight: 600; }
tr.last-of-year td { border-bottom-color: var(--strong-line); }
`;
