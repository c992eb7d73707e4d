import type { DiagnosticName } from './diagnostic-names.js';
import { speciesPeriod } from './species-period.js';
import type { UnitName } from './unit-system.js';

/** What a column of a text diagnostic is. */
export interface DiagnosticColumnLayout {
  /** As the Python emout names it where it reads the file. */
  readonly name: string;
  /** In English, without a unit. */
  readonly about: string;
  /** The EMSES unit of its values; null for counts, steps and what is not known. */
  readonly unit: UnitName | null;
}

export interface DiagnosticLayout {
  readonly columns: readonly DiagnosticColumnLayout[];
  /** Whether the first column counts simulation steps. */
  readonly hasSteps: boolean;
  /** Sentences about a file that is not as the parameters say. */
  readonly problems: readonly string[];
}

export interface DiagnosticShape {
  readonly columns: readonly Float64Array[];
  /** Species by the parameters; null when they do not say. */
  readonly species: number | null;
  /** Conductors by the parameters; null when they do not say. */
  readonly bodies: number | null;
}

type Layout = (name: DiagnosticName, shape: DiagnosticShape) => DiagnosticLayout;

const STEP: DiagnosticColumnLayout = { name: 'step', about: 'Simulation step', unit: null };

/** The columns of a text diagnostic; numbers of bodies and species follow from the width of the file itself. */
export function diagnosticLayout(name: DiagnosticName, shape: DiagnosticShape): DiagnosticLayout {
  if (shape.columns.length === 0) return { columns: [], hasSteps: false, problems: [] };
  return LAYOUTS[name](name, shape);
}

/**
 * Where the columns are not written down, they are numbered. The others are those of the solver's `frmttd`:
 * energies are energy densities summed over the cells, so energies.
 */
const LAYOUTS: Readonly<Record<DiagnosticName, Layout>> = {
  icur: currents('collected by'),
  ocur: currents('emitted by'),
  pbody: potentials,
  pbodyr: numbered,
  pbodyd: numbered,
  energy: energies,
  energy1: numbered,
  energy2: numbered,
  ewave: numbered,
  chgacm1: perBody('Charge accumulated on', 'q'),
  chgacm2: perBody('Charge accumulated in this step on', 'q'),
  // A charge per time in some solvers and a charge in others.
  chgmov: perBody('Charge moved to', null),
  influx: perBodyAndSpecies('Particles collected by'),
  noflux: perBodyAndSpecies('Particles emitted by'),
  isflux: numbered,
  nesc: perSpecies('Particles that left the domain'),
  currnt: numbered,
  seyield: numberedWithoutSteps,
  volt: numbered,
  oltime: numberedWithoutSteps,
  pprobe: numbered,
};

function currents(verb: string): Layout {
  return (name, shape) => {
    const period = speciesPeriod(shape.columns, shape.species);
    if (period === null) {
      const problem = `${name} has ${widthText(shape)}, which no number of species and bodies gives; they are numbered.`;
      return { ...numbered(name, shape), problems: [problem] };
    }
    const species = shape.columns.length / period;
    const bodies = (period - 1) / 2;
    const columns = counted(species).flatMap((s) => [
      { name: `${s}_step`, about: 'Simulation step', unit: null },
      ...counted(bodies).flatMap((b): DiagnosticColumnLayout[] => {
        const about = `Current of species ${s} ${verb} body ${b}`;
        return [
          { name: `${s}_body${b}`, about, unit: 'i' },
          { name: `${s}_body${b}_ema`, about: `${about}, moving average`, unit: 'i' },
        ];
      }),
    ]);
    const problems = [
      ...unlike(name, 'species', species, shape.species),
      ...unlike(name, 'bodies', bodies, shape.bodies),
    ];
    return { columns, hasSteps: true, problems };
  };
}

function potentials(name: DiagnosticName, shape: DiagnosticShape): DiagnosticLayout {
  const bodies = shape.columns.length - 2;
  if (bodies < 0) return numbered(name, shape);
  const columns: DiagnosticColumnLayout[] = [
    STEP,
    ...counted(bodies).map((b) => ({
      name: `body${b}`,
      about: `Potential of body ${b}`,
      unit: 'phi' as const,
    })),
    { name: `body${bodies + 1}`, about: 'Reference potential', unit: 'phi' },
  ];
  return { columns, hasSteps: true, problems: unlike(name, 'bodies', bodies, shape.bodies) };
}

