import { type Lang, type MessageKey, say } from '../../messages/index.js';
import type { InputDeclaration, Model } from '../../model/index.js';
import type { ResolvedInput } from '../../scenario/index.js';
import { describeInput } from './new-describe.js';
import { scenarioModeline, stemOf } from './new-place.js';
import { commented, flow } from './new-yaml.js';

/** What a new scenario is written from: a rulebook, and values for its inputs. */
export interface ScenarioStart {
  readonly model: Model;
  /** As the new file names it. */
  readonly rulebook: string;
  readonly baseYear: number;
  readonly lastYear: number;
  readonly paths: number;
  /** Title of the scenario the values are taken from; absent: they are stand-ins. */
  readonly from?: string;
  /** Undefined: the input has no value that could stand in, and is left to the user. */
  readonly inputs: ReadonlyMap<string, Omit<ResolvedInput, 'table_sha256'> | undefined>;
  readonly given: Readonly<Record<string, unknown>>;
  readonly correlation: Readonly<Record<string, number>>;
  readonly rules: Readonly<Record<string, unknown>>;
  readonly outputs?: readonly string[];
  readonly profiles?: readonly string[];
  readonly allowViolation: readonly string[];
  /** County tables by key, where the scenario it is taken from has any. */
  readonly counties?: Readonly<Record<string, string>>;
}

/** 情景的起稿 — every input of the rulebook by chapter, with what it is, its unit and bounds, and the value to be replaced. */
export function scenarioText(file: string, start: ScenarioStart, lang: Lang): string {
  const { model, baseYear, lastYear, paths, from, rulebook } = start;
  const remark = (key: MessageKey, facts: Parameters<typeof say>[1] = {}): string[] => say(key, facts, lang).split('\n').map((line) => `## ${line}`.trimEnd());
  const title = (of: Lang): string => say('new-scenario-title', {}, of);
  return [
    ...scenarioModeline(file, model),
    ...(from === undefined ? remark('new-scenario-head-bare', { rulebook: model.title[lang] }) : remark('new-scenario-head', { title: from })),
    ...remark('new-scenario-how', { mark: say('new-mark', {}, lang) }),
    `title: { zh: ${title('zh')}, en: ${title('en')} }`,
    `rulebook: ${flow(rulebook)}`,
    `base_year: ${String(baseYear)}  # ${say('new-base-year', {}, lang)}`,
    `last_year: ${String(lastYear)}`,
    `paths: ${String(paths)}  # ${say('new-paths', {}, lang)}`,
    `seed: ${flow(stemOf(file))}  # ${say('new-seed', {}, lang)}`,
    '',
    'inputs:',
    ...chapters(model, start, lang),
    ...given(start, lang),
    ...section('new-section-correlation', 'noise', { correlation: start.correlation }, Object.keys(start.correlation).length, remark),
    ...section('new-section-own-rules', 'rules', start.rules, Object.keys(start.rules).length, remark),
    ...(start.counties ? ['', `counties: ${flow(start.counties)}`] : []),
    ...list('new-section-outputs', 'outputs', start.outputs, model.defaultOutputs.slice(0, 3), remark),
    ...(start.profiles ? [`profiles: ${flow(start.profiles)}`] : []),
    ...(start.allowViolation.length > 0 ? ['', `allow_violation: ${flow(start.allowViolation)}`] : []),
    '',
  ].join('\n');
}

/** Inputs under the chapter that declares them, those of the scenario itself last. */
function chapters(model: Model, { inputs }: ScenarioStart, lang: Lang): string[] {
  const lines: string[] = [];
  let chapter = '';
  for (const declared of model.inputs.values()) {
    if (!inputs.has(declared.name)) continue;
    const own = chapterTitle(declared, model, lang);
    if (own !== chapter) lines.push(...(chapter === '' ? [] : ['']), `  ## ===== ${own} =====`);
    chapter = own;
    const entry = inputs.get(declared.name);
    lines.push(`  # ${describeInput(declared, model, lang)}`);
    lines.push(entry ? `  ${declared.name}: ${flow(entry)}` : `  # ${declared.name}: ${say('new-no-value', {}, lang)}`);
  }
  return lines;
}

function chapterTitle({ place: { file } }: InputDeclaration, { chapters: all, folder }: Model, lang: Lang): string {
  const name = file.startsWith(`${folder}/`) ? file.slice(folder.length + 1).replace(/\.yaml$/, '') : '';
  return all.find((each) => each.name === name)?.title[lang] ?? say('new-own-inputs', {}, lang);
}

function given({ given: entries, model, baseYear }: ScenarioStart, lang: Lang): string[] {
  const remarks = say('new-section-given-values', {}, lang).split('\n').map((line) => `## ${line}`);
  const names = Object.keys(entries);
  if (names.length > 0) {
    return ['', ...remarks, 'given:', ...names.flatMap((name) => {
      const rule = model.rules.get(name);
      return [...(rule ? [`  # ${rule.label[lang]}`] : []), `  ${name}: ${flow(entries[name])}`];
    })];
  }
  const rule = [...model.rules.values()].find(({ dimensions, ledgerOf, kind }) => dimensions.length === 0 && ledgerOf === undefined && kind !== 'stock');
  return rule ? ['', ...remarks, ...commented(['given:', `  ${rule.name}: { ${String(baseYear + 1)}: 0 }`])] : [];
}

function section(key: MessageKey, name: string, content: object, count: number, remark: (key: MessageKey) => string[]): string[] {
  if (count === 0) return [];
  return ['', ...remark(key), `${name}:`, ...Object.entries(content).map(([inner, value]) => `  ${inner}: ${flow(value)}`)];
}

function list(key: MessageKey, name: string, names: readonly string[] | undefined, example: readonly string[], remark: (key: MessageKey) => string[]): string[] {
  if (!names && example.length === 0) return [];
  return ['', ...remark(key), ...(names ? [`${name}: ${flow(names)}`] : commented([`${name}: ${flow(example)}`]))];
}
