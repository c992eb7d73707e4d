import { describe, expect, it } from 'vitest';
import { classify, compareFieldNames } from './field-name.js';
import { sortFileNames } from './file-names.js';

describe('classify', () => {
  it.each([
    ['phisp', 'fields', 'Potential'],
    ['ex', 'fields', 'Electric field, x component'],
    ['rbz', 'fields', 'Magnetic field, z component, at the nodes'],
    ['nd1p', 'densities', 'Number density of species 1'],
    ['nd12p', 'densities', 'Number density of species 12'],
    ['jx', 'currents', 'Current density, x component'],
    ['j2y', 'currents', 'Current density, y component, species 2'],
    ['js', 'currents', 'Surface current'],
    ['j1s', 'currents', 'Surface current of species 1'],
    ['rho', 'charges', 'Charge density'],
    ['rhobk', 'charges', 'Background charge density'],
    ['rhobksp3', 'charges', 'Background charge density of species 3'],
    ['rhobkac2', 'charges', 'Accumulated charge density of species 2'],
    ['temp1', 'other', 'temp1'],
    ['constructor', 'other', 'constructor'],
  ])('%s is in %s: %s', (name, category, label) => {
    expect(classify(name)).toMatchObject({ category, label });
  });

  it('gives the parts that a translation needs', () => {
    expect(classify('j12z')).toMatchObject({
      kind: 'currentDensity',
      species: 12,
      component: 'z',
      relocated: false,
    });
    expect(classify('rex')).toMatchObject({
      kind: 'electricField',
      species: null,
      component: 'x',
      relocated: true,
    });
  });
});

describe('sortFileNames', () => {
  const files = sortFileNames([
    'rho00_0000.h5',
    'nd10p00_0000.h5',
    'nd2p00_0000.h5',
    'phisp00_0000.h5',
    'ey00_0000.h5',
    'j1x00_0000.h5',
    'custom00_0000.h5',
    'phisp00_0001.h5',
    'phisp01_0000.h5',
    '00_0000.h5',
    '1abc00_0000.h5',
    'p1xe00_0000.h5',
    'p12vxe00_0000.h5',
    'p4tide00_0001.h5',
    'p2z00_0000.h5',
    'p3vye00_0000_0007.h5',
    'icur',
    'pbody',
    'icur2',
    'plasma.inp',
    'plasma.inp~',
    'energy',
  ]);

  it('finds fields and puts them in reading order', () => {
    expect([...files.fields.keys()]).toEqual(['phisp', 'ey', 'nd2p', 'nd10p', 'j1x', 'rho', 'custom']);
    expect(files.fields.get('nd2p')).toBe('nd2p00_0000.h5');
  });

  it('tells particles by species, component, segment, part and rank', () => {
    expect(files.particles).toEqual([
      { fileName: 'p12vxe00_0000.h5', species: 12, component: 'vx', segment: 0, part: 0, rank: null },
      { fileName: 'p1xe00_0000.h5', species: 1, component: 'x', segment: 0, part: 0, rank: null },
      { fileName: 'p2z00_0000.h5', species: 2, component: 'z', segment: 0, part: 0, rank: null },
      { fileName: 'p3vye00_0000_0007.h5', species: 3, component: 'vy', segment: 0, part: 0, rank: 7 },
      { fileName: 'p4tide00_0001.h5', species: 4, component: 'tid', segment: 0, part: 1, rank: null },
    ]);
  });

  it('knows the diagnostics and the input', () => {
    expect(files.diagnostics).toEqual(['icur', 'pbody', 'energy']);
    expect(files.inputs).toEqual(['plasma.inp']);
  });
});

describe('compareFieldNames', () => {
  it('is a total order', () => {
    const names = [
      'phisp',
      'ex',
      'rex',
      'nd1p',
      'nd2p',
      'nd10p',
      'jx',
      'j1x',
      'js',
      'rho',
      'rhobk',
      'foo',
      'bar',
    ];
    for (const a of names) {
      for (const b of names) {
        expect(Math.sign(compareFieldNames(a, b))).toBe(-Math.sign(compareFieldNames(b, a)) + 0);
        if (a !== b) expect(compareFieldNames(a, b)).not.toBe(0);
      }
    }
  });
});
