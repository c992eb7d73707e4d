import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { chosen, randomNumbers } from './random.js';
import { REQUESTS, type SoakRequest } from './requests.js';
import type { SoakSession } from './session.js';
import type { Outcome, Tally } from './tally.js';

/** An answer that takes longer is one that hangs. */
const PATIENCE_MS = 60_000;
const LATER = [429, 503];
const MOST_PICTURES = 20_000;

export interface VisitorOptions {
  readonly session: SoakSession;
  readonly run: string;
  readonly seed: number;
  readonly tally: Tally;
  /** The picture that an address gave first: the same address of the same data gives the same bytes. */
  readonly pictures: Map<string, string>;
  /** Whether something was killed so lately that cuts and refusals are right. */
  readonly excused: (sinceMs: number) => boolean;
  readonly signal: AbortSignal;
}

/** Asks one thing after the other, with short pauses, until the signal. */
export async function visit(options: VisitorOptions): Promise<void> {
  const { session, run, seed, tally, signal, excused } = options;
  const random = randomNumbers(seed);
  while (!signal.aborted) {
    const request = chosen(REQUESTS, random())(session, run, random);
    const began = performance.now();
    const outcome = await ask(request, options);
    tally.add(request.what, outcome, excused(began));
    const waits = outcome.kind === 'cut' || outcome.kind === 'later' ? 250 : 60 * random();
    await pause(waits, undefined, { signal }).catch(() => undefined);
  }
}

async function ask(request: SoakRequest, { session, pictures }: VisitorOptions): Promise<Outcome> {
  const began = performance.now();
  const limit = AbortSignal.timeout(Math.round(request.cancelAfterMs ?? PATIENCE_MS));
  try {
    const answer = await fetch(`${session.origin}${request.path}`, {
      ...request.init,
      redirect: 'manual',
      signal: limit,
    });
    const body = new Uint8Array(await answer.arrayBuffer());
    const durationMs = performance.now() - began;
    if (!request.rightStatus.includes(answer.status)) {
      const said = new TextDecoder().decode(body.subarray(0, 200));
      return LATER.includes(answer.status)
        ? { kind: 'later', status: answer.status }
        : { kind: 'wrong', why: `answered with ${answer.status}: ${said}` };
    }
    const why = request.check(body) ?? (answer.status === 200 ? changed(request, body, pictures) : null);
    return why === null ? { kind: 'right', durationMs } : { kind: 'wrong', why };
  } catch (error) {
    if (request.cancelAfterMs !== undefined) return { kind: 'given-up' };
    if (limit.aborted) return { kind: 'wrong', why: `no answer within ${PATIENCE_MS / 1000} s` };
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : '';
    return { kind: 'cut', why: `${error instanceof Error ? error.message : String(error)} ${cause}` };
  }
}

function changed(
  { what, path }: SoakRequest,
  body: Uint8Array,
  pictures: Map<string, string>,
): string | null {
  if (!path.startsWith('/fig/') || what === 'given up') return null;
  const hash = createHash('sha256').update(body).digest('base64');
  const first = pictures.get(path);
  if (first === undefined && pictures.size < MOST_PICTURES) pictures.set(path, hash);
  return first === undefined || first === hash ? null : 'the picture is not the one that it was before';
}
