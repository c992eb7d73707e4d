import { hostname } from 'node:os';
import { boundaryMeshRequestSchema, type RunBoundaries } from '@emout/api/boundary-schemas';
import { TaggedError } from '@emout/api/errors';
import type { ExpressionCheck, ExpressionName, ExpressionRequest } from '@emout/api/expression-schemas';
import type { RunInput } from '@emout/api/parameter-schemas';
import type { WorkerPorts } from '@emout/api/ports';
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
import type { DrawnFigure } from '@emout/engine/engine';
import { showsFrames } from '@emout/engine/picture-format';
import type { BoundaryMeshes } from '@emout/engine/run-boundaries';
import type { RunListing } from '@emout/engine/run-listing';
import type { FigureSpec, FigureSpecInput } from '@emout/figure/spec';
import type { Layer } from '@emout/figure/spec-layers';
import { Deadline } from './deadline.js';
import { FigureReader, parseJson, readFigure } from './figure-key.js';
import { InFlight } from './in-flight.js';
import type { TaskRank, ThreadPool } from './pool/thread-pool.js';
import type { PictureOrder, WorkerTaskKind, WorkerTasks } from './pool/worker-tasks.js';
import { StampedCache } from './stamped-cache.js';

export interface WorkerServiceOptions {
  readonly pool: ThreadPool<WorkerTasks>;
  /** Labels of the allowed roots. */
  readonly rootLabels: readonly string[];
  readonly version: string;
  /** Budget of finished pictures and descriptions. */
  readonly answerBytes: number;
  readonly deadlineMs: number;
  /** For figures of many frames. */
  readonly animationDeadlineMs: number;
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
/** How long the counts of runs in `session()` may be old. */
const LISTING_AGE_MS = 10_000;

/**
 * Answers the router and the picture route: from the caches of the main thread while the files behind an
 * answer stay as they were, else by a thread; equal requests in flight are one.
 */
export class WorkerService implements WorkerPorts {
  readonly #options: WorkerServiceOptions;
  readonly #startedAtMs = Date.now();
  readonly #reader = new FigureReader();
  readonly #pictures: StampedCache<DrawnFigure>;
  readonly #descriptions: StampedCache<FigureDescription>;
  readonly #drawing = new InFlight<DrawnFigure>();
  readonly #describing = new InFlight<FigureDescription>();
  readonly #listing = new InFlight<RunListing>();
  #lastListing: { readonly listing: RunListing; readonly atMs: number } | null = null;

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
  async figure(text: string, order: PictureOrder, signal: AbortSignal): Promise<FigureAnswer> {
    const { key: figureKey, spec } = this.#reader.readText(text);
    const key = [order.format, order.quality, order.lang, figureKey].join(' ');
    const kept = await this.#pictures.get(key);
    if (kept !== undefined) return { figure: kept, cached: true };
    const figure = await this.#drawing.join(key, signal, async (shared) => {
      const { stamps, ...drawn } = await this.#draw(spec, order, shared);
      this.#pictures.set(key, drawn, stamps, drawn.bytes.byteLength);
      return drawn;
    });
    return { figure, cached: false };
  }

  async describe(input: FigureSpecInput, signal: AbortSignal): Promise<FigureDescription> {
    const { key, spec } = readFigure(input);
    const kept = await this.#descriptions.get(key);
    if (kept !== undefined) return kept;
    return this.#describing.join(key, signal, async (shared) => {
      const { stamps, ...description } = await this.#run('describe', spec, shared, affinityOf(spec));
      this.#descriptions.set(key, description, stamps, JSON.stringify(description).length * 2);
      return description;
    });
  }

  values(data: DataRequest, signal: AbortSignal): Promise<DataValues> {
    return this.#run('values', data, signal, data.run);
  }

  input(path: RunPath, signal: AbortSignal): Promise<RunInput> {
    return this.#run('input', path, signal, path);
  }

  boundaries(path: RunPath, signal: AbortSignal): Promise<RunBoundaries> {
    return this.#run('boundaries', path, signal, path);
  }

  /** The surfaces that a request given as JSON text asks for. */
  async meshes(text: string, signal: AbortSignal): Promise<BoundaryMeshes> {
    const request = boundaryMeshRequestSchema.safeParse(parseJson(text));
    if (!request.success) {
      throw new TaggedError({ tag: 'BadRequest', message: 'The body is no request for boundaries.' });
    }
    return this.#run('meshes', request.data, signal, request.data.run);
  }

  check(request: ExpressionRequest, signal: AbortSignal): Promise<ExpressionCheck> {
    return this.#run('check', request, signal, request.run);
  }

  names(path: RunPath, signal: AbortSignal): Promise<ExpressionName[]> {
    return this.#run('names', path, signal, path);
  }

  async run(path: RunPath, signal: AbortSignal): Promise<RunDetail> {
    const detail = await this.#run('run', path, signal, path);
    return { ...detail, run: runPathSchema.parse(detail.run) };
  }

  async runs(signal: AbortSignal): Promise<RunSummary[]> {
    const { runs } = await this.#list(signal);
    return runs.map(({ summary }) => ({ ...summary, run: runPathSchema.parse(summary.run) }));
  }

  async session(signal: AbortSignal): Promise<SessionInfo> {
    const nowMs = Date.now();
    const last = this.#lastListing;
    const listing =
      last !== null && nowMs - last.atMs < LISTING_AGE_MS ? last.listing : await this.#list(signal);
    return {
      host: hostname(),
      version: this.#options.version,
      startedAtMs: this.#startedAtMs,
      nowMs: Date.now(),
      roots: this.#options.rootLabels.map((label) => ({
        label,
        runs: listing.runs.filter((entry) => entry.root === label).length,
      })),
    };
  }

  async #list(signal: AbortSignal): Promise<RunListing> {
    const listing = await this.#listing.join('', signal, (shared) => this.#run('runs', null, shared));
    this.#lastListing = { listing, atMs: Date.now() };
    return listing;
  }

  /** Frames take longer than a picture, and let pictures go before them. */
  #draw(
    spec: FigureSpec,
    order: PictureOrder,
    signal: AbortSignal,
  ): Promise<WorkerTasks['figure']['result']> {
    const affinity = affinityOf(spec);
    const payload = { spec, ...order };
    if (!showsFrames(order.format, spec.animation !== undefined))
      return this.#run('figure', payload, signal, affinity);
    const { animationDeadlineMs: deadlineMs } = this.#options;
    return this.#run('figure', payload, signal, affinity, { rank: 'numbers', deadlineMs });
  }

  async #run<Kind extends WorkerTaskKind>(
    kind: Kind,
    payload: WorkerTasks[Kind]['payload'],
    parent: AbortSignal,
    affinity?: string,
    { rank = RANK_OF_TASK[kind], deadlineMs = this.#options.deadlineMs }: Patience = {},
  ): Promise<WorkerTasks[Kind]['result']> {
    using deadline = new Deadline(parent, deadlineMs);
    return await this.#options.pool.run(kind, payload, {
      signal: deadline.signal,
      rank,
      ...(affinity === undefined ? {} : { affinity }),
    });
  }
}

/** How long a task may take, and what goes before it. */
interface Patience {
  readonly rank?: TaskRank;
  readonly deadlineMs?: number;
}

/** Threads keep the files of a run open: its tasks prefer the thread that had it last. */
function affinityOf({ panels }: FigureSpec): string {
  const runs = panels.flatMap(({ layers }) => layers.map(runOf));
  return runs.find((run) => run !== null) ?? '';
}

function runOf(layer: Layer): string | null {
  if (!('data' in layer)) return null;
  const { data } = layer;
  if ('run' in data) return data.run;
  return data.kind === 'pair' ? data.x.run : null;
}
