import type { Block, Row } from '../../document/index.js';
import { dateText } from '../../report/index.js';
import { type Evaluation, paragraph, textCell } from '../context.js';

/** 运行清单 — what was run with what, the files and their hashes, and the command lines that give the same again. */
export function reproduceChapter(e: Evaluation): Block[] {
  const { run: { manifest, scenario }, lang, t, s } = e;
  const code = (text: string) => ({ kind: 'code', text } as const);
  const facts: readonly (readonly [string, string])[] = [
    [t('evaluation-fact-scenario'), scenario.files[0]?.file ?? ''],
    [t('evaluation-fact-fingerprint'), manifest.fingerprint],
    [t('evaluation-fact-rulebook'), `${scenario.rulebook} ${manifest.rulebook_hash}`],
    [t('evaluation-fact-paths'), String(manifest.paths)],
    [t('evaluation-fact-seed'), manifest.seed],
    [t('evaluation-fact-engine'), manifest.engine],
    [t('evaluation-fact-version'), `${manifest.chusuan_version} (${String(manifest.results_version)})`],
    ...Object.entries(manifest.versions).map(([name, version]) => [name, version] as const),
    [t('evaluation-fact-computed'), dateText(manifest.created_at, lang)],
  ];
  return [
    paragraph(s('evaluation-reproduce-lead')),
    { kind: 'list', isOrdered: true, items: commandsOf(e).map((command) => [code(command)]) },
    {
      kind: 'table', id: 'table-manifest', caption: t('evaluation-table-manifest'), columns: [{ label: t('evaluation-item'), align: 'left', width: 0.25 }, { label: t('evaluation-value'), align: 'left', width: 0.75 }],
      rows: facts.map(([label, value]): Row => ({ cells: [textCell(label), textCell(code(value))] })),
    },
    {
      kind: 'table', id: 'table-ledgers', caption: t('evaluation-table-ledgers'), columns: [{ label: t('evaluation-rule'), align: 'left', width: 0.6 }, { label: t('evaluation-residual'), align: 'right', width: 0.4 }],
      rows: manifest.ledgers.map(({ rule, residual }): Row => ({ cells: [textCell(e.book?.rules.get(rule)?.rule.label[lang] ?? rule), textCell(residual === 0 ? '0' : residual.toExponential(1))] })),
      note: s('evaluation-ledgers-note'),
    },
    filesTable('table-result-files', t('evaluation-table-result-files'), manifest.files.map(({ name, sha256 }) => ({ name, sha256 })), e),
    filesTable('table-input-files', t('evaluation-table-input-files'), scenario.files.map(({ file, sha256 }) => ({ name: file, sha256 })), e),
  ];
}

function filesTable(id: string, caption: string, files: readonly { readonly name: string; readonly sha256: string }[], { t }: Evaluation): Block {
  return {
    kind: 'table', id, caption, columns: [{ label: t('evaluation-file'), align: 'left', width: 0.4 }, { label: 'SHA-256', align: 'left', width: 0.6 }],
    rows: files.map(({ name, sha256 }): Row => ({ cells: [textCell(name), textCell({ kind: 'code', text: sha256 })] })),
  };
}

/** The run again, its report, and any figure taken apart. */
function commandsOf({ run: { manifest, scenario, knownYear } }: Evaluation): string[] {
  const file = scenario.files[0]?.file ?? '';
  const own = `--paths ${String(manifest.paths)} --seed ${manifest.seed}`;
  const fan = manifest.summary_roles?.fan ?? manifest.outputs[0]?.rule ?? '';
  return [
    `chusuan run ${file} ${own}${manifest.store === 'summary' ? ' --store summary' : ''}`,
    `chusuan report ${file}`,
    `chusuan explain ${file} --year ${String(knownYear + 1)} --rule ${fan}`,
  ];
}
