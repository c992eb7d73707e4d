import { hostname } from 'node:os';
import { describe, expect, it } from 'vitest';
import { askedAs } from './asked-as.js';

const PORTAL = ['portal.example'];
const FORWARDED = { 'x-forwarded-host': 'portal.example', 'x-forwarded-proto': 'https' };

describe('how a browser sees the server', () => {
  it.each(['localhost:46291', '127.0.0.1', '[::1]:1'])('is as it asked, for %s', (host) => {
    for (const kind of ['loopback', 'tls', 'http', 'socket'] as const) {
      expect(askedAs({ host }, kind, [])).toEqual({ host, scheme: 'http' });
    }
  });

  it('is as a portal says where the server listens for portals, and nowhere else', () => {
    const headers = { ...FORWARDED, host: `${hostname()}:46291` };
    expect(askedAs(headers, 'http', PORTAL)).toEqual({ host: 'portal.example', scheme: 'https' });
    expect(askedAs(headers, 'http', [])).toBeNull();
    for (const kind of ['loopback', 'tls', 'socket'] as const) {
      const local = { ...FORWARDED, host: 'localhost:1' };
      expect(askedAs(local, kind, PORTAL)).toEqual({ host: 'localhost:1', scheme: 'http' });
    }
  });

  it('is the portal’s name where a portal passes it on as it was', () => {
    const headers = { host: 'portal.example', 'x-forwarded-proto': 'https' };
    expect(askedAs(headers, 'http', PORTAL)).toEqual({ host: 'portal.example', scheme: 'https' });
    expect(askedAs(headers, 'loopback', PORTAL)).toEqual({ host: 'portal.example', scheme: 'http' });
  });

  it.each([
    { host: 'evil.example' },
    { host: undefined },
    { ...FORWARDED, host: 'evil.example' },
    { ...FORWARDED, host: 'localhost', 'x-forwarded-host': 'evil.example' },
  ])('is nothing to answer for %j', (headers) => {
    expect(askedAs(headers, 'http', PORTAL)).toBeNull();
  });

  it('is the first of several portals', () => {
    const headers = {
      host: '10.1.2.3:1',
      'x-forwarded-host': 'portal.example:8443, inner.example',
      'x-forwarded-proto': 'https, http',
    };
    expect(askedAs(headers, 'http', PORTAL)).toEqual({ host: 'portal.example:8443', scheme: 'https' });
  });
});
