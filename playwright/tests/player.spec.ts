import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { type LabelledScene, type PlayOptions, play } from '@emout/render/player';
import { expect, type Locator, type Page, type TestInfo, test } from '@playwright/test';

const COUNT = 5;

/** Frames of one colour each: frame k is (40·k, 20, 200). */
function scenes(count = COUNT): LabelledScene[] {
  return Array.from({ length: count }, (_, k) => ({
    label: `t = ${k}.0 ms`,
    scene: {
      widthPx: 320,
      heightPx: 120,
      dpi: 100,
      background: { r: 40 * k, g: 20, b: 200, a: 1 },
      marks: [],
    },
  }));
}

async function open(page: Page, info: TestInfo, options: Partial<PlayOptions> = {}): Promise<Locator> {
  const file = info.outputPath('player.html');
  writeFileSync(file, await play(scenes(), { title: 'phisp', intervalMs: 60, mode: 'once', ...options }));
  await page.goto(pathToFileURL(file).href);
  const player = page.locator('emout-player');
  await shows(player, 0);
  return player;
}

/** Waits until the canvas has the pixels of a frame. */
async function shows(player: Locator, frame: number): Promise<void> {
  await expect
    .poll(() =>
      player.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
        const pixel = canvas.getContext('2d')?.getImageData(5, 5, 1, 1).data;
        return pixel === undefined ? [] : [...pixel];
      }),
    )
    .toEqual([40 * frame, 20, 200, 255]);
}

/** The frames that come to be shown from now on, in their order. */
async function recordFrames(player: Locator): Promise<() => Promise<number[]>> {
  await player.evaluate((element) => {
    const label = element.shadowRoot?.querySelector('.count');
    const seen: number[] = [];
    Object.assign(globalThis, { seen });
    // Every change is recorded, also to the same frame.
    if (label)
      new MutationObserver(() => seen.push(Number.parseInt(label.textContent ?? '', 10) - 1)).observe(label, {
        childList: true,
      });
  });
  return () => player.evaluate(() => (globalThis as { seen?: number[] }).seen ?? []);
}

test('plays once to the end from a file, without network or complaint, and starts again from the first', async ({
  page,
}, info) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!/^(file|data|blob):/.test(request.url())) complaints.push(request.url());
  });
  const player = await open(page, info);
  await expect(player.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  await expect(player.getByText('1 of 5')).toBeVisible();
  await player.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(player.getByRole('button', { name: 'Pause' })).toBeVisible();
  await shows(player, 4);
  await expect(player.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  await player.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(player.getByText('5 of 5')).toBeHidden();
  await shows(player, 4);
  expect(complaints).toEqual([]);
});

test('the slider seeks, also while it plays, and says where it is', async ({ page }, info) => {
  const player = await open(page, info, { intervalMs: 5000 });
  const slider = player.getByRole('slider', { name: 'Frame' });
  await slider.fill('3');
  await shows(player, 3);
  await expect(slider).toHaveAttribute('aria-valuetext', 't = 3.0 ms, 4 of 5');
  await expect(player.getByRole('img')).toHaveAttribute('aria-label', 'phisp: t = 3.0 ms');
  await player.getByRole('button', { name: 'Play', exact: true }).click();
  await slider.fill('1');
  await shows(player, 1);
  await expect(player.getByRole('button', { name: 'Pause' })).toBeVisible();
});

test('steps clamp at the ends; first and last', async ({ page }, info) => {
  const player = await open(page, info);
  await player.getByRole('button', { name: 'Previous frame' }).click();
  await shows(player, 0);
  await player.getByRole('button', { name: 'Next frame' }).click();
  await shows(player, 1);
  await player.getByRole('button', { name: 'Last frame' }).click();
  await shows(player, 4);
  await player.getByRole('button', { name: 'Next frame' }).click();
  await shows(player, 4);
  await player.getByRole('button', { name: 'First frame' }).click();
  await shows(player, 0);
});

test('plays backwards, and wraps in a loop', async ({ page }, info) => {
  const player = await open(page, info, { mode: 'loop' });
  const frames = await recordFrames(player);
  const backwards = player.getByRole('button', { name: 'Play backwards' });
  await backwards.click();
  await expect(backwards).toHaveAttribute('aria-pressed', 'true');
  await expect
    .poll(async () => (await frames()).filter((k, i, all) => k !== all[i - 1]).join(''))
    .toMatch(/0?432104/);
  await backwards.click();
  await expect(backwards).toHaveAttribute('aria-pressed', 'false');
});

