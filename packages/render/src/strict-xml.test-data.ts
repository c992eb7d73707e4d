/** An element of an XML document. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (XmlElement | string)[];
}

const NAME = '[A-Za-z_][A-Za-z0-9_.:-]*';
const ATTRIBUTE = new RegExp(`\\s+(${NAME})="([^"<]*)"`, 'y');
const START = new RegExp(`<(${NAME})`, 'y');
const END = new RegExp(`</(${NAME})>`, 'y');
const REFERENCE = /&(?:(amp|lt|gt|quot|apos)|#([0-9]+)|#x([0-9a-fA-F]+));|&/g;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML does not allow
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Cs}]/u;

/** Reads a document without comments, CDATA, processing instructions and document types; throws at anything not well-formed. */
export function parseXml(document: string): XmlElement {
  const text = document.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  if (FORBIDDEN.test(text)) throw new Error('a character that XML cannot hold');
  const root: XmlElement = { name: '', attributes: new Map(), children: [] };
  const open = [root];
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found !== null) at = pattern.lastIndex;
    return found;
  };
  while (at < text.length) {
    const parent = open.at(-1);
    if (parent === undefined) throw new Error('an end without a start');
    if (text[at] !== '<') {
      const end = text.indexOf('<', at);
      const words = text.slice(at, end < 0 ? text.length : end);
      if (words.includes(']]>')) throw new Error(']]> in text');
      if (parent === root && words.trim() !== '') throw new Error(`text outside the root: ${words}`);
      parent.children.push(unescaped(words));
      at += words.length;
      continue;
    }
    const ended = match(END);
    if (ended !== null) {
      if (parent.name !== ended[1]) throw new Error(`</${ended[1]}> ends <${parent.name}>`);
      open.pop();
      continue;
    }
    const started = match(START);
    if (started === null) throw new Error(`no tag: ${text.slice(at, at + 40)}`);
    const attributes = new Map<string, string>();
    for (let pair = match(ATTRIBUTE); pair !== null; pair = match(ATTRIBUTE)) {
      const [, key = '', value = ''] = pair;
      if (attributes.has(key)) throw new Error(`${key} twice`);
      attributes.set(key, unescaped(value));
    }
    const element: XmlElement = { name: started[1] ?? '', attributes, children: [] };
    parent.children.push(element);
    const close = match(/\s*(\/?)>/y);
    if (close === null) throw new Error(`not an attribute: ${text.slice(at, at + 40)}`);
    if (close[1] === '') open.push(element);
  }
  if (open.length !== 1) throw new Error('an element is left open');
  const elements = root.children.filter((child) => typeof child !== 'string');
  const [first] = elements;
  if (first === undefined || elements.length > 1) throw new Error('not one root element');
  return first;
}

function unescaped(text: string): string {
  return text.replace(REFERENCE, (all, name?: string, decimal?: string, hex?: string) => {
    if (all === '&') throw new Error('& by itself');
    if (name !== undefined) return NAMED[name] ?? '';
    const character = String.fromCodePoint(
      decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal),
    );
    if (FORBIDDEN.test(character)) throw new Error('a reference to a character that XML cannot hold');
    return character;
  });
}

/** All elements of a name, in the order of the document. */
export function elementsNamed(element: XmlElement, name: string): XmlElement[] {
  const inside = element.children.flatMap((child) =>
    typeof child === 'string' ? [] : elementsNamed(child, name),
  );
  return element.name === name ? [element, ...inside] : inside;
}

export function allElements(element: XmlElement): XmlElement[] {
  return [
    element,
    ...element.children.flatMap((child) => (typeof child === 'string' ? [] : allElements(child))),
  ];
}

export function textContent(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textContent(child))).join('');
}
