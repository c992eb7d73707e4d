/** How far apart ticks may begin and end: matplotlib also writes those next to the limits, which are not seen. */
const MOST_UNSEEN = 1;

/**
 * What is different between drawn tick labels and matplotlib's; null when they agree: the same texts in the same order,
 * and those that are missing lie beyond the limits.
 */
export function tickDifference(
  drawn: readonly string[],
  expected: readonly string[],
  [min, max]: readonly [number, number],
): string | null {
  const shown = `${drawn.join(' ')} instead of ${expected.join(' ')}`;
  const first = expected.indexOf(drawn[0] ?? '');
  if (first < 0 || first > MOST_UNSEEN) return shown;
  const same = drawn.every((label, i) => label === expected[first + i]);
  const after = expected.length - first - drawn.length;
  if (!same || after < 0 || after > MOST_UNSEEN) return shown;
  const unit = unitOf(expected, min, max);
  const unseen = [...expected.slice(0, first), ...expected.slice(first + drawn.length)];
  const slack = 1e-6 * (max - min);
  const missing = unseen.filter((label) => {
    const value = numberOf(label) * unit;
    return value > min - slack && value < max + slack;
  });
  return missing.length === 0 ? null : `${shown}: ${missing.join(' ')} can be seen`;
}

function numberOf(label: string): number {
  return Number(label.replace('\u2212', '-'));
}

/** The power of ten that stands at the end of the axis. */
function unitOf(labels: readonly string[], min: number, max: number): number {
  const largest = Math.max(...labels.map((label) => Math.abs(numberOf(label))));
  return 10 ** Math.round(Math.log10(Math.max(Math.abs(min), Math.abs(max)) / largest));
}
