/** A message with the files in some directories named as they are called there, for a page that others read. */
export function withoutPaths(message: string, directories: readonly string[]): string {
  return directories.reduce(
    (text, directory) => text.replaceAll(`${directory}/`, '').replaceAll(directory, 'the run'),
    message,
  );
}
