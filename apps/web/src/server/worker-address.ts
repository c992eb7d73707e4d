import { statSync } from 'node:fs';
import { Pool } from 'undici';

/** Where a worker listens: at a socket of this node. One of another node would be a further kind, with TLS. */
export type WorkerAddress = { readonly kind: 'socket'; readonly path: string };

type Kinds = { readonly [Kind in WorkerAddress['kind']]: Extract<WorkerAddress, { readonly kind: Kind }> };

/** What there is to know of each kind, so that a new one does not compile until all of it is said. */
const KINDS: {
  readonly [Kind in keyof Kinds]: {
    readonly open: (address: Kinds[Kind], options: Pool.Options) => Pool;
    readonly sign: (address: Kinds[Kind]) => string;
  };
} = {
  socket: {
    open: ({ path }, options) => new Pool('http://worker', { ...options, socketPath: path }),
    sign: ({ path }) => {
      const stats = statSync(path, { throwIfNoEntry: false });
      return stats === undefined ? 'absent' : `${stats.ino} ${stats.ctimeMs}`;
    },
  },
};

/** Connections to a worker. */
export function openPool(address: WorkerAddress, options: Pool.Options): Pool {
  return KINDS[address.kind].open(address, options);
}

/** Something that changes when another worker has begun to listen there; asks nobody. */
export function signOf(address: WorkerAddress): string {
  return KINDS[address.kind].sign(address);
}
