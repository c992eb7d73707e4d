import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { TaggedError } from './errors.js';
import type { WorkerPorts } from './ports.js';
import { createRouter } from './router.js';
import { MAX_SPEC_BYTES, runPathSchema } from './schemas.js';

const answerSchema = z.object({
  result: z.object({ data: z.unknown() }).optional(),
  error: z
    .object({
      message: z.string(),
      data: z.object({ tag: z.string(), hint: z.string().nullable(), httpStatus: z.number() }).loose(),
    })
    .optional(),
});

function portsThatFail(error: unknown): WorkerPorts {
  const fail = () => Promise.reject(error);
  const runs = { session: fail, runs: fail, run: fail, input: fail, boundaries: fail };
  return { ...runs, describe: fail, values: fail, check: fail, names: fail };
}

const quietPorts: WorkerPorts = {
  ...portsThatFail(new Error('not used')),
  runs: async () => [],
  values: async (data) => ({
    expression: data.expr,
    name: data.expr,
    unit: data.units,
    shape: [1],
    axes: [],
    values: [data.run.length],
  }),
};

async function ask(ports: WorkerPorts, path: string, input?: unknown) {
  const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`;
  const response = await fetchRequestHandler({
    endpoint: '/trpc',
    req: new Request(`http://worker/trpc/${path}${query}`),
    router: createRouter(),
    createContext: ({ req }) => ({ ports, signal: req.signal }),
  });
  return { status: response.status, ...answerSchema.parse(await response.json()) };
}

describe('the router', () => {
  it('answers from the ports', async () => {
    const answer = await ask(quietPorts, 'runs.list');
    expect(answer.status).toBe(200);
    expect(answer.result?.data).toEqual([]);
  });

  it('fills in the units of a data request', async () => {
    const answer = await ask(quietPorts, 'data.values', { data: { run: 'a/b', expr: 'phisp[-1]' } });
    expect(answer.result?.data).toMatchObject({ expression: 'phisp[-1]', unit: 'si', values: [3] });
  });

  it('carries tag and hint of an error', async () => {
    const error = new TaggedError({ tag: 'UnknownRun', message: 'There is no run b.', hint: 'Runs: a.' });
    const answer = await ask(portsThatFail(error), 'runs.get', { run: 'b' });
    expect(answer.status).toBe(404);
    expect(answer.error?.message).toBe('There is no run b.');
    expect(answer.error?.data).toMatchObject({ tag: 'UnknownRun', hint: 'Runs: a.' });
  });

  it('says nothing of the machine when an error is unexpected', async () => {
    const answer = await ask(portsThatFail(new Error('EACCES /home/someone')), 'session.info');
    expect(answer.status).toBe(500);
    expect(JSON.stringify(answer)).not.toContain('/home');
    expect(answer.error?.data).not.toHaveProperty('stack');
    expect(answer.error?.data.tag).toBe('Internal');
  });

  it.each([
    ['a path that is too long', 'runs.get', { run: 'x'.repeat(1025) }, 'run'],
    ['an unknown key', 'runs.get', { run: 'a', extra: 1 }, 'extra'],
    ['a missing expression', 'data.values', { data: { run: 'a' } }, 'data.expr'],
    ['a specification that is no object', 'figures.describe', { spec: [] }, 'JSON object'],
    [
      'a specification that is too large',
      'figures.describe',
      { spec: { v: 'x'.repeat(MAX_SPEC_BYTES) } },
      '64 kB',
    ],
  ])('refuses %s in one sentence', async (_, path, input, words) => {
    const answer = await ask(quietPorts, path, input);
    expect(answer.status).toBe(400);
    expect(answer.error?.data.tag).toBe('BadRequest');
    expect(answer.error?.message).toContain(words);
    expect(answer.error?.message).not.toContain('\n');
  });

  it('refuses an input that is no JSON', async () => {
    const answer = await fetchRequestHandler({
      router: createRouter(),
      req: new Request('http://worker/trpc/runs.get?input=%7B'),
      endpoint: '/trpc',
      createContext: () => ({ ports: quietPorts, signal: new AbortController().signal }),
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { data: { tag: 'BadRequest' } } });
  });

  it('refuses a procedure that does not exist', async () => {
    const answer = await ask(quietPorts, 'runs.delete');
    expect(answer.status).toBe(404);
    expect(answer.error?.data.tag).toBe('NotFound');
  });
});

describe('runPathSchema', () => {
  it('takes paths with slashes', () => {
    expect(runPathSchema.parse('study/sun 20/run')).toBe('study/sun 20/run');
  });
});
