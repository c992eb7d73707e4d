import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AuditLog, auditLine } from './audit-log.js';
import { TokenBucket } from './token-bucket.js';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'emout-audit-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(directory, { recursive: true });
});

const file = () => path.join(directory, 'audit.log');
const lines = (name = file()) =>
  readFileSync(name, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));

describe('a line', () => {
  it('is one line of plain JSON, whatever was asked for', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(text, text, (asked, client) => {
        const line = auditLine({ event: 'denied', path: asked, client }, new Date(0));
        expect(line.indexOf('\n')).toBe(line.length - 1);
        expect(line.slice(0, -1)).not.toMatch(/[\p{Cc}\u2028\u2029\u202e]/u);
        expect(JSON.parse(line)).toMatchObject({ t: '1970-01-01T00:00:00.000Z', event: 'denied', client });
      }),
      { numRuns: 500 },
    );
  });

  it('has neither a query nor what looks like a key, and is not long', () => {
    const key = '0123456789abcdef'.repeat(3);
    const line = auditLine({ event: 'denied', path: `/run/${key}/a?token=${key}` }, new Date());
    expect(line).not.toContain(key);
    expect(line).not.toContain('token');
    expect(auditLine({ event: 'denied', path: `/${'z'.repeat(5000)}` }, new Date()).length).toBeLessThan(500);
  });
});

describe('AuditLog', () => {
  it('writes what happened in its order, for the owner alone', async () => {
    await using log = new AuditLog(directory);
    log.write({ event: 'link-used', role: 'owner', key: 'a1' });
    log.write({ event: 'sign-in', role: 'viewer', client: 'c' });
    await log.flush();
    log.write({ event: 'signed-out', client: 'c' });
    await log.flush();
    expect(lines()).toMatchObject([
      { event: 'link-used', role: 'owner', key: 'a1', t: expect.stringMatching(/^20\d\d-.*Z$/) },
      { event: 'sign-in' },
      { event: 'signed-out' },
    ]);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    chmodSync(file(), 0o644);
    log.write({ event: 'signed-out' });
    await log.flush();
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  it('keeps one earlier file', async () => {
    await using log = new AuditLog(directory, 2000);
    for (let k = 0; k < 100; k += 1) {
      log.write({ event: 'sign-in', client: `c${k}` });
      await log.flush();
    }
    const kept = [...lines(`${file()}.1`), ...(existsSync(file()) ? lines() : [])];
    expect(kept.at(-1)).toMatchObject({ client: 'c99' });
    expect(statSync(`${file()}.1`).size).toBeLessThan(2200);
    expect(existsSync(`${file()}.2`)).toBe(false);
  });

  it('counts refusals beyond a number, and writes every sign-in', async () => {
    const refusals = new TokenBucket({ size: 3, refillMs: 1e9 });
    await using log = new AuditLog(directory, 1e6, refusals);
    for (let k = 0; k < 50; k += 1) log.write({ event: 'denied', path: '/' });
    log.write({ event: 'sign-in', role: 'owner' });
    await log.flush();
    expect(lines()).toHaveLength(4);
    expect(lines().at(-1)).toMatchObject({ event: 'sign-in', missed: 47 });
  });

  it('holds a bounded number of lines while the disk is slow', async () => {
    await using log = new AuditLog(directory);
    for (let k = 0; k < 5000; k += 1) log.write({ event: 'sign-in' });
    await log.flush();
    log.write({ event: 'sign-in' });
    await log.flush();
    expect(lines()).toHaveLength(1001);
    expect(lines().at(-1)).toMatchObject({ missed: 4000 });
  });

  it('says once that it cannot write, and follows no link', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => {});
    symlinkSync(path.join(directory, 'elsewhere'), file());
    await using log = new AuditLog(directory);
    for (let k = 0; k < 3; k += 1) {
      log.write({ event: 'sign-in' });
      await log.flush();
    }
    expect(told).toHaveBeenCalledTimes(1);
    expect(existsSync(path.join(directory, 'elsewhere'))).toBe(false);
    rmSync(file());
    log.write({ event: 'signed-out' });
    await log.flush();
    expect(lines()).toMatchObject([{ event: 'signed-out' }]);
  });
});
