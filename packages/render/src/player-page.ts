import { AnimationTooLargeError, checkMaxBytes, NoFramesError } from './animation-errors.js';
import { checkTiming, DEFAULT_INTERVAL_MS } from './animation-timing.js';
import type { FigureRecord } from './figure-record.js';
import { playerScript, playerScriptHash } from './player-script.js';
import type { PlayerLanguage } from './player-texts.js';
import { recordJson } from './record-json.js';

/** One frame: a whole picture, and what is written and said of it. */
export interface PlayerFrame {
  readonly bytes: Uint8Array;
  /** Position of the frame, `t = 0.334 ms`. */
  readonly label: string;
}

export type PlayerMode = 'once' | 'loop' | 'reflect';

export interface PlayerOptions {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Of all `bytes`; PNG without it. */
  readonly type?: 'image/png' | 'image/webp';
  /** Names the animation to screen readers and the page in its tab. */
  readonly title: string;
  /** Time that each frame is shown, 1 ms … 60 s; 200 without it. */
  readonly intervalMs?: number;
  /** What happens at the end until the reader chooses otherwise; `loop` without it. */
  readonly mode?: PlayerMode;
  readonly lang?: PlayerLanguage;
  /** Kept in the page, so that the figure can be read back. */
  readonly record?: FigureRecord;
  /** The page may have so many bytes; 64 MB without it. */
  readonly maxBytes?: number;
}

export const PLAYER_MAX_BYTES = 64_000_000;

/** What the script finds inside the element. */
interface PlayerDocument {
  readonly lang: PlayerLanguage;
  readonly title: string;
  readonly type: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly intervalMs: number;
  readonly mode: PlayerMode;
  readonly labels: readonly string[];
  /** Base64 of all frames but the first, which is the picture shown where scripts do not run. */
  readonly frames: readonly string[];
}

/**
 * A page that plays frames by itself: it needs no other file and no network, and its Content-Security-Policy allows
 * its own script alone.
 *
 * @throws NoFramesError without frames, AnimationTooLargeError when the page would have more than `maxBytes`,
 * AnimationOptionError for an interval or a bound that cannot be.
 */
export function playerPage(frames: readonly PlayerFrame[], options: PlayerOptions): string {
  const { lang = 'en', title } = options;
  const policy = `default-src 'none'; script-src '${playerScriptHash()}'; img-src data:; base-uri 'none'; form-action 'none'`;
  const head =
    '<meta charset="utf-8">' +
    `<meta http-equiv="Content-Security-Policy" content="${policy}">` +
    '<meta name="viewport" content="width=device-width, initial-scale=1">' +
    '<meta name="color-scheme" content="light dark">' +
    `<title>${escapedHtml(title)}</title>`;
  const body = `${elementOf(frames, options, 'page')}<script>${playerScript()}</script>`;
  return bounded(
    `<!doctype html>\n<html lang="${lang}">\n<head>${head}</head>\n<body>\n${body}\n</body>\n</html>\n`,
    frames,
    options,
  );
}

/**
 * The player as a piece of a page, for notebooks and wikis; any number of them can stand on one page. A page with a
 * Content-Security-Policy has to allow `playerScriptHash()`.
 *
 * @throws as `playerPage`.
 */
export function playerFragment(frames: readonly PlayerFrame[], options: PlayerOptions): string {
  return bounded(
    `${elementOf(frames, options, 'part')}<script>${playerScript()}</script>\n`,
    frames,
    options,
  );
}

function elementOf(frames: readonly PlayerFrame[], options: PlayerOptions, place: 'page' | 'part'): string {
  const { title, widthPx, heightPx, lang = 'en', mode = 'loop', type = 'image/png', record } = options;
  const intervalMs = options.intervalMs ?? DEFAULT_INTERVAL_MS;
  checkTiming({ intervalMs, loops: 'forever' });
  checkMaxBytes(options.maxBytes ?? PLAYER_MAX_BYTES);
  const [first, ...others] = frames;
  if (first === undefined) throw new NoFramesError();
  checkBytes(frames, options);
  const shown: PlayerDocument = {
    ...{ lang, title, type, widthPx, heightPx, intervalMs, mode },
    labels: frames.map(({ label }) => label),
    frames: others.map(({ bytes }) => base64(bytes)),
  };
  const id = place === 'page' ? ' id="emout-figure"' : '';
  const kept =
    record === undefined
      ? ''
      : `<script type="application/json" class="emout-figure"${id}>${recordJson(record)}</script>`;
  return (
    `<emout-player${place === 'page' ? ' page' : ''}>` +
    `<img src="data:${type};base64,${base64(first.bytes)}" width="${widthPx}" height="${heightPx}" alt="${escapedHtml(`${title}: ${first.label}`)}">` +
    `<script type="application/json" data-frames>${JSON.stringify(shown).replaceAll('<', '\\u003c')}</script>` +
    `${kept}</emout-player>`
  );
}

/** Before texts of a size that cannot be are built: base64 has four characters for three bytes. */
function checkBytes(frames: readonly PlayerFrame[], { maxBytes = PLAYER_MAX_BYTES }: PlayerOptions): void {
  let total = 0;
  for (const [k, { bytes, label }] of frames.entries()) {
    total += 4 * Math.ceil(bytes.length / 3) + label.length;
    if (total > maxBytes) throw new AnimationTooLargeError(k, maxBytes);
  }
}

function bounded(
  html: string,
  frames: readonly PlayerFrame[],
  { maxBytes = PLAYER_MAX_BYTES }: PlayerOptions,
): string {
  if (Buffer.byteLength(html) > maxBytes) throw new AnimationTooLargeError(frames.length - 1, maxBytes);
  return html;
}

function base64({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}

function escapedHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
