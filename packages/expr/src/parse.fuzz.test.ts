import { expect, it } from 'vitest';
import { ExpressionError } from './errors.js';
import { parseExpression } from './parse.js';
import { printExpression } from './print.js';

const SECONDS = process.env.CI ? 25 : 2;
const SLOWEST_MS = 100;

/** Marsaglia's xorshift: the same texts in every session. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const SOUP =
  'phisp ex data np inp unit run Emout mean where masked T plot mirror time_series val_si nan axis p lambda and or not if for True __a 0 1 12 2.5 1e5 1e400 .5 1_0 9007199254740993 "t" \'x\' "\\x41" " \' \\ ( ) ( ) [ ] [ ] , , : . . ... + - * / // % ** < <= == != & | ~ = ; := @ ^ { } # − × … 😀 é ² 電位'.split(
    ' ',
  );
const VALID = [
  '-exz[-1, 180:400, ny//2, :]',
  'data.phisp[-1, :, 6, :].masked(lambda p: p < p.mean()).plot(cmap="jet")',
  'sqrt(ex**2 + ey**2 + ez**2)[-1, :, ny//2, :]',
  'np.where(np.logical_and(nd1p > 0.1, ~(ex < 1)), np.nan, data.phisp)[[0, 2, 4], 20, ..., ::-1]',
  'tile(run(\'sim_b\').phisp[-1,:,6,:], 1, "z", include_edge=True) ** -inp.ptcond.zssurf',
  'not a < b and c == 3 or unit.v.trans(1e5) // 2 % 7 != (1, 2, "t\\n")',
];

type Random = (below: number) => number;

function pick<T>(list: readonly T[], random: Random): T {
  const chosen = list[random(list.length)];
  if (chosen === undefined) throw new RangeError('a list to pick from is empty');
  return chosen;
}

function soup(random: Random): string {
  const blank = random(2) === 0 ? ' ' : '';
  return Array.from({ length: random(random(8) === 0 ? 400 : 25) }, () => pick(SOUP, random)).join(blank);
}

function mutated(random: Random): string {
  let text = pick(VALID, random);
  for (let k = random(6); k >= 0; k -= 1) {
    const at = random(text.length + 1);
    const end = Math.min(text.length, at + random(6));
    const put = [pick(SOUP, random), '', text.slice(random(at + 1), end), pick(VALID, random)];
    text = text.slice(0, at) + pick(put, random) + text.slice(end);
  }
  return text.slice(0, 2050);
}

function characters(random: Random): string {
  const below = pick([0x80, 0x2100, 0x10000, 0x110000], random);
  return Array.from({ length: random(60) }, () => String.fromCodePoint(random(below))).join('');
}

function repeated(random: Random): string {
  const piece = Array.from({ length: 1 + random(3) }, () => pick(SOUP, random)).join('');
  return `${pick(SOUP, random)}${piece.repeat(1 + random(Math.floor(1990 / piece.length)))}${pick(SOUP, random)}`;
}

function check(text: string): boolean {
  try {
    const canonical = printExpression(parseExpression(text));
    expect(printExpression(parseExpression(canonical)), text).toBe(canonical);
    return true;
  } catch (error) {
    if (!(error instanceof ExpressionError))
      throw new Error(`not refused in words: ${JSON.stringify(text)}`, { cause: error });
    const { start, end } = error.span;
    if (start < 0 || end < start || end > text.length || error.text !== text)
      throw new Error(`points outside of ${JSON.stringify(text)}: ${start} to ${end}`);
    return false;
  }
}

function milliseconds(text: string): number {
  const start = performance.now();
  check(text);
  return performance.now() - start;
}

it(
  'any text gives a tree that can be printed and read again, or an error that points into it, at once',
  () => {
    const random = randomFrom(20_250_101);
    const kinds = [soup, mutated, mutated, characters, repeated];
    const until = performance.now() + SECONDS * 1000;
    let read = 0;
    let refused = 0;
    while (performance.now() < until) {
      const text = pick(kinds, random)(random);
      const start = performance.now();
      if (check(text)) read += 1;
      else refused += 1;
      if (performance.now() - start < SLOWEST_MS) continue;
      // The machine may have paused; a slow text is slow every time.
      const again = Math.min(...Array.from({ length: 5 }, () => milliseconds(text)));
      expect(again, text).toBeLessThan(SLOWEST_MS);
    }
    expect(read).toBeGreaterThan(100);
    expect(refused).toBeGreaterThan(100);
  },
  (SECONDS + 20) * 1000,
);
