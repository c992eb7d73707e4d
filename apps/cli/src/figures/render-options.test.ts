import { expect, it } from 'vitest';
import { renderWords } from './render-options.js';

it.each([
  [
    ['sim', '-phisp[-1]'],
    ['--', 'sim', '-phisp[-1]'],
  ],
  [
    ['--contour', 'sim', 'ex'],
    ['--contour=true', '--', 'sim', 'ex'],
  ],
  [
    ['--contour', 'filled', 'sim', 'ex'],
    ['--contour=filled', '--', 'sim', 'ex'],
  ],
  [
    ['sim', 'ex', '--vmin', '-5', '--grid'],
    ['--vmin=-5', '--grid=true', '--', 'sim', 'ex'],
  ],
  [
    ['sim', 'ex', '--no-colorbar', '--no-grid'],
    ['--colorbar=false', '--grid=false', '--', 'sim', 'ex'],
  ],
  [
    ['sim', 'ex', '--no-vmin', '5'],
    ['--no-vmin', '--', 'sim', 'ex', '5'],
  ],
  [
    ['-o', 'a.png', '--output', 'b.svg'],
    ['--output=a.png', '--output=b.svg', '--'],
  ],
  [
    ['--spec', '-', '--json'],
    ['--spec=-', '--json', '--'],
  ],
  [
    ['--cmap=jet', '--title', ''],
    ['--cmap=jet', '--title=', '--'],
  ],
  [
    ['sim', 'ex', '--vmin'],
    ['--vmin', '--', 'sim', 'ex'],
  ],
  [['-h'], ['-h', '--']],
])('tells options from the other words of %j', (words, told) => {
  expect(renderWords(['render', ...words])).toEqual(['render', ...told]);
});

it('leaves other commands and words behind -- alone', () => {
  for (const words of [['eval', 'sim', '-ex'], ['render', '--', 'sim', '-ex', '--grid'], []]) {
    expect(renderWords(words)).toEqual(words);
  }
});
