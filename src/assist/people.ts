import { createHmac, randomBytes } from 'node:crypto';
import { IDENTITIES, type Identity, type StatusName, statusOf } from './identities.js';
import type { NumberFacts } from './identity-number.js';
import type { CutOff, Heads, Merge } from './types.js';

/** Ages, completed at the end of the year, at which people contribute (国发〔2014〕8号 第三条、第八条). */
const FIRST_AGE = 16;
const LAST_AGE = 59;

interface Person extends NumberFacts {
  /** Bits of the identities by cut-off. */
  readonly identities: Record<CutOff, number>;
  ownPartUnpaid: boolean;
}

/** 人员 — everybody on a list, told apart by a keyed hash of the number: the key dies with the process. */
export class People {
  readonly #key = randomBytes(32);
  readonly #people = new Map<string, Person>();
  #repeatedRows = 0;

  add(number: string, facts: NumberFacts, cutOff: CutOff, identities: ReadonlySet<Identity>, ownPartUnpaid: boolean): void {
    const key = createHmac('sha256', this.#key).update(number.toUpperCase()).digest('base64');
    let person = this.#people.get(key);
    if (!person) this.#people.set(key, (person = { ...facts, identities: { '06-30': 0, '11-20': 0 }, ownPartUnpaid: false }));
    const bits = bitsOf(identities);
    // The same identity of the same person twice says nothing new.
    if ((person.identities[cutOff] & bits) === bits) this.#repeatedRows++;
    person.identities[cutOff] |= bits;
    if (ownPartUnpaid) person.ownPartUnpaid = true;
  }

  get repeatedRows(): number {
    return this.#repeatedRows;
  }

  /** The list that fixes the year's heads. */
  get cutOff(): CutOff {
    for (const { identities } of this.#people.values()) if (identities['11-20'] > 0) return '11-20';
    return '06-30';
  }

  count(year: number): { people: number; heads: Heads[]; merges: Merge[]; byAge: { status: StatusName; sex: 'male' | 'female'; age: number; people: number }[] } {
    const { cutOff } = this;
    const tally = new Tally();
    let people = 0;
    for (const { identities, sex, birthYear, ownPartUnpaid } of this.#people.values()) {
      if (identities[cutOff] === 0) continue;
      people++;
      tally.add(identities[cutOff], 1, { sex, age: year - birthYear }, ownPartUnpaid);
    }
    return { people, ...tally.result() };
  }

  movement(): { joined: number; left: number; changedStatus: number } | undefined {
    let [joined, left, changedStatus, both] = [0, 0, 0, 0];
    for (const { identities } of this.#people.values()) {
      const [june, november] = [identities['06-30'], identities['11-20']];
      if (june > 0) both |= 1;
      if (november > 0) both |= 2;
      if (june === 0) joined++;
      else if (november === 0) left++;
      else if (statusOf(identitiesOf(june)) !== statusOf(identitiesOf(november))) changedStatus++;
    }
    return both === 3 ? { joined, left, changedStatus } : undefined;
  }
}

/** 计数 — heads by status and merges by combination. */
export class Tally {
  readonly #heads = new Map<StatusName, { contributing: number; ownPartUnpaid: number; youngerOrOlder: number }>();
  readonly #combinations = new Map<number, number>();
  readonly #byAge = new Map<string, number>();

  /** @param facts absent where a list has no ages: then everybody counts as contributing */
  add(bits: number, people: number, facts?: { readonly sex: 'male' | 'female'; readonly age: number }, ownPartUnpaid = false): void {
    const status = statusOf(identitiesOf(bits));
    const heads = this.#heads.get(status) ?? { contributing: 0, ownPartUnpaid: 0, youngerOrOlder: 0 };
    this.#heads.set(status, heads);
    this.#combinations.set(bits, (this.#combinations.get(bits) ?? 0) + people);
    if (facts && (facts.age < FIRST_AGE || facts.age > LAST_AGE)) {
      heads.youngerOrOlder += people;
      return;
    }
    // Part assistance follows only after the own part is paid.
    if (ownPartUnpaid && status === 'assisted_part') heads.ownPartUnpaid += people;
    heads.contributing += people;
    if (!facts) return;
    const key = `${status} ${facts.sex} ${String(facts.age)}`;
    this.#byAge.set(key, (this.#byAge.get(key) ?? 0) + people);
  }

  result(): { heads: Heads[]; merges: Merge[]; byAge: { status: StatusName; sex: 'male' | 'female'; age: number; people: number }[] } {
    const statuses = [...new Set(IDENTITIES.map(({ status }) => status))];
    const heads = statuses.map((status) => ({ status, ...(this.#heads.get(status) ?? { contributing: 0, ownPartUnpaid: 0, youngerOrOlder: 0 }) }));
    const merges = [...this.#combinations]
      .map(([bits, people]) => ({ identities: [...identitiesOf(bits)], status: statusOf(identitiesOf(bits)), people }))
      .filter(({ identities }) => identities.length > 1)
      .sort((a, b) => b.people - a.people);
    const byAge = [...this.#byAge].map(([key, people]) => {
      const [status, sex, age] = key.split(' ') as [StatusName, 'male' | 'female', string];
      return { status, sex, age: Number(age), people };
    });
    byAge.sort((a, b) => statuses.indexOf(a.status) - statuses.indexOf(b.status) || (a.sex === b.sex ? a.age - b.age : a.sex === 'male' ? -1 : 1));
    return { heads, merges, byAge };
  }
}

export function bitsOf(identities: ReadonlySet<Identity>): number {
  return IDENTITIES.reduce((bits, { identity }, i) => (identities.has(identity) ? bits | (1 << i) : bits), 0);
}

function identitiesOf(bits: number): ReadonlySet<Identity> {
  return new Set(IDENTITIES.filter((_, i) => (bits & (1 << i)) !== 0).map(({ identity }) => identity));
}
