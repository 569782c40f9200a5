// 模块新起 — before each file of tests. Files run one after another in the same processes (`isolate: false`), which load
// libraries once; ours start anew in each file, so that what a module or a helper remembers stays in its file.
import { join } from 'node:path';
import { vi } from 'vitest';

vi.resetModules();
vi.unstubAllEnvs();
process.chdir(join(import.meta.dirname, '..'));
