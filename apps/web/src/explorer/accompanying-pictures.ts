import { useEffect, useState } from 'react';
import type { ColorLimits } from './bar-scale';
import { axisOf } from './drawable';
import { filmFigure, sideFaceFigure } from './figures';
import type { FilmFrame } from './film-frames';
import { type Place, placeOf } from './place';
import type { Shown } from './shown-figure';
import type { ExplorerSource } from './source';
import type { Area } from './use-area';
import { useBitmap } from './use-bitmap';

export interface AccompanyingOptions {
  readonly source: ExplorerSource;
  readonly run: string;
  readonly area: Area;
  readonly shown: Shown;
  /** The cell that is looked at now. */
  readonly place: Place;
  /** Limits of the picture that is shown; null before there is one. */
  readonly limits: ColorLimits | null;
}

const FILM_DELAY_MS = 350;
const FACE_DELAY_MS = 60;

/** The section through the probe that recedes at the side, in the step and the colours of the picture. */
export function useSideFace({
  source,
  run,
  area,
  shown,
  place,
  limits,
}: AccompanyingOptions): ImageBitmap | null {
  const { view, field, plane, layout } = shown;
  const through = { ...placeOf(view, field.shape), [plane.horizontal]: place[plane.horizontal] };
  const pixels = {
    width: layout.depth.x * area.pixelRatio,
    height: layout.plot.height * area.pixelRatio,
  };
  const group = `${view.base} ${plane.name} ${view.units}`;
  const absent = axisOf(field, plane.depth) === null;
  const spec = limits === null || absent ? null : sideFaceFigure(run, view, plane, through, limits, pixels);
  return useBitmap(source, spec === null ? null : { group, spec }, { delayMs: FACE_DELAY_MS });
}

/**
 * The frames of the film strip. They keep the colours they were first drawn in while only the strip's own
 * position moves: with automatic limits every step has others, and a strip redrawn for each would compare nothing.
 */
export function useFilm(
  { source, run, area, shown, limits }: AccompanyingOptions,
  frames: readonly FilmFrame[],
): ImageBitmap | null {
  const { view, field, plane, layout } = shown;
  const group = `${view.base} ${plane.name} ${view.units} ${frames.length}`;
  const range = view.range.kind === 'fixed' ? JSON.stringify(view.range) : view.range.kind;
  const key = `${group} ${placeOf(view, field.shape)[plane.depth]} ${view.norm} ${range}`;
  const [colors, setColors] = useState<{ key: string; limits: ColorLimits } | null>(null);
  useEffect(() => {
    if (limits !== null && colors?.key !== key) setColors({ key, limits });
  }, [limits, colors, key]);
  const written = frames.filter((frame) => frame.written).length;
  const pixels = {
    width: (layout.strip.width * written * area.pixelRatio) / Math.max(1, frames.length),
    height: layout.strip.height * area.pixelRatio,
  };
  const absent = axisOf(field, plane.strip) === null;
  const spec = colors === null || absent ? null : filmFigure(run, view, plane, frames, colors.limits, pixels);
  return useBitmap(source, spec === null ? null : { group, spec }, { delayMs: FILM_DELAY_MS });
}
