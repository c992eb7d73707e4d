import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeNext, signInAddress, withoutToken } from './next-address.js';

describe('safeNext', () => {
  it('keeps a path of this server with its query', () => {
    expect(safeNext('/run/a/b?expr=phisp[-1]')).toBe('/run/a/b?expr=phisp[-1]');
  });

  it.each([
    null,
    '',
    'run/a',
    'https://elsewhere.org/',
    '//elsewhere.org',
    '/\\elsewhere.org',
    '/\t/elsewhere.org',
    '/.//elsewhere.org',
    '/signin?next=/signin',
    '/api/auth/signout',
  ])('leads %j to the runs or at least to this server', (next) => {
    const path = safeNext(next);
    expect(new URL(path, 'http://localhost:1').origin).toBe('http://localhost:1');
    expect(path).not.toMatch(/^\/(signin|api\/)/);
  });

  it('never leads to another server, whatever is written', () => {
    const pieces = fc.array(fc.constantFrom('/', '\\', '.', 'a', '@', ':', '\t', '%2f', 'x.org', '?', '#'));
    fc.assert(
      fc.property(
        pieces.map((all) => all.join('')),
        (text) => {
          expect(new URL(safeNext(text), 'http://localhost:1').origin).toBe('http://localhost:1');
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('withoutToken', () => {
  it('takes the key out and leaves the rest as it was written', () => {
    expect(withoutToken('/run/a?expr=phisp[-1,:]&token=ab12&cmap=jet')).toEqual({
      address: '/run/a?expr=phisp[-1,:]&cmap=jet',
      token: 'ab12',
    });
    expect(withoutToken('/?token=ab12')).toEqual({ address: '/', token: 'ab12' });
    expect(withoutToken('/run/a?tokens=1')).toEqual({ address: '/run/a?tokens=1', token: null });
  });
});

describe('signInAddress', () => {
  it('remembers where somebody wanted to go', () => {
    expect(signInAddress('/run/a?b=1')).toBe('/signin?next=%2Frun%2Fa%3Fb%3D1');
    expect(signInAddress('/')).toBe('/signin');
    expect(signInAddress('/', 'used')).toBe('/signin?problem=used');
  });
});