test('reflects: the end frame is shown twice, then it runs back', async ({ page }, info) => {
  const player = await open(page, info, { intervalMs: 50 });
  await player.getByRole('radio', { name: 'reflect' }).check();
  const times = await player.evaluate(async (element) => {
    const slider = element.shadowRoot?.querySelector('input[type=range]');
    const play = element.shadowRoot?.querySelector<HTMLButtonElement>('button.play');
    const shown: [number, number][] = [];
    play?.click();
    while (shown.length < 9) {
      await new Promise(requestAnimationFrame);
      const frame = slider instanceof HTMLInputElement ? slider.valueAsNumber : -1;
      if (frame !== shown.at(-1)?.[0]) shown.push([frame, performance.now()]);
    }
    play?.click();
    return shown;
  });
  expect(times.map(([frame]) => frame)).toEqual([0, 1, 2, 3, 4, 3, 2, 1, 0]);
  const stay = (k: number) => (times[k + 1]?.[1] ?? 0) - (times[k]?.[1] ?? 0);
  expect(stay(4)).toBeGreaterThan(1.3 * stay(2));
});

test('keys: space, arrows, home, end, faster, slower, reverse', async ({ page }, info) => {
  const player = await open(page, info, { intervalMs: 200, mode: 'loop' });
  await page.keyboard.press('ArrowRight');
  await shows(player, 1);
  await page.keyboard.press('ArrowLeft');
  await shows(player, 0);
  await page.keyboard.press('End');
  await shows(player, 4);
  await page.keyboard.press('Home');
  await shows(player, 0);
  await page.keyboard.press('Shift+ArrowRight');
  await shows(player, 4);
  await expect(player.getByText('5.0 frames/s')).toBeVisible();
  await page.keyboard.press('+');
  await expect(player.getByText('7.1 frames/s')).toBeVisible();
  await page.keyboard.press('-');
  await page.keyboard.press('-');
  await expect(player.getByText('3.5 frames/s')).toBeVisible();
  await page.keyboard.press('Space');
  await expect(player.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.keyboard.press('r');
  await expect(player.getByRole('button', { name: 'Play backwards' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page.keyboard.press('Space');
  await expect(player.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  // On the slider, too, an arrow is one frame and no more.
  await page.keyboard.press('Home');
  await player.getByRole('slider').focus();
  await page.keyboard.press('ArrowRight');
  await shows(player, 1);
});

test('two players on one page are apart, in Japanese too, and keys go to the one with the focus', async ({
  page,
}, info) => {
  const file = info.outputPath('wiki.html');
  const one = await play(scenes(), { title: 'one', form: 'fragment', intervalMs: 5000 });
  const two = await play(scenes(), {
    title: '電位',
    lang: 'ja',
    form: 'fragment',
    mode: 'reflect',
    intervalMs: 5000,
  });
  writeFileSync(file, `<!doctype html><meta charset="utf-8"><body>${one}${two}<input id="other"></body>`);
  await page.goto(pathToFileURL(file).href);
  const [first, second] = [page.locator('emout-player').nth(0), page.locator('emout-player').nth(1)];
  await shows(first, 0);
  await shows(second, 0);
  await second.getByRole('button', { name: '次のコマ' }).click();
  await shows(second, 1);
  await shows(first, 0);
  await page.keyboard.press('End');
  await shows(second, 4);
  await shows(first, 0);
  await first.getByRole('radio', { name: 'once' }).check();
  await expect(second.getByRole('radio', { name: '往復' })).toBeChecked();
  await page.locator('#other').fill('');
  await page.locator('#other').press('End');
  await shows(first, 0);
});

test('a hostile title stays text', async ({ page }, info) => {
  const title = `</title></script><script>globalThis.hit=1</script><img src=x onerror="globalThis.hit=1">"'&`;
  const player = await open(page, info, {
    title,
    record: { spec: title, provenance: '{}', software: 'emout' },
  });
  expect(await page.title()).toBe(title);
  expect(await page.evaluate(() => 'hit' in globalThis)).toBe(false);
  await expect(player.getByRole('group', { name: title })).toBeVisible();
  expect(
    await page.locator('#emout-figure').evaluate((element) => JSON.parse(element.textContent ?? '').spec),
  ).toBe(title);
});
