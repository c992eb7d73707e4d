import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { getEnvironmentData, isMainThread, setEnvironmentData } from 'node:worker_threads';
import type { Font, FontFamily } from '@emout/figure/scene';
import { registerFont } from 'canvas';
import { FontFileError, ThreadFontsError } from './errors.js';

interface Face {
  readonly file: string;
  readonly family: FontFamily;
  readonly weight: Font['weight'];
  readonly style: Font['style'];
}

const FACES: readonly Face[] = [
  { file: 'DejaVuSans.ttf', family: 'DejaVu Sans', weight: 'normal', style: 'normal' },
  { file: 'DejaVuSans-Bold.ttf', family: 'DejaVu Sans', weight: 'bold', style: 'normal' },
  { file: 'DejaVuSans-Oblique.ttf', family: 'DejaVu Sans', weight: 'normal', style: 'italic' },
  { file: 'DejaVuSans-BoldOblique.ttf', family: 'DejaVu Sans', weight: 'bold', style: 'italic' },
  { file: 'DejaVuSansMono.ttf', family: 'DejaVu Sans Mono', weight: 'normal', style: 'normal' },
  { file: 'DejaVuSansMono-Bold.ttf', family: 'DejaVu Sans Mono', weight: 'bold', style: 'normal' },
];

const REGISTERED = '@emout/render:fonts-registered';

/**
 * Makes the DejaVu faces known to node-canvas; later calls do nothing.
 *
 * node-canvas keeps one list of fonts for the whole process, without a lock: writing to it while another thread
 * writes or draws ends the process. So the main thread calls this before it starts threads that draw; they inherit
 * the mark that it was done and leave the list alone.
 *
 * @throws ThreadFontsError in a thread that was started before the main thread called this.
 * @throws FontFileError when a font file is missing or unreadable.
 */
export function registerFonts(): void {
  if (getEnvironmentData(REGISTERED) === true) return;
  if (!isMainThread) throw new ThreadFontsError();
  const require = createRequire(import.meta.url);
  const fonts = dirname(require.resolve('dejavu-fonts-ttf/package.json'));
  for (const { file, family, weight, style } of FACES) {
    const path = join(fonts, 'ttf', file);
    try {
      registerFont(path, { family, weight, style });
    } catch (cause) {
      throw new FontFileError(path, { cause });
    }
  }
  setEnvironmentData(REGISTERED, true);
}

/** The CSS font shorthand that node-canvas parses, e.g. `italic bold 20.83px "DejaVu Sans"`. */
export function cssFont(font: Font): string {
  return `${font.style} ${font.weight} ${font.sizePx}px "${font.family}"`;
}
