import { describe, expect, it } from 'vitest';
import { runOfQuestion } from './asked-run.js';

const get = (input: unknown): string =>
  `/api/trpc/a.b?batch=0&input=${encodeURIComponent(JSON.stringify(input))}`;
const post = (input: unknown): Buffer => Buffer.from(JSON.stringify(input));
const spec = (...runs: string[]) => ({
  v: 1,
  title: 'not "run":"this"',
  panels: [{ layers: runs.map((run) => ({ kind: 'map', data: { run, expr: 'phisp' } })) }],
});

describe('runOfQuestion', () => {
  it.each([
    [{ run: 'study/a' }, 'study/a'],
    [{ run: 'a+b c/月"\\\n' }, 'a+b c/月"\\\n'],
    [{ data: { run: 'b', expr: 'x', units: 'si' } }, 'b'],
    [{ spec: spec('first', 'second') }, 'first'],
    [{ 0: { run: 'c' }, 1: { run: 'd' } }, 'c'],
    [{}, null],
    [{ running: 'x', run: 7 }, null],
    [null, null],
  ])('of %j is %j', (input, run) => {
    expect(runOfQuestion(get(input), null)).toBe(run);
    expect(runOfQuestion('/api/trpc/a.b', post(input))).toBe(run);
  });

  it.each(['{"run"', '{"run":"a', '{"run":"\\x"}', '', '\xff'])('finds none in %j', (text) => {
    expect(runOfQuestion('/api/trpc/a.b', Buffer.from(text))).toBeNull();
    expect(runOfQuestion(`/api/trpc/a.b?input=${text}`, null)).toBeNull();
    expect(runOfQuestion('/api/trpc/a.b', null)).toBeNull();
  });
});
