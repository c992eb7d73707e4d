import { describe, expect, it } from 'vitest';
import { FigureTooLargeError } from './errors.js';
import { figureFromQuery } from './query.js';
import { pixelSize } from './spec.js';

const figure = (query: string) => figureFromQuery('moon/a', new URLSearchParams(query));
const layer = (query: string) => figure(query).panels[0]?.layers[0];

describe('figureFromQuery', () => {
  it('makes a map of one field', () => {
    const spec = figure(
      'expr=phisp[-1,:,64,:]&cmap=viridis&width=600&height=400&dpi=100&title=Potential&xlabel=&colorbar=false',
    );
    expect(pixelSize(spec.size)).toEqual({ widthPx: 600, heightPx: 400 });
    expect(spec.panels[0]).toMatchObject({ title: 'Potential', x: { label: '' }, colorbar: false });
    expect(layer('expr=phisp[-1,:,64,:]&cmap=viridis')).toMatchObject({
      kind: 'map',
      cmap: 'viridis',
      data: { run: 'moon/a', expr: 'phisp[-1,:,64,:]', units: 'si' },
    });
  });

  it('makes frames along an axis', () => {
    const { animation } = figure('expr=phisp[:,:,64,:]&animate=z&every=2&interval=100');
    expect(animation).toEqual({ axis: 'z', every: 2, intervalMs: 100, repeat: true });
    expect(figure('expr=phisp[0]').animation).toBeUndefined();
    expect(() => figure('expr=phisp[0]&every=2')).toThrow('every is about frames; add animate=t');
    expect(() => figure('expr=phisp[0]&animate=t&every=0')).toThrow(/^every=0: /);
    expect(() => figure('expr=phisp[0]&animate=q')).toThrow(/^animate=q: /);
  });

  it.each([300, 641, 4000])('gives exactly %i pixels at any dpi', (width) => {
    for (const dpi of [72, 96, 100, 150, 300]) {
      expect(pixelSize(figure(`expr=rho[0]&width=${width}&height=333&dpi=${dpi}`).size)).toEqual({
        widthPx: width,
        heightPx: 333,
      });
    }
  });

  it.each([
    ['vmin=-4&vmax=5', { kind: 'fixed', min: -4, max: 5 }],
    ['vmax=5', { kind: 'auto', max: 5 }],
    ['percentile=1,99', { kind: 'percentile', low: 1, high: 99 }],
    ['', { kind: 'auto' }],
  ])('limits %s', (query, limits) => {
    expect(layer(`expr=phisp[0]&${query}`)).toMatchObject({ limits });
  });

  it('adds contours and draws lines', () => {
    expect(figure('expr=p[0]&levels=0,1.5').panels[0]?.layers[1]).toMatchObject({
      kind: 'contour',
      levels: [0, 1.5],
    });
    expect(figure('expr=p[0]&levels=5').panels[0]?.layers[1]).toMatchObject({ kind: 'contour', levels: 5 });
    expect(figure('expr=p[0]&levels=5,').panels[0]?.layers[1]).toMatchObject({
      kind: 'contour',
      levels: [5],
    });
    expect(figure('expr=p[0]&contour').panels[0]?.layers).toHaveLength(2);
    expect(layer('expr=p[0]&plot=line')).toMatchObject({ kind: 'line' });
    expect(layer('expr=p[0]&plot=contour')).toMatchObject({ kind: 'contour' });
  });

  it.each([
    ['', 'expr', 'names no field'],
    ['expr=phisp[0]&cmpa=jet', 'cmpa', 'There is no parameter cmpa. Did you mean cmap'],
    ['expr=phisp[0]&cmap=moonlight', 'cmap', 'cmap=moonlight: there is no colour map "moonlight"'],
    ['expr=phisp[0]&vmin=a', 'vmin', 'vmin=a: a is not a number'],
    ['expr=phisp[0]&vmin=5&vmax=1', 'vmax', 'max = 1 has to be above min = 5'],
    ['expr=phisp[0]&norm=sqrt', 'norm', 'norm=sqrt'],
    ['expr=phisp[0]&width=12.5', 'width', 'a whole number of pixels from 16 to 4096'],
    ['expr=phisp[0]&dpi=0', 'dpi', 'from 10 to 1200'],
    ['expr=phisp[0]&percentile=5', 'percentile', 'two numbers'],
    ['expr=phisp[0]&percentile=1,99&vmin=0', 'percentile', 'keep one of them'],
    ['expr=phisp[0]&colorbar=maybe', 'colorbar', 'true or false'],
    ['expr=phisp[0]&expr=rho[0]', 'expr', 'given twice'],
    [
      'expr=phisp[0]&plot=surf',
      'plot',
      'known are map, contour, filled, line, points, histogram, stream and quiver',
    ],
    ['expr=phisp[0]&axes=ab', 'axes', 'axes=ab: known are tx, ty'],
    ['expr=phisp[0]&levels=65', 'levels', 'levels=65: a value of at most 64 is needed.'],
    ['expr=phisp[0]&percentile=-1,50', 'percentile', 'percentile=-1,50: a value of at least 0 is needed.'],
    [`expr=${'p'.repeat(2001)}`, 'expr', `expr=${'p'.repeat(40)}…: at most 2000 characters can be given.`],
    ['expr=phisp[0]&theme=dark', 'theme', 'theme=dark: known are matplotlib, paper, print.'],
  ])('says what is wrong with ?%s', (query, parameter, sentence) => {
    expect(() => figure(query)).toThrow(expect.objectContaining({ tag: 'FigureQueryError', parameter }));
    expect(() => figure(query)).toThrow(sentence);
  });

  it('blames the run when its path is too long', () => {
    expect(() => figureFromQuery('a/'.repeat(400), new URLSearchParams('expr=p[0]'))).toThrow(
      'The run’s path is too long: at most 500 characters can be given.',
    );
  });

  it('refuses an absurd size', () => {
    expect(() => figure('expr=phisp[0]&width=100000&height=100000')).toThrow(FigureTooLargeError);
  });
});
