import { describe, expect, it } from 'vitest';
import { explorer as en } from '../i18n/messages/en/explorer';
import { explorer as ja } from '../i18n/messages/ja/explorer';

function sentences(node: object, path = ''): [string, string][] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    const here = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') return [[here, value]];
    return typeof value === 'object' && value !== null ? sentences(value, here) : [];
  });
}

/** The values that a sentence asks for. */
function values(sentence: string): string[] {
  return [...new Set([...sentence.matchAll(/\{(\w+)[,}]/g)].map((match) => match[1] ?? ''))].sort();
}

describe('the words of the page', () => {
  const english = new Map(sentences(en));

  it.each(sentences(ja))('%s asks for no value that English does not have', (path, japanese) => {
    const known = values(english.get(path) ?? '');
    for (const value of values(japanese)) expect(known).toContain(value);
  });

  it.each([...english])('%s apologises to nobody', (_, sentence) => {
    expect(sentence).not.toMatch(/sorry|invalid|please|!(?!!key|key)/i);
  });

  it('opens and closes every tag', () => {
    for (const [, sentence] of [...english, ...sentences(ja)]) {
      const open = [...sentence.matchAll(/<(\w+)>/g)].map((match) => match[1]);
      const closed = [...sentence.matchAll(/<\/(\w+)>/g)].map((match) => match[1]);
      expect(closed.sort()).toEqual(open.sort());
    }
  });
});
