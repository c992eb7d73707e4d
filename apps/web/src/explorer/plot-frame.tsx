import { AxisLabel, PlotAxis } from './axes';
import { coordinateAt } from './coordinates';
import type { PictureAxis } from './plate-geometry';
import type { Box } from './plate-layout';
import type { Probe } from './view';

export interface PlotFrameProps {
  readonly plot: Box;
  readonly horizontal: PictureAxis;
  readonly vertical: PictureAxis;
  /** Where the probe writes its own numbers on the axes. */
  readonly probe: Probe | null;
  readonly large: boolean;
  readonly fontSizePx: number;
}

/** Spines, ticks and labels around the picture. */
export function PlotFrame({ plot, horizontal, vertical, probe, large, fontSizePx }: PlotFrameProps) {
  const avoid = (axis: PictureAxis, position: number | undefined) =>
    position === undefined ? null : coordinateAt(axis.scale, position);
  return (
    <>
      <PlotAxis
        side="bottom"
        box={plot}
        range={{ kind: 'linear', min: horizontal.from, max: horizontal.to }}
        fontSizePx={fontSizePx}
        avoid={avoid(horizontal, probe?.horizontal)}
        clearPx={30}
      />
      <PlotAxis
        side="left"
        box={plot}
        range={{ kind: 'linear', min: vertical.from, max: vertical.to }}
        fontSizePx={fontSizePx}
        avoid={avoid(vertical, probe?.vertical)}
        clearPx={17}
      />
      <rect
        className="spine"
        x={plot.x - 0.5}
        y={plot.y - 0.5}
        width={plot.width + 1}
        height={plot.height + 1}
      />
      <AxisLabel
        x={plot.x + plot.width / 2}
        y={plot.y + plot.height + 40}
        symbol={horizontal.scale.axis}
        unit={horizontal.scale.unit ?? 'EMSES'}
      />
      <AxisLabel
        x={plot.x - (large ? 42 : 38)}
        y={plot.y + plot.height / 2}
        symbol={vertical.scale.axis}
        unit={vertical.scale.unit ?? 'EMSES'}
        rotated
      />
    </>
  );
}
