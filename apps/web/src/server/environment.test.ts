import { describe, expect, it } from 'vitest';
import { readEnvironment } from './environment.js';

const NEEDED = { EMOUT_PORT: '46291', EMOUT_SESSION: 'a-46291', EMOUT_RUNTIME_DIR: '/run/a' };

describe('readEnvironment', () => {
  it('has a default for all that need not be said', () => {
    expect(readEnvironment(NEEDED)).toEqual({
      listen: [{ kind: 'loopback', port: 46291 }],
      session: 'a-46291',
      sessionDirectory: '/run/a',
      runtimeDirectory: '/run/a',
      workers: 1,
      workerSockets: ['/run/a/worker-0.sock'],
      basePath: '',
      allowedHosts: [],
      endsAt: null,
      idleS: null,
      graceS: 20,
    });
  });

  it('reads what is said', () => {
    const listen = [
      { kind: 'loopback', port: 0 },
      { kind: 'tls', host: '10.1.2.3', port: 1 },
      { kind: 'http', host: '::', port: 2 },
      { kind: 'socket', path: '/run/a/web.sock' },
    ];
    const { EMOUT_PORT: _, ...needed } = NEEDED;
    const read = readEnvironment({
      ...needed,
      EMOUT_LISTEN: JSON.stringify(listen),
      EMOUT_SESSION_DIR: '/home/me/s',
      EMOUT_WORKERS: '2',
      EMOUT_BASE_PATH: '/node/c013/46291',
      EMOUT_ALLOWED_HOSTS: 'Portal.example, other.example',
      EMOUT_ENDS_AT: '1800000000',
      EMOUT_IDLE_S: '7200',
      EMOUT_GRACE_S: '0.5',
    });
    expect(read).toMatchObject({
      listen,
      sessionDirectory: '/home/me/s',
      endsAt: 1_800_000_000,
      idleS: 7200,
    });
    expect(read.workerSockets).toEqual(['/run/a/worker-0.sock', '/run/a/worker-1.sock']);
    expect(read).toMatchObject({ basePath: '/node/c013/46291', graceS: 0.5 });
    expect(read.allowedHosts).toEqual(['portal.example', 'other.example']);
  });

  it.each([
    ['EMOUT_PORT', '70000'],
    ['EMOUT_PORT', ''],
    ['EMOUT_SESSION', 'a b'],
    ['EMOUT_RUNTIME_DIR', ''],
    ['EMOUT_WORKERS', '0'],
    ['EMOUT_WORKERS', '1.5'],
    ['EMOUT_BASE_PATH', '/a/../b'],
    ['EMOUT_IDLE_S', '2h'],
    ['EMOUT_GRACE_S', '-1'],
    ['EMOUT_LISTEN', '{'],
    ['EMOUT_LISTEN', '[]'],
    ['EMOUT_LISTEN', '[7]'],
    ['EMOUT_LISTEN', '[{"kind":"udp","port":1}]'],
    ['EMOUT_LISTEN', '[{"kind":"loopback","port":"1"}]'],
    ['EMOUT_LISTEN', '[{"kind":"tls","host":"node7","port":1}]'],
    ['EMOUT_LISTEN', '[{"kind":"socket","path":"web.sock"}]'],
  ])('says what is wrong with %s=%s', (name, value) => {
    expect(() => readEnvironment({ ...NEEDED, [name]: value })).toThrow(
      expect.objectContaining({ tag: 'Environment', message: expect.stringContaining(name) }),
    );
  });
});
