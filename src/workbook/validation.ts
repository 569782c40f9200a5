import type { DataValidation } from '@protobi/exceljs';
import type { Bilingual, Lang } from '../messages/index.js';
import { say } from '../messages/index.js';
import type { InputRange, Unit } from '../model/index.js';
import { type NumberLook, rangeText, unitClause } from './number-look.js';

/** Longest texts that Excel takes here. */
const MOST_TITLE = 32;
const MOST_TEXT = 225;
const MOST_LIST = 250;

/** What a number is for, as a refusal of Excel says it. */
export interface Subject {
  readonly label: Bilingual;
  readonly unit: Unit;
  readonly look: NumberLook;
}

/**
 * 核对数 — Excel refuses what the law does not allow, asks about what is beyond experience, and takes nothing but numbers.
 * @param isAllowed the scenario leaves the law for study
 */
export function numberCheck({ label, unit, look }: Subject, { law, experience, clause }: InputRange, isAllowed: boolean, lang: Lang): DataValidation {
  const bounds = law ?? experience;
  const facts = { label: label[lang], unit: unitClause(unit, lang), range: rangeText(bounds, look, lang), clause: clause ?? '' };
  if (!bounds) return { ...check(say('template-check-number-title', {}, lang), say('template-check-number', facts, lang)), ...ANY_NUMBER };
  if (!law) return { ...check(say('template-check-experience-title', {}, lang), say('template-check-experience', facts, lang), 'warning'), ...within(bounds) };
  const text = clause === undefined ? say('template-check-law', facts, lang) : say('template-check-clause', facts, lang);
  return { ...check(say('template-check-title', {}, lang), text, isAllowed ? 'warning' : 'stop'), ...within(bounds) };
}

/** As a given value: any number. */
export function anyNumber({ label, unit }: Pick<Subject, 'label' | 'unit'>, lang: Lang): DataValidation {
  const facts = { label: label[lang], unit: unitClause(unit, lang) };
  return { ...check(say('template-check-number-title', {}, lang), say('template-check-number', facts, lang)), ...ANY_NUMBER };
}

export function correlationCheck(lang: Lang): DataValidation {
  return { ...check(say('template-check-title', {}, lang), say('template-check-correlation', {}, lang)), ...within([-1, 1]) };
}

/** 下拉清单 — of words; others are taken after a question where `isOpen`. */
export function choiceCheck(choices: readonly string[], isOpen: boolean, lang: Lang): DataValidation {
  return {
    ...check(say('template-check-choice-title', {}, lang), say('template-check-choice', {}, lang), isOpen ? 'warning' : 'stop'),
    type: 'list', formulae: [`"${shortList(choices)}"`],
  };
}

/** The first choices, as many as Excel takes in one list. */
function shortList(choices: readonly string[]): string {
  return choices.reduce((list, choice) => (list.length + choice.length < MOST_LIST ? `${list},${choice}` : list));
}

type Rule = Required<Pick<DataValidation, 'type' | 'operator' | 'formulae'>>;

/** Excel calculates with no larger ones. */
const LARGEST = 1e307;
const ANY_NUMBER: Rule = { type: 'decimal', operator: 'between', formulae: [-LARGEST, LARGEST] };

function within([low, high]: readonly [number, number]): Rule {
  if (high === Infinity) return { type: 'decimal', operator: 'greaterThanOrEqual', formulae: [low] };
  if (low === -Infinity) return { type: 'decimal', operator: 'lessThanOrEqual', formulae: [high] };
  return { type: 'decimal', operator: 'between', formulae: [low, high] };
}

function check(errorTitle: string, error: string, errorStyle: 'stop' | 'warning' = 'stop'): Required<Pick<DataValidation, 'allowBlank' | 'showErrorMessage' | 'errorStyle' | 'errorTitle' | 'error'>> {
  return { allowBlank: true, showErrorMessage: true, errorStyle, errorTitle: errorTitle.slice(0, MOST_TITLE), error: error.length > MOST_TEXT ? `${error.slice(0, MOST_TEXT - 1)}…` : error };
}
