import { type Document, isAlias, isCollection, isMap, isNode, isPair, type Pair, visit, type YAMLError } from 'yaml';
import type { IssueList, Place } from '../issues/index.js';
import type { MessageKey } from '../messages/index.js';
import { fullWidthIn } from './full-width.js';
import { keyText, type Positions } from './positions.js';

/** yaml's error codes in plain words; codes not listed share `yaml-syntax`. */
const SYNTAX_MESSAGES: Readonly<Partial<Record<string, MessageKey>>> = {
  TAB_AS_INDENT: 'yaml-tab',
  BAD_INDENT: 'yaml-indent',
  BLOCK_AS_IMPLICIT_KEY: 'yaml-nested',
  MULTILINE_IMPLICIT_KEY: 'yaml-key-line',
  MISSING_CHAR: 'yaml-missing-character',
  BAD_ALIAS: 'yaml-alias',
  TAG_RESOLVE_FAILED: 'yaml-tag',
  MULTIPLE_DOCS: 'yaml-many-documents',
  BAD_SCALAR_START: 'yaml-scalar-start',
  NON_STRING_KEY: 'yaml-key-not-text',
};

/** Report what the parser refused; its warnings count as errors. True when there was anything. */
export function reportSyntax(document: Document, text: string, positions: Positions, issues: IssueList): boolean {
  const problems: YAMLError[] = [...document.errors, ...document.warnings];
  const lines = text.split('\n');
  const seen = new Set<string>();
  for (const { code, pos } of problems) {
    const place = positions.ofOffset(pos[0]);
    // One slip often yields several errors on its line; the first says it.
    if (seen.has(String(place.line))) continue;
    seen.add(String(place.line));
    if (code === 'DUPLICATE_KEY') {
      const { key, first } = duplicateAt(document, pos[0], positions);
      issues.error('yaml-duplicate-key', { key, first }, place);
      continue;
    }
    const fullWidth = fullWidthIn(lines[(place.line ?? 1) - 1] ?? '');
    if (fullWidth) issues.error('yaml-full-width', { ...fullWidth }, place);
    else issues.error(SYNTAX_MESSAGES[code] ?? 'yaml-syntax', { code }, place);
  }
  if (problems.length > 0) return true;
  return reportImpossibleKeys(document, positions, issues);
}

/** Report a file whose root is no map, with the usual cause: full-width colons. */
export function reportNotMap(text: string, file: string, issues: IssueList): void {
  const lines = text.split('\n');
  const index = lines.findIndex((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  const place = { file, line: Math.max(index, 0) + 1 };
  const fullWidth = fullWidthIn(lines[index] ?? '');
  if (fullWidth) issues.error('yaml-full-width', { ...fullWidth }, place);
  else issues.error(index < 0 ? 'yaml-empty' : 'yaml-not-map', {}, place);
}

/** Report why a well-formed document cannot be unfolded: an alias of nothing, or aliases of aliases of…. */
export function reportUnfolding(error: unknown, document: Document, positions: Positions, issues: IssueList): void {
  const isBomb = error instanceof Error && error.message.includes('Excessive alias count');
  let offset = 0;
  visit(document, {
    Alias(_key, alias) {
      if (!isBomb && alias.resolve(document) !== undefined) return undefined;
      offset = alias.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  issues.error(isBomb ? 'yaml-alias-bomb' : 'yaml-alias', {}, positions.ofOffset(offset));
}

/** Keys that are lists, maps or aliases, and the one name that JavaScript objects lose. */
function reportImpossibleKeys(document: Document, positions: Positions, issues: IssueList): boolean {
  const before = issues.items.length;
  forEachPair(document.contents, ({ key }) => {
    if (!isNode(key)) return;
    const place = (): Place => positions.ofOffset(key.range?.[0] ?? 0);
    if (isAlias(key)) issues.error('yaml-key-alias', {}, place());
    else if ('items' in key) issues.error('yaml-key-not-text', {}, place());
    else if (keyText(key) === '__proto__') issues.error('yaml-key-reserved', { key: '__proto__' }, place());
  });
  return issues.items.length > before;
}

/** As `visit`, which copies the path to every node it comes to. */
function forEachPair(node: unknown, see: (pair: Pair) => void): void {
  if (isPair(node)) {
    see(node);
    forEachPair(node.key, see);
    forEachPair(node.value, see);
  } else if (isCollection(node)) {
    for (const item of node.items) forEachPair(item, see);
  }
}

function duplicateAt(document: Document, offset: number, positions: Positions): { key: string; first: number } {
  let result = { key: '', first: 0 };
  visit(document, {
    Map(_key, map) {
      if (!isMap(map)) return undefined;
      const second = map.items.find(({ key }) => isNode(key) && key.range?.[0] === offset);
      if (!second) return undefined;
      const key = keyText(second.key);
      const first = map.items.find((item) => keyText(item.key) === key);
      const start = isNode(first?.key) ? (first.key.range?.[0] ?? 0) : 0;
      result = { key, first: positions.ofOffset(start).line ?? 0 };
      return visit.BREAK;
    },
  });
  return result;
}
