import type { Span } from './expression.js';
import { FUNCTIONS, type FunctionName, isFunctionName } from './functions.js';
import { type Lexeme, lexemeAt, skipBlanks } from './lexemes.js';
import { methodForm } from './pasted-methods.js';
import { insteadOfWord } from './refused-syntax.js';
import { MAX_EXPRESSION_LENGTH } from './tree-limits.js';

/** What is being typed at a place of a text, finished or not. */
export interface Completion {
  /** `axis` is the name of an axis between quotes; `none`, where no name can stand. */
  readonly kind: 'name' | 'member' | 'axis' | 'none';
  /** What stands before the last point, as it is written: `['inp', 'plasma']`, `['run("b")']`. */
  readonly path: readonly string[];
  /** What is typed of the name, up to the cursor. */
  readonly prefix: string;
  /** The name that is there, up to the cursor and behind it. */
  readonly replace: Span;
  /** The innermost function around the cursor. */
  readonly call: CompletionCall | null;
}

export interface CompletionCall {
  readonly name: FunctionName | 'run';
  /** Which of the function's parameters, from 0; null when there is none of that place or name. */
  readonly argument: number | null;
}

/** An opened bracket, with what is called when it is the parenthesis of a call. */
interface Bracket {
  readonly open: Lexeme;
  readonly path: readonly string[];
  readonly start: number;
  readonly called: boolean;
  commas: number;
  keyword: string | null;
}

/** A value that ends at the lexeme before: `inp.plasma`, `run("b")`. */
interface Chain {
  readonly path: readonly string[];
  readonly start: number;
}

/** What is typed at `cursor`, read from the text before it alone; unfinished texts are welcome. */
export function completionAt(text: string, cursor: number): Completion {
  const at = Math.max(0, Math.min(cursor, text.length));
  if (text.length > MAX_EXPRESSION_LENGTH) return completion('none', at, [], null);
  return new CompletionReader(text, at).read();
}

function completion(
  kind: Completion['kind'],
  at: number,
  path: readonly string[],
  call: CompletionCall | null,
): Completion {
  return { kind, path, prefix: '', replace: { start: at, end: at }, call };
}

class CompletionReader {
  readonly #brackets: Bracket[] = [];
  #chain: Chain | null = null;
  /** The chain ends with a point that waits for a name. */
  #point = false;
  #previous: Lexeme | null = null;

  constructor(
    readonly text: string,
    readonly cursor: number,
  ) {}

  read(): Completion {
    const { text, cursor } = this;
    for (let at = 0; ; ) {
      const start = skipBlanks(text, at);
      if (start >= cursor && this.#inComment(at)) return completion('none', cursor, [], this.#call());
      if (start > cursor) return this.#here();
      const lexeme = lexemeAt(text, start);
      if (lexeme.kind === 'end' || start === cursor) {
        return lexeme.kind === 'name' && !this.#afterValue() ? this.#typed(lexeme) : this.#here();
      }
      if (this.#reaches(lexeme)) return this.#inside(lexeme);
      this.#pass(lexeme);
      at = lexeme.end;
    }
  }

  /** The cursor is in the lexeme, or behind one that could go on. */
  #reaches({ kind, end, closed }: Lexeme): boolean {
    if (kind === 'name' || kind === 'number') return this.cursor <= end;
    return this.cursor < end || (kind === 'text' && !closed && this.cursor === end);
  }

  /** Of the blanks from `at` to the cursor, the last line has a comment. */
  #inComment(at: number): boolean {
    const blanks = this.text.slice(at, this.cursor);
    return blanks.lastIndexOf('#') > Math.max(blanks.lastIndexOf('\n'), blanks.lastIndexOf('\r'));
  }

  /** Nothing of a name is typed yet. */
  #here(): Completion {
    if (this.#afterValue()) return completion('none', this.cursor, [], this.#call());
    const path = this.#point ? (this.#chain?.path ?? []) : [];
    return completion(path.length > 0 ? 'member' : 'name', this.cursor, path, this.#call());
  }

  #inside(lexeme: Lexeme): Completion {
    if (lexeme.kind === 'name') return this.#typed(lexeme);
    if (lexeme.kind === 'text') return this.#quoted(lexeme);
    return completion('none', this.cursor, [], this.#call());
  }

  #typed({ start, end }: Lexeme): Completion {
    const { text, cursor } = this;
    const word = text.slice(start, end);
    const call = this.#call();
    if (this.#afterValue() || this.#afterWord('lambda')) return completion('none', cursor, [], call);
    const path = this.#point ? (this.#chain?.path ?? []) : [];
    const kind = path.length > 0 ? 'member' : 'name';
    return { kind, path, prefix: word.slice(0, cursor - start), replace: { start, end }, call };
  }

  /** Between quotes: the name of an axis, where a function takes one. */
  #quoted({ start }: Lexeme): Completion {
    const { text, cursor } = this;
    const call = this.#call();
    const parameter =
      call === null || call.argument === null ? null : parameterName(call.name, call.argument);
    if (parameter !== 'axis' && parameter !== 'axes') return completion('none', cursor, [], call);
    const from = start + 1;
    const to = cursor + (/^\w*/.exec(text.slice(cursor))?.[0].length ?? 0);
    return {
      kind: 'axis',
      path: [],
      prefix: text.slice(from, cursor),
      replace: { start: from, end: to },
      call,
    };
  }

