/** The explorer's address of a run; slashes of its path stay. */
export function runAddress(run: string): string {
  return `/run/${run.split('/').map(encodeURIComponent).join('/')}`;
}
