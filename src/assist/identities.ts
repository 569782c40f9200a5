import { type MessageKey, say } from '../messages/index.js';

/** 困难身份 — the identities the lists name (鄂人社发〔2021〕28号 一、六). */
export type Identity = 'destitute' | 'severe_disability' | 'minimum_living' | 'at_risk' | 'lifted';
/** Statuses of the rulebook's dimension `status` that a list can lead to. */
export type StatusName = 'assisted_full' | 'assisted_part' | 'retained_floor';

interface IdentityEntry {
  readonly identity: Identity;
  readonly status: StatusName;
  readonly label: MessageKey;
  /** Other words for it in lists, without marks and blanks. */
  readonly aliases: readonly string[];
}

/** From the highest entitlement down: full payment, part payment, keeping the lowest standard. */
export const IDENTITIES: readonly IdentityEntry[] = [
  { identity: 'destitute', status: 'assisted_full', label: 'assist-identity-destitute', aliases: ['特困', '特困供养', '特困供养人员', '五保', '五保户'] },
  { identity: 'severe_disability', status: 'assisted_full', label: 'assist-identity-severe-disability', aliases: ['重度残疾', '重残', '重残人员'] },
  { identity: 'minimum_living', status: 'assisted_part', label: 'assist-identity-minimum-living', aliases: ['低保', '最低生活保障', '最低生活保障对象', '农村低保', '城市低保'] },
  { identity: 'at_risk', status: 'assisted_part', label: 'assist-identity-at-risk', aliases: ['易返贫致贫', '监测对象', '防返贫监测对象', '三类人员'] },
  { identity: 'lifted', status: 'retained_floor', label: 'assist-identity-lifted', aliases: ['其他已脱贫', '已脱贫人口', '脱贫人口', '已脱贫'] },
];

const plain = (word: string): string => word.toLowerCase().replace(/[\s_“”"（）()]/g, '');

const BY_WORD = new Map(
  IDENTITIES.flatMap((entry) => [entry.identity, say(entry.label, {}, 'zh'), say(entry.label, {}, 'en'), ...entry.aliases].map((word) => [plain(word), entry.identity] as const)),
);

/** 认身份 — the identity a word of a list names, if any. */
export function identityOf(word: string): Identity | undefined {
  return BY_WORD.get(plain(word));
}

/** Every word that is understood, for suggestions. */
export const IDENTITY_WORDS: readonly string[] = IDENTITIES.flatMap(({ label, aliases }) => [say(label, {}, 'zh'), ...aliases]);

/** 就高 — the status of somebody with these identities: the highest entitlement, once. */
export function statusOf(identities: ReadonlySet<Identity>): StatusName {
  return IDENTITIES.find(({ identity }) => identities.has(identity))!.status;
}
