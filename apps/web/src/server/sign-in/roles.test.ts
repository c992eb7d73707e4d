import { expect, it } from 'vitest';
import { Gate } from '../gate.js';
import { Browser } from '../testing/browser.js';
import { SignInServer } from '../testing/sign-in-server.js';

const TABLE = { 'runs.list': 'viewer', 'figures.store': 'owner' } as const;

it('a viewer looks and an owner changes, as the table of procedures says', async () => {
  await using server = await SignInServer.start({ procedureRoles: TABLE });
  expect(server.opened.gate).toBeInstanceOf(Gate);
  const ask = async (role: 'owner' | 'viewer', procedures: string) => {
    const { key } = server.key({ kind: 'lasting', role });
    const browser = new Browser(`http://127.0.0.1:${server.port}`);
    await browser.ask(`/?token=${key}`);
    const byCookie = await browser.ask(`/api/trpc/${procedures}`);
    const headers = { authorization: `Bearer ${key}` };
    const byBearer = await new Browser(browser.origin).ask(`/api/trpc/${procedures}`, { headers });
    expect(byBearer.status).toBe(byCookie.status);
    return byCookie;
  };
  // There is no worker: 503 is what came as far as that.
  for (const procedures of ['runs.list', 'figures.store', 'runs.list,figures.store?batch=1']) {
    expect((await ask('owner', procedures)).status).toBe(503);
  }
  expect((await ask('viewer', 'runs.list')).status).toBe(503);
  for (const procedures of ['figures.store', 'figures%2Estore', 'runs.list%2Cfigures.store?batch=1']) {
    const refused = await ask('viewer', procedures);
    expect([procedures, refused.status]).toEqual([procedures, 403]);
    expect(refused.text).toContain('"tag":"OwnerOnly"');
  }
  const batch = JSON.parse((await ask('viewer', 'runs.list,figures.store?batch=1')).text) as unknown[];
  expect(batch).toHaveLength(2);
  expect((await server.audit()).filter(({ event }) => event === 'denied')[0]).toMatchObject({
    role: 'viewer',
    client: expect.stringMatching(/^[\w-]{8,32}$/),
    path: '/api/trpc/figures.store',
  });
});
