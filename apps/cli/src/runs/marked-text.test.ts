import { expect, it } from 'vitest';
import { columnsOf, markedLines, printable } from './marked-text.js';

it.each([
  ['phisp', 5],
  ['電位', 4],
  ['ﾃﾞﾝｲ', 4],
  ['φ²', 2],
  ['e\u0301', 1],
  ['🌙', 2],
  ['（）', 4],
])('%s takes %i columns', (text, columns) => {
  expect(columnsOf(text)).toBe(columns);
});

it('marks the characters of a span', () => {
  expect(markedLines('phisp + phips', { start: 8, end: 13 })).toEqual(['phisp + phips', '        ^^^^^']);
  expect(markedLines('"電位" + phips', { start: 7, end: 12 })).toEqual(['"電位" + phips', '         ^^^^^']);
  expect(markedLines('電位 + 1', { start: 0, end: 2 })).toEqual(['電位 + 1', '^^^^']);
});

it('marks the place where something is missing', () => {
  expect(markedLines('phisp[', { start: 6, end: 6 })).toEqual(['phisp[', '      ^']);
  expect(markedLines('', { start: 0, end: 0 })).toEqual(['', '^']);
});

it('shows the line that a span begins in', () => {
  expect(markedLines('(ex +\n  phips +\n ez)', { start: 8, end: 15 })).toEqual(['  phips +', '  ^^^^^^^']);
  expect(markedLines('(ex +\nph', { start: 1, end: 8 })).toEqual(['(ex +', ' ^^^^']);
});

it('sends no commands to the terminal, and keeps the columns', () => {
  expect(printable('a\u001b[31m\tb\u0000')).toBe('a\uFFFD[31m b\uFFFD');
  expect(markedLines('\t\u0007x', { start: 2, end: 3 })).toEqual([' \uFFFDx', '  ^']);
});
