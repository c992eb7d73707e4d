import { TaggedError } from '@emout/api/errors';
import { ByteCache } from '@emout/engine/byte-cache';
import { canonicalJson } from '@emout/figure/canonical';
import { type FigureSpec, parseFigureSpec } from '@emout/figure/spec';

/** A checked specification and the text under which equal figures meet. */
export interface KeyedFigure {
  readonly key: string;
  readonly spec: FigureSpec;
}

/** What the texts that are recognised may take: the last thousands of usual ones. */
const TEXT_BYTES = 4e6;

/** Reads specifications; texts that were read lately are recognised without being parsed again. */
export class FigureReader {
  readonly #byText = new ByteCache<KeyedFigure>(TEXT_BYTES);

  /**
   * The figure in the body of a request.
   * @throws TaggedError `BadRequest` when the text is no JSON; FigureSpecError, FigureTooLargeError
   */
  readText(text: string): KeyedFigure {
    const known = this.#byText.get(text);
    if (known !== undefined) return known;
    const figure = readFigure(parseJson(text));
    // The text, and a specification and a key of about its size.
    this.#byText.set(text, figure, 6 * text.length);
    return figure;
  }
}

/** The figure of a JSON value. @throws FigureSpecError, FigureTooLargeError */
export function readFigure(json: unknown): KeyedFigure {
  const spec = parseFigureSpec(json);
  return { key: canonicalJson(spec), spec };
}

/** The value of a request's body. @throws TaggedError `BadRequest` */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new TaggedError(
      {
        tag: 'BadRequest',
        message: 'The body is not JSON that can be read.',
        hint: 'Send what this address takes as JSON.',
      },
      { cause },
    );
  }
}
