/** Rows with their columns aligned, texts to the left and numbers to the right, two blanks between columns. */
export function alignedColumns(rows: readonly (readonly string[])[], numeric: readonly boolean[]): string[] {
  const widths = numeric.map((_, column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return numeric[column] ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd(),
  );
}
