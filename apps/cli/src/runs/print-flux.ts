import type { ParticleFlux } from '@emout/engine/particle-flux';
import { alignedRows } from './aligned-rows.js';
import { shownNumber } from './shown-number.js';

/** An energy flux as a table: bins downwards, the total and the classes of pitch angle beside one another. */
export function printFlux({ species, step, massKg, edges, flux, byPitchAngle }: ParticleFlux): string {
  const classes = byPitchAngle?.classes ?? [];
  const heads = ['energy [eV]', 'flux [eV·m/s]', ...classes.map(({ name }) => name)];
  const rows = flux.map((total, k) => [
    `${shownNumber(edges[k] ?? 0)} … ${shownNumber(edges[k + 1] ?? 0)}`,
    shownNumber(total),
    ...classes.map((one) => shownNumber(one.flux[k] ?? 0)),
  ]);
  const of = `species ${species}, output ${step.index}: ${step.particles} particles of ${shownNumber(massKg)} kg`;
  const along =
    byPitchAngle && `pitch angle to B = (${byPitchAngle.magneticField.map(shownNumber).join(', ')})`;
  return [of, ...(along === null ? [] : [along]), ...alignedRows([heads, ...rows])].join('\n');
}
