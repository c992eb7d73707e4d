import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FUNCTION_NAMES, printSignature } from './functions.js';

const page = readFileSync(new URL('../../../docs/expressions.md', import.meta.url), 'utf8');

describe('docs/expressions.md', () => {
  it.each(FUNCTION_NAMES.map((name) => [printSignature(name)]))('has a line about %s', (signature) => {
    expect(page).toContain(`\n| \`${signature}\` | `);
  });
});
