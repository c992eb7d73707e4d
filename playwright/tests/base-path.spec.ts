import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { ExplorerPage } from '../session/explorer.js';
import { PORTALS, type PortalKind, startPortal } from '../session/portal.js';
import { sampleRoot } from '../session/sample-root.js';
import { startWebProcesses } from '../session/web-processes.js';

const BASE = '/node/c013/46291';

/** Drawing in 3D without a graphics card. */
test.use({
  launchOptions: {
    ...(process.env.EMOUT_CHROMIUM === undefined ? {} : { executablePath: process.env.EMOUT_CHROMIUM }),
    args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  },
});

/** Errors of the page and requests that failed or left the base path; a test ends with none. */
function troubleOf(page: Page): string[] {
  const trouble: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') trouble.push(message.text());
  });
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('request', (asked) => {
    const { protocol, pathname } = new URL(asked.url());
    if (/^http/.test(protocol) && !`${pathname}/`.startsWith(`${BASE}/`))
      trouble.push(`asked for ${pathname}`);
  });
  page.on('response', (answer) => {
    if (answer.status() >= 400) trouble.push(`${answer.status()} for ${answer.url()}`);
  });
  return trouble;
}

async function openPortal(kind: PortalKind, root: string) {
  const place = { kind: kind.namesItself ? 'http' : 'loopback', host: '127.0.0.1', port: 0 };
  const processes = await startWebProcesses(root, {
    EMOUT_LISTEN: JSON.stringify([place]),
    EMOUT_BASE_PATH: BASE,
    EMOUT_ALLOWED_HOSTS: 'localhost',
  });
  const portal = await startPortal(kind, () => processes.port, BASE);
  return {
    ...{ address: portal.address, strays: portal.strays, newKey: processes.newKey },
    [Symbol.asyncDispose]: async (): Promise<void> => {
      await portal[Symbol.asyncDispose]();
      await processes[Symbol.asyncDispose]();
    },
  };
}

for (const [name, kind] of Object.entries(PORTALS)) {
  test(`the dashboard lies below the base path behind ${name}`, async ({ page }) => {
    using sample = await sampleRoot();
    await using portal = await openPortal(kind, sample.path);
    const trouble = troubleOf(page);

    // Without a session every page leads to the sign-in page and back.
    await page.goto(`${portal.address}three/lunar?view=xz`);
    await expect(page).toHaveURL(`${portal.address}signin?next=%2Fthree%2Flunar%3Fview%3Dxz`);
    await page.getByRole('textbox').fill(portal.newKey());
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page).toHaveURL(`${portal.address}three/lunar?view=xz`);
    const scene = page.getByRole('img', { name: /boundar(y|ies) in 3D/ });
    await expect(scene).toHaveAttribute('data-drawn', 'true');

    // The pages are one another's neighbours: going there loads no document.
    await page.evaluate(() => document.body.setAttribute('data-still', 'here'));
    await page.getByRole('link', { name: 'emout', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Runs' })).toBeVisible();
    await expect(page).toHaveURL(portal.address);
    await expect(page.locator('img[src*="/f.png"]').first()).toBeVisible();
    await page.getByRole('link', { name: /lunar/ }).first().click();
    const explorer = new ExplorerPage(page);
    await explorer.drawn();
    expect(new URL(page.url()).pathname).toBe(`${BASE}/run/lunar`);
    await page.getByRole('link', { name: 'Parameters' }).click();
    await expect(page).toHaveURL(`${portal.address}input/lunar`);
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    await page.goBack();
    await explorer.drawn();
    await expect(page.locator('body')).toHaveAttribute('data-still', 'here');

    await page.reload();
    await explorer.drawn();
    await explorer.position.press('ArrowRight');
    await expect.poll(() => explorer.query().get('expr')).not.toBeNull();
    expect(new URL(page.url()).pathname).toBe(`${BASE}/run/lunar`);

    // What is copied and saved lies there, too.
    await page.getByRole('button', { name: 'Copy', exact: true }).first().click();
    const share = page.getByRole('dialog', { name: 'Copy this figure' });
    await expect(share.getByText(`${portal.address}fig/lunar.png?`)).toBeVisible();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      share.getByRole('link', { name: 'PNG' }).click(),
    ]);
    expect(new URL(download.url()).pathname).toBe(`${BASE}/fig/lunar.png`);
    expect(
      readFileSync(await download.path())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');

    expect(await page.evaluate(() => document.fonts.check('1em "Source Sans 3 Variable"'))).toBe(true);
    // An address with a key signs in another browser; all cookies are for the base path alone.
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Dark theme' }).click();
    const { href: root } = new URL('/', portal.address);
    expect((await page.context().cookies(portal.address)).length).toBeGreaterThan(1);
    expect(await page.context().cookies(root)).toEqual([]);
    await page.context().clearCookies();
    const key = portal.newKey();
    await page.goto(`${portal.address}run/lunar?token=${key}`);
    await new ExplorerPage(page).drawn();
    expect(new URL(page.url()).pathname).toBe(`${BASE}/run/lunar`);
    expect(page.url()).not.toContain(key);
    expect(portal.strays).toEqual([]);
    expect(trouble).toEqual([]);
  });
}
