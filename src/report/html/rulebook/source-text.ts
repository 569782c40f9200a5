import { html, type Html } from '../markup.js';
import { anchorOf, type PageContext } from './context.js';

/** A noise with the function that draws it, a label in quotes, or a name. */
const TOKEN = /(normal|normal_once|uniform)(\(\s*)([a-z]\w*)|"[^"]*"|[a-z]\w*/g;

/** 公式原文 — a formula as the rulebook has it, letter by letter, its names as links. */
export function sourceText({ book }: PageContext, text: string): Html {
  const parts: (string | Html)[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [token, draw, bracket, noise] = match;
    parts.push(text.slice(end, match.index));
    end = match.index + token.length;
    if (noise !== undefined && book.noises.has(noise)) parts.push(`${draw!}${bracket!}`, html`<a class="noise" href="#${anchorOf('noise', noise)}">${noise}</a>`);
    else if (book.rules.has(token)) parts.push(html`<a class="rule" href="#${token}">${token}</a>`);
    else if (book.inputs.has(token)) parts.push(html`<a class="input" href="#${token}">${token}</a>`);
    else if (book.dimensions.has(token)) parts.push(html`<a class="dimension" href="#${token}">${token}</a>`);
    else parts.push(token);
  }
  parts.push(text.slice(end));
  return html`${parts}`;
}
