import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readInstitution } from './institution.js';

describe('readInstitution', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(path.join(tmpdir(), 'emout-oidc-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const good = {
    ...{ issuer: 'https://login.example', client_id: 'a', client_secret_file: 'secret' },
    ...{ name: 'A', role: 'viewer', allow: { domains: ['a.example'] } },
  };
  function write(settings: unknown, secret = 's3cret', mode = 0o600): string {
    const file = path.join(directory, 'oidc.json');
    writeFileSync(file, typeof settings === 'string' ? settings : JSON.stringify(settings));
    writeFileSync(path.join(directory, 'secret'), secret);
    chmodSync(path.join(directory, 'secret'), mode);
    return file;
  }

  it('finds the secret beside the file', () => {
    expect(readInstitution(write(good))).toMatchObject({ clientSecret: 's3cret', name: 'A' });
  });

  it.each([
    [good, 's3cret', 0o640, /chmod 600/],
    [good, '\n', 0o600, /empty/],
    ['{"client_secret":"s3cret"', 's3cret', 0o600, /not JSON/],
    [{ ...good, issuer: 'http://login.example' }, 's3cret', 0o600, /issuer.*https/],
    [{ ...good, allow: {} }, 's3cret', 0o600, /allow/],
    [{ ...good, allow: { domains: [] } }, 's3cret', 0o600, /allow/],
    [{ ...good, role: 'root' }, 's3cret', 0o600, /role/],
    [{ ...good, client_secret: 's3cret' }, 's3cret', 0o600, /client_secret/],
    [{ ...good, client_secret_file: 'nowhere' }, 's3cret', 0o600, /ENOENT/],
  ])('says what is wrong and quotes no secret: %#', (settings, secret, mode, words) => {
    const file = write(settings, secret, mode);
    let error: unknown = null;
    try {
      readInstitution(file);
    } catch (caught) {
      error = caught;
    }
    expect(error).toMatchObject({ tag: 'InstitutionFile', message: expect.stringMatching(words) });
    expect(String(error)).not.toContain('s3cret');
  });
});
