import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type Model, unitText } from '../../src/model/index.js';

/** 术语 — a word of the engine, kept by hand in docs/terms.yaml. */
export interface Term {
  readonly word: string;
  readonly zh: string;
  readonly meaning: string;
  readonly meaning_zh: string;
}

export function readTerms(): Term[] {
  return parse(readFileSync('docs/terms.yaml', 'utf8')) as Term[];
}

/** 术语表 — docs/glossary.md: the words of the engine, then every name of a rulebook by chapter. */
export function glossaryText(terms: readonly Term[], model: Model): string {
  const lines = [
    '# 术语表 · Glossary', '',
    '本页由 `docs/terms.yaml` 和规则库的标签生成，请勿手改；更新用 `npm run docs`。',
    'This page is made from `docs/terms.yaml` and the labels of the rulebook; `npm run docs` updates it.', '',
    '## 引擎与结果 · Engine and results', '', '| English | 中文 | 含义 | meaning |', '|---|---|---|---|',
    ...terms.map((term) => `| ${term.word} | ${term.zh} | ${term.meaning_zh} | ${term.meaning} |`), '',
    `## ${model.title.zh} · ${model.title.en}`, '',
    '| 名称 name | 中文 | English | 单位 unit |', '|---|---|---|---|',
    ...model.dimensions.map(({ name, label }) => `| \`${name}\` | ${label.zh} | ${label.en} | 维度 dimension |`),
    ...model.noises.map(({ name, label }) => `| \`${name}\` | ${label.zh} | ${label.en} | 噪声 noise |`), '',
  ];
  for (const chapter of model.chapters) {
    const rules = [...model.rules.values()].filter((rule) => rule.chapter === chapter.name);
    const inputs = [...model.inputs.values()].filter((input) => input.place.file.endsWith(`/${chapter.name}.yaml`));
    if (rules.length + inputs.length === 0) continue;
    lines.push(`### ${chapter.title.zh} · ${chapter.title.en}`, '', '| 名称 name | 中文 | English | 单位 unit |', '|---|---|---|---|');
    for (const { name, label, unit } of inputs) lines.push(`| \`${name}\`（输入） | ${label.zh} | ${label.en} | ${unitText(unit)} |`);
    for (const { name, label, unit } of rules) lines.push(`| \`${name}\` | ${label.zh} | ${label.en} | ${unitText(unit)} |`);
    lines.push('');
  }
  return lines.join('\n');
}
