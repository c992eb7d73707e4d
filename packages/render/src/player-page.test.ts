import { createHash } from 'node:crypto';
import { Script } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { type PlayerOptions, playerFragment, playerPage } from './player-page.js';
import { playerScript, playerScriptHash } from './player-script.js';
import { parseRecordJson } from './record-json.js';

const frames = Array.from({ length: 3 }, (_, k) => ({
  bytes: Uint8Array.of(k, 255, 62),
  label: `t = ${k} ms`,
}));
const options: PlayerOptions = { widthPx: 640, heightPx: 480, title: 'phisp' };

/** What stands between the tags of the script with this attribute. */
function scriptText(html: string, attribute: string): string {
  return new RegExp(`<script[^>]*${attribute}[^>]*>([^<]*)</script>`).exec(html)?.[1] ?? '';
}

describe('page with a player', () => {
  it('holds all frames, the first as the picture for readers without scripts', () => {
    const html = playerPage(frames, options);
    expect(html).toContain('<img src="data:image/png;base64,AP8+" width="640" height="480"');
    const shown = JSON.parse(scriptText(html, 'data-frames'));
    expect(shown.frames).toEqual(['Af8+', 'Av8+']);
    expect(shown.labels).toEqual(['t = 0 ms', 't = 1 ms', 't = 2 ms']);
    expect(shown).toMatchObject({ intervalMs: 200, mode: 'loop', lang: 'en', type: 'image/png' });
  });

  it('allows its own script by hash and nothing from elsewhere', () => {
    const html = playerPage(frames, options);
    const digest = createHash('sha256').update(playerScript()).digest('base64');
    expect(playerScriptHash()).toBe(`sha256-${digest}`);
    expect(html).toContain(`default-src 'none'; script-src 'sha256-${digest}'; img-src data:`);
    expect(html).toContain(`<script>${playerScript()}</script>`);
    expect(html.match(/https?:\/\/[^'"\s]+/g)).toEqual([
      'http://www.w3.org/2000/svg',
      'http://www.w3.org/2000/svg',
    ]);
    expect(html).not.toMatch(/\sstyle=/);
  });

  it('has a script that a browser can parse and that does not end early', () => {
    expect(() => new Script(playerScript())).not.toThrow();
    expect(playerScript()).not.toMatch(/<\/script|<!--/i);
  });

  it('keeps its record and hostile words as text', () => {
    const hostile = '</script><!--<script>"\'&\u2028';
    const record = { spec: hostile, provenance: '{}', title: hostile, software: 'emout' };
    const html = playerPage([{ bytes: Uint8Array.of(1), label: hostile }], {
      ...options,
      title: hostile,
      record,
    });
    expect(parseRecordJson(scriptText(html, 'id="emout-figure"'))).toEqual(record);
    expect(JSON.parse(scriptText(html, 'data-frames'))).toMatchObject({ title: hostile, labels: [hostile] });
    expect(html.match(/<script/g)).toHaveLength(3);
    expect(html).toContain('<title>&#60;/script&#62;');
  });

  it('as a fragment has no ids, so that several stand on one page', () => {
    const record = { spec: '{}', provenance: '{}', software: 'emout' };
    const html = playerFragment(frames, { ...options, lang: 'ja', record });
    expect(html).not.toMatch(/\sid="/);
    expect(html).not.toContain('<html');
    expect(parseRecordJson(scriptText(html, 'class="emout-figure"'))).toEqual(record);
    expect(JSON.parse(scriptText(html, 'data-frames')).lang).toBe('ja');
  });

  it('drops no frame silently', () => {
    expect(() => playerPage([], options)).toThrow(expect.objectContaining({ tag: 'NoFrames' }));
    const large = frames.map((frame) => ({ ...frame, bytes: new Uint8Array(300_000) }));
    expect(() => playerPage(large, { ...options, maxBytes: 1_000_000 })).toThrow(
      expect.objectContaining({ tag: 'AnimationTooLarge', frames: 2 }),
    );
    expect(playerPage(large, { ...options, maxBytes: 1_300_000 }).length).toBeGreaterThan(1_200_000);
    expect(() => playerPage(frames, { ...options, intervalMs: 0 })).toThrow(
      expect.objectContaining({ option: 'intervalMs' }),
    );
  });
});
