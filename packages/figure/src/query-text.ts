import { nearNames } from '@emout/expr/near-names';
import { FigureQueryError } from './errors.js';
import { isQueryParameter, QUERY_PARAMETER_NAMES, type QueryParameterName } from './query-parameters.js';

const LONGEST_SHOWN = 40;

/** The parameters of an address, each known and given once. */
export class QueryText {
  readonly #texts = new Map<QueryParameterName, string>();

  /** @throws FigureQueryError for an unknown or repeated parameter. */
  constructor(parameters: Iterable<readonly [name: string, text: string]>) {
    for (const [name, text] of parameters) {
      if (!isQueryParameter(name)) throw unknownParameter(name);
      if (this.#texts.has(name))
        throw new FigureQueryError(name, `${name} was given twice; keep one of them.`);
      this.#texts.set(name, text);
    }
  }

  /** Those that are given. */
  get names(): QueryParameterName[] {
    return [...this.#texts.keys()];
  }

  has(name: QueryParameterName): boolean {
    return this.#texts.has(name);
  }

  text(name: QueryParameterName): string | undefined {
    return this.#texts.get(name);
  }

  /** As it is repeated in a sentence, which stays one. */
  shown(name: QueryParameterName): string {
    const text = this.text(name) ?? '';
    return text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN)}…`;
  }

  number(name: QueryParameterName): number | undefined {
    const text = this.text(name);
    return text === undefined ? undefined : this.#parsed(name, text);
  }

  /** Numbers between commas; one may stand behind the last. */
  numbers(name: QueryParameterName): number[] | undefined {
    const text = this.text(name)?.replace(/,$/, '');
    return text?.split(',').map((item) => this.#parsed(name, item));
  }

  flag(name: QueryParameterName): boolean | undefined {
    const text = this.text(name);
    return text === undefined ? undefined : (flagOf(text) ?? this.refuse(name, 'true or false is needed'));
  }

  /** @throws FigureQueryError saying what is needed in place of the text. */
  refuse(name: QueryParameterName, reason: string, cause?: unknown): never {
    throw new FigureQueryError(name, `${name}=${this.shown(name)}: ${reason}.`, { cause });
  }

  #parsed(name: QueryParameterName, text: string): number {
    const value = Number(text);
    if (text.trim() !== '' && Number.isFinite(value)) return value;
    return this.refuse(name, `${text === '' ? 'nothing' : text.slice(0, LONGEST_SHOWN)} is not a number`);
  }
}

/** A parameter without a value says yes. */
export function flagOf(text: string): boolean | null {
  if (text === 'true' || text === '1' || text === '') return true;
  return text === 'false' || text === '0' ? false : null;
}

function unknownParameter(name: string): FigureQueryError {
  const near = nearNames(name, QUERY_PARAMETER_NAMES);
  const known = near.length === 0 ? 'docs/figures.md lists all.' : `Did you mean ${near.join(' or ')}?`;
  return new FigureQueryError(name, `There is no parameter ${name.slice(0, LONGEST_SHOWN)}. ${known}`);
}
