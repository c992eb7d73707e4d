import { execFile } from 'node:child_process';
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createKey,
  findKey,
  isKept,
  type KeyRequest,
  listKeys,
  MAX_KEYS,
  revokeKey,
  useKey,
} from './sign-in-keys.js';

const ONCE: KeyRequest = { kind: 'once', role: 'owner' };
const LASTING: KeyRequest = { kind: 'lasting', role: 'viewer' };
const PAST = new Date(Date.now() - 1000);

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'emout-keys-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const names = () => readdirSync(path.join(directory, 'keys')).sort();
const fileOf = (id: string) => path.join(directory, 'keys', `${id}.json`);

describe('a key', () => {
  it('is written as its hash alone, for its owner alone', () => {
    const { key, id } = createKey(directory, { ...ONCE, label: 'laptop' });
    expect(key).toMatch(/^[0-9a-f]{48}$/);
    const text = readFileSync(fileOf(id), 'utf8');
    expect(text).not.toContain(key);
    const hash = expect.stringMatching(new RegExp(`^${id}[0-9a-f]{48}$`));
    const parts = { v: 1, hash, kind: 'once', role: 'owner', scope: null, label: 'laptop' };
    expect(JSON.parse(text)).toMatchObject({ ...parts, expires_at: null });
    expect(statSync(fileOf(id)).mode & 0o777).toBe(0o600);
    expect(statSync(path.join(directory, 'keys')).mode & 0o777).toBe(0o700);
    expect(names()).toEqual([`${id}.json`]);
  });

  it('is found by itself, blanks around it aside, and by nothing like it', () => {
    const { key, id } = createKey(directory, LASTING);
    expect(findKey(directory, ` ${key}\n`)).toMatchObject({ state: 'good', id, record: { role: 'viewer' } });
    fc.assert(
      fc.property(fc.nat(47), fc.constantFrom(...'0123456789abcdefA/.'), (at, digit) => {
        fc.pre(key[at] !== digit);
        const other = `${key.slice(0, at)}${digit}${key.slice(at + 1)}`;
        expect(useKey(directory, other)).toEqual({ state: 'unknown' });
      }),
    );
  });

  it.each(['', '../secret', 'c0ffee', 'x'.repeat(5_000_000), '\0'.repeat(48)])(
    'is not a text such as %.20j',
    (text) => {
      expect(findKey(directory, text)).toEqual({ state: 'unknown' });
      expect(useKey(directory, text)).toEqual({ state: 'unknown' });
      expect(revokeKey(directory, text)).toBe(false);
      expect(isKept(directory, text)).toBe(false);
    },
  );

  it('of one time opens once, and says so afterwards', () => {
    const { key, id } = createKey(directory, ONCE);
    expect(useKey(directory, key)).toMatchObject({ state: 'good', id });
    for (const again of [useKey, findKey, useKey]) {
      expect(again(directory, key)).toEqual({ state: 'used', id });
    }
    expect(listKeys(directory)).toEqual([]);
    expect(names()).toEqual([`${id}.used`]);
  });

  it('that lasts opens until it is revoked', () => {
    const { key, id } = createKey(directory, LASTING);
    for (let k = 0; k < 3; k += 1) expect(useKey(directory, key)).toMatchObject({ state: 'good' });
    expect(isKept(directory, id)).toBe(true);
    expect(revokeKey(directory, id)).toBe(true);
    expect(revokeKey(directory, id)).toBe(false);
    expect(isKept(directory, id)).toBe(false);
    expect(useKey(directory, key)).toEqual({ state: 'unknown' });
  });

  it.each([ONCE, LASTING])('whose time is over opens nothing: %j', (request) => {
    const { key, id } = createKey(directory, { ...request, expiresAt: PAST });
    expect(useKey(directory, key)).toEqual({ state: 'expired', id });
    expect(isKept(directory, id)).toBe(false);
    expect(listKeys(directory)).toMatchObject([{ id, expired: true }]);
  });

  it('is told from others of the session, whatever is done in whatever order', () => {
    const step = fc.record({ what: fc.constantFrom('once', 'lasting', 'use', 'revoke'), which: fc.nat(9) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const own = mkdtempSync(path.join(directory, 'p-'));
        const model: { key: string; id: string; kind: string; state: string }[] = [];
        for (const { what, which } of steps) {
          const one = model[which % Math.max(1, model.length)];
          if (what === 'once' || what === 'lasting') {
            model.push({ ...createKey(own, { kind: what, role: 'owner' }), kind: what, state: 'good' });
          } else if (one !== undefined && what === 'use') {
            expect(useKey(own, one.key).state).toBe(one.state);
            if (one.kind === 'once' && one.state === 'good') one.state = 'used';
          } else if (one !== undefined) {
            expect(revokeKey(own, one.id)).toBe(one.state === 'good');
            if (one.state === 'good') one.state = 'unknown';
          }
        }
        for (const { key, state } of model) expect(findKey(own, key).state).toBe(state);
        const good = model.filter(({ state }) => state === 'good').map(({ id }) => id);
        expect(
          listKeys(own)
            .map(({ id }) => id)
            .sort(),
        ).toEqual(good.sort());
      }),
      { numRuns: 30 },
    );
  });
});

