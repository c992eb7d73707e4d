import { encodeSpec } from '@emout/figure/codec';
import { parseFigureSpec } from '@emout/figure/spec';
import { describe, expect, it } from 'vitest';
import { errorForAddress, isPictureAddress, pictureOfAddress, runOfPath } from './picture-address.js';

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
    expect(runOfPath('/fig/lunar/rect%20hole/%E6%9C%88.v2.png')).toEqual({
      run: 'lunar/rect hole/月.v2',
      format: 'png',
    });
  });

  it.each([
    ['/fig/a/b.tif', 'NotFound', /ends in \.tif; pictures end in \.png, \.svg, \.pdf/],
    ['/fig/a/b', 'NotFound', /no ending/],
    ['/fig/.png', 'BadRequest', /names no run/],
    ['/fig/%zz.png', 'BadRequest', /hexadecimal/],
  ])('refuses %s', (path, tag, message) => {
    expect(() => runOfPath(path)).toThrow(
      expect.objectContaining({ tag, message: expect.stringMatching(message) }),
    );
  });
});

describe('pictureOfAddress', () => {
  it('reads a figure written by hand', () => {
    const { spec } = pictureOfAddress('/fig/lunar/a.png?expr=phisp[-1,:,64,:]&cmap=viridis');
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
    expect(pictureOfAddress(`/f.png?s=${encodeSpec(spec)}&steps=3`).spec).toEqual(spec);
  });

  it.each([
    ['lunar.svg', 'svg'],
    ['lunar.PDF', 'pdf'],
    ['lunar.jpeg', 'jpg'],
    ['lunar.webp', 'webp'],
  ])('tells the format of %s', (name, format) => {
    const asked = pictureOfAddress(`/fig/${name}?expr=phisp[-1,:,64,:]&quality=80&lang=ja`);
    expect(asked).toMatchObject({ format, quality: '80', lang: 'ja' });
    expect(asked.spec.animation).toBeUndefined();
  });

  it('takes a film to be one in time', () => {
    const film = (query: string) => pictureOfAddress(`/fig/lunar.gif?expr=phisp[:,:,64,:]${query}`).spec;
    expect(film('').animation).toMatchObject({ axis: 't' });
    expect(film('&animate=z&interval=50').animation).toMatchObject({ axis: 'z', intervalMs: 50 });
  });

  it('says what is missing', () => {
    expect(() => pictureOfAddress('/f.png')).toThrow(/carries no figure/);
  });
});

it('tells pictures from pages', () => {
  expect(['/f.png', '/f.svg', '/fig/a.png'].every(isPictureAddress)).toBe(true);
  expect(['/', '/figure', '/figures', '/run/fig/a.png', '/f.png/x'].some(isPictureAddress)).toBe(false);
});
