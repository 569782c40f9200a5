import type { Issue } from '../issues/index.js';
import type { Lang } from '../messages/index.js';

/** Languages of everything a user reads. */
export const LANGUAGES = ['zh', 'en'] as const;

/** The language chosen, and what is wrong with the choice, if anything. */
export interface LanguageChoice {
  readonly lang: Lang;
  readonly issue?: Issue;
}

/**
 * 选择语言 — `--lang`, else CHUSUAN_LANG, else Chinese.
 * Read before anything else, so that mistakes in the rest of the line are told in the reader's language.
 */
export function chosenLanguage(words: readonly string[], environment: string | undefined): LanguageChoice {
  const written = writtenLanguage(words);
  const fromEnvironment = languageNamed(environment);
  const fallback = fromEnvironment ?? 'zh';
  // An option without its value is commander's to report.
  if (written !== undefined) {
    const lang = languageNamed(written);
    return lang ? { lang } : { lang: fallback, issue: refusal('cli-choice', { option: '--lang', value: written }) };
  }
  if (environment === undefined || environment === '' || fromEnvironment) return { lang: fallback };
  return { lang: fallback, issue: refusal('cli-environment-lang', { value: environment }) };
}

function writtenLanguage(words: readonly string[]): string | undefined {
  for (const [i, word] of words.entries()) {
    if (word === '--') return undefined;
    if (word === '--lang') return words[i + 1];
    if (word.startsWith('--lang=')) return word.slice('--lang='.length);
  }
  return undefined;
}

function languageNamed(name: string | undefined): Lang | undefined {
  return LANGUAGES.find((lang) => lang === name);
}

function refusal(message: 'cli-choice' | 'cli-environment-lang', facts: { value: string; option?: string }): Issue {
  return { severity: 'error', message, facts: { ...facts, choices: LANGUAGES } };
}