  #afterWord(word: string): boolean {
    const previous = this.#previous;
    return previous?.kind === 'name' && this.text.slice(previous.start, previous.end) === word;
  }

  /** An operator would have to follow. */
  #afterValue(): boolean {
    if (this.#point || this.#previous === null) return false;
    const { kind, start, end } = this.#previous;
    if (kind === 'name') return !isOperatorWord(this.text.slice(start, end));
    if (kind !== 'mark') return kind !== 'other';
    return [')', ']', '...', '\u2026'].includes(this.text.slice(start, end));
  }

  #pass(lexeme: Lexeme): void {
    const written = this.text.slice(lexeme.start, lexeme.end);
    if (lexeme.kind === 'mark') this.#passMark(written, lexeme);
    else if (lexeme.kind === 'name' && !isOperatorWord(written)) this.#passName(written, lexeme);
    else this.#chain = null;
    if (written !== '.') this.#point = false;
    this.#previous = lexeme;
  }

  #passName(name: string, { start }: Lexeme): void {
    const before = this.#point ? this.#chain : null;
    this.#chain = { path: [...(before?.path ?? []), name], start: before?.start ?? start };
    // `data.inp` is `inp`.
    if (this.#chain.path.length === 1 && name === 'data') this.#chain = { path: [], start };
  }

  #passMark(mark: string, lexeme: Lexeme): void {
    const bracket = this.#brackets.at(-1);
    switch (mark) {
      case '.':
        this.#point = this.#chain !== null;
        return;
      case '(':
      case '[': {
        const { path, start } = this.#chain ?? { path: [], start: lexeme.start };
        const called = mark === '(' && this.#chain !== null;
        this.#brackets.push({ open: lexeme, path, start, called, commas: 0, keyword: null });
        break;
      }
      case ')':
      case ']':
        this.#brackets.pop();
        // A value in brackets, with what was called or subscripted, is one step of a path.
        this.#chain = bracket
          ? { path: [this.text.slice(bracket.start, lexeme.end)], start: bracket.start }
          : null;
        return;
      case ',':
        if (bracket) {
          bracket.commas += 1;
          bracket.keyword = null;
        }
        break;
      case '=':
        if (bracket?.called && this.#previous?.kind === 'name') {
          bracket.keyword = this.text.slice(this.#previous.start, this.#previous.end);
        }
        break;
    }
    this.#chain = null;
  }

  /** Lists and parentheses inside an argument belong to the argument; subscripts and other calls do not. */
  #call(): CompletionCall | null {
    for (const bracket of this.#brackets.toReversed()) {
      if (bracket.called) return calledAt(bracket);
      if (bracket.path.length > 0) return null;
    }
    return null;
  }
}

function calledAt({ path, commas, keyword }: Bracket): CompletionCall | null {
  const name = path.at(-1) ?? '';
  if (name !== 'run' && !isFunctionName(name)) return null;
  // `x.mean(…)` is `mean(x, …)`.
  const shift =
    path.length > 1 && path[0] !== 'np' && path[0] !== 'numpy' && methodForm(name) !== null ? 1 : 0;
  if (name === 'run') return { name, argument: commas === 0 && keyword === null ? 0 : null };
  const { parameters } = FUNCTIONS[name];
  const argument =
    keyword === null
      ? parameters.findIndex((parameter, k) => k === commas + shift && !parameter.keywordOnly)
      : parameters.findIndex((parameter) => parameter.name === keyword);
  return { name, argument: argument < 0 ? null : argument };
}

function parameterName(name: FunctionName | 'run', argument: number): string | null {
  return name === 'run' ? null : (FUNCTIONS[name].parameters[argument]?.name ?? null);
}

function isOperatorWord(word: string): boolean {
  return (
    word === 'and' || word === 'or' || word === 'not' || word === 'lambda' || insteadOfWord(word) !== null
  );
}
