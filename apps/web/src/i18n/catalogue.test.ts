import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { en } from './en';
import { ja } from './ja';
import { localeFromHeader } from './locale';

type Tree = { readonly [key: string]: string | Tree };

function leaves(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : leaves(value, `${path}${key}.`),
  );
}

const english = new Map(leaves(en));
const japanese = new Map(leaves(ja));

/** Names of the values in a message. */
function values(message: string): string[] {
  return [...new Set([...message.matchAll(/\{(\w+)[,}]/g)].map((match) => match[1] ?? ''))].sort();
}

/** Names of the tags in a message. */
function tags(message: string): string[] {
  return [...message.matchAll(/<(\w+)>/g)].map((match) => match[1] ?? '');
}

describe('the catalogues', () => {
  it('have the same messages with the same values', () => {
    expect([...japanese.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [key, message] of english) {
      expect([key, values(japanese.get(key) ?? '')]).toEqual([key, values(message)]);
    }
  });

  it('mark up a translation with no more than the page can show', () => {
    // Fewer is right: Japanese has no italics.
    for (const [key, message] of japanese) {
      const known = tags(english.get(key) ?? '');
      expect([key, tags(message).filter((tag) => !known.includes(tag))]).toEqual([key, []]);
    }
  });

  it('do not exclaim, apologise or ask for patience', () => {
    for (const [key, message] of [...english, ...japanese]) {
      expect([key, message]).toEqual([
        key,
        expect.not.stringMatching(/(?<!!)[!！](?!!|key)|sorry|please|invalid|oops/i),
      ]);
    }
  });

  it('use only characters that the cut Japanese font has', () => {
    const cut = new Set(readFileSync(new URL('../../japanese-font/characters.txt', import.meta.url), 'utf8'));
    const used = [...japanese.values()].join('').match(/[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]/g) ?? [];
    const missing = [...new Set(used)].filter((character) => !cut.has(character));
    expect(missing, 'run japanese-font/cut.mjs').toEqual([]);
  });
});

describe('localeFromHeader', () => {
  it.each([
    ['ja,en-US;q=0.9,en;q=0.8', 'ja'],
    ['en-GB,ja;q=0.5', 'en'],
    ['de, ja;q=0.4, en;q=0.7', 'en'],
    ['fr, ja;q=0.4', 'ja'],
    ['ja;q=0', 'en'],
    ['', 'en'],
    [null, 'en'],
  ])('reads %j as %s', (header, locale) => {
    expect(localeFromHeader(header)).toBe(locale);
  });
});
