import { describe, expect, it } from 'vitest';
import { isAllowedHost } from './host-check.js';

describe('isAllowedHost', () => {
  it.each(['localhost', 'LOCALHOST:8765', '127.0.0.1:80', '[::1]:8765', '[::1]'])('admits %s', (host) => {
    expect(isAllowedHost(host, [])).toBe(true);
  });

  it.each([
    undefined,
    '',
    'evil.example',
    'localhost.evil.example',
    'localhost@evil.example',
    'localhost:80:90',
    '127.0.0.1.nip.io',
    '[::1].evil.example',
    'localhost/evil',
  ])('refuses %s', (host) => {
    expect(isAllowedHost(host, [])).toBe(false);
  });

  it('admits names that were given', () => {
    expect(isAllowedHost('n0123.cluster:8765', ['n0123.cluster'])).toBe(true);
  });
});
