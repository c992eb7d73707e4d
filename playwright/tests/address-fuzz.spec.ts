import type { APIRequestContext, APIResponse } from '@playwright/test';
import fc from 'fast-check';
import type { Demo } from '../session/demo.js';
import { expect, test } from '../session/fixture.js';

const SOUND = '/fig/lunar.png?expr=phisp[-1,:,6,:]';
/** Far above what any of these takes, far below a request that hangs. */
const PATIENCE_MS = 8_000;

const index = fc.oneof(
  fc.constantFrom(':', '...', '-1', '::-1', '::0', '2:1', '', '1:', ':-99', '99', '1e3', '0x1', '−1'),
  fc.integer({ min: -30, max: 30 }).map(String),
  fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }).map(String),
);
const field = fc.constantFrom(
  'phisp',
  'ex',
  'nd1p',
  'phisq',
  '__proto__',
  '../phisp',
  'p1xe',
  'icur',
  'data.phisp',
);
const expression = fc.oneof(
  fc.tuple(field, fc.array(index, { maxLength: 6 })).map(([name, items]) => `${name}[${items.join(',')}]`),
  fc.constantFrom('phisp[-1,:,6,:]', 'phisp[:,1,1,1]'),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const number = fc.oneof(
  fc.constantFrom('0', '-0', '1e308', '-1e308', '1e-320', 'NaN', 'Infinity', '', ' ', '1,99', '1,', '0x10'),
  fc.double().map(String),
  fc.integer({ min: -10, max: 5000 }).map(String),
);
const word = fc.oneof(
  fc.constantFrom(
    'viridis',
    'log',
    'linear',
    'emses',
    'xz',
    'zx',
    'map',
    'line',
    'contour',
    'none',
    'true',
    'dark',
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
);
const parameter = fc.oneof(
  fc.tuple(
    fc.constantFrom(
      'vmin',
      'vmax',
      'percentile',
      'width',
      'height',
      'dpi',
      'levels',
      'xmin',
      'xmax',
      'ymin',
      'ymax',
    ),
    number,
  ),
  fc.tuple(
    fc.constantFrom('cmap', 'norm', 'units', 'interpolation', 'aspect', 'axes', 'contour', 'mode', 'frame'),
    word,
  ),
  fc.tuple(fc.constantFrom('title', 'xlabel', 'ylabel', 'colorbar', 'plot', 'compat', 'nonsense'), word),
);
const pathPart = fc.constantFrom(
  'lunar',
  '..',
  '.',
  '',
  'lunar.png',
  '%2e%2e',
  '%2f',
  '%00',
  '%',
  '%ff',
  '\u00e9',
  'etc',
);
const path = fc.oneof(
  { weight: 4, arbitrary: fc.constant('lunar') },
  { weight: 1, arbitrary: fc.array(pathPart, { maxLength: 6 }).map((parts) => parts.join('/')) },
);
const handWritten = fc
  .tuple(path, expression, fc.array(parameter, { maxLength: 5 }))
  .map(([run, expr, more]) => `/fig/${run}.png?${new URLSearchParams([['expr', expr], ...more])}`);

/** Packed figures, whole or damaged at one place. */
const packed = fc
  .tuple(
    fc.constantFrom('phisp[-1,:,6,:]', 'phisp[0]', 'nowhere[0,:,1,:]'),
    fc.option(fc.tuple(fc.nat(), fc.constantFrom('', 'A', '_', '%', '%00', '\u00e9'))),
  )
  .map(([expr, damage]) => {
    const layers = [{ kind: 'map', data: { run: 'lunar', expr } }];
    const text = Buffer.from(JSON.stringify({ v: 1, panels: [{ layers }] })).toString('base64url');
    if (damage === null) return `/f.png?s=${text}`;
    const at = damage[0] % text.length;
    return `/f.png?s=${text.slice(0, at)}${damage[1]}${text.slice(at + 1)}`;
  });

function ask(demo: Demo, request: APIRequestContext, address: string): Promise<APIResponse> {
  return request.get(`${demo.origin}${address}`, {
    headers: { authorization: `Bearer ${demo.token}` },
    timeout: PATIENCE_MS,
    maxRedirects: 0,
  });
}

test('no address brings the server down, to a halt or to tell where it lives', async ({
  demo,
  root,
  request,
}) => {
  const above = root.slice(0, root.lastIndexOf('/'));
  await fc.assert(
    fc.asyncProperty(fc.oneof({ weight: 4, arbitrary: handWritten }, packed), async (address) => {
      const reply = await ask(demo, request, address);
      expect(reply.status(), address).toBeLessThan(500);
      if (reply.status() === 200) {
        expect(reply.headers()['content-type']).toBe('image/png');
        return;
      }
      // Dots are resolved before the address is sent, and may make it that of a page.
      if (reply.status() === 303) return;
      const text = await reply.text();
      expect(text, address).not.toContain(above);
      expect(text, address).not.toContain(process.cwd());
      expect(text, address).not.toMatch(/panels\[0\].*panels\[0\]|\n\s+at |Error:/);
      expect(text.trim(), address).not.toBe('');
    }),
    { numRuns: 300, interruptAfterTimeLimit: 40_000, markInterruptAsFailure: true },
  );
  const sound = await ask(demo, request, SOUND);
  expect(sound.status()).toBe(200);
});
