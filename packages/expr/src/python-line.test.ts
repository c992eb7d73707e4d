import { describe, expect, it } from 'vitest';
import { checkExpression } from './check.js';
import { DEFAULT_LIMITS } from './evaluation-limits.js';
import { parseExpression } from './parse.js';
import { smallRun } from './testing/small-run.js';

function python(text: string, units: 'si' | 'emses' = 'emses') {
  const scope = smallRun();
  scope.runs.set('b', smallRun('b'));
  return checkExpression(parseExpression(text), scope, { units, limits: DEFAULT_LIMITS }).python;
}

describe('pythonLine', () => {
  it.each([
    ['phisp', 'data.phisp[:]'],
    ['phisp[-1, :, ny//2, :]', 'data.phisp[-1, :, data.inp.ny // 2, :]'],
    ['phisp[-1] - phisp[0]', 'data.phisp[-1] - data.phisp[0]'],
    ['phisp[..., 3]', 'data.phisp[:, :, :, 3]'],
    ['phisp[0][::-1]', 'np.asarray(data.phisp[0])[4::-1]'],
    ['phisp[0, [1, 0, 3]]', 'np.asarray(data.phisp[0])[[1, 0, 3]]'],
    ['-exz[-1, 1:4, ny//2, :]', '-data.exz[-1, 1:4, data.inp.ny // 2, :]'],
    ['run("b").phisp[-1]', 'emout.Emout("b").phisp[-1]'],
    ['sqrt(ex**2 + ey**2)[-1, :, 2, :]', 'np.sqrt(data.ex[:] ** 2 + data.ey[:] ** 2)[-1, :, 2, :]'],
    ['mean(phisp[:, 3], axis="t")', 'np.mean(data.phisp[:, 3], axis=0)'],
    ['mean(phisp)', 'np.mean(np.asarray(data.phisp[:]))'],
    ['max(phisp, axis=["z", "x"])', 'np.max(data.phisp[:], axis=(1, 3))'],
    [
      'phisp[0] - mean(phisp[0], axis="x")',
      'data.phisp[0] - np.asarray(np.mean(data.phisp[0], axis=2))[:, :, None]',
    ],
    ['phisp - mean(phisp, axis="t")', 'data.phisp[:] - np.mean(data.phisp[:], axis=0)'],
    ['where(nd1p < 0.1, nan, phisp)', 'np.where(data.nd1p[:] < 0.1, np.nan, data.phisp[:])'],
    ['masked(phisp[0], lambda p: p > 0)', 'data.phisp[0].masked(lambda p: p > 0)'],
    ['flip(phisp[0], "x")', 'np.flip(data.phisp[0], axis=2)'],
    ['tile(phisp[0], 2, "x")', 'data.phisp[0].tile(2, axis=2)'],
    ['gradient(phisp[0], axis="x")', 'np.gradient(data.phisp[0], 1, axis=2, edge_order=2)'],
    ['unit.phi.trans(3) + inp.nx', 'data.unit.phi.trans(3) + data.inp.nx'],
    ['exz.x[0]', 'data.exz[:].x_data[0]'],
  ])('%s is %s', (text, line) => {
    expect(python(text)).toEqual({ line });
  });

  it.each([
    ['phisp[-1]', 'data.phisp[-1].val_si'],
    ['phisp[0, 1, 2, 3]', 'data.phisp[0, 1, 2].val_si[3]'],
    ['phisp[0] / ex[0] + odd[0]', 'data.phisp[0].val_si / data.ex[0].val_si + data.odd[0]'],
    ['gradient(phisp[0], axis="x")', 'np.gradient(data.phisp[0].val_si, 0.5, axis=2, edge_order=2)'],
    ['exz[0]', 'data.exz[0].val_si'],
  ])('%s in SI is %s', (text, line) => {
    expect(python(text, 'si')).toEqual({ line });
  });

  it.each(['curl(exyz)', 'gradient(phisp)', 'magnitude(exz)'])('%s has none, with a reason', (text) => {
    expect(python(text)).toEqual({ line: null, reason: expect.stringMatching(/\w\.$/) });
  });
});