function energies(name: DiagnosticName, shape: DiagnosticShape): DiagnosticLayout {
  const species = (shape.columns.length - 3) / 3;
  if (!Number.isInteger(species) || species < 0) return numbered(name, shape);
  const columns: DiagnosticColumnLayout[] = [
    STEP,
    { name: 'electric', about: 'Energy of the electric field', unit: 'W' },
    { name: 'magnetic', about: 'Energy of the magnetic field', unit: 'W' },
    ...counted(species).flatMap((s) =>
      counted(3).map((n) => ({
        name: `${s}_kinetic${n}`,
        about: `Kinetic energy of species ${s}, part ${n} of 3`,
        unit: 'W' as const,
      })),
    ),
  ];
  return { columns, hasSteps: true, problems: unlike(name, 'species', species, shape.species) };
}

function perBody(about: string, unit: UnitName | null): Layout {
  return (name, shape) => {
    const bodies = shape.columns.length - 1;
    const columns = counted(bodies).map((b) => ({ name: `body${b}`, about: `${about} body ${b}`, unit }));
    const problems = unlike(name, 'bodies', bodies, shape.bodies);
    return { columns: [STEP, ...columns], hasSteps: true, problems };
  };
}

function perBodyAndSpecies(about: string): Layout {
  return (name, shape) => {
    const values = shape.columns.length - 1;
    const bodies = values / (shape.species ?? Number.NaN);
    if (!(Number.isInteger(bodies) && bodies >= 1)) return numbered(name, shape);
    // The body changes fastest.
    const columns = counted(shape.species ?? 0).flatMap((s) =>
      counted(bodies).map((b) => ({
        name: `${s}_body${b}`,
        about: `${about} body ${b}, species ${s}`,
        unit: null,
      })),
    );
    return {
      columns: [STEP, ...columns],
      hasSteps: true,
      problems: unlike(name, 'bodies', bodies, shape.bodies),
    };
  };
}

function perSpecies(about: string): Layout {
  return (name, shape) => {
    const species = shape.columns.length - 1;
    const columns = counted(species).map((s) => ({
      name: `species${s}`,
      about: `${about}, species ${s}`,
      unit: null,
    }));
    const problems = unlike(name, 'species', species, shape.species);
    return { columns: [STEP, ...columns], hasSteps: true, problems };
  };
}

/** The first column is the step when it holds whole numbers from 0. */
function numbered(name: DiagnosticName, shape: DiagnosticShape): DiagnosticLayout {
  const [first] = shape.columns;
  const hasSteps = first?.every((value) => Number.isNaN(value) || (value >= 0 && Number.isInteger(value)));
  const layout = numberedWithoutSteps(name, shape);
  return hasSteps ? { ...layout, columns: [STEP, ...layout.columns.slice(1)], hasSteps } : layout;
}

function numberedWithoutSteps(_: DiagnosticName, shape: DiagnosticShape): DiagnosticLayout {
  const columns = counted(shape.columns.length).map((n) => ({
    name: `column${n}`,
    about: `Column ${n}`,
    unit: null,
  }));
  return { columns, hasSteps: false, problems: [] };
}

/** The solver writes one body when there is none. */
function unlike(
  name: DiagnosticName,
  what: 'bodies' | 'species',
  found: number,
  expected: number | null,
): string[] {
  if (expected === null || found === Math.max(expected, 1)) return [];
  const parameter = what === 'bodies' ? 'npc' : 'nspec';
  const noun = found !== 1 || what === 'species' ? what : 'body';
  return [`${name} has ${found} ${noun}, the parameters say ${parameter} = ${expected}.`];
}

function widthText({ columns }: DiagnosticShape): string {
  return columns.length === 1 ? '1 column' : `${columns.length} columns`;
}

function counted(count: number): number[] {
  return Array.from({ length: count }, (_, n) => n + 1);
}
