#!/usr/bin/env node
// 启动 — the command `chusuan`; a clone that was never built is installed and built first.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkNode, prepare } from '../scripts/prepare.mjs';

const main = new URL('../dist/src/cli/main.js', import.meta.url);
checkNode();
if (!existsSync(fileURLToPath(main))) prepare();
await import(main.href);
