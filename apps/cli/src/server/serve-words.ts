import type { ServeOptions } from './serve-session.js';

/** Program and words that serve a session as `emout server serve` does; no secret stands in them. */
export function serveWords(home: string, options: Omit<ServeOptions, 'jobId'>, isJob: boolean): string[] {
  const {
    name,
    roots,
    log,
    port,
    threads,
    cacheMb,
    workers,
    idleS,
    basePath,
    listening,
    host,
    allowedHosts,
  } = options;
  const values = Object.entries({ port, threads, 'cache-mb': cacheMb, workers, idle: idleS, host });
  return [
    process.execPath,
    process.argv[1] ?? '',
    ...['server', 'serve', '--no-build', '--home', home, '--name', name, '--log', log],
    ...['--listen', listening],
    ...roots.flatMap((root) => ['--root', root]),
    ...allowedHosts.flatMap((allowed) => ['--allowed-host', allowed]),
    ...(basePath === '' ? [] : ['--base-path', basePath]),
    ...values.flatMap(([flag, value]) => (value === null ? [] : [`--${flag}`, String(value)])),
    ...(isJob ? ['--job'] : []),
  ];
}
