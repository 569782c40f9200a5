import type { YamlSource } from '../files/index.js';
import type { IssueList } from '../issues/index.js';
import type { PersonEntry } from './person-file.js';
import type { PersonState } from './types.js';

type StateKey = 'years' | 'account' | 'account_pension' | 'paid_before' | 'pays' | 'pays_until_age' | 'back_pays' | 'joins' | 'returns' | 'claims';

/** 各状态的键 — which keys a state knows, and which of them it cannot do without. */
const STATE_KEYS: Readonly<Record<PersonState, { readonly known: readonly StateKey[]; readonly needed: readonly StateKey[] }>> = {
  outside: { known: ['pays', 'pays_until_age', 'back_pays', 'joins', 'claims'], needed: ['joins', 'pays'] },
  paying: { known: ['years', 'account', 'paid_before', 'pays', 'pays_until_age', 'back_pays', 'claims'], needed: ['years', 'account', 'pays'] },
  paused: { known: ['years', 'account', 'paid_before', 'pays', 'pays_until_age', 'back_pays', 'returns', 'claims'], needed: ['years', 'account', 'returns'] },
  waiting: { known: ['years', 'account', 'paid_before', 'claims'], needed: ['years', 'account', 'claims'] },
  drawing: { known: ['years', 'account', 'account_pension', 'paid_before'], needed: ['years', 'account', 'account_pension'] },
};
const ALL_KEYS: readonly StateKey[] = ['years', 'account', 'account_pension', 'paid_before', 'pays', 'pays_until_age', 'back_pays', 'joins', 'returns', 'claims'];

/** 查状态 — a key that the state does not use would be read over in silence; one that is missing would be guessed. */
export function checkState(name: string, entry: PersonEntry, source: YamlSource<unknown>, issues: IssueList): void {
  const { state } = entry;
  const { known, needed } = STATE_KEYS[state];
  const wasDropped = (key: string): boolean => source.dropped.some((path) => path[0] === 'persons' && path[1] === name && path[2] === key);
  for (const key of ALL_KEYS) {
    const dotted = `persons.${name}.${key}`;
    if (entry[key] !== undefined && !known.includes(key)) issues.error('cards-key-idle', { key, state, known }, source.placeOfKey(['persons', name, key]), dotted);
    if (entry[key] === undefined && needed.includes(key) && !wasDropped(key)) issues.error('cards-key-needed', { key, state }, source.placeOfKey(['persons', name]), dotted);
  }
  for (const key of typeof entry.pays === 'object' ? Object.keys(entry.pays) : []) {
    if (!/^[12]\d{3}$/.test(key)) issues.error('cards-pays-year', { key }, source.placeOfKey(['persons', name, 'pays', key]), `persons.${name}.pays.${key}`);
  }
  // Who pays for missing years at the pension age never waits.
  if (state !== 'waiting' && known.includes('claims') && entry.claims !== undefined && entry.back_pays !== false) {
    issues.error('cards-claims-back-pays', {}, source.placeOfKey(['persons', name, 'claims']), `persons.${name}.claims`);
  }
}
