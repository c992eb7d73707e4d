import { firstRun } from '@emout/engine/first-run';
import { showsFrames } from '@emout/engine/picture-format';
import { figureFileName } from './figure-file-name.js';
import { errorForAddress, pictureOfAddress } from './picture-address.js';
import { pictureHeaders } from './picture-headers.js';
import type { BytesQuestion, WorkerQuestion } from './worker-bytes.js';

/** Above the worker's own deadline for figures of many frames, so that its sentence arrives rather than ours. */
const ANIMATION_TIMEOUT_MS = 660_000;

function questionOf(address: string): WorkerQuestion {
  const { spec, format, quality, lang } = pictureOfAddress(address);
  const order = new URLSearchParams({ format });
  if (quality !== null) order.set('quality', quality);
  if (lang !== null) order.set('lang', lang);
  const question = {
    path: `/figure?${order}`,
    body: spec,
    run: firstRun(spec),
    headers: pictureHeaders(format, figureFileName(spec)),
  } as const;
  const isLong = showsFrames(format, spec.animation !== undefined);
  return isLong ? { ...question, timeoutMs: ANIMATION_TIMEOUT_MS } : question;
}

/** The pictures `/fig/<run>.<ending>?…` and `/f.<ending>?s=…`. */
export const PICTURE: BytesQuestion = { questionOf, errorFor: errorForAddress };
