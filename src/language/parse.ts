import type { FunctionNode, MathNode } from 'mathjs';
import { create, parseDependencies } from 'mathjs/number';
import { fullWidthIn } from '../files/index.js';
import type { IssueList, Place } from '../issues/index.js';

/** Limits that turn a runaway formula into a message instead of a crash. */
const MAX_FORMULA_CHARACTERS = 20_000;
const MAX_FORMULA_NODES = 5_000;
const MAX_FORMULA_DEPTH = 250;
/** Operations in one chain `a + b + c + …`: every part of the program walks it to its end. */
const MAX_FORMULA_CHAIN = 800;

/** Only mathjs's parser is loaded and used: its evaluator can run arbitrary code and is never reached. */
const { parse } = create({ parseDependencies: parseDependencies! });

/** What a Chinese keyboard or a word processor makes of operators, beyond the punctuation of any text. */
const OPERATOR_LOOKALIKES: Readonly<Record<string, string>> = {
  '＋': '+', '–': '-', '−': '-', '＊': '*', '×': '*', '·': '*', '／': '/', '÷': '/', '＾': '^', '＿': '_',
  '＜': '<', '＞': '>', '《': '<', '》': '>', '≤': '<=', '≥': '>=', '≠': '!=', '？': '?', '！': '!',
};

/** Habits from spreadsheets and programming languages, with what they are called here. */
const FOREIGN: readonly (readonly [RegExp, string])[] = [
  [/&&/, 'and'],
  [/\|\|/, 'or'],
  [/\*\*/, '^'],
  [/<>/, '!='],
  [/\bif\b/i, 'condition ? a : b'],
];

/** Where a formula stands, for messages. */
export interface FormulaSite {
  readonly rule: string;
  readonly place: Place;
}

/** 解析公式 — text to mathjs's syntax tree, or undefined with an issue. Line breaks count as spaces. */
export function parseFormula(text: string, site: FormulaSite, issues: IssueList): MathNode | undefined {
  const formula = text.replace(/\s+/g, ' ').trim();
  const refuse = (message: Parameters<IssueList['error']>[0], facts: Parameters<IssueList['error']>[1]): undefined => {
    issues.error(message, { rule: site.rule, ...facts }, site.place);
  };
  if (formula === '') return refuse('formula-empty', {});
  if (formula.length > MAX_FORMULA_CHARACTERS) {
    return refuse('formula-too-long', { size: formula.length, limit: MAX_FORMULA_CHARACTERS });
  }
  const odd = fullWidthIn(formula, OPERATOR_LOOKALIKES);
  if (odd) {
    return refuse('formula-full-width', { character: odd.found, halfWidth: odd.replacement, snippet: around(formula, odd.at) });
  }
  const han = /\p{Script=Han}+/u.exec(formula);
  if (han) return refuse('formula-han', { word: han[0], snippet: around(formula, han.index) });
  if (formula.includes('#')) return refuse('refused-comment', { snippet: around(formula, formula.indexOf('#')) });
  for (const [pattern, remedy] of FOREIGN) {
    const foreign = pattern.exec(formula);
    if (foreign) return refuse('formula-foreign', { snippet: around(formula, foreign.index), foreign: foreign[0].trim(), remedy });
  }
  const number = unusableNumber(formula);
  if (number !== undefined) return refuse('refused-number', { snippet: number });
  if (nestingDepth(formula) > MAX_FORMULA_DEPTH) return refuse('formula-too-deep', { limit: MAX_FORMULA_DEPTH });
  try {
    const tree = parse(formula);
    const { nodes, depth, reach } = measure(tree);
    if (nodes > MAX_FORMULA_NODES) return refuse('formula-too-many-nodes', { size: nodes, limit: MAX_FORMULA_NODES });
    if (depth > MAX_FORMULA_DEPTH) return refuse('formula-too-deep', { limit: MAX_FORMULA_DEPTH });
    if (reach > MAX_FORMULA_CHAIN) return refuse('formula-chain-too-long', { size: reach, limit: MAX_FORMULA_CHAIN });
    return tree;
  } catch (error) {
    // A long chain of `? :` or unary signs recurses in the parser without any parenthesis.
    if (error instanceof RangeError) return refuse('formula-too-deep', { limit: MAX_FORMULA_DEPTH });
    const { char } = error as { char?: number };
    if (char === undefined) throw error;
    return refuse('formula-syntax', { character: char, snippet: around(formula, char - 1) });
  }
}

/** The first literal that is hexadecimal, octal, binary or too large, as written. */
function unusableNumber(formula: string): string | undefined {
  const literals = formula.match(/\b0[xbo]\w+|(?<![\w.])\d[\d.]*(?:e[+-]?\d+)?/gi) ?? [];
  return literals.find((literal) => /^0[xbo]/i.test(literal) || Number(literal) === Infinity);
}

/** Up to 20 characters on both sides of a position, with the cut marked. */
function around(text: string, position: number): string {
  const from = Math.max(0, position - 20);
  const to = Math.min(text.length, position + 21);
  return `${from > 0 ? '...' : ''}${text.slice(from, to)}${to < text.length ? '...' : ''}`;
}

/** Size of a syntax tree, without recursion: it may be deeper than the stack. */
function measure(tree: MathNode): { nodes: number; depth: number; reach: number } {
  let nodes = 0;
  let deepest = 0;
  let farthest = 0;
  const pending = [{ tree, depth: 1, reach: 1 }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { tree: whole, depth, reach } = next;
    nodes++;
    deepest = Math.max(deepest, depth);
    farthest = Math.max(farthest, reach);
    // `min` of several folds them one by one.
    const links = whole.type === 'FunctionNode' ? Math.max(1, (whole as FunctionNode).args.length - 1) : 1;
    whole.forEach((part, path) => {
      // `a + b + c` leans to the left as far as it is long; that is length, not depth.
      const isChain = path === 'args[0]' && whole.type === 'OperatorNode';
      pending.push({ tree: part, depth: isChain ? depth : depth + 1, reach: reach + links });
    });
  }
  return { nodes, depth: deepest, reach: farthest - 1 };
}

function nestingDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of text) {
    if ('([{'.includes(character)) deepest = Math.max(deepest, ++depth);
    else if (')]}'.includes(character)) depth--;
  }
  return deepest;
}
