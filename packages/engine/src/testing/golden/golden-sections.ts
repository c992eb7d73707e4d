import { compareBoundaries } from './golden-boundaries.js';
import type { GoldenCase, GoldenComparison } from './golden-case.js';
import { compareDiagnostic } from './golden-diagnostics.js';
import { compareEntries } from './golden-entries.js';
import { compareInput } from './golden-input.js';
import { compareMeshes } from './golden-meshes.js';
import type { GoldenNode } from './golden-node.js';
import { compareParticles } from './golden-particles.js';
import { comparePotentials } from './golden-poisson.js';
import {
  compareColorTable,
  compareContinuations,
  compareNote,
  compareOrigin,
  compareValidity,
  compareVtk,
} from './golden-run.js';
import { compareSampling, compareSurfaceField } from './golden-surface-sampling.js';
import { compareUnits } from './golden-units.js';
import { isToldElsewhere } from './told-elsewhere.js';

/** How the values of each section are compared. */
const COMPARISONS: Readonly<Record<string, GoldenComparison>> = {
  'small.json/meta': compareOrigin,
  'small.json/colormap_gray_jet': compareColorTable,
  'small.json/small/is_valid': compareValidity,
  'small.json/small/append_directories': compareContinuations,
  'small.json/small/inp': compareInput,
  'small.json/small/units': compareUnits,
  'small.json/small/boundaries': compareBoundaries,
  'small.json/small/icur': compareDiagnostic,
  'small.json/small/pbody': compareDiagnostic,
  'small.json/small/particles': compareParticles,
  'small.json/small/surface_sampling': compareSampling,
  'small.json/small/poisson_si': comparePotentials,
  'small.json/small/to_vtk': compareVtk,
  'small.json/small/entries': compareEntries,
  'boundaries.json/note': compareNote,
  'boundaries.json/meshes': compareMeshes,
  'boundaries.json/surface_sampling': compareSurfaceField,
};

/** The sections of the files with what is to be compared in each; a run in a file has sections of its own. */
export function sectionsOf(files: readonly GoldenNode[]): { path: string; cases: GoldenCase[] }[] {
  const sections = files.flatMap(({ parts }) =>
    parts.flatMap((part) => (part.key === 'small' ? part.parts : [part])),
  );
  return sections
    .filter(({ unseen }) => !unseen.every(isToldElsewhere))
    .map((section) => ({ path: section.path, cases: COMPARISONS[section.path]?.(section) ?? [] }));
}
