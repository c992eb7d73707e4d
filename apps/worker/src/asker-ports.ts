import type { WorkerPorts } from '@emout/api/ports';
import type { Asker } from './asker.js';
import type { Question, WorkerService } from './worker-service.js';

/** The worker as one who asks sees it: what the router needs. */
export function portsFor(service: WorkerService, asker: Asker): WorkerPorts {
  const by = (signal: AbortSignal): Question => ({ asker, signal });
  return {
    session: (signal) => service.session(by(signal)),
    runs: (signal) => service.runs(by(signal)),
    run: (path, signal) => service.run(path, by(signal)),
    describe: (spec, signal) => service.describe(spec, by(signal)),
    values: (data, signal) => service.values(data, by(signal)),
    input: (path, signal) => service.input(path, by(signal)),
    boundaries: (path, signal) => service.boundaries(path, by(signal)),
    check: (request, signal) => service.check(request, by(signal)),
    names: (path, signal) => service.names(path, by(signal)),
  };
}
