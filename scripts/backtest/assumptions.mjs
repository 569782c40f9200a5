/**
 * 全国回溯检验的全部假设 — Every assumption behind the national back-test that is not estimated, known at the end of 2021. Grade C
 * unless said otherwise. What is estimated stands in scenarios/national/tables/parameters.csv.
 */

export const BASE_YEAR = 2016;
export const LAST_YEAR = 2030;
/** Last year whose figures may decide anything but the prescribed policy and economy of the primary variant. */
export const KNOWN_UNTIL = 2021;

/** 在校学生占同龄人的比重 — Students by completed age at the end of the year. */
export const STUDENTS = [[16, 0.88], [17, 0.85], [18, 0.72], [19, 0.58], [20, 0.52], [21, 0.45], [22, 0.25], [23, 0.12], [24, 0.08], [26, 0.03], [28, 0]];

/** 职工养老保险在职参保的年龄形状 — Active members of the employee scheme per head of their age; the level follows from their number. */
export const EMPLOYEE_SHAPE = {
  male: [[16, 0], [18, 0.08], [20, 0.25], [23, 0.65], [26, 0.95], [30, 1], [40, 0.95], [50, 0.9], [55, 0.8], [59, 0.65], [60, 0]],
  female: [[16, 0], [18, 0.08], [20, 0.25], [23, 0.65], [26, 0.95], [30, 0.95], [40, 0.9], [49, 0.8], [50, 0.3], [55, 0.08], [59, 0.04], [60, 0]],
};
/** The same with those who already draw an employee pension before 60: nobody leaves the scheme again. */
export const ATTACHED_SHAPE = {
  male: [...EMPLOYEE_SHAPE.male.slice(0, 8), [59, 0.9]],
  female: [...EMPLOYEE_SHAPE.female.slice(0, 8), [59, 0.8]],
};
/** Cohorts of this age and over in 2016 keep their attachment; younger ones take up the growth of the employee scheme. */
export const SETTLED_AGE = 45;
export const MOST_EMPLOYED = 0.95;

/** 缴费期参保占应参保的形状 — Coverage of the eligible at the end of 2016: the level under 50 follows from all participants, that at 55–59
 * is estimated; between them a straight line. */
export const COVERAGE_YOUNG = [[16, 0.2], [18, 0.4], [22, 0.6], [30, 0.8], [40, 0.95], [45, 1]];
export const YOUNG_UNTIL = 45;
export const OLD_FROM = 55;

/** 全国铺开的进度 — Share of the nation covered: 10 % of counties in 2009, 24 % in 2010, 60 % in 2011, all in the second half of 2012. B */
export const ROLL_OUT = [[2009, 0.05], [2010, 0.2], [2011, 0.5], [2012, 0.85], [2013, 1]];
/** Share of members who pay in a year, by age; only its product with the amount is identified. */
export const PAY_RATE = [[16, 0.6], [30, 0.68], [44, 0.78], [46, 0.9], [59, 0.95]];
/** 1 January benchmark deposit rate, credited to accounts up to 2016. */
export const CREDITING_RATE = [[2009, 0.0225], [2011, 0.0275], [2012, 0.035], [2013, 0.03], [2015, 0.0275], [2016, 0.015]];
/** Contributions per payer grew about this much a year up to 2016: 700 to 732 in 2016, more before. */
export const PAST_AMOUNT_GROWTH = 0.05;
/** Fund beyond accounts, as in the Hubei baseline. */
export const UNALLOCATED = 0.05;

/** 委托投资铺开的进度 — Share of the nation's new surplus under contract: nine provinces in 2018, all by the end of 2020. */
export const ENTRUSTMENT = [[2017, 0], [2018, 0.3], [2019, 0.6], [2020, 0.9], [2021, 1]];
export const ENTRUST_SHARE = 0.8;

/** 新参保强度的年龄范围 — The estimated intensity of entry applies in full up to the first age and no more from the second, where people
 * already make up their years and rates are those of Hubei. */
export const ENTRY_FULL_UNTIL = 45;
export const ENTRY_USUAL_FROM = 52;

/** 每年新参保、转往职工养老保险的比重 — As for Hubei when the back-test was declared; copied, so that a better Hubei leaves this fit alone. */
export const ENTRY_RATE = [[16, 0.08], [18, 0.12], [22, 0.12], [26, 0.06], [35, 0.05], [42, 0.06], [45, 0.11], [48, 0.06], [54, 0.07], [57, 0.15], [59, 0.2]];
export const EXIT_RATE = [[16, 0.01], [18, 0.04], [21, 0.07], [26, 0.065], [35, 0.035], [45, 0.012], [55, 0.003], [59, 0.001]];
export const EXIT_RATE_SEX_FACTOR = { male: 1.1, female: 0.9 };
