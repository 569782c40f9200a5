// 报告 — results as text for people: numbers with their units, tables, the short result.
// The unit and decimals of a column follow from its values and the reader's language.
// May import: messages, model, analysis, attribution, sensitivity, tables, book, explain.
export { withBaseYear } from './base-prices.js';
export { waterfallBars, type WaterfallBars } from './attribution-bars.js';
export { type AttributionParts, attributionParts, attributionText, isRounding, titleOf as attributionTitle } from './attribution-text.js';
export { unitChangeLines, unitShortText } from './attribution-changes.js';
export { DiffWords } from './diff-words.js';
export { dateText, dateTimeText } from './date.js';
export { bandText, columnTexts, countText, decimalsFor, errorTexts, numberText, percentText, quantityText, yesNo } from './format.js';
export { type Scale, scaleFor, unitWords } from './units.js';
export { tableText } from './table.js';
export { type DiffTextOptions, scenarioDiffText } from './diff-text.js';
// For `describe`, which puts the same differences into sentences.
export { inputChangeLines, inputQuantity } from './diff-change-lines.js';
export { QuantityChange } from './diff-quantity.js';
export { type ExplainStyle, type Outline, outlineOf, type RuleFacts } from './explain-outline.js';
export { outlineText } from './explain-text.js';
export { outlinePage } from './html/explain-page.js';
export { comparedYears, compareText, type CompareTextOptions } from './compare-text.js';
export { decimalsOfError, scenarioLetter } from './compare-lines.js';
export { cohortReturnsText, valuationText } from './valuation-text.js';
export { type TornadoNumbers, tornadoNumbers } from './sensitivity-chart.js';
export { inputValueText, sensitivityText, trialText, withoutLines } from './sensitivity-text.js';
export { qualityText, tableCsv, tablesText, type TablesTextOptions } from './tables-text.js';
export { shortResultText } from './short-result-text.js';
export { escapeHtml, Html, html, type HtmlValue, trusted } from './html/markup.js';
export { FIDELITY_STYLE } from './html/fidelity-style.js';
export { WATERFALL_STYLE } from './html/waterfall-style.js';
export { MEMBERS_STYLE } from './html/members-style.js';
export { htmlPage, type Page } from './html/page.js';
export { type FormulaNames, formulaStyle, indexLetters } from './formula-style.js';
export { rulebookPage } from './html/rulebook-page.js';
export { type MathSetter, mathSetter } from './html/math.js';
export { entryText } from './rules-entry.js';
export { formulaWords } from './rules-formula.js';
export { hitsText, rulesTableText } from './rules-table.js';
