import { describe, expect, it } from 'vitest';
import { readEnvironment } from './environment.js';

const enough = { EMOUT_RUNTIME_DIR: '/run/emout', EMOUT_ROOTS: '["/data"]' };

describe('readEnvironment', () => {
  it('fills in threads and memory', () => {
    const config = readEnvironment(enough);
    expect(config).toMatchObject({ runtimeDirectory: '/run/emout', roots: ['/data'], memoryBytes: 1024e6 });
    expect(config.threads).toBeGreaterThanOrEqual(2);
    expect(config).toMatchObject({ index: 0, graceMs: 20_000, endsAtMs: null, idleS: null });
  });

  it('takes what is set', () => {
    const config = readEnvironment({ ...enough, EMOUT_THREADS: '3', EMOUT_MEMORY_MB: '512' });
    expect(config).toMatchObject({ threads: 3, memoryBytes: 512e6 });
  });

  it('knows which worker it is, and when the session ends', () => {
    const config = readEnvironment({
      ...enough,
      EMOUT_WORKER_INDEX: '2',
      EMOUT_GRACE_S: '0',
      EMOUT_ENDS_AT: '1800000000',
      EMOUT_IDLE_S: '7200',
    });
    expect(config).toMatchObject({ index: 2, graceMs: 0, endsAtMs: 1_800_000_000_000, idleS: 7200 });
    expect(readEnvironment({ ...enough, EMOUT_ENDS_AT: '', EMOUT_IDLE_S: '' }).endsAtMs).toBeNull();
  });

  it.each([
    ['EMOUT_WORKER_INDEX', '-1'],
    ['EMOUT_GRACE_S', 'soon'],
    ['EMOUT_ENDS_AT', 'tomorrow'],
    ['EMOUT_IDLE_S', '0'],
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
