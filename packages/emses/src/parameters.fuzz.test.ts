import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dshield1 } from '../test/dshield1.js';
import { goldenRun } from '../test/golden-fixture.js';
import { parseKeyLine } from './conversion-key.js';
import { NamelistError, TomlFileError } from './errors.js';
import { parameterEntries } from './parameter-entries.js';
import { Parameters } from './parameters.js';

const SLOWEST_MS = 50;
const TIME_BOX_MS = process.env.CI ? 8000 : 2000;

const goldenInput = readFileSync(`${goldenRun}/plasma.inp`, 'utf8');

/** By the clock or by the processor, the shortest of a few attempts: a busy machine is not a slow parser. */
function durationMs(work: () => void): number {
  let shortest = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 4 && shortest > SLOWEST_MS; attempt += 1) {
    const start = performance.now();
    const startCpu = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(startCpu);
    shortest = Math.min(shortest, performance.now() - start, (user + system) / 1000);
  }
  return shortest;
}

/** A text with pieces cut out, doubled, exchanged and put in from `tokens`. */
function mutated(text: string, tokens: readonly string[]): fc.Arbitrary<string> {
  const change = fc.record({
    kind: fc.constantFrom('cut', 'double', 'insert', 'swap', 'end'),
    at: fc.nat({ max: text.length }),
    length: fc.integer({ min: 1, max: 40 }),
    token: fc.constantFrom(...tokens),
    repeat: fc.constantFrom(1, 1, 1, 2, 100),
  });
  return fc.array(change, { minLength: 1, maxLength: 8 }).map((changes) =>
    changes.reduce((current, { kind, at, length, token, repeat }) => {
      const [head, piece, tail] = [
        current.slice(0, at),
        current.slice(at, at + length),
        current.slice(at + length),
      ];
      if (kind === 'cut') return head + tail;
      if (kind === 'double') return head + piece.repeat(1 + repeat) + tail;
      if (kind === 'insert') return head + token.repeat(repeat) + piece + tail;
      if (kind === 'swap') return piece + head + tail;
      return head;
    }, text),
  );
}

function soup(tokens: readonly string[]): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...tokens), { maxLength: 120 }).map((pieces) => pieces.join(''));
}

function fuzz(
  text: fc.Arbitrary<string>,
  seed: number,
  read: (text: string) => void,
  timeMs = TIME_BOX_MS,
): void {
  fc.assert(
    fc.property(text, (one) => {
      expect(durationMs(() => read(one))).toBeLessThan(SLOWEST_MS);
    }),
    { seed, numRuns: 100_000, interruptAfterTimeLimit: timeMs, markInterruptAsFailure: false },
  );
}

/** Reads and shows it as a page would; only errors of `expected` are an answer. */
function show(read: () => Parameters, expected: typeof NamelistError | typeof TomlFileError): void {
  let parameters: Parameters;
  try {
    parameters = read();
  } catch (error) {
    if (!(error instanceof expected)) throw error;
    if (!/[.]$/.test(error.message)) throw new Error(`no sentence: ${error.message}`);
    return;
  }
  parameterEntries(parameters);
  parameters.numberAt('wp', 1);
  parameters.at('bdycoord', 3, 1);
}

