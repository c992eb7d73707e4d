import { describe, expect, it } from 'vitest';
import { compareInputs } from './difference';
import { entryLine, groupText } from './namelist-text';
import { meaningOf } from './parameter-meanings';
import { differenceGroups, inputGroups } from './rows';

const entries = [
  { name: 'nx', indices: '', text: '64', number: 64 },
  { name: 'wp', indices: '(1:2)', text: '2.1, 0.05', number: null },
];
const groups = [
  { name: 'tmgrid', entries },
  { name: 'tmgrid', entries: [] },
];
const english = (name: string) => meaningOf(name, 'en');
const found = (words: string[]) =>
  inputGroups(groups, words, english).flatMap(({ rows }) => rows.map(({ name }) => name));

describe('the rows', () => {
  it('are searched by name, value and meaning, every word', () => {
    expect(found([])).toEqual(['nx', 'wp']);
    expect(found(['frequency'])).toEqual(['wp']);
    expect(found(['64'])).toEqual(['nx']);
    expect(found(['tmgrid', 'wp(1:2)'])).toEqual(['wp']);
    expect(found(['nx', 'frequency'])).toEqual([]);
  });

  it('keep groups of one name apart', () => {
    expect(inputGroups(groups, [], english).map(({ id, count }) => [id, count])).toEqual([
      ['tmgrid', 2],
      ['tmgrid-2', 0],
    ]);
  });

  it('are those that differ, or all, of a comparison', () => {
    const there = { groups: [{ name: 'tmgrid', entries: [{ ...entries[0], text: '32' }, entries[1]] }] };
    const difference = compareInputs({ groups }, there as { groups: typeof groups });
    const names = (all: boolean) =>
      differenceGroups(difference, [], english, all).flatMap(({ rows }) => rows.map(({ name }) => name));
    expect(names(false)).toEqual(['nx']);
    expect(names(true)).toEqual(['nx', 'wp']);
    expect(differenceGroups(difference, ['32'], english, false)[0]?.rows).toHaveLength(1);
  });
});

describe('what is copied', () => {
  it('could stand in the input', () => {
    expect(entries.map(entryLine)).toEqual(['nx = 64', 'wp(1:2) = 2.1, 0.05']);
    expect(groupText('tmgrid', entries)).toBe('&tmgrid\n    nx = 64\n    wp(1:2) = 2.1, 0.05\n/');
  });
});

describe('meaningOf', () => {
  it('speaks both languages, knows newer names, and says nothing of what it does not know', () => {
    expect(meaningOf('dt', 'en')).toBe('time step');
    expect(meaningOf('dt', 'ja')).toBe('時間刻み');
    expect(meaningOf('field_output_interval', 'en')).toBe(meaningOf('ifdiag', 'en'));
    expect(meaningOf('constructor', 'en')).toBe('');
  });
});
