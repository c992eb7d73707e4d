interface ToldElsewhere {
  /** Of the values' places. */
  readonly paths: RegExp;
  /** Why they are not compared, and where the right answer is shown. */
  readonly reason: string;
}

const OWN_NAMES = 'How Python calls and prints its own objects.';

/** What the files of the original hold and the walk through them leaves out, on purpose. */
export const TOLD_ELSEWHERE: readonly ToldElsewhere[] = [
  { paths: /^small\.json\/meta\/(vdsolverf|gen|note)$/, reason: 'How the file was made.' },
  { paths: /^small\.json\/small\/open$/, reason: 'The line of Python that opens the run.' },
  {
    paths: /^small\.json\/small\/(plots|gifplot|particles\/p\d\/(xvx_plot|xvz_hist2d))\//,
    reason:
      'Plots are compared in matplotlib-plots.test.ts; animations and particles belong to the plotting library.',
  },
  { paths: /^small\.json\/small\/particles\/p\d\/(repr|series_type)$/, reason: OWN_NAMES },
  { paths: /^small\.json\/small\/boundaries\/.*\bclass$/, reason: OWN_NAMES },
  {
    paths: /^small\.json\/small\/units\/translators\/(e|c|e0|m0|length|mu)\/name$/,
    reason: 'Misspelt or abbreviated there, written out here (emout-faults-results.test.ts).',
  },
  {
    paths: /^small\.json\/small\/units\/field_units\/(t|axis|p1x|p1tid)\/name$/,
    reason: 'Times, lengths and identities are called by what they are.',
  },
  {
    paths: /^small\.json\/small\/to_vtk\/(header|is_x_fastest|is_z_fastest)$/,
    reason: 'Values in cells and in the wrong order (emout-faults-results.test.ts, vti-file.test.ts).',
  },
  {
    paths: /\/data\.phisp\[-1\]\[::-1\]\/(slices\/1|axis_z|axis_z_si)(\/|$)/,
    reason: 'It loses the coordinates of a reversed axis (emout-faults-slices.test.ts).',
  },
  {
    paths: /\.sum\(axis=0\)\/(type|use_axes|slice_axes|axis_z|axis_z_si)(\/|$)/,
    reason: 'It keeps the axis that was summed over (emout-faults-slices.test.ts).',
  },
  {
    paths: /\[:, 20, :, :\]\.mean\(\)\/(type|use_axes|slice_axes|axis_\w+)(\/|$)/,
    reason: 'It keeps all axes of a single number (emout-faults-slices.test.ts).',
  },
];

/** Whether the value at this place is left out on purpose. */
export function isToldElsewhere(path: string): boolean {
  return TOLD_ELSEWHERE.some(({ paths }) => paths.test(path));
}
