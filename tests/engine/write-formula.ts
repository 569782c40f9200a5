import { type Draft, type DraftTest, type Leaf, NUMBERS, TAME_NUMBERS } from './random-formula.js';

/** What formulas may mention: the small world of one random rulebook. */
export interface Book {
  readonly dimensions: readonly BookDimension[];
  readonly inputs: readonly { readonly name: string; readonly dimensions: ReadonlySet<string>; readonly reachesBase: boolean }[];
  readonly bands: readonly { readonly name: string; readonly hasBelow: boolean; readonly reachesBase: boolean }[];
  readonly noises: readonly { readonly name: string; readonly kind: string }[];
  readonly rules: readonly BookRule[];
  readonly firstYear: number;
}

export interface BookDimension {
  readonly name: string;
  readonly size: number;
  /** Coordinate of index 0; undefined for labels `a`, `b`, … */
  readonly first: number | undefined;
  readonly ageing: boolean;
}

export interface BookRule {
  readonly name: string;
  readonly dimensions: ReadonlySet<string>;
  readonly hasStart: boolean;
  readonly hasEntry: boolean;
  readonly isOpen: boolean;
  /** Its entry mentions this year's rules only below this number, so that it leads no rule in a circle. */
  readonly entryLimit: number;
}

/** Where a formula stands. */
export interface Scope {
  readonly book: Book;
  readonly part: 'formula' | 'start' | 'entry';
  /** Number of the rule the formula belongs to. */
  readonly rule: number;
  readonly allowed: ReadonlySet<string>;
}

