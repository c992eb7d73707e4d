import type { PanelDescription } from '@emout/api/schemas';
import type { BarScale } from './bar-scale';
import type { Box } from './plate-layout';

export interface HistogramProps {
  readonly histogram: PanelDescription['histogram'];
  readonly scale: BarScale;
  readonly bar: Box;
  readonly width: number;
}

const GAP = 7;

/** How often each value occurs, in the bar's own pixels; widths grow with the root so that rare values show. */
export function Histogram({ histogram, scale, bar, width }: HistogramProps) {
  const foot = bar.x - GAP;
  const most = Math.sqrt(Math.max(1, ...histogram.counts));
  const y = (value: number) => {
    const share = Math.max(0, Math.min(1, scale.position(value)));
    return bar.y + bar.height * (1 - share);
  };
  let path = '';
  for (const [k, count] of histogram.counts.entries()) {
    const low = histogram.edges[k];
    const high = histogram.edges[k + 1];
    if (low === undefined || high === undefined) continue;
    const from = y(low);
    const to = y(high);
    if (from === to) continue;
    const x = foot - (Math.sqrt(count) / most) * width;
    path += `${path === '' ? `M${foot} ${from.toFixed(1)}` : ''}L${x.toFixed(1)} ${from.toFixed(1)}L${x.toFixed(1)} ${to.toFixed(1)}`;
  }
  if (path === '') return null;
  const end = histogram.edges[histogram.edges.length - 1];
  return (
    <g>
      <path className="hist" d={`${path}L${foot} ${end === undefined ? bar.y : y(end).toFixed(1)}Z`} />
      <path className="hist-base" d={`M${foot + 0.5} ${bar.y}v${bar.height}`} />
    </g>
  );
}
