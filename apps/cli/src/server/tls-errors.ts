/** The certificates of a session that runs were to be replaced. */
export class CertificatesInUseError extends Error {
  readonly tag = 'CertificatesInUse' as const;
  constructor(
    readonly session: string,
    readonly host: string,
    readonly pid: number,
  ) {
    super(
      `The session "${session}" runs already (process ${pid} of ${host}), and its certificates are in use. Stop it first: emout server stop --name ${session}`,
    );
  }
}
