/** The floors of the house: a package imports only from lower floors (docs/architecture.md). */
const FLOORS = [
  ['ndarray'],
  ['units', 'geometry', 'analysis'],
  ['hdf5', 'expr'],
  ['emses'],
  ['figure', 'sample'],
  ['render'],
  ['engine', 'api'],
];

const names = (floors) => floors.flat().join('|');
const upward = FLOORS.map((floor, index) => ({
  name: `floor-${index}-imports-only-below`,
  comment: `${floor.join(' and ')} may import only ${names(FLOORS.slice(0, index)) || 'nothing of this repository'}.`,
  severity: 'error',
  from: { path: `^packages/(${floor.join('|')})/src`, pathNot: '\\.(test|bench)\\.tsx?$' },
  to: {
    path: '^(packages|apps)/',
    pathNot: [`^packages/(${names(FLOORS.slice(0, index)) || '-'})/`, '^packages/$1/'],
  },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    ...upward,
    {
      name: 'apps-apart',
      comment: 'The web application talks to the worker through packages/api alone.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/src' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'figure-runs-in-the-browser',
      severity: 'error',
      from: {
        path: '^packages/(ndarray|units|geometry|analysis|figure|expr)/src',
        pathNot: '\\.(test|bench)\\.tsx?$',
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'tests-are-not-imported',
      severity: 'error',
      from: { pathNot: '\\.(test|bench)\\.tsx?$' },
      to: { path: '\\.(test|bench)\\.tsx?$' },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', 'dist'] },
    exclude: { path: ['/dist/', '/dist-server/', '/\\.next/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.test.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@emout/source', 'import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
