import { expect, test } from '../session/fixture.js';

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

test('a hand-written address gives a picture to a script', async ({ demo, request }) => {
  const reply = await request.get(`${demo.origin}/fig/lunar.png?expr=phisp[-1,:,6,:]&cmap=viridis`, {
    headers: bearer(demo.token),
  });
  expect(reply.status()).toBe(200);
  expect(reply.headers()['content-type']).toBe('image/png');
  const bytes = await reply.body();
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([960, 720]);

  const again = await request.get(`${demo.origin}/fig/lunar.png?expr=phisp[-1,:,6,:]&cmap=viridis`, {
    headers: { ...bearer(demo.token), 'if-none-match': reply.headers().etag ?? '' },
  });
  expect(again.status()).toBe(304);
});

test('without the key there is no picture and no page', async ({ demo, request }) => {
  const picture = await request.get(`${demo.origin}/fig/lunar.png?expr=phisp[-1,:,6,:]`);
  expect(picture.status()).toBe(401);
  const wrong = await request.get(`${demo.origin}/fig/lunar.png?expr=phisp[-1,:,6,:]`, {
    headers: bearer('0'.repeat(48)),
  });
  expect(wrong.status()).toBe(401);
  const page = await request.get(`${demo.origin}/`, { maxRedirects: 0 });
  expect(page.status()).toBeGreaterThanOrEqual(302);
  expect(page.headers().location).toContain('/signin');
});

for (const [what, path, status, words] of [
  ['an index out of range', 'lunar.png?expr=phisp[99,:,6,:]', 400, 'There is no step 99'],
  ['an unknown field', 'lunar.png?expr=phisq[-1,:,6,:]', 404, 'phisq'],
  ['an unknown run', 'nowhere.png?expr=phisp[-1,:,6,:]', 404, 'nowhere'],
  ['a path outside the roots', '..%2f..%2fetc%2fpasswd.png?expr=phisp[-1,:,6,:]', 403, 'not a path below'],
  ['an absurd size', 'lunar.png?expr=phisp[-1,:,6,:]&width=100000&height=100000', 400, '4096'],
  ['a formula that does not parse', 'lunar.png?expr=phisp[-1,:,', 400, ''],
  ['an unknown option', 'lunar.png?expr=phisp[-1,:,6,:]&colour=red', 400, 'colour'],
  ['no formula', 'lunar.png', 400, 'expr'],
  ['three axes left', 'lunar.png?expr=phisp[-1]', 400, ''],
] as const) {
  test(`${what} gets one sentence, and the next request works`, async ({ demo, request }) => {
    const reply = await request.get(`${demo.origin}/fig/${path}`, { headers: bearer(demo.token) });
    const text = await reply.text();
    expect(reply.status(), text).toBe(status);
    expect(text).toContain(words);
    expect(text.length).toBeLessThan(400);
    const next = await request.get(`${demo.origin}/fig/lunar.png?expr=phisp[-1,:,6,:]`, {
      headers: bearer(demo.token),
    });
    expect(next.status()).toBe(200);
  });
}
