import { getEnvironmentData, isMainThread, setEnvironmentData } from 'node:worker_threads';
import type { Font } from '@emout/figure/scene';
import { registerFont } from 'canvas';
import { FontFileError, ThreadFontsError } from './errors.js';
import { FALLBACK_FAMILIES, FONT_FACES, faceOf, facePath } from './fonts-faces.js';

const REGISTERED = '@emout/render:fonts-registered';

/**
 * Makes the typefaces of figures known to node-canvas; later calls do nothing.
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
  for (const [family, faces] of Object.entries(FONT_FACES)) {
    for (const face of faces) {
      try {
        registerFont(facePath(face), { family, weight: String(face.weight), style: face.style });
      } catch (cause) {
        throw new FontFileError(face.file, { cause });
      }
    }
  }
  setEnvironmentData(REGISTERED, true);
}

/**
 * The CSS font shorthand that node-canvas parses, e.g. `italic 400 20.83px "Source Serif 4","Noto Sans JP",…`. It
 * names a face that exists, so that none is slanted or emboldened by the machine.
 */
export function cssFont(font: Font): string {
  const { weight, style } = faceOf(font);
  const families = [font.family, ...FALLBACK_FAMILIES.filter((family) => family !== font.family)];
  return `${style} ${weight} ${font.sizePx}px ${families.map((family) => `"${family}"`).join(',')}`;
}
