import type { AxisData, FieldData, VectorData } from '@emout/figure/data';
import { ndarray } from '@emout/ndarray/ndarray';

/** How strong the noise is beside the field, as of few particles in a cell. */
const NOISE = 0.5;

/** A field that turns once over the plane, with noise in every node: what a code of particles writes. */
export function noisyVector(rows: number, columns: number): VectorData {
  const random = randomNumbers();
  const axes = [axis('z', rows), axis('x', columns)];
  const component = (letter: 'x' | 'z', smooth: (turn: number) => number) => {
    const values = Float32Array.from({ length: rows * columns }, (_, k) => {
      const turn = (2 * Math.PI * Math.floor(k / columns)) / rows;
      return smooth(turn) + NOISE * (2 * random() - 1);
    });
    const field: FieldData = {
      expression: `e${letter}`,
      name: `e${letter}`,
      unit: 'V/m',
      factor: 1,
      values: ndarray(values, [rows, columns]),
      axes,
    };
    return { letter, field };
  };
  return {
    name: 'exz',
    unit: 'V/m',
    expression: 'exz',
    components: [component('x', Math.sin), component('z', (turn) => 1 + Math.cos(turn))],
  };
}

function axis(name: 'z' | 'x', count: number): AxisData {
  return { name, unit: 'm', count, first: 0, spacing: 1, start: 0, step: 1 };
}

/** Equal from run to run (Lehmer's generator with the multiplier 48271). */
function randomNumbers(): () => number {
  let state = 1;
  return () => {
    state = (48271 * state) % 2147483647;
    return state / 2147483647;
  };
}
