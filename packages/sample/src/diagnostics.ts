import { CONDITIONS, windDirection } from './conditions.js';
import { scientific, stepText } from './fortran-format.js';
import { FIRST_CONDUCTOR, neighboursOf, PLASMA } from './landscape.js';
import { type Normalisation, SPECIES, type Species } from './normalisation.js';
import { chargedPotentialV, growthAt, type Level } from './plasma-model.js';
import { Random } from './random.js';

/** What the time courses of a conductor are made of. */
interface ConductorState {
  readonly floatingV: number;
  /** Cell faces towards the plasma, and those towards the Sun weighted by their angle to it. */
  readonly faces: number;
  readonly sunlitFaces: number;
}

/** One text file with a row for each step. */
export interface Diagnostic {
  readonly name: string;
  /** The values of a row after the step, as text. */
  readonly row: (step: number) => string;
}

/** Steps over which the moving averages forget. */
const AVERAGING_STEPS = 100;
/** Averages below this are written as 0. */
const SMALLEST_AVERAGE = 1e-9;

/** Files of body charges, with the part of the charge that they count. */
const CHARGE_PARTS = { chgacm1: 1, chgacm2: 0.98, chgmov: 0.02 } as const;

/** `icur` and `ocur`: current and its moving average; nine columns and one digit of exponent. */
const currentText = (value: number) => ` ${scientific(value, 9, 4, 1)}`;
/** All other files: 14 columns, seven decimals. */
const valueText = (value: number) => ` ${scientific(value, 14, 7, 2)}`;

/** The text diagnostics of a run; rows must be asked for in the order of the steps. */
export function diagnostics(
  level: Level,
  normalisation: Normalisation,
  conductors: number,
  steps: number,
  seed: number,
): Diagnostic[] {
  const states = Array.from({ length: conductors }, (_, n) => conductorState(level, FIRST_CONDUCTOR + n));
  const { units } = normalisation;
  const growth = (step: number) => growthAt(step / steps);
  const potential = (state: ConductorState, step: number) => chargedPotentialV(state.floatingV, growth(step));
  const perAmpere = units.get('J').ratio;
  const current = (state: ConductorState, species: Species, step: number): number => {
    const volts = potential(state, step);
    const { electronCurrentAPerM2, photoCurrentAPerM2, electronTemperatureEv } = CONDITIONS;
    switch (species) {
      case 1:
        return electronCurrentAPerM2 * state.faces * (1 + volts / electronTemperatureEv) * perAmpere;
      case 2:
        return normalisation.chargeDensity * normalisation.wind * state.sunlitFaces * growth(step).wake;
      case 3:
        return photoCurrentAPerM2 * state.sunlitFaces * perAmpere;
    }
  };
  const charge = (state: ConductorState, step: number) =>
    Math.sqrt(state.faces) * units.get('phi').trans(potential(state, step));
  const random = (purpose: number) => new Random(seed, 7000 + purpose);

  const potentialNoise = random(3);
  const energyNoise = random(4);
  return [
    currentDiagnostic('icur', states, current, 0.03, random(1)),
    currentDiagnostic(
      'ocur',
      states,
      (state, species, step) => (species === 3 ? current(state, species, step) : 0),
      0.03,
      random(2),
    ),
    {
      name: 'pbody',
      row: (step) =>
        [
          ...states.map((state) =>
            units.get('phi').trans(potential(state, step) + 0.004 * potentialNoise.gaussian()),
          ),
          0,
        ]
          .map(valueText)
          .join(''),
    },
    {
      name: 'energy',
      row: (step) => {
        const { cloud, wake } = growth(step);
        const noise = () => 1 + 0.002 * energyNoise.gaussian();
        const kinetic = SPECIES.flatMap((species) => {
          const part = species === 3 ? cloud * 0.2 : 1 - 0.1 * wake;
          const perMass = (part * normalisation.chargeDensity) / Math.abs(normalisation.qm[species]);
          const thermal = perMass * normalisation.thermal[species] ** 2;
          const drift = species === 3 ? 0 : perMass * normalisation.wind ** 2;
          return [thermal + drift, thermal, drift].map((energy) => energy * noise());
        });
        const electric = units.get('phi').trans(0.4 * cloud) ** 2 * noise();
        return [electric, normalisation.gyrofrequency ** 2, ...kinetic].map(valueText).join('');
      },
    },
    ...Object.entries(CHARGE_PARTS).map(([name, part]) => ({
      name,
      row: (step: number) => states.map((state) => valueText(part * charge(state, step))).join(''),
    })),
    {
      name: 'nesc',
      row: (step) =>
        SPECIES.map((species) =>
          valueText(Math.round(step * (species === 3 ? 40 * growth(step).cloud : 900))),
        ).join(''),
    },
  ];
}

/** A file of `icur`'s layout: for each species the step, then for each body the current and its moving average. */
function currentDiagnostic(
  name: string,
  states: readonly ConductorState[],
  current: (state: ConductorState, species: Species, step: number) => number,
  noise: number,
  random: Random,
): Diagnostic {
  const keep = Math.exp(-1 / AVERAGING_STEPS);
  const averages = new Float64Array(states.length * SPECIES.length);
  return {
    name,
    row: (step) =>
      SPECIES.map((species, s) => {
        const values = states.map((state, b) => {
          const value = Math.max(0, current(state, species, step) * (1 + noise * random.gaussian()));
          const slot = s * states.length + b;
          const average = step === 0 ? 0 : (averages[slot] as number) * keep + value * (1 - keep);
          averages[slot] = average;
          return currentText(value) + currentText(average < SMALLEST_AVERAGE ? 0 : average);
        });
        // The row begins with the step of the first species already.
        return `${s === 0 ? '' : ` ${stepText(step)}`}${values.join('')}`;
      }).join(''),
  };
}

function conductorState({ grid, kinds, floatingV }: Level, kind: number): ConductorState {
  const [x, y, z] = windDirection();
  const cosines = [x, -x, y, -y, z, -z].map((cosine) => Math.max(0, cosine));
  const around = new Int32Array(6);
  let faces = 0;
  let sunlitFaces = 0;
  for (let p = 0; p < grid.nodes; p++) {
    if (kinds[p] !== kind) continue;
    neighboursOf(grid, p, around);
    for (let n = 0; n < 6; n++) {
      if (kinds[around[n] as number] !== PLASMA) continue;
      faces++;
      sunlitFaces += cosines[n] as number;
    }
  }
  return { floatingV: floatingV[kinds.indexOf(kind)] ?? 0, faces, sunlitFaces };
}