export interface Written {
  readonly text: string;
  readonly dimensions: ReadonlySet<string>;
  /** Dimensions that inference finds without a look at this rule or later ones. */
  readonly sure: ReadonlySet<string>;
  /** Dimensions whose coordinate the text mentions anywhere. */
  readonly coordinates: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();
/** Cells of a summand at most: a case should take milliseconds. */
const MOST_CELLS = 3000;

export function cellsOf(names: Iterable<string>, { dimensions }: Pick<Book, 'dimensions'>): number {
  return [...names].reduce((count, name) => count * dimensions.find((each) => each.name === name)!.size, 1);
}

function isWithin(names: Iterable<string>, allowed: ReadonlySet<string>): boolean {
  return [...names].every((name) => allowed.has(name));
}

function plain(text: string): Written {
  return { text, dimensions: NONE, sure: NONE, coordinates: NONE };
}

function merge(text: string, ...parts: readonly Written[]): Written {
  const all = (read: (part: Written) => ReadonlySet<string>): Set<string> => new Set(parts.flatMap((part) => [...read(part)]));
  return { text, dimensions: all((part) => part.dimensions), sure: all((part) => part.sure), coordinates: all((part) => part.coordinates) };
}

/** A draft as the text of a formula that the checker accepts in this scope. */
export function writeFormula(draft: Draft, scope: Scope): Written {
  const of = (part: Draft): Written => writeFormula(part, scope);
  switch (draft.kind) {
    case 'leaf':
      return writeLeaf(draft.of, draft.pick, scope);
    case 'binary': {
      const [a, b] = [of(draft.a), of(draft.b)];
      if (draft.operator === 'over') return merge(`(${a.text} / (abs(${b.text}) + 0.5))`, a, b);
      // Halved, so that no literal exponent comes about.
      if (draft.operator === '^') return merge(`(abs(${a.text}) ^ (0.5 * ${b.text}))`, a, b);
      return merge(`(${a.text} ${draft.operator} ${b.text})`, a, b);
    }
    case 'call':
      return writeCall(draft.name, draft.of.map(of));
    case 'power': {
      const a = of(draft.a);
      return merge(`(${a.text} ^ ${String(draft.exponent)})`, a);
    }
    case 'choose': {
      const [test, yes, no] = [writeTest(draft.test, scope), of(draft.yes), of(draft.no)];
      return merge(`(${test.text} ? ${yes.text} : ${no.text})`, test, yes, no);
    }
    case 'reduce':
      return writeReduction(draft, scope);
    case 'band': {
      const tables = scope.book.bands.filter(({ reachesBase }) => scope.part !== 'start' || reachesBase);
      const a = of(draft.a);
      const table = tables[draft.pick % Math.max(1, tables.length)];
      if (!table) return a;
      return merge(draft.pick % 16 === 15 ? `band(${a.text}, ${table.name})` : `band(clamp(${a.text}, ${table.hasBelow ? '-5' : '1'}, 50), ${table.name})`, a);
    }
  }
}

function writeCall(name: string, [a, b, c]: readonly Written[]): Written {
  const text = a!.text;
  switch (name) {
    case 'max': return merge(`max(${text}, ${b!.text})`, a!, b!);
    case 'min': return merge(`min(${text}, ${b!.text}, ${c!.text})`, a!, b!, c!);
    case 'fold': return merge(`max(${text}, ${b!.text}, ${c!.text})`, a!, b!, c!);
    case 'clamp': return merge(`clamp(${text}, ${b!.text}, ${c!.text})`, a!, b!, c!);
    case 'negate': return merge(`(-${text})`, a!);
    case 'exp': return merge(`exp(clamp(${text}, -3, 1))`, a!);
    case 'power': return merge(`((abs(${text}) + 0.25) ^ 0.75)`, a!);
    case 'root': return merge(`((abs(${text}) + 0.5) ^ -2)`, a!);
    case 'log': return merge(`log(abs(${text}) + 0.5)`, a!);
    case 'sqrt': return merge(`sqrt(abs(${text}))`, a!);
    default: return merge(`${name.replace('_any', '')}(${text})`, a!);
  }
}

export function writeTest(draft: DraftTest, scope: Scope): Written {
  switch (draft.kind) {
    case 'compare': {
      const [a, b] = [writeFormula(draft.a, scope), writeFormula(draft.b, scope)];
      return merge(`(${a.text} ${draft.operator} ${b.text})`, a, b);
    }
    case 'logic': {
      const [a, b] = [writeTest(draft.a, scope), writeTest(draft.b, scope)];
      return merge(`(${a.text} ${draft.operator} ${b.text})`, a, b);
    }
    case 'not': {
      const a = writeTest(draft.a, scope);
      return merge(`(not (${a.text}))`, a);
    }
    case 'edge': {
      const dimensions = scope.book.dimensions.filter(({ name }) => scope.allowed.has(name));
      const dimension = dimensions[draft.pick % Math.max(1, dimensions.length)];
      if (!dimension) return plain(`(year ${draft.operator} ${String(scope.book.firstYear + (draft.at % 6))})`);
      return edge(dimension, draft.operator, draft.at);
    }
  }
}

/** `age < 25`, `sex == "a"`: true on one side of a place within the dimension. */
export function edge({ name, size, first }: BookDimension, operator: string, at: number): Written {
  const own = new Set([name]);
  const text = first === undefined
    ? `(${name} ${operator === '==' || operator === '<' || operator === '<=' ? '==' : '!='} "${labelOf(at % size)}")`
    : `(${name} ${operator} ${String(first + (at % (size + 1)))})`;
  return { text, dimensions: own, sure: own, coordinates: own };
}

export function labelOf(index: number): string {
  return String.fromCharCode('a'.charCodeAt(0) + index);
}

function writeReduction(draft: Draft & { kind: 'reduce' }, scope: Scope): Written {
  const { book, allowed } = scope;
  const inner = new Set(allowed);
  book.dimensions.forEach(({ name }, bit) => {
    if (((draft.mask >> bit) & 1) === 1 && cellsOf([...inner, name], book) <= MOST_CELLS) inner.add(name);
  });
  const a = writeFormula(draft.a, { ...scope, allowed: inner });
  const weight = draft.weight && writeFormula(draft.weight, { ...scope, allowed: inner });
  const summand = weight ? merge('', a, weight) : a;
  if (summand.dimensions.size === 0) return a;
  const test = draft.test && writeTest(draft.test, { ...scope, allowed: summand.dimensions });
  const named = draft.isPlain ? [] : [...summand.dimensions].filter((name, bit) => !allowed.has(name) || ((draft.mask >> bit) & 1) === 0);
  const call = [weight ? `mean(${a.text}, ${weight.text}` : `sum(${a.text}`, ...named, ...(test ? [test.text] : [])].join(', ') + ')';
  const removed = new Set(named.length === 0 ? summand.dimensions : [...named, ...(test?.coordinates ?? [])]);
  const left = (names: ReadonlySet<string>): Set<string> => new Set([...names].filter((name) => !removed.has(name)));
  const coordinates = merge('', summand, ...(test ? [test] : [])).coordinates;
  return { text: call, dimensions: left(summand.dimensions), sure: named.length === 0 ? NONE : left(summand.sure), coordinates };
}

/** What stands in when a kind of mention is impossible here. */
const NEXT: readonly Leaf[] = ['input', 'rule', 'coordinate', 'prev', 'year'];

function writeLeaf(of: Leaf, pick: number, scope: Scope): Written {
  if (of === 'number') return plain(NUMBERS[pick < NUMBERS.length ? pick : pick % TAME_NUMBERS]!);
  const turn = pick % NEXT.length;
  for (const kind of [of, ...NEXT.slice(turn), ...NEXT.slice(0, turn)]) {
    const found = mentions(kind, pick, scope).filter(({ dimensions }) => isWithin(dimensions, scope.allowed));
    const chosen = found[pick % Math.max(1, found.length)];
    if (chosen) return { ...chosen, sure: chosen.isSure ? chosen.dimensions : NONE, coordinates: kind === 'coordinate' ? chosen.dimensions : NONE };
  }
  return plain('1');
}

interface Mention {
  readonly text: string;
  readonly dimensions: ReadonlySet<string>;
  readonly isSure: boolean;
}

/** All mentions of one kind that are allowed here. */
function mentions(of: Leaf, pick: number, { book, part, rule }: Scope): Mention[] {
  const isStart = part === 'start';
  /** This year's rules that come first. */
  const limit = part === 'entry' ? book.rules[rule]!.entryLimit : rule;
  const ageing = new Set(book.dimensions.filter((dimension) => dimension.ageing).map(({ name }) => name));
  const hasAgeing = (each: BookRule): boolean => [...each.dimensions].some((name) => ageing.has(name));
  const rules = (write: (name: string) => string, fits: (each: BookRule, index: number) => boolean, dimensions = (each: BookRule) => each.dimensions): Mention[] =>
    book.rules.flatMap((each, index) => (fits(each, index) ? [{ text: write(each.name), dimensions: dimensions(each), isSure: index < rule }] : []));
  switch (of) {
    case 'number':
      return [];
    case 'input':
      return book.inputs.filter(({ reachesBase }) => !isStart || reachesBase).map(({ name, dimensions }) => ({ text: name, dimensions, isSure: true }));
    case 'rule':
      return rules((name) => name, (each, index) => (isStart ? index < rule && each.hasStart : index < limit));
    case 'coordinate':
      return book.dimensions.filter(({ first }) => first !== undefined).map(({ name }) => ({ text: name, dimensions: new Set([name]), isSure: true }));
    case 'year':
      return [{ text: `(year - ${String(book.firstYear - 2)})`, dimensions: NONE, isSure: true }];
    default:
      if (isStart) return [];
  }
  switch (of) {
    case 'prev':
      return rules((name) => `prev(${name})`, (each, index) => each.hasStart && (!each.hasEntry || (each.entryLimit <= limit && (part === 'formula' || index < rule))));
    case 'prev_far':
      return rules((name) => `prev(${name}, ${String(2 + (pick % 3))})`, (each) => each.hasStart);
    case 'last_year':
      return rules((name) => `last_year(${name})`, (each) => each.hasStart);
    case 'younger':
      return rules((name) => `younger(${name})`, (each, index) => index < limit && hasAgeing(each));
    case 'leaving':
      return rules((name) => `leaving(${name})`, (each) => each.hasStart && !each.isOpen && hasAgeing(each),
        (each) => new Set([...each.dimensions].filter((name) => !ageing.has(name))));
    case 'given_adjustment':
      return rules((name) => `given_adjustment(${name})`, (_, index) => index < limit);
    case 'noise':
      return book.noises.map(({ name, kind }) => ({ text: `${kind}(${name})`, dimensions: NONE, isSure: true }));
  }
}
