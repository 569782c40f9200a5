import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type IssueList, nearestName } from '../issues/index.js';
import { PROJECT_FOLDER } from '../version.js';

const SHIPPED = join(PROJECT_FOLDER, 'rulebook');
const MAIN_FILE = 'rulebook.yaml';

/** 指名的规则库 — the folder that `--rulebook` means, by the rule scenarios follow: a shipped name, else a folder. */
export function namedRulebook(name: string, issues: IssueList): string | undefined {
  const shipped = join(SHIPPED, name);
  if (/^[\w-]+$/.test(name) && kindOf(shipped) === 'folder') return shipped;
  switch (kindOf(name)) {
    case 'file':
      if (basename(name) === MAIN_FILE) issues.error('cli-rulebook-own-file', { path: name, folder: dirname(name) });
      else issues.error('cli-rulebook-file', { path: name });
      return undefined;
    case 'absent': {
      const known = rulebooksIn(SHIPPED);
      const nearest = nearestName(name, known);
      if (nearest === undefined) issues.error('cli-rulebook-missing', { name, known: known.join(' ') });
      else issues.error('cli-rulebook-missing-near', { name, nearest });
      return undefined;
    }
    case 'folder': {
      const inside = existsSync(join(name, MAIN_FILE)) ? [] : rulebooksIn(name);
      // Without any rulebook in sight its reader says what is missing.
      if (inside.length === 0) return name;
      issues.error('cli-rulebook-inside', { folder: name, found: inside.map((each) => join(name, each)).join(' ') });
      return undefined;
    }
  }
}

function kindOf(path: string): 'absent' | 'file' | 'folder' {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch {
    // A name no folder can have and a folder closed to us are not found either way.
    return 'absent';
  }
}

/** Names of the folders inside a folder that hold a rulebook. */
function rulebooksIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => existsSync(join(folder, name, MAIN_FILE))).sort();
  } catch {
    return [];
  }
}
