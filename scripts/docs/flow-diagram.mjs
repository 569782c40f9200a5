/** 流向图 — The four stocks and every flow between them, with the heads of one year: an SVG drawn by hand, no library lays it out better. */

const FONT = 'Noto Sans CJK SC, Microsoft YaHei, PingFang SC, sans-serif';
const TEXT = {
  zh: { title: (year) => `谁在哪里：四个存量与全部流量，${year}年（万人）`, active: '缴费期', paused: '账户留存', waiting: '待领（满60岁）', pensioners: '领取待遇',
    outside: '应保未保', employee: '职工养老保险', old: '制度实施时已满60岁', activeNote: '缴费或中断', pausedNote: '人在职工养老保险，账户在本制度', waitingNote: '年限不足', pensionersNote: '终身',
    deaths: '死亡', enter: '新参保', leave: '转往职工', back: '恢复缴费', out: '达到最低年限，账户全部转出', linked: '未达最低年限，60岁及以上返回即领取', claim: '年限足够或补缴', wait: '年限不足', late: '补足后领取', taken: '只领基础养老金' },
  en: { title: (year) => `Who is where: four stocks and every flow, ${year} (thousand people)`, active: 'active', paused: 'paused', waiting: 'waiting (60+)', pensioners: 'pensioners',
    outside: 'eligible, not members', employee: 'employee scheme', old: '60 when the scheme came', activeNote: 'pay or interrupt', pausedNote: 'account stays here', waitingNote: 'short of years', pensionersNote: 'for life',
    deaths: 'deaths', enter: 'enter', leave: 'leave', back: 'come back', out: 'years enough: whole account leaves', linked: 'years short: come back at 60+ and claim', claim: 'years enough or back-paid', wait: 'short of years', late: 'make up and claim', taken: 'base pension only' },
};

/** @param {'zh' | 'en'} lang @param {number} year @param {Record<string, number>} of path-level rules of that year, persons */
export function flowDiagram(lang, year, of) {
  const t = TEXT[lang];
  const heads = (persons) => (lang === 'zh' ? (persons / 1e4).toFixed(persons < 1e5 ? 2 : 1) : (persons / 1e3).toLocaleString('en', { maximumFractionDigits: persons < 1e5 ? 1 : 0 }));
  const text = (x, y, words, { size = 13, color = '#323f4b', weight = 400, anchor = 'middle' } = {}) =>
    `<text x="${x}" y="${y}" font-size="${size}" fill="${color}" font-weight="${weight}" text-anchor="${anchor}">${words}</text>`;
  const box = (x, y, w, h, name, note, persons, color) => [
    `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="8" fill="${color}" stroke="#52606d"/>`,
    text(x + w / 2, y + 24, name, { size: 16, weight: 600, color: '#1f2933' }),
    text(x + w / 2, y + 46, heads(persons), { size: 16, color: '#1f2933' }),
    text(x + w / 2, y + 66, note, { size: 12, color: '#52606d' }),
  ].join('');
  const place = (x, y, w, h, name) => `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="8" fill="#ffffff" stroke="#7b8794" stroke-dasharray="5 4"/>${text(x + w / 2, y + h / 2 + 5, name, { size: 14 })}`;
  const arrow = (path) => `<path d="${path}" fill="none" stroke="#52606d" stroke-width="1.6" marker-end="url(#tip)"/>`;
  const label = (x, y, words, persons, anchor = 'middle') => text(x, y, `${words} ${heads(persons)}`, { anchor });
  const dead = (x, y, persons) => `<path d="M${x} ${y}v20" stroke="#a61b1b" stroke-width="1.4" marker-end="url(#dead)"/>${text(x, y + 38, `${t.deaths} ${heads(persons)}`, { color: '#a61b1b', size: 12 })}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 980 560" width="980" height="560" font-family="${FONT}">
<defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L10 5L0 10z" fill="#52606d"/></marker>
<marker id="dead" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L10 5L0 10z" fill="#a61b1b"/></marker></defs>
<rect width="980" height="560" fill="#ffffff"/>
${text(24, 36, t.title(year), { size: 19, weight: 600, anchor: 'start', color: '#1f2933' })}
${place(16, 218, 168, 54, t.outside)}${box(330, 205, 200, 80, t.active, t.activeNote, of.active_total, '#dceaf7')}
${box(560, 80, 170, 80, t.waiting, t.waitingNote, of.waiting_total, '#fde8cf')}${box(760, 205, 196, 80, t.pensioners, t.pensionersNote, of.pensioners_total, '#bcd7ef')}
${box(330, 415, 200, 80, t.paused, t.pausedNote, of.paused_total, '#e4e7eb')}${place(24, 428, 150, 54, t.employee)}${place(766, 80, 184, 44, t.old)}
${arrow('M184 245H328')}${label(256, 236, t.enter, of.entrants_total)}
${arrow('M390 285V413')}${label(382, 365, t.leave, of.left_total, 'end')}
${arrow('M450 415V287')}${label(458, 365, t.back, of.returned_total, 'start')}
${arrow('M330 455H176')}${label(252, 446, '', of.transferred_out_total)}${text(252, 474, t.out.split(lang === 'zh' ? '，' : ': ')[0], { size: 12, color: '#52606d' })}${text(252, 490, t.out.split(lang === 'zh' ? '，' : ': ')[1], { size: 12, color: '#52606d' })}
${arrow('M530 245H758')}${label(644, 236, t.claim, of.claims_active_total)}
${arrow('M470 205V120H558')}${label(462, 150, t.wait, of.waiting_begun_total, 'end')}
${arrow('M700 160V180H790V203')}${label(780, 197, t.late, of.waiting_claims_total, 'end')}
${arrow('M900 124V203')}${label(892, 146, '', of.taken_up_total, 'end')}${text(892, 162, t.taken, { size: 12, color: '#52606d', anchor: 'end' })}
${arrow('M530 455H840V287')}${label(686, 446, '', of.linked_claims_total)}${text(686, 474, t.linked, { size: 12, color: '#52606d' })}
${dead(350, 285, of.active_deaths_total)}${dead(920, 285, of.pensioner_deaths_total)}${dead(430, 495, of.paused_deaths_total)}${dead(574, 160, of.waiting_deaths_total)}
</svg>
`;
}
