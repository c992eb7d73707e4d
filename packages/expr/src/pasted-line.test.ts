import { describe, expect, it } from 'vitest';
import { ExpressionError } from './errors.js';
import { parseExpression } from './parse.js';
import { printExpression } from './print.js';

describe('lines pasted from a notebook', () => {
  it.each([
    ['data.phisp[-1, :, 6, :]', 'phisp[-1, :, 6, :]'],
    ['data.data.phisp', 'phisp'],
    ['data.inp.nx // 2', 'inp.nx // 2'],
    ['data.inp["nx"]', 'inp.nx'],
    ['inp["plasma"]["wp"][0]', 'inp.plasma.wp[0]'],
    ['inp["in"]', 'inp["in"]'],
    ['data.unit.v.trans(1e5)', 'unit.v.trans(100000)'],
    ['data["phisp"]', 'data["phisp"]'],
    ['Emout("../b").phisp[-1]', 'run("../b").phisp[-1]'],
    ['emout.Emout("../b").inp.nx', 'run("../b").inp.nx'],
    ['data.phisp[-1];', 'phisp[-1]'],
    ['data.phisp[-1]  # the last step', 'phisp[-1]'],
    ['(data.phisp[-1]\n - data.phisp[0])', 'phisp[-1] - phisp[0]'],
    ['lambda data: data.p', 'lambda data: data.p'],
    ['lambda p: data.p', 'lambda p: data.p'],
  ])('%j is %j', (text, canonical) => {
    expect(printExpression(parseExpression(text))).toBe(canonical);
  });

  it.each([
    ['x.mean()', 'mean(x)'],
    ['x[-1].mean()', 'mean(x[-1])'],
    ['x[:].mean()', 'mean(x[:], axis="t")'],
    ['x[::2][[0, 2]].mean()', 'mean(x[::2][[0, 2]], axis="t")'],
    ['x[:, 20].mean()', 'mean(x[:, 20])'],
    ['x[:].mean(axis=0)', 'mean(x[:], axis=0)'],
    ['x[:].max()', 'max(x[:])'],
    ["x.sum('z')", 'sum(x, "z")'],
    ['x.std(axis=(0, 1))', 'std(x, axis=[0, 1])'],
    ["x.mirror('x').tile(2, 'x')", 'tile(mirror(x, "x"), 2, "x")'],
    ["x.tile(1, 'z', include_edge=True)", 'tile(x, 1, "z", include_edge=True)'],
    ["x.flip('x')", 'flip(x, "x")'],
    ['x.masked(lambda p: p < p.mean())', 'masked(x, lambda p: p < mean(p))'],
    ['x.T', 'transpose(x)'],
    ['x.transpose()', 'transpose(x)'],
    ['x.clip(0, None)', 'clip(x, 0, None)'],
    ['(a + b).scale(2.5)', '(a + b) * 2.5'],
    ['a.negate()**2', '(-a)**2'],
    ['x[-1].to_numpy()', 'x[-1]'],
    ['x[:].lazy[-1].materialize().copy()', 'x[:][-1]'],
    ['x.time_series(8, 6, 20)', 'x[:, 20, 6, 8]'],
    ['x.time_series(z=20, x=8, y=ny // 2)', 'x[:, 20, ny // 2, 8]'],
    ['x.val_si', 'x.val_si'],
    ['inp.T + inp.plasma.lazy', 'inp.T + inp.plasma.lazy'],
  ])('the method %j is %j', (text, canonical) => {
    expect(printExpression(parseExpression(text))).toBe(canonical);
  });

  it.each([
    ['data.phisp[-1].plot(cmap="jet", vmin=-1)', 'phisp[-1]'],
    ['data.phisp[-1].val_si.plot()', 'phisp[-1].val_si'],
    ['data.phisp[:, :, 6, :].gifplot(action="to_html", norm="log")', 'phisp[:, :, 6, :]'],
    ['(data.phisp[-1].plot_pyvista(mode="stream"))', 'phisp[-1]'],
    ['x.plot().copy()', 'x'],
    ['x.plot', 'x.plot'],
    ['x.plot() + 1', 'x.plot() + 1'],
  ])('%j draws %j', (text, canonical) => {
    expect(printExpression(parseExpression(text))).toBe(canonical);
  });

  it.each([
    ['np.abs(data.phisp[-1])', 'abs(phisp[-1])'],
    ['numpy.sqrt(x)', 'sqrt(x)'],
    ['math.floor(inp.nx / 2)', 'floor(inp.nx / 2)'],
    ['np.where(x > 0, x, np.nan)', 'where(x > 0, x, nan)'],
    ['np.pi + np.inf', 'pi + inf'],
    ['np.absolute(x)', 'abs(x)'],
    ['np.nanmean(x, axis=0)', 'nanmean(x, axis=0)'],
    ['np.power(a + b, -c)', '(a + b) ** -c'],
    ['np.square(x) + np.negative(y)', 'x**2 + -y'],
    ['np.logical_and(np.greater(a, 0), np.less_equal(a, 1))', '(a > 0) & (a <= 1)'],
    ['np.logical_not(a < 1)', '~(a < 1)'],
    ['np.array([0, 2])', '[0, 2]'],
    ['lambda np: np.pi', 'lambda np: np.pi'],
  ])('%j is %j', (text, canonical) => {
    expect(printExpression(parseExpression(text))).toBe(canonical);
  });

  it.each([
    ['np.foo(3)', 3, 6, "NumPy's “foo” cannot be used: the field language has no function or constant"],
    ['1 + np.e', 4, 8, "NumPy's “e”"],
    ['np.gradient(x)', 3, 11, 'the field language has gradient(x, [axis]), which takes other arguments'],
    ['np.power(a)', 0, 11, 'np.power(a, b) takes exactly these 2 arguments; 1 are given'],
    ['x.time_series(1, 2)', 0, 19, 'time_series(x, y, z) takes exactly these 3 arguments; 2 are given'],
    ['x.scale(k=1, q=2)', 0, 17, 'scale(k) takes exactly this argument'],
    ['x.to_numpy(stack_axis=0)', 0, 24, 'to_numpy() takes no arguments'],
  ])('%j is pointed at from %i to %i', (text, start, end, sentence) => {
    try {
      expect(parseExpression(text)).toBeNull();
    } catch (error) {
      expect(error).toBeInstanceOf(ExpressionError);
      expect(error).toMatchObject({ text, span: { start, end } });
      expect((error as ExpressionError).sentence).toContain(sentence);
    }
  });

  it('keeps the spans of what is written', () => {
    expect(parseExpression(' data.ex[-1].T')).toMatchObject({
      kind: 'call',
      span: { start: 1, end: 14 },
      callee: { name: 'transpose', span: { start: 13, end: 14 } },
      positional: [{ kind: 'subscript', span: { start: 1, end: 12 }, base: { span: { start: 1, end: 8 } } }],
    });
  });
});
