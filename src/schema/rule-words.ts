import type { Words } from './wording.js';

/** 规则各属性的说明 — the same in a rulebook and in a scenario's own rules. */
export const RULE_WORDS: Words = {
  'rules.*.label': 'schema-rule-label',
  'rules.*.unit': 'schema-rule-unit',
  'rules.*.formula': 'schema-rule-formula',
  'rules.*.source': 'schema-rule-source',
  'rules.*.start': 'schema-rule-start',
  'rules.*.start.table': 'schema-rule-start-table',
  'rules.*.entry': 'schema-rule-entry',
  'rules.*.last': { text: 'schema-rule-last', values: { close: 'schema-last-close', open: 'schema-last-open' } },
  'rules.*.kind': {
    text: 'schema-rule-kind',
    values: { stock: 'schema-kind-stock', flow: 'schema-kind-flow', rate: 'schema-kind-rate', flag: 'schema-kind-flag' },
  },
  'rules.*.output': { text: 'schema-rule-output', values: { path: 'schema-output-path', profile: 'schema-output-profile', none: 'schema-output-none' } },
  'rules.*.note': 'schema-rule-note',
  'rules.*.gap': 'schema-rule-gap',
  'rules.*.ledger': 'schema-rule-ledger',
  'rules.*.examples': 'schema-rule-examples',
  'rules.*.examples[]': 'schema-example',
  'rules.*.examples[].cell': 'schema-example-cell',
  'rules.*.examples[].cell.*': 'schema-example-coordinate',
  'rules.*.examples[].year': 'schema-example-year',
  'rules.*.examples[].values': 'schema-example-values',
  'rules.*.examples[].values.*': 'schema-example-value',
  'rules.*.examples[].values.*.*': 'schema-example-value',
  'rules.*.examples[].result': 'schema-example-result',
};
