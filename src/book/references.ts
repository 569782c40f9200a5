import type { Clause, ClauseDocument, Clauses, Reference } from './clause-types.js';

/**
 * 出处 — the documents and clauses that a source names, in its order.
 * Written as `document clause（remark）`, several parted by ；, several clauses of one document by 、. A source may be
 * any text: what names no known document comes back as text alone. Without `clauses` everything does.
 */
export function referencesOf(source: string | undefined, clauses: Clauses | undefined): Reference[] {
  return (source === undefined ? [] : partsOf(source)).flatMap((part) => resolve(part, clauses));
}

/** At each ； that no brackets enclose. */
function partsOf(source: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const character of source) {
    if ('（('.includes(character)) depth++;
    if ('）)'.includes(character)) depth--;
    if (depth <= 0 && '；;'.includes(character)) parts.push('');
    else parts.push(`${parts.pop()!}${character}`);
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

function resolve(text: string, clauses: Clauses | undefined): Reference[] {
  if (!clauses) return [{ text }];
  const [, before = '', inside, after = ''] = /^(.*?)[（(](.*)[）)](.*)$/s.exec(text) ?? [text, text];
  const outside = `${before.trim()} ${after.trim()}`.trim();
  const named = documentIn(outside, clauses) ?? (inside === undefined ? undefined : documentIn(inside, clauses));
  if (!named) return [{ text }];
  // `参保范围按户籍（鄂州政规〔2016〕3号 第四条）`: the document stands in the brackets and the remark before them.
  const isInBrackets = documentIn(outside, clauses) === undefined;
  const remark = isInBrackets ? outside : inside?.trim();
  return clausesIn(named.rest, named.document).map(({ rest, ...found }, _index, all) => {
    const remarks = [rest, remark].filter((each) => each !== undefined && each !== '');
    const own = [found.clause?.name ?? found.unknownClause].filter((each) => each !== undefined);
    return {
      text: all.length === 1 ? text : [named.name, ...own].join(' '),
      document: named.document, ...found, ...(remarks.length > 0 && { remark: remarks.join('；') }),
    };
  });
}

/** The document whose name or alias the text begins with, the longest if several do, and what follows it. */
function documentIn(text: string, { documents }: Clauses): { document: ClauseDocument; name: string; rest: string } | undefined {
  let best: { document: ClauseDocument; name: string; rest: string } | undefined;
  for (const document of documents.values()) {
    for (const name of [document.name, ...document.aliases]) {
      if (text.startsWith(name) && name.length > (best?.name.length ?? 0)) best = { document, name, rest: text.slice(name.length).trim() };
    }
  }
  return best;
}

interface Found {
  readonly clause?: Clause;
  readonly unknownClause?: string;
  readonly rest?: string;
}

/** `第六条、第七条`, `一`, `第六条 第二款`, or words that name no clause; one entry at least. */
function clausesIn(text: string, document: ClauseDocument): Found[] {
  const found: Found[] = [];
  const rest: string[] = [];
  for (const word of text.split(/[\s、，,]+/).filter((each) => each !== '')) {
    const clause = clauseIn(word, document);
    if (clause) found.push({ clause, ...(word !== clause.name && { rest: word.slice(clause.name.length) }) });
    else if (/^(第[零〇一二三四五六七八九十百\d]+条|[一二三四五六七八九十]+)$/.test(word)) found.push({ unknownClause: word });
    else rest.push(word);
  }
  if (found.length === 0) return [rest.length > 0 ? { rest: rest.join(' ') } : {}];
  return found.map((each, i) => (i === found.length - 1 && rest.length > 0 ? { ...each, rest: [each.rest, ...rest].filter((word) => word !== undefined).join(' ') } : each));
}

/** The clause the word is or begins with; `第六条第二款` is of `第六条`. */
function clauseIn(word: string, { clauses }: ClauseDocument): Clause | undefined {
  const exact = clauses.get(word);
  if (exact) return exact;
  // `一` must not be found in `一般`, so a beginning counts only where the clause names itself.
  return [...clauses.values()].find(({ name }) => name.endsWith('条') && word.startsWith(name));
}
