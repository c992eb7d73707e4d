import { expect, test } from 'vitest';
import { clockDifference } from './clock-difference.js';
import { ownIdentity } from './process-identity.js';
import { sessionReach } from './session-reach.js';
import { printReport, sessionReport } from './session-report.js';
import type { SessionState } from './session-state.js';
import { cacheMegabytes } from './start-session.js';

const NOW = Date.now() / 1000;

const LOOPBACK_JOB: SessionState = {
  v: 1,
  name: 'default',
  phase: 'running',
  address: 'http://localhost:46291',
  protocol: 'http',
  ...ownIdentity(),
  host: 'node-7',
  started_at: NOW,
  claimed_at: NOW,
  job_id: '12',
  worker_job_ids: [12],
  cluster: 'laurel',
  ends_at: null,
  idle_s: 7_200,
  workers: 2,
  base_path: '',
  socket: '/tmp/emout-1/web.sock',
  tls: null,
  session_dir: '/home/you/.emout/web/servers/default',
  roots: ['/data'],
  log: '/home/you/server.log',
};

const TLS_JOB: SessionState = {
  ...LOOPBACK_JOB,
  address: 'https://10.1.2.3:46291',
  protocol: 'https',
  base_path: '/a',
  tls: { ca_file: '/c', client_cert: '/d', client_key: '/e', require_encryption: true },
};

const TUNNEL = {
  v: 1,
  ...{ id: '0'.repeat(16), ...ownIdentity(), host: 'login-2', port: 46_292, socket: null },
  condition: 'alive',
} as const;

test('a laptop goes to the node by way of the login node', () => {
  expect(sessionReach(LOOPBACK_JOB, null, 'login.cluster')?.ssh).toMatch(
    /^ssh -N -L 46291:localhost:46291 -J (\S+)@login\.cluster \1@node-7$/,
  );
  expect(sessionReach({ ...LOOPBACK_JOB, job_id: null }, null, null)?.ssh).toMatch(/ [^ @]+@node-7$/);
  expect(sessionReach({ ...LOOPBACK_JOB, phase: 'queued', address: null }, null, null)).toBeNull();
});

test('with a tunnel a laptop goes to the login node that has it', () => {
  expect(sessionReach(TLS_JOB, TUNNEL, null)).toEqual({
    address: 'http://localhost:46292/a',
    ssh: expect.stringMatching(/^ssh -N -L 46292:localhost:46292 \S+@login-2$/),
  });
  expect(sessionReach(TLS_JOB, TUNNEL, 'login.cluster')?.ssh).toMatch(/@login\.cluster$/);
});

test('without its tunnel a laptop goes to the socket of the node, which needs no certificate', () => {
  const reach = sessionReach(TLS_JOB, { ...TUNNEL, condition: 'gone' }, 'login.cluster');
  expect(reach).toEqual({
    address: 'http://localhost:46291/a',
    ssh: expect.stringMatching(
      /^ssh -N -L 46291:\/tmp\/emout-1\/web\.sock -J \S+@login\.cluster \S+@node-7$/,
    ),
  });
  const open: SessionState = { ...LOOPBACK_JOB, address: 'http://10.1.2.3:46291' };
  expect(sessionReach(open, null, 'login.cluster')?.ssh).toMatch(
    /^ssh -N -L 46291:10\.1\.2\.3:46291 \S+@login\.cluster$/,
  );
});

test('a tunnel that is gone is said to be, with what brings it back', () => {
  const running = { kind: 'running', timeLeftS: 60 } as const;
  const words = (tunnel: Parameters<typeof sessionReport>[2]) =>
    sessionReport(TLS_JOB, running, tunnel, null).tunnel?.says;
  expect(words(TUNNEL)).toBe('It runs at port 46292 of login-2.');
  const back = 'Bring it back with: emout server tunnel --background --name default';
  expect(words({ ...TUNNEL, condition: 'gone' })).toBe(`It is gone from login-2. ${back}`);
  expect(words(null)).toBe(`There is none. ${back}`);
  expect(sessionReport(LOOPBACK_JOB, running, null, null).tunnel).toBeNull();
});

test('what has ended is reached nowhere', () => {
  const report = sessionReport(LOOPBACK_JOB, { kind: 'ended', how: 'its job is over' }, null, null);
  expect([report.address, report.ssh, report.host, report.time_left_s]).toEqual([null, null, null, null]);
  expect(printReport(report, null)).toContain('It has ended: its job is over.');
});

test('the time left is that of SLURM, and never negative', () => {
  const report = sessionReport(LOOPBACK_JOB, { kind: 'running', timeLeftS: 7200 }, null, null);
  expect(report.time_left_s).toBe(7200);
  const printed = printReport(report, 'http://localhost:46291/?token=k');
  expect(printed).toMatch(/^address +http:\S+token=k$/m);
  expect(printed).toMatch(/^idle end +after 2 h without use$/m);
  expect(printed).toMatch(/^workers +2$/m);
  const over = { ...LOOPBACK_JOB, ends_at: NOW - 500 };
  expect(sessionReport(over, { kind: 'running', timeLeftS: null }, null, null).time_left_s).toBe(0);
});

test('clocks that go apart by minutes are said to', () => {
  const at = (started_at: number, claimed_at: number | null = null) =>
    clockDifference({ ...LOOPBACK_JOB, started_at, claimed_at }, 10_000);
  expect(at(9_000, 8_999)).toBeNull();
  expect(at(10_100)).toBeNull();
  expect(at(10_300)).toMatch(/^The clock of node-7 is 5 min or more ahead of that of this machine/);
  expect(at(9_000, 9_600)).toMatch(/^The clock of node-7 is 10 min or more behind/);
});

test('half of the memory is for the caches, and never too little', () => {
  expect(['60G', '1t', '3000M', '1024K', '100M'].map(cacheMegabytes)).toEqual([
    30_720, 524_288, 1500, 256, 256,
  ]);
});
