import type { z } from 'zod';
import { FigureSpecError } from './errors.js';
import { knownNames, shownName } from './known-names.js';

/** What zod refused, as a sentence with the path of the member. */
export function specError(error: z.ZodError): FigureSpecError {
  const found = deepest(error.issues[0], []);
  if (found === null) return new FigureSpecError('', error.message);
  const { issue, path } = found;
  const keys = issue.code === 'unrecognized_keys' ? [...path, issue.keys[0] ?? ''] : path;
  return new FigureSpecError(pathText(keys), reason(issue), { cause: error });
}

interface Located {
  readonly issue: z.core.$ZodIssue;
  readonly path: readonly PropertyKey[];
}

/** Inside a union, the refusal of the alternative that came furthest: it is the one that was meant. */
function deepest(issue: z.core.$ZodIssue | undefined, above: readonly PropertyKey[]): Located | null {
  if (issue === undefined) return null;
  const path = [...above, ...issue.path];
  if (issue.code !== 'invalid_union') return { issue, path };
  const alternatives = issue.errors.flatMap((issues) => {
    const [first] = issues;
    return first === undefined || issues.some(isWrongKind) ? [] : [{ first, count: issues.length }];
  });
  alternatives.sort((a, b) => a.count - b.count || b.first.path.length - a.first.path.length);
  return deepest(alternatives[0]?.first, path) ?? { issue, path };
}

function isWrongKind(issue: z.core.$ZodIssue): boolean {
  return issue.path.length === 0 && issue.code === 'invalid_type';
}

function pathText(keys: readonly PropertyKey[]): string {
  return keys.reduce<string>((path, key) => {
    if (typeof key === 'number') return `${path}[${key}]`;
    return path === '' ? String(key) : `${path}.${String(key)}`;
  }, '');
}

function reason(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return 'there is no such member';
  if (issue.code === 'invalid_type' && issue.input === undefined)
    return `missing; expected ${issue.expected}`;
  if (issue.code === 'invalid_type')
    return `expected ${issue.expected}, got ${JSON.stringify(issue.input)?.slice(0, 60) ?? 'something else'}`;
  if (issue.code === 'too_big' || issue.code === 'too_small') return boundReason(issue);
  if (issue.code === 'invalid_value') return knownNames(issue.input, issue.values.map(String));
  if (issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options))
    return kindReason(issue.input, issue.discriminator ?? 'kind', issue.options.map(String));
  if (issue.message === 'Invalid input') return 'a value of another kind is needed';
  return issue.message.replace(/^Invalid [a-z ]+[:.] [eE]/, 'e');
}

/** Of members whose kind says what else they have. */
function kindReason(input: unknown, key: string, kinds: readonly string[]): string {
  const kind: unknown = typeof input === 'object' && input !== null ? Reflect.get(input, key) : undefined;
  const known = knownNames(kind, kinds);
  return kind === undefined ? known : `there is no ${shownName(kind)}; ${known}`;
}

const COUNTED: Readonly<Record<string, string>> = { string: 'characters', array: 'entries' };

function boundReason(issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall): string {
  const counted = COUNTED[issue.origin];
  if (issue.code === 'too_big') {
    return counted === undefined
      ? `a value of at most ${issue.maximum} is needed`
      : `at most ${issue.maximum} ${counted} can be given`;
  }
  if (counted !== undefined) return `${counted} are missing`;
  return `a value ${issue.inclusive === false ? 'above' : 'of at least'} ${issue.minimum} is needed`;
}
