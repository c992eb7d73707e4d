import { expect, test } from 'vitest';
import { ownIdentity } from './process-identity.js';
import { printReport, sessionReport, sshLine } from './session-report.js';
import type { SessionState } from './session-state.js';
import { cacheMegabytes } from './start-session.js';

const JOB: SessionState = {
  v: 1,
  name: 'default',
  phase: 'running',
  address: 'http://localhost:46291',
  ...ownIdentity(),
  host: 'node-7',
  started_at: 1,
  job_id: '12',
  ends_at: null,
  roots: ['/data'],
  log: '/home/you/server.log',
};

test('a laptop goes to the node by way of the login node', () => {
  expect(sshLine(JOB, 'login.cluster')).toMatch(
    /^ssh -N -L 46291:localhost:46291 -J (\S+)@login\.cluster \1@node-7$/,
  );
  expect(sshLine({ ...JOB, job_id: null }, null)).toMatch(/ [^ @]+@node-7$/);
  expect(sshLine({ ...JOB, phase: 'queued', address: null }, null)).toBeNull();
});

test('what has ended is reached nowhere', () => {
  const report = sessionReport(JOB, { kind: 'ended', how: 'its job is over' }, null);
  expect([report.address, report.ssh, report.host, report.time_left_s]).toEqual([null, null, null, null]);
  expect(printReport(report, null)).toContain('It has ended: its job is over.');
});

test('the time left is that of SLURM', () => {
  const report = sessionReport(JOB, { kind: 'running', timeLeftS: 7200 }, null);
  expect(report.time_left_s).toBe(7200);
  expect(printReport(report, 'http://localhost:46291/?token=k')).toMatch(/^address +http:\S+token=k$/m);
});

test('half of the memory is for the caches, and never too little', () => {
  expect(['60G', '1t', '3000M', '1024K', '100M'].map(cacheMegabytes)).toEqual([
    30_720, 524_288, 1500, 256, 256,
  ]);
});
