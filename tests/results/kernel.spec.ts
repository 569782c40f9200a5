import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import wabt from 'wabt';

const FOLDER = join(import.meta.dirname, '../../src/results/kernel');

test('the bytes of the column kernel are those of its text', async () => {
  const assembler = await wabt();
  // As bytes: letters outside ASCII are counted wrongly in a string.
  const module = assembler.parseWat('columns.wat', new Uint8Array(await readFile(join(FOLDER, 'columns.wat'))), { simd: true });
  module.resolveNames();
  module.validate();
  const text = Buffer.from(module.toBinary({}).buffer).toString('base64');
  const lines = text.match(/.{1,120}/g)!.map((line) => `  '${line}',\n`).join('');
  await expect(
    `// Generated from columns.wat; \`npx vitest run tests/results/kernel.spec.ts -u\` writes it anew.\nexport const KERNEL_BYTES = [\n${lines}].join('');\n`,
  ).toMatchFileSnapshot(join(FOLDER, 'kernel-bytes.ts'));
});
