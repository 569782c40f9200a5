/** 瀑布图网页的样式 — charts as wide as the page, a table under each. */
export const WATERFALL_STYLE = `
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
figure { margin: 1rem 0; }
figure svg { max-width: 100%; height: auto; }
table { border-collapse: collapse; margin: 1rem 0; font-variant-numeric: tabular-nums; }
th, td { padding: 0.25rem 0.75rem; border-bottom: 1px solid #d5d5d0; text-align: right; white-space: nowrap; }
th.text, td.text { text-align: left; white-space: normal; }
tbody tr:first-child, tbody tr:nth-last-child(-n+2) { font-weight: 600; }
h3 { margin-bottom: 0.25rem; }
`;
