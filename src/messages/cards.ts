/** Texts of `chusuan members`. */
export const cardMessages = {
  'cards-no-persons': { zh: 'persons 下没有人物\n至少写一个，见 docs/cards.md', en: 'there is nobody under persons\nwrite at least one, see docs/cards.en.md' },
  'cards-pays-year': { zh: 'pays 下的键应是年份，却是 {key}\n写成 2026: 500 的样子', en: 'keys under pays are years, not {key}\nwrite it like 2026: 500' },
  'cards-key-idle': {
    zh: 'state 是 {state} 时用不到 {key}\n删去它；此时可写：{known}',
    en: '{key} has no use while state is {state}\nremove it; here one can write: {known}',
  },
  'cards-key-needed': { zh: 'state 是 {state} 时必须写 {key}\n见 docs/cards.md', en: 'state {state} needs {key}\nsee docs/cards.en.md' },
  'cards-claims-back-pays': {
    zh: '到龄一次性补缴的人不会待领，claims 用不到\n写 back_pays: false，或删去 claims',
    en: 'who pays for missing years at the pension age never waits, so claims has no use\nwrite back_pays: false, or remove claims',
  },
  'cards-other-rulebook': { zh: '这部规则书不能做参保人卡片，缺少：{names}', en: 'no member cards can be made with this rulebook; it lacks: {names}' },
  'cards-label': { zh: '{name} 的 {key} 是 {value}，没有这个值\n可取：{known}', en: '{name}: no {key} is called {value}\nit can be: {known}' },
  'cards-label-near': { zh: '{name} 的 {key} 是 {value}，没有这个值，是不是 {nearest}？\n可取：{known}', en: '{name}: no {key} is called {value}; did you mean {nearest}?\nit can be: {known}' },
  'cards-as-of': { zh: 'as_of 是 {#year} 年，应在 {#first} 至 {#last} 年之间（情景的年份）', en: 'as_of is {#year}; it must lie from {#first} to {#last}, the years of the scenario' },
  'cards-age': {
    zh: '{name} 在 {#year} 年末 {age} 岁，state 却是 {state}（应为 {from} 至 {to} 岁）\nborn 应在 {#first} 至 {#last} 之间，或改 state',
    en: '{name} is {age} at the end of {#year}, but state is {state} (ages {from} to {to})\nborn must lie from {#first} to {#last}, or change state',
  },
  'cards-years': {
    zh: '{name} 已缴费 {years} 年，自满 {entry} 岁起至今最多 {most} 年',
    en: '{name} has {years} contribution years; from age {entry} on there can be {most} at most',
  },
  'cards-year': { zh: '{name} 的 {key} 是 {#year} 年，应在 {#first} 至 {#last} 年之间', en: '{name}: {key} is {#year}; it must lie from {#first} to {#last}' },
  'cards-class': {
    zh: '{name} 选 {choice} 元档，{#year} 年最低一档是 {lowest} 元/年\n写 {lowest} 或以上，或写 lowest（最低档）、none（不缴）',
    en: '{name} chooses {choice} yuan; the lowest band of {#year} is {lowest} yuan a year\nwrite {lowest} or more, or lowest, or none',
  },
} as const;
