import { hostname } from 'node:os';
import { boundaryMeshRequestSchema, type RunBoundaries } from '@emout/api/boundary-schemas';
import { TaggedError } from '@emout/api/errors';
import type { ExpressionCheck, ExpressionName, ExpressionRequest } from '@emout/api/expression-schemas';
import type { RunInput } from '@emout/api/parameter-schemas';
import {
  type DataRequest,
  type DataValues,
  type FigureDescription,
  type RunDetail,
  type RunPath,
  type RunSummary,
  runPathSchema,
  type SessionInfo,
} from '@emout/api/schemas';
import { ByteCache } from '@emout/engine/byte-cache';
import type { DrawnFigure } from '@emout/engine/engine';
import { firstRun } from '@emout/engine/first-run';
import { showsFrames } from '@emout/engine/picture-format';
import type { BoundaryMeshes } from '@emout/engine/run-boundaries';
import type { RunListing } from '@emout/engine/run-listing';
import type { FigureSpec, FigureSpecInput } from '@emout/figure/spec';
import type { Asker } from './asker.js';
import { Deadline } from './deadline.js';
import { FigureReader, parseJson, readFigure } from './figure-key.js';
import { type Computing, InFlight, type Joining } from './in-flight.js';
import type { TaskRank, ThreadPool } from './pool/thread-pool.js';
import type { NarrowedTasks, PictureOrder, WorkerTaskKind, WorkerTasks } from './pool/worker-tasks.js';
import { StampedCache } from './stamped-cache.js';

export interface WorkerServiceOptions {
  readonly pool: ThreadPool<NarrowedTasks>;
  /** Labels of the allowed roots. */
  readonly rootLabels: readonly string[];
  readonly version: string;
  readonly session: SessionFacts;
  /** Budget of finished pictures and descriptions. */
  readonly answerBytes: number;
  readonly deadlineMs: number;
  /** For figures of many frames. */
  readonly animationDeadlineMs: number;
}

/** What `session.info` tells of the session itself. */
type SessionFacts = Pick<SessionInfo, 'session' | 'startedAtMs' | 'endsAtMs' | 'idleS'>;

/** Who asks, and until when. */
export interface Question {
  readonly asker: Asker;
  readonly signal: AbortSignal;
}

/** A picture and whether a thread had to be asked for it. */
export interface FigureAnswer {
  readonly figure: DrawnFigure;
  readonly cached: boolean;
}

const RANK_OF_TASK: Readonly<Record<WorkerTaskKind, TaskRank>> = {
  runs: 'question',
  run: 'question',
  input: 'question',
  boundaries: 'question',
  check: 'question',
  names: 'question',
  describe: 'picture',
  figure: 'picture',
  meshes: 'picture',
  values: 'numbers',
};
/** How long the counts of runs in `session()` may be old, and what those of all who ask may take. */
const COUNTS_AGE_MS = 10_000;
const COUNTS_BYTES = 1e6;

/**
 * Answers the router and the routes of bytes: from the caches of the main thread while the files behind an answer
 * stay as they were, else by a thread; equal requests in flight are one. What was found for one who may not see
 * everything is kept, and shared, among those only who may see the same.
 */
export class WorkerService {
  readonly #options: WorkerServiceOptions;
  readonly #reader = new FigureReader();
  readonly #pictures: StampedCache<DrawnFigure>;
  readonly #descriptions: StampedCache<FigureDescription>;
  readonly #drawing = new InFlight<DrawnFigure>();
  readonly #describing = new InFlight<FigureDescription>();
  readonly #listing = new InFlight<RunListing>();
  readonly #counts = new ByteCache<RunCounts>(COUNTS_BYTES);

  constructor(options: WorkerServiceOptions) {
    this.#options = options;
    this.#pictures = new StampedCache(0.9 * options.answerBytes);
    this.#descriptions = new StampedCache(0.1 * options.answerBytes);
  }

  /** What the caches of the main thread hold. */
  get cacheBytes(): number {
    return this.#pictures.usedBytes + this.#descriptions.usedBytes;
  }

