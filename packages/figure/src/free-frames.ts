import type { FrameStyle } from './axis-drawing.js';
import { type Frame, frameAround } from './frame.js';
import type { FrameContent } from './frame-content.js';
import { partOf, snapped, withAspect } from './rects.js';
import type { Rect } from './scene.js';
import type { Panel } from './spec-panels.js';

/** What stands above the axes may change with their size, so that one step need not be enough. */
const MAX_ROUNDS = 8;
/** Axes that would keep less than this part of their height stay where they were asked for. */
const LEAST_HEIGHT = 0.3;

type FreeContent = FrameContent & { readonly aspect: number | null };

/**
 * Frames round the rectangles that panels ask for, null for those that ask for none. Axes begin lower where a title, a
 * colour bar or a second axis above them would leave the page.
 *
 * @param topPx where the page begins, below the title of the figure.
 */
export function freeFrames(
  contents: readonly FreeContent[],
  panels: readonly Panel[],
  picture: Rect,
  topPx: number,
  style: FrameStyle,
): (Frame | null)[] {
  return contents.map((content, i) => {
    const rect = panels[i]?.rect;
    return rect === undefined ? null : frameBelow(topPx, partOf(picture, rect), content, picture, style);
  });
}

function frameBelow(
  topPx: number,
  asked: Rect,
  content: FreeContent,
  picture: Rect,
  style: FrameStyle,
): Frame {
  const frameIn = (room: Rect): Frame =>
    frameAround(snapped(withAspect(room, content.aspect)), picture, content, style);
  const usual = frameIn(asked);
  // Who puts the axes themselves beyond the page wants to see a part of them.
  if (asked.y < picture.y) return usual;
  const pad = style.theme.edgePadPt * style.pointPx;
  let [room, frame] = [asked, usual];
  for (let round = 0; round < MAX_ROUNDS && frame.bounds.y < topPx; round++) {
    const lower = topPx + pad - frame.bounds.y;
    room = { ...room, y: room.y + lower, height: room.height - lower };
    if (room.height < LEAST_HEIGHT * asked.height) return usual;
    frame = frameIn(room);
  }
  return frame;
}
