import type { FigureSpecInput } from '@emout/figure/spec';
import type {
  DataRequest,
  DataValues,
  FigureDescription,
  RunDetail,
  RunPath,
  RunSummary,
  SessionInfo,
} from './schemas.js';

/** What the router needs of a worker. Every method rejects with an error that carries a tag of `errors.ts`. */
export interface WorkerPorts {
  session(signal: AbortSignal): Promise<SessionInfo>;
  runs(signal: AbortSignal): Promise<RunSummary[]>;
  run(path: RunPath, signal: AbortSignal): Promise<RunDetail>;
  describe(spec: FigureSpecInput, signal: AbortSignal): Promise<FigureDescription>;
  values(data: DataRequest, signal: AbortSignal): Promise<DataValues>;
}

/** What the router is given with each request; `signal` ends with the client's connection. */
export interface RouterContext {
  readonly ports: WorkerPorts;
  readonly signal: AbortSignal;
}
