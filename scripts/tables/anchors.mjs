/**
 * 湖北起点的全部假设 — Every assumption behind the Hubei starting stocks, in one place, so that real figures can replace it.
 * Those about people stand in scenarios/hubei/assumptions/members.csv; the comments here say what they mean.
 * Grades: A primary, B secondary, C background knowledge, D arithmetic on graded figures. See scenarios/hubei/tables/README.md.
 */
import { knotsOf, numberOf } from './assumptions.mjs';

export const ANCHORS = {
  /** Residents, seventh census. A */
  residents: numberOf('residents'),
  /** 户籍人口 end of 2020, about 61.4 million. C */
  registered: numberOf('registered'),
  /** 4.40 % (Hubei's share of national participants, 4.39 % in 2015: B) of 542.44 million (2020: B). D */
  participants: numberOf('participants'),
  /** 4.42 % (Hubei's share of national pensioners, 2015: B) of 160.68 million (2020: C). D */
  pensioners: numberOf('pensioners'),
  /** Accounts left behind by people now in the employee scheme: 8 % of participants not yet on a pension. C */
  paused: numberOf('paused'),
  /** Past 60 and not yet on a pension: about 1 % of pensioners; in 2020 few cohorts could fall short of their years. C */
  waiting: numberOf('waiting'),
  /** National fund balance per contributor 2020 (975.9 billion yuan ÷ 381.76 million): an upper bound for a Hubei account. C */
  nationalBalancePerContributor: 2556,
};

/** 户籍与常住之差的年龄形状 — How strongly each age lives outside the province while registered in it. C
 * Working ages most, their children about half as much, the old little. */
export const AWAY_BY_AGE = knotsOf('away_by_age');

/** 2020 年户籍人口中既非学生、也非公职、也未参加职工养老保险的比重 — Registered people who at the end of 2020 are neither students nor
 * public staff nor in the employee scheme (there or elsewhere). C. Low at 16–22 (school), lowest plateau at 25–35 (employee scheme), about
 * two thirds at 60: of those turning 60 nationally about 56 % claimed in 2022–24 and 61 % in 2023–24 (docs/members.md). */
export const ELIGIBLE_SHARE = knotsOf('eligible_share');
/** 同一出生队列此后随年龄的变化 — What a cohort gains on its share of 2020 as it ages: a few stop paying into the employee scheme past 45.
 * The rest of the rise by age in 2020 belongs to birth cohorts, because the employee scheme covers more of every younger one (29 % of
 * people aged 16–59 nationally in 2015, 37 % in 2020, 45 % in 2024). C */
export const ELIGIBLE_SHARE_AGEING = knotsOf('eligible_share_ageing');
/** Fewer women have employee careers: added for women, taken from men, at 25 and over. C */
export const ELIGIBLE_SHARE_SEX_GAP = numberOf('eligible_share_sex_gap');

/** 应参保者中已参保比重的年龄形状 — Shape of coverage among the eligible; the level follows from the anchor. C */
export const COVERAGE_SHAPE = knotsOf('coverage_shape');

/** Where the paused accounts are, as a share of those in the employee scheme: people move when young, and most such accounts are at
 * 25–45. At the employee statutory age of 2020 every account is taken as settled. C */
export const PAUSED_SHAPE = knotsOf('paused_shape');
/** 2020: men 60, women (cadres and flexible workers) 55. B */
export const EMPLOYEE_AGE = { male: 60, female: 55 };

/** Waiting people by age: most close the gap within a few years. C */
export const WAITING_SHAPE = knotsOf('waiting_shape');
export const WAITING_LAST_AGE = 70;

/** 身份构成（按年龄，其余为普通）— Status shares by age; the rest is ordinary. C
 * assisted_full: 特困 and 重度残疾; assisted_part: 低保 and 易返贫致贫; retained_floor: other lifted people (5.81 million were registered
 * as poor in Hubei; of those aged 16–59, outside the employee scheme and without another identity, most are taken to keep the floor). */
