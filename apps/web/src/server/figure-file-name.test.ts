import { figure } from '@emout/figure/builder';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureFileName } from './figure-file-name.js';
import { pictureHeaders } from './picture-headers.js';

describe('figureFileName', () => {
  it.each([
    ['phisp[19, :, 64, :]', 'a_phisp_t19_y64'],
    ['phisp[-1,0:10,64,:]', 'a_phisp_t-1_z0-10_y64'],
    ['phisp', 'a_phisp'],
    ['(nd1p - nd2p)[19, :, 64, :]', 'a_nd1p_-_nd2p_19_64'],
  ])('tells field and step of %s', (expr, name) => {
    expect(figureFileName(figure('lunar/a').map(expr).spec())).toBe(name);
  });

  it('has a name for a figure of plain numbers', () => {
    expect(figureFileName(figure().layer({ kind: 'hline', y: 1 }).spec())).toBe('figure');
  });

  it('is a name without a directory for whatever is asked for', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 100 }), fc.string({ minLength: 1, maxLength: 100 }), (run, expr) => {
        const name = figureFileName(figure(run).map(expr).spec());
        expect(name).toMatch(/^[\p{L}\p{N}+-][\p{L}\p{N}.+_-]*$/u);
      }),
    );
  });
});

describe('pictureHeaders', () => {
  it('names the file for old and new programs', () => {
    expect(pictureHeaders('png', 'a_phisp_t19')['content-disposition']).toBe(
      'inline; filename="a_phisp_t19.png"',
    );
    expect(pictureHeaders('pdf', '月_phisp')['content-disposition']).toBe(
      'inline; filename="_phisp.pdf"; filename*=UTF-8\'\'%E6%9C%88_phisp.pdf',
    );
  });

  it('lets images run nothing, and a player its own script alone', () => {
    expect(pictureHeaders('png', 'a')['content-security-policy']).toMatch(/default-src 'none'.*sandbox$/);
    expect(pictureHeaders('svg', 'a')['content-security-policy']).toMatch(/default-src 'none'.*sandbox$/);
    const player = pictureHeaders('html', 'a')['content-security-policy'] ?? '';
    expect(player).toMatch(/script-src 'sha256-[\w+/]{43}='; .*sandbox allow-scripts$/);
    expect(player).not.toContain('allow-same-origin');
  });
});
