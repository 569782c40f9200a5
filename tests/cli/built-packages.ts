import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * 装入的软件包 — packages that a built file holds or loads at once, itself and through the files it imports, by name.
 * `import()` is not followed. The bundler names the source of each module in a comment above it.
 */
export function packagesOf(file: string, seen = new Set<string>()): Set<string> {
  const packages = new Set<string>();
  if (seen.has(file)) return packages;
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  for (const [, name] of text.matchAll(/^[ \t]*\/\/ \S*\bnode_modules\/((?:@[^/\s]+\/)?[^/\s]+)\/\S+$/gm)) packages.add(name!);
  for (const [, from] of text.matchAll(/^(?:import|export) (?:[^'"]*? from )?["'](.+?)["'];$/gm)) {
    if (from!.startsWith('.')) for (const name of packagesOf(join(dirname(file), from!), seen)) packages.add(name);
    else if (!isBuiltin(from!)) packages.add(from!);
  }
  // Threads are CommonJS.
  for (const [, name] of text.matchAll(/\brequire\("([^".]+)"\)/g)) if (!isBuiltin(name!)) packages.add(name!);
  return packages;
}