export const STATUS_SHARES = {
  assisted_full: knotsOf('status_share.assisted_full'),
  assisted_part: knotsOf('status_share.assisted_part'),
  retained_floor: knotsOf('status_share.retained_floor'),
};

/** 每年新参保率 — Entrants a year among eligible non-members: school leavers, then catch-up where fifteen years to 60 still fit (45)
 * and just before 60. C */
export const ENTRY_RATE = knotsOf('entry_rate');

/** 每年转往职工养老保险的比重 — Active members who leave for the employee scheme in a year: highest at first jobs, near nothing after 55. C */
export const EXIT_RATE = knotsOf('exit_rate');
/** Men leave somewhat more often, women less. C */
export const EXIT_RATE_SEX_FACTOR = { male: numberOf('exit_rate_factor.male'), female: numberOf('exit_rate_factor.female') };

/** 制度在全省铺开的进度 — Share of Hubei covered by the scheme in a year: 2.82 million participants in mid-2010, 17.21 in mid-2012,
 * 22.24 at the end of 2013 (all B); between them interpolated. C */
export const ROLL_OUT = [[2010, 0.12], [2011, 0.45], [2012, 0.8], [2013, 1]];

/** 当年实际缴费的比重（普通身份，按年龄）— Share of ordinary members who pay in a year; from 45 on a missed year costs eligibility. C */
export const PAY_RATE = [[16, 0.6], [30, 0.68], [44, 0.78], [46, 0.9], [59, 0.95]];
/** Relative to ordinary members: the county pays for assisted_full; the others pay a little less often, capped at 1. C */
export const PAY_RATE_FACTOR = { ordinary: 1, assisted_full: 1.25, assisted_part: 0.97, retained_floor: 0.95 };

/** 档次选择（普通身份）— Share of ordinary payers in each of the six bands by first year. C: most chose the lowest tier, and those near
 * the pension age somewhat more. Younger and older payers together (about six to four) give 80/14/6 % on 100/200/500 yuan in 2010,
 * 70/20/8/2 % on 100/200/500/1000 in 2015, 58/26/11/4/0.5/0.5 % in 2018 and 62/18/7/6/3/4 % of the bands of 2023. */
export const BAND_SHARE = [
  [2010, { early: [0.84, 0.12, 0.04, 0, 0, 0], late: [0.74, 0.17, 0.09, 0, 0, 0] }],
  [2015, { early: [0.765, 0.165, 0.06, 0.01, 0, 0], late: [0.6, 0.25, 0.11, 0.04, 0, 0] }],
  [2018, { early: [0.66, 0.245, 0.075, 0.015, 0.0025, 0.0025], late: [0.46, 0.28, 0.16, 0.08, 0.01, 0.01] }],
  [2023, { early: [0.7, 0.165, 0.05, 0.035, 0.025, 0.025], late: [0.5, 0.2, 0.1, 0.1, 0.04, 0.06] }],
];
/** 临近领取者选档的比例 — Share that chooses like those near the pension age, by lowest age. C */
export const LATE_CHOICE = [[0, 0], [45, 0.25], [50, 0.6], [55, 1]];

/** Months a year's contribution is held on average in that year: collection peaks late. C */
export const MONTHS_HELD = 4;
/** Months of pension in the year of turning 60: paid from the following month. 鄂人社发〔2018〕43号. A */
export const FIRST_YEAR_MONTHS = 5.5;
/** 国发〔2014〕8号 第七条: divisor at 60. A */
export const DIVISOR_AT_60 = 139;
/** Mean last contribution year of a paused account. C */
export const PAUSED_LAST_YEAR = 2016;
/** Years contributed by those waiting, relative to a claimant of the same age. C */
export const WAITING_YEARS_FACTOR = 0.5;

/** 计发月数 — 国发〔2005〕38号 annex, ages 40–70. B */
export const DIVISORS = [233, 230, 226, 223, 220, 216, 212, 208, 204, 199, 195, 190, 185, 180, 175, 170, 164, 158, 152, 145, 139, 132, 125, 117, 109, 101, 93, 84, 75, 65, 56];
export const DIVISORS_FIRST_AGE = 40;
