/**
 * 看不到的 — kinds of mistakes that no schema of one file can know, by reason. Everything else must be underlined: a kind that
 * is on neither side fails the test, and so does one that turns out to be seen after all.
 */
export const UNSEEN_IN_SCENARIOS = {
  'another file decides: a table, a rulebook, the scenario that is extended': [
    'file-missing', 'file-missing-near', 'file-is-folder', 'rulebook-not-found', 'rulebook-not-found-near', 'inputs-missing', 'input-column-unknown',
    // In these tests the numbers stand in tables; a number in the file itself is tested apart.
    'allowed-range',
  ],
  'two numbers of the file are compared, or years counted': [
    'years-backwards', 'years-too-many', 'given-year', 'series-ends-early', 'series-gap', 'series-starts-late', 'too-many-numbers',
  ],
  'keys are compared with one another, or their order matters': ['bands-order', 'correlation-twice', 'correlation-not-positive'],
  'a formula would have to be read': ['input-unused', 'name-unknown'],
  'the loader warns and computes': ['experience-range', 'law-range-waived'],
  'JSON has no such numbers: .nan, .inf, 1e400': ['number-not-finite'],
  'the language server passes over keys without a value': ['unknown-key-full-width'],
};

/** Claims missed of kinds that are seen otherwise. */
export const EXCEPTIONS_IN_SCENARIOS = {
  // 150% is a text, and a text has no size.
  'law-range': ['a percentage outside the law is not told to be a percentage'],
};

export const UNSEEN_IN_RULEBOOKS = {
  'what a formula means: its grammar, calls, names, dimensions, units': [
    'formula-syntax', 'refused-implicit-product', 'refused-chained-comparison', 'refused-number', 'refused-operator', 'refused-text',
    'function-arity', 'function-of-name', 'function-unknown', 'function-without-call', 'name-unknown', 'label-unknown', 'label-comparison',
    'lag-needs-name', 'lag-needs-rule', 'lag-years', 'noise-needs-name', 'noise-unknown', 'noise-two-kinds', 'condition-needed', 'number-needed',
    'not-needs-parentheses', 'power-out-of-range', 'band-needs-table', 'band-outside-band', 'dimension-not-number', 'sum-nothing', 'sum-lacks-dimension',
    'younger-needs-ageing', 'two-ageing-dimensions', 'entry-without-ageing', 'entry-has-ageing', 'open-without-ageing', 'rule-too-many-cells',
    'unit-rule', 'unit-disagree', 'unit-not-pure', 'unit-sqrt', 'unit-band', 'unit-literal',
  ],
  'rules depend on each other': ['cycle', 'start-cycle', 'start-form', 'start-missing', 'start-of-rule-without-start'],
  'a worked example is compared with its formula': ['example-cell', 'example-missing', 'example-unknown'],
  'names of other chapters': ['name-taken', 'reference-unknown', 'input-column-unknown'],
  'two numbers are compared: 5..1': ['dimension-values'],
};

export const EXCEPTIONS_IN_RULEBOOKS = {
  // 1:3 has the characters of a choice, condition ? 1 : 3.
  'refused-collection': ['a range'],
};
