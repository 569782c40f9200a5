/** 元素 — of an XML text, read without any package: names with their prefixes, attributes as they are written. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  /** Text of its own, not of its children. */
  text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The outermost element. Throws for tags that do not nest. */
export function parseXml(xml: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  for (const [, close, name, attributes, empty, text] of xml.matchAll(/<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"]*")*)\s*(\/?)>|<\?[^?]*\?>|([^<]+)/g)) {
    const parent = open.at(-1)!;
    if (text !== undefined) parent.text += unescape(text);
    else if (name === undefined) continue;
    else if (close) { if (open.pop()!.name !== name) throw new Error(`</${name}> closes nothing`); } else {
      const element: XmlElement = { name, attributes: Object.fromEntries([...attributes!.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(([, key, value]) => [key!, unescape(value!)])), children: [], text: '' };
      parent.children.push(element);
      if (!empty) open.push(element);
    }
  }
  if (open.length > 1) throw new Error(`${open.at(-1)!.name} is not closed`);
  return root.children[0]!;
}

/** All elements of a name below this one, in the order of the text. */
export function all(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

function unescape(text: string): string {
  return text.replace(/&(#x?[\da-f]+|\w+);/gi, (whole, entity: string) => (entity.startsWith('#') ? String.fromCodePoint(Number(entity.replace('#', '0').replace(/^0(?!x)/, ''))) : ENTITIES[entity] ?? whole));
}
