// The long run of the mutation test: `npm run mutation`.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['tests/mutation/full-run.ts'], testTimeout: 3_600_000, hookTimeout: 3_600_000, reporters: ['verbose'] },
});
