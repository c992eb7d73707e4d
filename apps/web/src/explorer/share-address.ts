import { below } from '../base-path';
import { printFormula, showsContours, type View } from './view';

const READABLE = /%(5B|5D|3A|2C|2F|40)/g;

/** The address of the figure as a picture with axes, for `curl`, wikis, mails and to be saved. */
export function picturePath(run: string, view: View, ending = 'png'): string {
  const parts: [string, string][] = [['expr', printFormula(view, ',')]];
  parts.push(['cmap', view.cmap]);
  if (view.range.kind === 'fixed') {
    parts.push(['vmin', String(view.range.min)], ['vmax', String(view.range.max)]);
  }
  if (view.range.kind === 'percentile') parts.push(['percentile', `${view.range.low},${view.range.high}`]);
  if (view.norm === 'log') parts.push(['norm', 'log']);
  if (view.units === 'emses') parts.push(['units', 'emses']);
  if (showsContours(view)) parts.push(['levels', 'colors']);
  parts.push(['theme', 'paper']);
  const query = parts
    .map(
      ([key, value]) =>
        `${key}=${encodeURIComponent(value).replace(READABLE, (code) => decodeURIComponent(code))}`,
    )
    .join('&');
  const path = run.split('/').map(encodeURIComponent).join('/');
  return below(`/fig/${path}.${ending}?${query}`);
}
