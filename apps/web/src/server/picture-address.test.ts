import { encodeSpec } from '@emout/figure/codec';
import { parseFigureSpec } from '@emout/figure/spec';
import { describe, expect, it } from 'vitest';
import { errorForAddress, isPictureAddress, runOfPath, specOfAddress } from './picture-address.js';

describe('errorForAddress', () => {
  const message = 'panels[0].layers[1].data.expr: phisp[0, :, :, :] has 3 axes; a map shows 2.';

  it('names members of a specification to those only who wrote one', () => {
    expect(errorForAddress('/fig/a.png?expr=phisp[0]', { tag: 'FigureSpecError', message }).message).toBe(
      'phisp[0, :, :, :] has 3 axes; a map shows 2.',
    );
    expect(errorForAddress('/f.png?s=x', { tag: 'FigureSpecError', message }).message).toBe(message);
  });
});

describe('runOfPath', () => {
  it('takes slashes, blanks and other scripts', () => {
    expect(runOfPath('/fig/lunar/rect%20hole/%E6%9C%88.v2.png')).toBe('lunar/rect hole/月.v2');
  });

  it.each([
    ['/fig/a/b.jpg', 'NotFound', /ends in \.jpg; pictures end in \.png/],
    ['/fig/a/b', 'NotFound', /no ending/],
    ['/fig/.png', 'BadRequest', /names no run/],
    ['/fig/%zz.png', 'BadRequest', /hexadecimal/],
  ])('refuses %s', (path, tag, message) => {
    expect(() => runOfPath(path)).toThrow(
      expect.objectContaining({ tag, message: expect.stringMatching(message) }),
    );
  });
});

describe('specOfAddress', () => {
  it('reads a figure written by hand', () => {
    const spec = specOfAddress('/fig/lunar/a.png?expr=phisp[-1,:,64,:]&cmap=viridis');
    expect(spec.panels[0]?.layers[0]).toMatchObject({
      data: { run: 'lunar/a', expr: 'phisp[-1,:,64,:]' },
      cmap: 'viridis',
    });
  });

  it('reads a whole specification, and what follows it in the address is not part of it', () => {
    const spec = parseFigureSpec({
      v: 1,
      panels: [{ layers: [{ kind: 'map', data: { run: 'a', expr: 'phisp[-1, :, 3, :]' } }] }],
    });
    expect(specOfAddress(`/f.png?s=${encodeSpec(spec)}&steps=3`)).toEqual(spec);
  });

  it('says what is missing', () => {
    expect(() => specOfAddress('/f.png')).toThrow(/carries no figure/);
  });
});

it('tells pictures from pages', () => {
  expect(['/f.png', '/fig/a.png'].every(isPictureAddress)).toBe(true);
  expect(['/', '/figures', '/run/fig/a.png', '/f.png/x'].some(isPictureAddress)).toBe(false);
});
