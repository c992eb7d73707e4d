import { describe, expect, it } from 'vitest';
import { readEnvironment } from './environment.js';

const enough = { EMOUT_RUNTIME_DIR: '/run/emout', EMOUT_ROOTS: '["/data"]' };

describe('readEnvironment', () => {
  it('fills in threads and memory', () => {
    const config = readEnvironment(enough);
    expect(config).toMatchObject({ runtimeDirectory: '/run/emout', roots: ['/data'], memoryBytes: 1024e6 });
    expect(config.threads).toBeGreaterThanOrEqual(2);
  });

  it('takes what is set', () => {
    const config = readEnvironment({ ...enough, EMOUT_THREADS: '3', EMOUT_MEMORY_MB: '512' });
    expect(config).toMatchObject({ threads: 3, memoryBytes: 512e6 });
  });

  it.each([
    ['EMOUT_RUNTIME_DIR', ''],
    ['EMOUT_ROOTS', '/data'],
    ['EMOUT_ROOTS', '[]'],
    ['EMOUT_ROOTS', '[1]'],
    ['EMOUT_THREADS', '0'],
    ['EMOUT_THREADS', 'many'],
    ['EMOUT_MEMORY_MB', '1'],
  ])('names %s when it is %j', (name, value) => {
    expect(() => readEnvironment({ ...enough, [name]: value })).toThrow(name);
  });
});
