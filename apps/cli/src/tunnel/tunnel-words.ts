interface WantedTunnel {
  /** null: the active session. */
  readonly name: string | null;
  readonly port: number | null;
  readonly attached?: boolean;
}

/** The words after `emout` that run a tunnel; each is safe in a shell, and none of them secret. */
export function tunnelArguments({ name, port, attached = false }: WantedTunnel): string[] {
  return [
    ...['server', 'tunnel'],
    // With "=", since a name may begin with "-".
    ...(name === null ? [] : [`--name=${name}`]),
    ...(port === null ? [] : [`--port=${port}`]),
    ...(attached ? ['--attached'] : []),
  ];
}

/** Program and words that run a tunnel as this command does. */
export function tunnelWords(
  wanted: WantedTunnel,
  program: readonly string[] = [process.execPath, process.argv[1] ?? ''],
): string[] {
  return [...program, ...tunnelArguments(wanted), '--no-build'];
}
