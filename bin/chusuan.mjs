#!/usr/bin/env node
// 启动 — the command `chusuan`; in a clone, sources that are newer than the build are built first.
import { checkNode, interrupted, prepare } from '../scripts/prepare.mjs';

// Until the program listens itself.
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    if (process.listenerCount(signal) === 1) interrupted();
  });
}
checkNode();
await prepare();
await import(new URL('../dist/program/chusuan/main.js', import.meta.url).href);
