/**
 * The columns that each species has in `icur` and `ocur`: the step, and two per body. Every species repeats the step,
 * which shows the period when the parameters do not give the number of species or give another one.
 * @param columns of equal length.
 * @returns a divisor of the number of columns, or null when there is none that fits.
 */
export function speciesPeriod(columns: readonly Float64Array[], species: number | null): number | null {
  const width = columns.length;
  if (species !== null && species > 0 && isPeriod(width / species)) return width / species;
  for (let period = 3; period <= width; period += 2) {
    if (width % period === 0 && repeatsStep(columns, period)) return period;
  }
  return null;
}

function isPeriod(columns: number): boolean {
  return Number.isInteger(columns) && columns >= 3 && columns % 2 === 1;
}

function repeatsStep(columns: readonly Float64Array[], period: number): boolean {
  const [steps] = columns;
  if (!steps) return false;
  for (let first = period; first < columns.length; first += period) {
    const repeated = columns[first];
    if (!repeated?.every((step, row) => Object.is(step, steps[row]))) return false;
  }
  return true;
}
