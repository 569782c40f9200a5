import { escapeHtml, type Html, trusted } from './markup.js';

/** Sets one formula in TeX as MathML. */
export type MathSetter = (tex: string) => Html;

/**
 * 排成 MathML — by temml, which is loaded when asked for.
 * A name that a formula links, `\data{to=input:entrust_share}{…}`, becomes a link `#entrust_share` of the class `input`.
 * Throws where the TeX is wrong, which is our fault.
 */
export async function mathSetter(): Promise<MathSetter> {
  const { default: temml } = await import('temml');
  return (tex) => trusted(withLinks(temml.renderToString(tex, { displayMode: true, throwOnError: true, trust: true })));
}

const LINKED = /<mtext data-to="(\w+):([^"]+)">([^<]*)<\/mtext>/g;

/**
 * A name as an identifier, since MathML takes a row of text alone for space and spaces its operators wrongly; the link is
 * an HTML one, which the elements for text may hold and all browsers follow.
 */
function withLinks(mathml: string): string {
  return mathml
    .replace(LINKED, (_whole, kind: string, target: string, text: string) => `<mi mathvariant="normal"><a class="${kind}" href="#${escapeHtml(target)}">${text}</a></mi>`)
    // Said once by the style of the page instead of by each formula.
    .replace(' style="display:block math;"', '');
}
