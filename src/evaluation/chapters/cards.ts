import type { Card } from '../../cards/index.js';
import type { Block, Cell, Column, NumberPart, Row, Shown } from '../../document/index.js';
import { unitWords } from '../../report/index.js';
import { type Evaluation, textCell } from '../context.js';

/** 一个情景的卡片 — of the persons in their order; best estimate. */
export interface ScenarioCards {
  readonly title: string;
  readonly cards: readonly Card[];
}

/** 参保人卡片 — what ten representative persons pay and are paid over their lives; of several scenarios side by side. */
export function cardBlocks(e: Pick<Evaluation, 'lang' | 't' | 's'>, all: readonly ScenarioCards[] | undefined, command: string): Block[] {
  const { t, s } = e;
  const heading: Block = { kind: 'heading', id: 'member-cards', level: 2, text: t('evaluation-cards') };
  if (!all || all.length === 0) return [heading, { kind: 'callout', tone: 'note', text: [s('evaluation-cards-missing', { command: { kind: 'code', text: command } })] }];
  const [first, ...others] = all as [ScenarioCards, ...ScenarioCards[]];
  const asOf = first.cards[0]?.person.asOf;
  return [
    heading,
    { kind: 'paragraph', text: s('evaluation-cards-lead', { year: asOf ?? '' }) },
    pensions(e, first, others), lifetimes(e, first),
    ...(others.length > 0 ? [nets(e, [first, ...others])] : []),
    { kind: 'callout', tone: 'note', text: [s('evaluation-cards-note')] },
  ];
}

type Words = Pick<Evaluation, 'lang' | 't' | 's'>;

/** What a person is to be paid a month once the pension begins. */
function pensions({ lang, t, s }: Words, first: ScenarioCards, others: readonly ScenarioCards[]): Block {
  const money = monthly(lang);
  const right = (label: string, unit?: string): Column => ({ label, align: 'right', ...(unit !== undefined && { unit }) });
  return {
    kind: 'table', id: 'table-card-pensions', caption: t('evaluation-table-card-pensions'),
    columns: [
      { label: t('evaluation-person'), align: 'left', width: 0.3 }, right(t('evaluation-claim-year')), right(t('evaluation-claim-age')), right(t('evaluation-claim-years')),
      right(t('evaluation-claim-pension'), money.unit), right(t('evaluation-claim-real', { year: first.cards[0]?.person.asOf ?? '' }), money.unit),
      ...others.map(({ title }) => right(t('evaluation-claim-pension-of', { title }), money.unit)),
    ],
    rows: first.cards.map((card, i): Row => {
      const { claim, person } = card;
      const cell = (value: number | undefined, shown: Shown, statistic: string, scenario = 0): Cell => (value === undefined ? textCell(t('evaluation-drawing')) : part(person.name, 'claim', statistic, value, shown, scenario));
      return {
        cells: [
          textCell(person.label[lang]), cell(claim?.year, PLAIN, 'year'), cell(claim?.age, PLAIN, 'age'), cell(claim?.contributionYears, { ...PLAIN, decimals: 1 }, 'contribution_years'),
          cell(claim?.monthlyTotal, money, 'monthly'), cell(claim?.monthlyReal, money, 'monthly_real'),
          ...others.map(({ cards }, k) => cell(cards[i]?.claim?.monthlyTotal, money, 'monthly', k + 1)),
        ],
      };
    }),
    note: s('evaluation-card-pensions-note'),
  };
}

/** Weighted by the mortality of the scenario. */
function lifetimes({ lang, t, s }: Words, { cards }: ScenarioCards): Block {
  const money = yuan(lang);
  const rate: Shown = { divisor: 0.01, decimals: 1, unit: '%' };
  const heads = ['evaluation-card-own', 'evaluation-card-public', 'evaluation-card-pension', 'evaluation-card-heirs', 'evaluation-card-net', 'evaluation-card-present'] as const;
  return {
    kind: 'table', id: 'table-card-lifetimes', caption: t('evaluation-table-card-lifetimes'),
    columns: [
      { label: t('evaluation-person'), align: 'left', width: 0.26 },
      ...heads.map((key): Column => ({ label: t(key), unit: money.unit, align: 'right' })),
      { label: t('evaluation-card-rate'), unit: '%', align: 'right' }, { label: t('evaluation-card-own-rate'), unit: '%', align: 'right' },
    ],
    rows: cards.flatMap(({ person, lifetimes: of }): Row[] => {
      const lifetime = of.find(({ kind }) => kind === 'mortality');
      if (!lifetime) return [];
      const { paid, received, inherited, funeral, net, netPresent } = lifetime;
      const amounts = {
        own: paid.before + paid.own, public: paid.assisted + paid.subsidy + paid.support,
        pension: received.national + received.provincial + received.local + received.oldAge + received.yearCount + received.account,
        heirs: inherited + funeral, net, net_present: netPresent,
      };
      const share = (value: number | undefined, statistic: string): Cell => (value === undefined ? undefined : part(person.name, 'mortality', statistic, value, rate));
      return [{ cells: [textCell(person.label[lang]), ...Object.entries(amounts).map(([name, value]) => part(person.name, 'mortality', name, value, money)), share(lifetime.rate, 'rate'), share(lifetime.ownRate, 'own_rate')] }];
    }),
    note: s('evaluation-card-lifetimes-note'),
  };
}

/** What is received less what was paid, at present value, under each scenario. */
function nets({ lang, t }: Words, all: readonly ScenarioCards[]): Block {
  const money = yuan(lang);
  return {
    kind: 'table', id: 'table-card-nets', caption: t('evaluation-table-card-nets'),
    columns: [{ label: t('evaluation-person'), align: 'left', width: 0.3 }, ...all.map(({ title }): Column => ({ label: title, unit: money.unit, align: 'right' }))],
    rows: all[0]!.cards.map(({ person }, i): Row => ({
      cells: [textCell(person.label[lang]), ...all.map(({ cards }, scenario): Cell => {
        const lifetime = cards[i]?.lifetimes.find(({ kind }) => kind === 'mortality');
        return lifetime && part(person.name, 'mortality', 'net_present', lifetime.netPresent, money, scenario);
      })],
    })),
  };
}

const PLAIN: Shown = { divisor: 1, decimals: 0, unit: '' };

function monthly(lang: Words['lang']): Shown {
  return { divisor: 1, decimals: 1, unit: unitWords('yuan/month', lang) };
}

function yuan(lang: Words['lang']): Shown {
  return { divisor: 1, decimals: 0, unit: unitWords('yuan', lang) };
}

function part(person: string, at: string, statistic: string, value: number, shown: Shown, run = 0): NumberPart {
  return { kind: 'number', value, shown, trace: { file: 'cards', run, output: person, at, statistic } };
}
