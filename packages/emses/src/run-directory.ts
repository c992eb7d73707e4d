import { sortFileNames } from './file-names.js';

/** True when the names in a directory are those of a run: a parameter file or a field file. */
export function namesOfRun(fileNames: Iterable<string>): boolean {
  const { fields, inputs } = sortFileNames(fileNames);
  return fields.size > 0 || inputs.length > 0;
}
