import {
  QUERY_PARAMETER_NAMES,
  QUERY_PARAMETERS,
  type QueryParameterName,
} from '@emout/figure/query-parameters';
import { Option } from 'commander';

/** Parameters of a figure that stand without a value, too, and what may follow them. */
const MAY_STAND_ALONE: Readonly<Record<string, readonly string[]>> = {
  flag: ['true', 'false'],
  contour: ['true', 'false', 'filled'],
  barSide: ['true', 'false', 'right', 'left', 'top', 'bottom'],
};
/** Options of the command itself with a value. */
const WITH_VALUE = ['output', 'spec', 'root', 'quality', 'lang', 'gallery', 'fields', 'format', 'animation'];

/** Parameters of a figure that are options; the expression stands without one. */
export const FIGURE_OPTIONS: readonly QueryParameterName[] = QUERY_PARAMETER_NAMES.filter(
  (name) => name !== 'expr',
);

/** The parameter as an option of the command, under a heading of its own in the help. */
export function figureOption(name: QueryParameterName): Option {
  const { kind, words, about, example } = QUERY_PARAMETERS[name];
  const followers = MAY_STAND_ALONE[kind];
  const value =
    followers === undefined
      ? `<${words?.join('|') ?? (example === '' ? 'text' : example)}>`
      : `[${followers.join('|')}]`;
  const description = about.replaceAll('`', '').replaceAll('=', ' ');
  return new Option(`--${name} ${value}`, description).helpGroup('Options of the figure:');
}

/**
 * The words of a command line with options and the other words told apart: a value may begin with a minus, as in
 * `--vmin -5`, and so may an expression; `--contour` takes only a word that can follow it, `--no-grid` says false.
 */
export function renderWords(args: readonly string[]): string[] {
  const [command, ...words] = args;
  if (command !== 'render' || words.includes('--')) return [...args];
  const options: string[] = [];
  const others: string[] = [];
  for (let k = 0; k < words.length; k += 1) {
    const word = words[k] ?? '';
    const next = words[k + 1];
    const name = word === '-o' ? 'output' : word.replace(/^--/, '');
    const negated = name.replace(/^no-/, '');
    const followers = followersOf(negated);
    if (word !== '-o' && word !== '-h' && !word.startsWith('--')) others.push(word);
    else if (negated !== name && followers !== null) options.push(`--${negated}=false`);
    else if (followers !== null && (next === undefined || !followers.includes(next)))
      options.push(`--${name}=true`);
    else if (next !== undefined && (followers !== null || takesValue(name))) {
      options.push(`--${name}=${next}`);
      k += 1;
    } else options.push(word);
  }
  return [command, ...options, '--', ...others];
}

function kindOf(name: string): string | null {
  const known = FIGURE_OPTIONS.find((option) => option === name);
  return known === undefined ? null : QUERY_PARAMETERS[known].kind;
}

function followersOf(name: string): readonly string[] | null {
  return MAY_STAND_ALONE[kindOf(name) ?? ''] ?? null;
}

function takesValue(name: string): boolean {
  return WITH_VALUE.includes(name) || kindOf(name) !== null;
}
