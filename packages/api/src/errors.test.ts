import { describe, expect, it } from 'vitest';
import { errorBodyOf, httpStatusOf, TaggedError, toTrpcError, trpcCodeOf } from './errors.js';

describe('errorBodyOf', () => {
  it('keeps tag, sentence and hint of a tagged error', () => {
    const error = new TaggedError({ tag: 'Busy', message: '257 requests wait.', hint: 'Ask again.' });
    expect(errorBodyOf(error)).toEqual({ tag: 'Busy', message: '257 requests wait.', hint: 'Ask again.' });
  });

  it('translates the tags of lower packages', () => {
    class MissingMemberError extends Error {
      readonly tag = 'MissingMember';
    }
    expect(errorBodyOf(new MissingMemberError('no member 0003')).tag).toBe('UnreadableField');
  });

  it.each([
    ['AnimationTooLarge', 400],
    ['SceneSizeError', 400],
    ['NoFrames', 422],
    ['FrameSize', 422],
    ['PaletteError', 422],
    ['ParticleQuestion', 422],
  ])('gives %s of a drawing the status %i and its own sentence', (tag, status) => {
    const body = errorBodyOf(Object.assign(new Error('Only 3 frames fit.'), { tag }));
    expect(httpStatusOf(body.tag)).toBe(status);
    expect(body.message).toBe('Only 3 frames fit.');
  });

  it('hides the sentence of an unexpected error', () => {
    const body = errorBodyOf(new Error('ENOENT: /home/someone/run'));
    expect(body.tag).toBe('Internal');
    expect(body.message).not.toContain('/home');
  });

  it('hides an error whose tag nobody knows', () => {
    expect(errorBodyOf(Object.assign(new Error('/secret'), { tag: 'toString' })).tag).toBe('Internal');
  });

  it('finds the tagged cause of a wrapped error', () => {
    const cause = new TaggedError({ tag: 'TruncatedFile', message: 'The file ends early.' });
    expect(errorBodyOf(new Error('task failed', { cause })).tag).toBe('TruncatedFile');
  });

  it('names an aborted request', () => {
    expect(errorBodyOf(new DOMException('aborted', 'AbortError')).tag).toBe('Cancelled');
  });
});

describe('the error table', () => {
  it.each([
    ['UnknownRun', 404, 'NOT_FOUND'],
    ['PathOutsideRoots', 403, 'FORBIDDEN'],
    ['IndexError', 400, 'BAD_REQUEST'],
    ['TruncatedFile', 422, 'UNPROCESSABLE_CONTENT'],
    ['Cancelled', 499, 'CLIENT_CLOSED_REQUEST'],
    ['Busy', 503, 'SERVICE_UNAVAILABLE'],
    ['Internal', 500, 'INTERNAL_SERVER_ERROR'],
  ] as const)('gives %s status %i and code %s', (tag, http, code) => {
    expect(httpStatusOf(tag)).toBe(http);
    expect(trpcCodeOf(tag)).toBe(code);
  });

  it('makes tRPC errors that keep their origin', () => {
    const origin = new TaggedError({ tag: 'EmptyField', message: 'phisp has no snapshot yet.' });
    const error = toTrpcError(origin);
    expect(error.code).toBe('UNPROCESSABLE_CONTENT');
    expect(error.message).toBe('phisp has no snapshot yet.');
    expect(error.cause).toBe(origin);
  });
});
