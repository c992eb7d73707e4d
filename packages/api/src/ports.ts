import type { FigureSpecInput } from '@emout/figure/spec';
import type { RunBoundaries } from './boundary-schemas.js';
import type { ExpressionCheck, ExpressionName, ExpressionRequest } from './expression-schemas.js';
import type { RunInput } from './parameter-schemas.js';
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
  input(path: RunPath, signal: AbortSignal): Promise<RunInput>;
  boundaries(path: RunPath, signal: AbortSignal): Promise<RunBoundaries>;
  check(request: ExpressionRequest, signal: AbortSignal): Promise<ExpressionCheck>;
  names(path: RunPath, signal: AbortSignal): Promise<ExpressionName[]>;
}

/** What the router is given with each request; `signal` ends with the client's connection. */
export interface RouterContext {
  readonly ports: WorkerPorts;
  readonly signal: AbortSignal;
}
