import type { JoinedField } from './field-join.js';
import { classify } from './field-name.js';
import { expectedOutputs } from './output-schedule.js';
import type { RunPart } from './run-part.js';
import type { RunEvidence } from './run-state.js';

/** The field that stands for the progress of a run. */
export interface ReferenceField extends JoinedField {
  readonly name: string;
}

/**
 * What the state of a run is concluded from: the last of its parts is the one that may still be written, the outputs
 * of those before it are counted as they are.
 */
export function runEvidence(
  parts: readonly RunPart[],
  reference: ReferenceField | null,
  nowMs: number,
): RunEvidence {
  const last = parts.at(-1);
  const parameters = last?.parameters.parameters ?? parts[0]?.parameters.parameters ?? null;
  const category = reference ? classify(reference.name).category : 'fields';
  const loaded = reference ? (last?.load(reference.name) ?? null) : null;
  const keys = loaded && 'contents' in loaded ? loaded.contents.snapshots : [];
  const { birthtimeMs = 0, version } = loaded?.listed ?? {};
  const writingMs = (version?.mtimeMs ?? 0) - birthtimeMs;
  const written = reference?.series.shape[0] ?? 0;
  const { kept, dropped } = reference?.lastPart ?? { kept: 0, dropped: 0 };
  const before = written - kept;
  const expected = expectedOutputs(category, parameters);
  const unreadable = parts.flatMap((part) => [...part.loaded.values()]).filter((field) => 'error' in field);
  const modifiedAtMs = Math.max(0, ...parts.map(modifiedAt));
  return {
    fieldFiles: parts.reduce((sum, { listing }) => sum + listing.fields.size, 0),
    unreadableFiles: unreadable.length,
    unreadable: unreadable[0]?.error.notice ?? null,
    written,
    counted: before + (keys.at(-1)?.key ?? -1) + 1 - dropped,
    expected: expected === null ? null : before + expected - dropped,
    lastTimeS: reference ? reference.series.time.timeSeconds(written - 1) : null,
    lastCurrentStep: last?.icur.last ?? null,
    nstep: parameters?.number('nstep') ?? null,
    quietS: Math.max(0, (nowMs - modifiedAtMs) / 1000),
    outputIntervalS: keys.length > 1 && writingMs > 0 ? writingMs / 1000 / (keys.length - 1) : null,
  };
}

/** When a field, diagnostic or parameter file of a part last changed; 0 when there is none. */
export function modifiedAt({ listing }: RunPart): number {
  let latest = 0;
  for (const { version } of listing.files.values()) latest = Math.max(latest, version.mtimeMs);
  return latest;
}