  /** The picture of a specification given as JSON text. */
  async figure(text: string, order: PictureOrder, question: Question): Promise<FigureAnswer> {
    const { asker } = question;
    const { key: figureKey, spec } = this.#reader.readText(text);
    const key = asker.sight + [order.format, order.quality, order.lang, figureKey].join(' ');
    const kept = await this.#pictures.get(key);
    if (kept !== undefined) return { figure: kept, cached: true };
    const figure = await this.#drawing.join(key, waiterOf(question), async (computing) => {
      const { stamps, ...drawn } = await this.#draw(spec, order, { asker, ...computing });
      this.#pictures.set(key, drawn, stamps, drawn.bytes.byteLength);
      return drawn;
    });
    return { figure, cached: false };
  }

  async describe(input: FigureSpecInput, question: Question): Promise<FigureDescription> {
    const { asker } = question;
    const { key: figureKey, spec } = readFigure(input);
    const key = asker.sight + figureKey;
    const kept = await this.#descriptions.get(key);
    if (kept !== undefined) return kept;
    return this.#describing.join(key, waiterOf(question), async (computing) => {
      const work = { asker, ...computing };
      const { stamps, ...description } = await this.#run('describe', spec, work, firstRun(spec));
      this.#descriptions.set(key, description, stamps, JSON.stringify(description).length * 2);
      return description;
    });
  }

  values(data: DataRequest, question: Question): Promise<DataValues> {
    return this.#run('values', data, question, data.run);
  }

  input(path: RunPath, question: Question): Promise<RunInput> {
    return this.#run('input', path, question, path);
  }

  boundaries(path: RunPath, question: Question): Promise<RunBoundaries> {
    return this.#run('boundaries', path, question, path);
  }

  /** The surfaces that a request given as JSON text asks for. */
  async meshes(text: string, question: Question): Promise<BoundaryMeshes> {
    const request = boundaryMeshRequestSchema.safeParse(parseJson(text));
    if (!request.success) {
      throw new TaggedError({ tag: 'BadRequest', message: 'The body is no request for boundaries.' });
    }
    return this.#run('meshes', request.data, question, request.data.run);
  }

  check(request: ExpressionRequest, question: Question): Promise<ExpressionCheck> {
    return this.#run('check', request, question, request.run);
  }

  names(path: RunPath, question: Question): Promise<ExpressionName[]> {
    return this.#run('names', path, question, path);
  }

  async run(path: RunPath, question: Question): Promise<RunDetail> {
    const detail = await this.#run('run', path, question, path);
    return { ...detail, run: runPathSchema.parse(detail.run) };
  }

  async runs(question: Question): Promise<RunSummary[]> {
    const { runs } = await this.#list(question);
    return runs.map(({ summary }) => ({ ...summary, run: runPathSchema.parse(summary.run) }));
  }

  async session(question: Question): Promise<SessionInfo> {
    const { role, sight } = question.asker;
    const last = this.#counts.get(sight);
    const isFresh = last !== undefined && Date.now() - last.atMs < COUNTS_AGE_MS;
    const roots = isFresh ? last.roots : this.#count(await this.#list(question), question.asker);
    return {
      host: hostname(),
      version: this.#options.version,
      nowMs: Date.now(),
      ...this.#options.session,
      role,
      roots,
    };
  }

  async #list(question: Question): Promise<RunListing> {
    const { asker } = question;
    const listing = await this.#listing.join(asker.sight, waiterOf(question), (computing) =>
      this.#run('runs', null, { asker, ...computing }, null),
    );
    this.#count(listing, asker);
    return listing;
  }

  /** How many runs a listing has in each root; whose sight is narrowed is not told of roots without any. */
  #count({ runs }: RunListing, { scope, sight }: Asker): SessionInfo['roots'] {
    const roots = this.#options.rootLabels
      .map((label) => ({ label, runs: runs.filter((entry) => entry.root === label).length }))
      .filter((root) => scope === null || root.runs > 0);
    this.#counts.set(sight, { roots, atMs: Date.now() }, 2 * sight.length + 100 * (1 + roots.length));
    return roots;
  }

  /** Frames take longer than a picture, and let pictures go before them. */
  #draw(spec: FigureSpec, order: PictureOrder, work: Work): Promise<WorkerTasks['figure']['result']> {
    const payload = { spec, ...order };
    if (!showsFrames(order.format, spec.animation !== undefined))
      return this.#run('figure', payload, work, firstRun(spec));
    const { animationDeadlineMs: deadlineMs } = this.#options;
    return this.#run('figure', payload, work, firstRun(spec), { rank: 'numbers', deadlineMs });
  }

  /** Threads keep the files of a run open: tasks about it prefer the thread that had it last. */
  async #run<Kind extends WorkerTaskKind>(
    kind: Kind,
    asked: WorkerTasks[Kind]['payload'],
    { asker, signal, clients = () => [asker.client] }: Work,
    run: string | null,
    { rank = RANK_OF_TASK[kind], deadlineMs = this.#options.deadlineMs }: Patience = {},
  ): Promise<WorkerTasks[Kind]['result']> {
    using deadline = new Deadline(signal, deadlineMs);
    const payload: NarrowedTasks[Kind]['payload'] = { scope: asker.scope, asked };
    return await this.#options.pool.run(kind, payload, {
      signal: deadline.signal,
      rank,
      clients,
      ...(run === null ? {} : { affinity: run }),
    });
  }
}

/** A question, or one of several that are answered by one computation. */
interface Work extends Question, Partial<Pick<Computing, 'clients'>> {}

interface RunCounts {
  readonly roots: SessionInfo['roots'];
  readonly atMs: number;
}

/** How long a task may take, and what goes before it. */
interface Patience {
  readonly rank?: TaskRank;
  readonly deadlineMs?: number;
}

function waiterOf({ asker, signal }: Question): Joining {
  return { signal, client: asker.client };
}