describe('two who bring the same key at once', () => {
  it('are one who is let in, in processes of their own', async () => {
    const run = promisify(execFile);
    const module = new URL('./sign-in-keys.ts', import.meta.url).href;
    const { key } = createKey(directory, ONCE);
    const at = Date.now() + 1500;
    // Each waits for the same moment; the key goes by the environment of a test, never of the product.
    const script = `
      const { useKey } = await import(process.env.KEYS_MODULE);
      while (Date.now() < Number(process.env.AT)) {}
      process.stdout.write(useKey(process.env.DIRECTORY, process.env.KEY).state);`;
    const compiled = module.replace('/src/', '/dist/').replace(/\.ts$/, '.js');
    const env = { ...process.env, KEYS_MODULE: compiled, AT: String(at), DIRECTORY: directory, KEY: key };
    const one = () => run(process.execPath, ['--input-type=module', '-e', script], { env });
    const answers = await Promise.all([one(), one(), one(), one()]);
    expect(answers.map(({ stdout }) => stdout).sort()).toEqual(['good', 'used', 'used', 'used']);
  });
});

describe('the directory of keys', () => {
  it('holds no more than it may; ended ones make room', () => {
    const ended = createKey(directory, { ...ONCE, expiresAt: PAST });
    for (let k = 1; k < MAX_KEYS; k += 1) createKey(directory, ONCE);
    createKey(directory, ONCE);
    expect(findKey(directory, ended.key).state).toBe('unknown');
    expect(() => createKey(directory, ONCE)).toThrow(
      expect.objectContaining({ tag: 'TooManyKeys', message: expect.stringContaining('--revoke') }),
    );
    expect(listKeys(directory)).toHaveLength(MAX_KEYS);
  });

  it('keeps a bounded number of marks of used keys', () => {
    for (let k = 0; k < MAX_KEYS + 20; k += 1) useKey(directory, createKey(directory, ONCE).key);
    expect(names().filter((name) => name.endsWith('.used'))).toHaveLength(MAX_KEYS);
  });

  it.each([
    ['half of it', (file: string) => writeFileSync(file, '{"v":1,"hash":"')],
    ['another version', (file: string) => writeFileSync(file, '{"v":2}')],
    ['a file that others may write', (file: string) => chmodSync(file, 0o666)],
    ['a very large file', (file: string) => writeFileSync(file, ' '.repeat(300_000))],
    [
      'a link',
      (file: string) => {
        const text = readFileSync(file);
        rmSync(file);
        writeFileSync(`${directory}/elsewhere`, text, { mode: 0o600 });
        symlinkSync(`${directory}/elsewhere`, file);
      },
    ],
  ])('sets %s aside and opens nothing with it', (_, spoil) => {
    const { key, id } = createKey(directory, LASTING);
    const other = createKey(directory, LASTING);
    spoil(fileOf(id));
    expect(useKey(directory, key)).toEqual({ state: 'unknown' });
    expect(names()).toContain(`${id}.broken`);
    expect(listKeys(directory).map((listed) => listed.id)).toEqual([other.id]);
  });

  it('takes the record of one key under the name of another for broken', () => {
    const viewer = createKey(directory, LASTING);
    const owner = createKey(directory, { kind: 'lasting', role: 'owner' });
    writeFileSync(fileOf(viewer.id), readFileSync(fileOf(owner.id)));
    expect(findKey(directory, viewer.key)).toEqual({ state: 'unknown' });
  });

  it('need not exist to be asked', () => {
    expect(listKeys(path.join(directory, 'nowhere'))).toEqual([]);
    expect(findKey(path.join(directory, 'nowhere'), 'a'.repeat(48))).toEqual({ state: 'unknown' });
  });
});

it.each([
  [{ ...ONCE, scope: [] }, /0 runs/],
  [{ ...ONCE, scope: Array<string>(65).fill('a') }, /65 runs/],
  [{ ...ONCE, scope: [''] }, /scope/],
  [{ ...ONCE, scope: ['a'.repeat(1000), 'b'.repeat(1000)] }, /folder/],
  [{ ...ONCE, label: 'l'.repeat(121) }, /121/],
  [{ ...ONCE, expiresAt: new Date(Number.NaN) }, /not a time/],
] satisfies [KeyRequest, RegExp][])(
  'a request for a key that no key can be is refused: %#',
  (request, words) => {
    expect(() => createKey(directory, request)).toThrow(
      expect.objectContaining({ tag: 'KeyRequest', message: expect.stringMatching(words) }),
    );
  },
);
