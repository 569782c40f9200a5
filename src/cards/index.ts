// 参保人卡片 — one person through the rules: monthly pension, what is paid in and out, the return.
// The rules are those of the rulebook; nothing here has a formula of the policy.
// May import: messages, issues, model, files, language, scenario, engine, analysis.
export { cardMaker, type CardMaker, type CardOptions, DEATH_AGES, personCards } from './card.js';
export { LAYERS, totalOf } from './card-years.js';
export { missingNames } from './names.js';
export { personsFile, readPersons } from './person-file.js';
export { checkPersons } from './person-checks.js';
export { choiceOf } from './person-plan.js';
export type { Card, CardYear, Claim, Layers, Lifetime, PayChoice, Person, PersonState } from './types.js';
