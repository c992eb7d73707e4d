import type { Rect } from '@emout/figure/scene';
import { svgNumber } from './svg-path.js';

/** A path grows by further marks of the same look up to this many characters. */
const MAX_JOINED_PATH = 1 << 16;

/** Elements of a picture one after the other, and the definitions that they refer to. */
export class SvgBody {
  readonly #parts: string[] = [];
  /** Ids of definitions, without the picture's prefix, by their content. */
  readonly #definitions = new Map<string, string>();
  #clip = '';
  #joined: { readonly look: string; path: string } | null = null;

  constructor(
    /** Stands for the picture's prefix until the definitions are known. */
    readonly prefix: string,
  ) {}

  /** The id of a definition; equal ones are kept once. */
  define(element: string, attributes: string, content: string): string {
    const key = `<${element} id="${this.prefix}@"${attributes}>${content}</${element}>`;
    const known = this.#definitions.get(key);
    if (known !== undefined) return known;
    const id = `${this.prefix}${this.#definitions.size}`;
    this.#definitions.set(key, id);
    return id;
  }

  get definitions(): string {
    return [...this.#definitions].map(([text, id]) => text.replace(`${this.prefix}@`, id)).join('');
  }

  /** Adds an element inside a clip; elements with the same clip share a group. */
  add(element: string, clip?: Rect): void {
    this.#flush();
    this.#enter(clip);
    this.#parts.push(element);
  }

  /** Adds a path; with `joins`, paths of the same look that follow each other become one. */
  addPath(path: string, look: string, joins: boolean, clip?: Rect): void {
    if (path === '') return;
    const id = this.#clipOf(clip);
    const joined = this.#joined;
    if (joined !== null && joins && joined.look === look && this.#clip === id) {
      joined.path += path;
    } else {
      this.#flush();
      this.#enter(clip);
      this.#joined = { look, path };
    }
    if (!joins || (this.#joined?.path.length ?? 0) > MAX_JOINED_PATH) this.#flush();
  }

  /** Everything that was added. */
  finish(): string {
    this.#flush();
    this.#enter(undefined);
    return this.#parts.join('');
  }

  #enter(clip: Rect | undefined): void {
    const id = this.#clipOf(clip);
    if (id === this.#clip) return;
    if (this.#clip !== '') this.#parts.push('</g>');
    if (id !== '') this.#parts.push(`<g clip-path="url(#${id})">`);
    this.#clip = id;
  }

  #clipOf(clip: Rect | undefined): string {
    return clip === undefined ? '' : this.define('clipPath', '', `<rect${rectangle(clip)}/>`);
  }

  #flush(): void {
    if (this.#joined === null) return;
    const { look, path } = this.#joined;
    this.#parts.push(`<path d="${path}"${look}/>`);
    this.#joined = null;
  }
}

/** Position and size as attributes. */
export function rectangle({ x, y, width, height }: Rect): string {
  return ` x="${svgNumber(x)}" y="${svgNumber(y)}" width="${svgNumber(Math.max(0, width))}" height="${svgNumber(Math.max(0, height))}"`;
}