const NAMELIST_TOKENS = [
  ...[
    '&g',
    '&end',
    '$h',
    '/',
    'x',
    '=',
    '(',
    ')',
    ':',
    ',',
    '%',
    '!',
    '#',
    "'",
    '"',
    '*',
    '.',
    '-',
    '+',
    '&',
  ],
  ...[
    '\n',
    '\r',
    ' ',
    '\t',
    '\0',
    '\ufeff',
    'é',
    '1',
    '0',
    '9999',
    '3*',
    '99999*0',
    '1e999',
    'd0',
    'nan',
    '.t.',
  ],
  ...[
    'w(1:2)=',
    'w(-5)=',
    'b(:,3)=',
    'b(1,99999)=',
    'c(1,1,1)=',
    't%x=',
    '(1,2)',
    'w(9:1:-1)=',
    '!!key dx=[1]',
  ],
];
const TOML_TOKENS = [
  ...[
    '[',
    ']',
    '[[',
    ']]',
    '{',
    '}',
    '=',
    ',',
    '.',
    '"',
    "'",
    '"""',
    '#',
    '\n',
    '\r',
    ' ',
    '\0',
    '\ufeff',
    '\\u',
  ],
  ...[
    'a',
    'x = 1\n',
    '1',
    '-',
    '_',
    'e',
    'inf',
    'nan',
    'true',
    '1979-05-27',
    '0x',
    '9'.repeat(20),
    '__proto__',
  ],
  ...[
    '[meta]\nformat_version = 2\n',
    '[[species]]\n',
    'group_id = "g"\n',
    '[species_groups.g]\n',
    'wp = [1]\n',
  ],
  ...[
    '[[ptcond.objects]]\n',
    '[ptcond.conductor_groups.g]\n',
    'conductor = "g"\n',
    '[[ptcond.boundaries]]\n',
  ],
  ...[
    'bdycoord = [1, [2]]\n',
    'npbnd = [[1], 2]\n',
    'zlrechole = {a = 1}\n',
    '[meta.unit_conversion]\ndx = 1\n',
  ],
];
const KEY_TOKENS = [
  ...[
    '!!key',
    '!!',
    'key',
    ' ',
    '\t',
    'dx',
    'to_c',
    '=',
    '[',
    ']',
    ',',
    '1',
    '.',
    'e',
    '-',
    '+',
    '9',
    'nan',
    '\r',
  ],
  ...['dx=[1]', 'to_c=[1]', '\n', '\ufeff', ' '.repeat(1000), '1'.repeat(1000), '=[', 'dx = '],
];

describe('only tagged errors, and soon', () => {
  it('from mutated namelists', () => {
    const read = (text: string) => show(() => Parameters.parse(text), NamelistError);
    fuzz(mutated(goldenInput, NAMELIST_TOKENS), 20_001, read);
  });

  it('from namelist tokens', () => {
    const read = (text: string) => show(() => Parameters.parse(text), NamelistError);
    fuzz(
      soup(NAMELIST_TOKENS).map((text) => `&g ${text}`),
      20_002,
      read,
      2500,
    );
  });

  it('from mutated TOML', () => {
    const read = (text: string) => show(() => Parameters.parseToml(text), TomlFileError);
    fuzz(mutated(dshield1, TOML_TOKENS), 20_003, read);
  });

  it('from TOML tokens', () => {
    const read = (text: string) => show(() => Parameters.parseToml(text), TomlFileError);
    fuzz(soup(TOML_TOKENS), 20_004, read, 2500);
  });

  it('from key lines', () => {
    fuzz(soup(KEY_TOKENS), 20_005, (text) => void parseKeyLine(text), 1500);
  });
});

describe('texts made to take long', () => {
  const long = 200_000;
  it.each<[string, string]>([
    ['digits', `&g x = ${'1'.repeat(long)}x /`],
    ['blanks in a key', `!!key dx=${' '.repeat(long)},to_c=${' '.repeat(long)},`],
    ['blanks before a key', `${' '.repeat(long)}!!k`],
    ['an unclosed index', `&g ${'x('.repeat(long)}`],
    ['components', `&g ${'t%'.repeat(long)}x = 1 /`],
    ['no groups', '& '.repeat(long)],
    ['a word', `&g x = ${'a'.repeat(long)} /`],
    ['blanks after a word', `&g x = ${`a${' '.repeat(1000)}`.repeat(200)} /`],
  ])('%s', (_, text) => {
    const read = () => show(() => Parameters.parse(text), NamelistError);
    expect(durationMs(read)).toBeLessThan(4 * SLOWEST_MS);
  });

  it.each<[string, string, string]>([
    ['repeats', `&g ${'x = 999999*0\n'.repeat(1000)} /`, 'more than'],
    [
      'sparse arrays',
      `&g ${Array.from({ length: 1000 }, (_, i) => `x${i}(1)=1 x${i}(999999)=1\n`).join('')} /`,
      'more than',
    ],
    ['commas', `&g x = ${','.repeat(2_000_000)} /`, 'more than'],
  ])('%s have an end', (_, text, reason) => {
    expect(() => Parameters.parse(text)).toThrow(reason);
  });

  it('warnings have an end', () => {
    expect(Parameters.parse(`&g ${'w(1)=1,2\n'.repeat(20_000)} /`).problems.length).toBeLessThan(100);
  });
});
