import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Notice as SaidNotice } from '@emout/emses/notice';
import type { FieldEntry, Run } from '@emout/emses/run';
import type { FieldSummary, Notice, RunDetail, RunSummary } from './run-listing.js';

/** What the list of runs says of a run at an address. */
export function summaryOf(run: Run, address: string): RunSummary {
  const { kind, steps, ...state } = run.state();
  const grid = run.grid;
  return {
    run: address,
    name: basename(address),
    state: kind,
    ...saidOf(state.notice),
    steps: { written: steps.written, expected: steps.expected, lastTimeS: steps.lastTimeS },
    grid: grid === null ? null : { nx: grid.nx, ny: grid.ny, nz: grid.nz },
    dxM: run.parameters?.key?.dxM ?? null,
    bytes: run.bytes,
    modifiedAtMs: run.modifiedAtMs,
    thumbnailField: thumbnailField(run),
  };
}

/** What the list says of a run that cannot be opened at all. */
export function unreadableSummary(directory: string, address: string, reason: string): RunSummary {
  return {
    run: address,
    name: basename(address),
    state: 'unreadable',
    reason,
    notice: null,
    steps: { written: 0, expected: null, lastTimeS: null },
    grid: null,
    dxM: null,
    bytes: 0,
    modifiedAtMs: statSync(directory, { throwIfNoEntry: false })?.mtimeMs ?? 0,
    thumbnailField: null,
  };
}

/** A run with its fields; `root` is the label of its root. */
export function detailOf(run: Run, address: string, root: string): RunDetail {
  const key = run.parameters?.key ?? null;
  // First: what is wrong with a field file is known once it was looked into.
  const fields = run.fields().map((entry) => fieldSummaryOf(run, entry));
  return {
    ...summaryOf(run, address),
    root,
    conversionKey: key === null ? null : { dxM: key.dxM, toC: key.toC },
    fields,
    problems: run.problems.map(({ what, fileName }) => ({
      what: fileName === null || what.includes(fileName) ? what : `${fileName}: ${what}`,
    })),
    species: run.parameters?.number('nspec') ?? null,
  };
}

/** The sentence, for scripts, and its parts, for pages in other languages. */
function saidOf(said: SaidNotice | null): { reason: string | null; notice: Notice | null } {
  return said === null
    ? { reason: null, notice: null }
    : { reason: said.text, notice: { code: said.code, values: { ...said.values } } };
}

/** The potential leads the reading order; the first field with a snapshot stands for the run. */
function thumbnailField(run: Run): string | null {
  for (const name of run.fieldNames()) {
    try {
      if (run.field(name).shape[0] > 0) return name;
    } catch {
      // Unreadable: the next one may do.
    }
  }
  return null;
}

const NO_TIME: FieldSummary['time'] = { firstS: null, spacingS: null, firstEmses: 0, spacingEmses: 1 };

function fieldSummaryOf(run: Run, entry: FieldEntry): FieldSummary {
  const { name, label, category, bytes } = entry;
  const said = saidOf(entry.notice);
  if (entry.kind === 'unreadable') {
    return {
      ...{ name, label, category, bytes, ...said },
      ...{ shape: null, dtype: null, unit: null, state: 'unreadable', time: NO_TIME, spacingM: null },
    };
  }
  const series = run.field(name);
  const time = series.axis('t');
  const [t, z, y, x] = entry.shape;
  return {
    ...{ name, label, category, bytes, ...said },
    shape: [t, z, y, x],
    dtype: entry.dtype,
    unit: entry.unit?.symbol ?? null,
    state: t === 0 ? 'empty' : 'readable',
    time: {
      firstS: time.si(0),
      spacingS: time.spacing.si,
      firstEmses: time.emses(0),
      spacingEmses: time.spacing.emses,
    },
    spacingM: series.axis('x').spacing.si,
  };
}
