import { TaggedError } from '@emout/api/errors';
import { encodeSpec } from '@emout/figure/codec';
import { type FigureSpec, parseFigureSpec } from '@emout/figure/spec';

/** A checked specification and the text under which equal figures meet. */
export interface KeyedFigure {
  readonly key: string;
  readonly spec: FigureSpec;
}

const REMEMBERED = 256;

/** Reads specifications; the last few texts are recognised without being parsed again. */
export class FigureReader {
  readonly #byText = new Map<string, KeyedFigure>();

  /**
   * The figure in the body of a request.
   * @throws TaggedError `BadRequest` when the text is no JSON; FigureSpecError, FigureTooLargeError
   */
  readText(text: string): KeyedFigure {
    const known = this.#byText.get(text);
    if (known !== undefined) return known;
    const figure = readFigure(parseJson(text));
    this.#byText.set(text, figure);
    if (this.#byText.size > REMEMBERED) {
      for (const oldest of this.#byText.keys()) {
        this.#byText.delete(oldest);
        break;
      }
    }
    return figure;
  }
}

/** The figure of a JSON value. @throws FigureSpecError, FigureTooLargeError */
export function readFigure(json: unknown): KeyedFigure {
  const spec = parseFigureSpec(json);
  return { key: encodeSpec(spec), spec };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new TaggedError(
      {
        tag: 'BadRequest',
        message: 'The body is not JSON that can be read.',
        hint: 'Send a figure specification.',
      },
      { cause },
    );
  }
}
