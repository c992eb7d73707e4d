import { MemoryScope } from './memory-scope.js';

const SHAPE = [4, 5, 6, 7] as const;

/** A repeatable number between −1 and 1. */
function noise(seed: number, index: number): number {
  const x = Math.sin(seed * 12.9898 + index * 78.233) * 43758.5453;
  return 2 * (x - Math.floor(x)) - 1;
}

/** A run of (t, z, y, x) = (4, 5, 6, 7) with potential, field, current, density and an unknown quantity. */
export function smallRun(address = 'sim'): MemoryScope {
  const scope = new MemoryScope(address, { cell: 0.5, step: 1e-6 });
  scope.add('phisp', SHAPE, (k) => 10 * noise(1, k), 'V', 200);
  scope.add('ex', SHAPE, (k) => noise(2, k), 'V/m', 100);
  scope.add('ey', SHAPE, (k) => noise(3, k), 'V/m', 100);
  scope.add('ez', SHAPE, (k) => noise(4, k), 'V/m', 100);
  scope.add('j1x', SHAPE, (k) => noise(5, k), 'A/m^2', 4);
  scope.add('nd1p', SHAPE, (k) => Math.abs(noise(6, k)), '/cc', 2);
  scope.add('odd', SHAPE, (k) => noise(7, k), null, null);
  scope.vectors.set('exyz', [
    ['x', 'ex'],
    ['y', 'ey'],
    ['z', 'ez'],
  ]);
  scope.vectors.set('exz', [
    ['x', 'ex'],
    ['z', 'ez'],
  ]);
  for (const [name, value] of Object.entries({ 'tmgrid.nx': 7, 'tmgrid.ny': 6, 'ptcond.zssurf': 2 })) {
    scope.parameters.set(name, { kind: 'number', value });
    scope.parameters.set(name.split('.')[1] ?? name, { kind: 'number', value });
  }
  scope.parameters.set('qm', {
    kind: 'list',
    first: 1,
    values: [
      { kind: 'number', value: -1 },
      { kind: 'number', value: 0.01 },
    ],
  });
  const volt = scope.data('phisp');
  if (volt?.kind === 'field' && volt.field.quantity) {
    scope.units.set('phi', { name: 'phi', unit: volt.field.quantity, ratio: 200 });
  }
  return scope;
}
