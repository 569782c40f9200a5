import { type Lang, say } from '../messages/index.js';

/** 时长 — `45s`, `3m20s`, `1h05m`; 45秒、3分20秒、1小时05分. */
export function durationText(seconds: number, lang: Lang): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return say('cli-seconds', { seconds: whole }, lang);
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return say('cli-minutes', { minutes, seconds: twoDigits(whole % 60) }, lang);
  return say('cli-hours', { hours: Math.floor(minutes / 60), minutes: twoDigits(minutes % 60) }, lang);
}

/** The same of a time that is over: tenths of a second below a minute. */
export function elapsedText(milliseconds: number, lang: Lang): string {
  const seconds = milliseconds / 1000;
  return seconds < 59.95 ? say('cli-seconds', { seconds: seconds.toFixed(1) }, lang) : durationText(seconds, lang);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
