import { join } from 'node:path';
import { openRun } from '@emout/emses/run';
import { Hdf5Library } from '@emout/hdf5/hdf5-file';
import { resolveIndex } from '@emout/ndarray/index-rules';
import { valueAt } from '@emout/ndarray/ndarray';

/** One value of a field as the file holds it, times its unit (SI): what the page must show. */
export async function fieldValue(
  root: string,
  run: string,
  field: string,
  tzyx: readonly number[],
): Promise<number> {
  const opened = openRun(join(root, run), await Hdf5Library.load());
  try {
    const series = opened.field(field);
    const selection = resolveIndex(
      tzyx.map((at) => ({ kind: 'index', at })),
      series.shape,
    );
    return valueAt(series.read(selection), []) * (series.unit?.factor ?? Number.NaN);
  } finally {
    opened.close();
  }
}
