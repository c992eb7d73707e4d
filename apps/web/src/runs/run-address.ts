import { below } from '../base-path';

function addressBelow(place: string, run: string): string {
  return below(`/${place}/${run.split('/').map(encodeURIComponent).join('/')}`);
}

/** The address of the list of runs. */
export function runsAddress(): string {
  return below('/');
}

/** The explorer's address of a run; slashes of its path stay. */
export function runAddress(run: string): string {
  return addressBelow('run', run);
}

/** The address of a run's boundaries in 3D. */
export function threeAddress(run: string): string {
  return addressBelow('three', run);
}

/** The address of a run's parameters. */
export function inputAddress(run: string): string {
  return addressBelow('input', run);
}
