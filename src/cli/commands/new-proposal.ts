import { type Lang, say } from '../../messages/index.js';
import type { Plan, ResolvedScenario } from '../../scenario/index.js';
import { type ProposalExample, ProposalExamples } from './new-examples.js';
import { pathFrom, scenarioModeline } from './new-place.js';
import { commented } from './new-yaml.js';

/** The scenario a proposal is laid over. */
export interface ProposalBase {
  readonly file: string;
  readonly plan: Plan;
  readonly scenario: ResolvedScenario;
}

const SECTIONS = ['inputs', 'given', 'noise', 'rules', undefined] as const;
const TITLES = { inputs: 'new-section-inputs', given: 'new-section-given', noise: 'new-section-noise', rules: 'new-section-rules', rest: 'new-section-rest' } as const;

/** 方案的起稿 — a proposal that changes nothing yet, with an example of every kind of change to be switched on. */
export function proposalText(file: string, { file: base, plan, scenario }: ProposalBase, lang: Lang): string {
  const remark = (key: Parameters<typeof say>[0], facts: Parameters<typeof say>[1] = {}): string[] => say(key, facts, lang).split('\n').map((line) => `## ${line}`.trimEnd());
  const examples = new ProposalExamples(plan, scenario, lang).all();
  const parent = pathFrom(file, base);
  const title = (of: Lang): string => say('new-proposal-title', {}, of);
  return [
    ...scenarioModeline(file, plan.model),
    ...remark('new-proposal-head', { title: plan.title[lang] }),
    `title: { zh: ${title('zh')}, en: ${title('en')} }`,
    `extends: ${/[\s:#]/.test(parent) ? JSON.stringify(parent) : parent}`,
    '',
    ...remark('new-proposal-how'),
    ...SECTIONS.flatMap((section) => {
      const own = examples.filter((example) => example.section === section);
      if (own.length === 0) return [];
      return ['', ...remark(TITLES[section ?? 'rest']), ...(section ? commented([`${section}:`]) : []), ...own.flatMap(exampleLines)];
    }),
    '',
  ].join('\n');
}

function exampleLines({ section, remarks, lines }: ProposalExample): string[] {
  const indent = section ? '  ' : '';
  return [...remarks.map((line) => `##${indent} ${line}`), ...commented(lines.map((line) => indent + line))];
}
