/** 卡片网页的样式 — the page of `chusuan members`: tables that hold many short numbers, a section a person. */
export const MEMBERS_STYLE = `
main { max-width: 72rem; margin: 0 auto; padding: 2rem 1.2rem 4rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin: 2.4rem 0 .4rem; } h3 { font-size: 1rem; margin: 1.4rem 0 .3rem; }
.card { break-inside: avoid-page; }
.card p { margin: .25rem 0; }
.chart svg { max-width: 100%; height: auto; display: block; margin: .6rem 0; }
table { font-size: .86rem; } td, th { white-space: nowrap; }
td.number, th.number { padding-left: .9em; }
tr.group td { font-weight: 600; border-bottom: 0; padding-top: .5rem; }
`;
