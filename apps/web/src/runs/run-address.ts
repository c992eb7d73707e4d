function addressBelow(place: string, run: string): string {
  return `/${place}/${run.split('/').map(encodeURIComponent).join('/')}`;
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
