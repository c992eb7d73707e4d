import { expect, test } from 'vitest';
import { SettingError } from './errors.js';
import { SETTINGS, type SettingSources, serverSettings } from './server-settings.js';

const settle = (sources: Partial<SettingSources>) =>
  serverSettings({ flags: {}, env: {}, config: {}, ...sources });

test('a flag wins over EMOUT_, which wins over EMOUT_DASK_, config.json and the default', () => {
  const flags = { memory: '1G' };
  const config = { memory: '4G' };
  const both = { EMOUT_MEMORY: '2G', EMOUT_DASK_MEMORY: '3G' };
  const old = { EMOUT_DASK_MEMORY: '3G' };
  expect(settle({ flags, env: both, config }).memory).toBe('1G');
  expect(settle({ env: both, config }).memory).toBe('2G');
  expect(settle({ env: old, config }).memory).toBe('3G');
  expect(settle({ config }).memory).toBe('4G');
  expect(settle({}).memory).toBe('16G');
});

test('an empty variable says nothing', () => {
  expect(settle({ env: { EMOUT_PARTITION: '', EMOUT_DASK_PARTITION: 'gr1' } }).partition).toBe('gr1');
});

test('lists are repeated flags, parted variables, or lists in config.json', () => {
  expect(settle({ flags: { envMods: ['module load a', 'b; c'] } }).envMods).toEqual([
    'module load a',
    'b; c',
  ]);
  expect(settle({ env: { EMOUT_DASK_ENV_MODS: 'module load a; b\n c\n' } }).envMods).toEqual([
    'module load a; b',
    'c',
  ]);
  expect(settle({ config: { root: ['/a', '/b'] } }).roots).toEqual(['/a', '/b']);
  expect(settle({ env: { EMOUT_ROOT: '/a:/b' } }).roots).toEqual(['/a', '/b']);
});

test('times without use, paths and places to listen at are read', () => {
  expect(
    ['90m', '2h', '1-00:00:00', 'off', '0'].map((idle) => settle({ flags: { idleS: idle } }).idleS),
  ).toEqual([5_400, 7_200, 86_400, 0, 0]);
  expect(settle({ env: { EMOUT_BASE_PATH: '/node/{host}/{port}/' } }).basePath).toBe('/node/{host}/{port}');
  expect(settle({ env: { EMOUT_DASK_SCHED_IP: '10.10.64.2' } }).host).toBe('10.10.64.2');
  expect(settle({ env: { EMOUT_ALLOWED_HOSTS: 'a.org, b.org' } }).allowedHosts).toEqual(['a.org', 'b.org']);
  expect(settle({ config: { listen: 'http', workers: 3 } })).toMatchObject({ listening: 'http', workers: 3 });
  expect(settle({})).toMatchObject({ listening: null, workers: 1, idleS: 0, basePath: '', allowedHosts: [] });
});

test('numbers may be numbers in config.json', () => {
  expect(settle({ config: { cores: 12 } }).cores).toBe(12);
});

test.each([
  [{ flags: { memory: 'plenty' } }, '--memory: "plenty" is not a size such as 60G.'],
  [{ env: { EMOUT_DASK_CORES: '0' } }, 'EMOUT_DASK_CORES: "0" is not a whole number from 1 to 4096.'],
  [{ config: { walltime: {} } }, '"walltime" in config.json: it has to be a text'],
  [{ flags: { partition: 'a b' } }, '--partition: "a b" is not the name of a partition.'],
  [{ flags: { walltime: '1:00\n#SBATCH -p x' } }, '--walltime: '],
  [{ flags: { idleS: '2' } }, '--idle: "2" is not a time such as 90m'],
  [{ flags: { basePath: 'a' } }, '--base-path: "a" is not a path such as /a/b'],
  [{ env: { EMOUT_LISTEN_KIND: 'all' } }, 'EMOUT_LISTEN_KIND: "all" is none of tls, http, loopback.'],
  [{ flags: { host: '-x' } }, '--host: "-x" is not the address of a machine.'],
  [{ flags: { allowedHosts: ['a/b'] } }, '--allowed-host: "a/b" is not the name of a machine.'],
  [{ flags: { workers: '0' } }, '--workers: "0" is not a whole number from 1 to 64.'],
  [{ flags: { dialect: 'kyoto' } }, '--resources: "kyoto" is neither standard nor rsc.'],
])('%j is refused, and it is said where it stands', (sources, sentence) => {
  expect(() => settle(sources)).toThrow(SettingError);
  expect(() => settle(sources)).toThrow(sentence);
});

test('no two settings share a flag or a variable', () => {
  const names = Object.values(SETTINGS).flatMap(({ flag, variables }) => [flag, ...variables]);
  expect(new Set(names).size).toBe(names.length);
});

test('what config.json inherits is no setting', () => {
  expect(settle({ config: Object.create({ memory: '9G' }) }).memory).toBe('16G');
});
