import { describe, expect, it } from 'vitest';
import { readAsker } from './asker.js';

const scopeHeader = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('readAsker', () => {
  it('takes who says nothing for the owner', () => {
    expect(readAsker({})).toEqual({ role: 'owner', scope: null, sight: '', client: '' });
  });

  it('reads what the web server says', () => {
    const headers = {
      'x-emout-role': 'viewer',
      'x-emout-scope': scopeHeader(['study/月', 'b c']),
      'x-emout-client': 'aZ09_-',
    };
    expect(readAsker(headers)).toEqual({
      role: 'viewer',
      scope: ['study/月', 'b c'],
      sight: '["b c","study/月"]',
      client: 'aZ09_-',
    });
    expect(readAsker({ 'x-emout-scope': scopeHeader([]) }).scope).toEqual([]);
  });

  it.each([
    ['x-emout-scope', ''],
    ['x-emout-scope', '!'],
    ['x-emout-scope', scopeHeader(null)],
    ['x-emout-scope', scopeHeader('study')],
    ['x-emout-scope', scopeHeader({ 0: 'study' })],
    ['x-emout-scope', scopeHeader([1])],
    ['x-emout-scope', scopeHeader(['x'.repeat(1025)])],
    ['x-emout-scope', scopeHeader(Array.from({ length: 1025 }, () => 'x'))],
    ['x-emout-scope', `${scopeHeader(['a'])}, ${scopeHeader(['b'])}`],
    ['x-emout-role', 'admin'],
    ['x-emout-client', 'a b'],
    ['x-emout-client', 'x'.repeat(33)],
  ])('refuses %s of %s', (name, value) => {
    expect(() => readAsker({ [name]: value })).toThrow(`The header ${name} cannot be read.`);
  });
});
