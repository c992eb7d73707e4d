import { FigureQueryError, FigureSpecError, FigureTooLargeError } from './errors.js';
import { layersOf } from './query-layers.js';
import { type Members, membersBelow, parameterBehind } from './query-members.js';
import { QueryText } from './query-text.js';
import { type FigureSpec, parseFigureSpec } from './spec.js';

const FRAME_PARAMETERS = ['interval', 'every', 'start', 'stop'] as const;

/**
 * The figure of a hand-written address: one field of `run`, one panel. Data with one axis becomes a line by itself;
 * `plot` asks for another kind of picture. What each parameter of `QUERY_PARAMETERS` means stands there; one that the
 * kind of picture has no use for changes nothing.
 * @throws FigureQueryError with one sentence, for an unknown, repeated or meaningless parameter;
 * FigureTooLargeError above 4096 pixels a side.
 */
export function figureFromQuery(
  run: string,
  parameters: Iterable<readonly [name: string, text: string]>,
): FigureSpec {
  const query = new QueryText(parameters);
  const spec = specOf(run, query);
  try {
    return parseFigureSpec(spec);
  } catch (error) {
    if (error instanceof FigureTooLargeError || !(error instanceof FigureSpecError)) throw error;
    const { path, message } = error;
    if (/\.data\.run$/.test(path)) {
      throw new FigureQueryError('expr', `The run’s path is too long: ${message.slice(path.length + 2)}.`, {
        cause: error,
      });
    }
    const reason = message.slice(path.length).replace(/^: /, '');
    return query.refuse(parameterBehind(query, path) ?? 'expr', reason, error);
  }
}

function specOf(run: string, query: QueryText): Members {
  if ((query.text('expr') ?? '') === '') {
    throw new FigureQueryError(
      'expr',
      'The address names no field; add for instance ?expr=phisp[-1,:,64,:].',
    );
  }
  checkAnimation(query);
  const { colorbar, ...panel } = membersBelow(query, ['panel']);
  const data = { run, ...membersBelow(query, ['data']) };
  return {
    v: 1,
    ...membersBelow(query, ['figure']),
    panels: [{ layers: layersOf(query, data), ...panel, ...colorbarOf(colorbar) }],
  };
}

function checkAnimation(query: QueryText): void {
  if (query.has('animate')) return;
  const about = FRAME_PARAMETERS.find((name) => query.has(name));
  if (about !== undefined) throw new FigureQueryError(about, `${about} is about frames; add animate=t.`);
}

/** A bar that is asked for without more is the usual one. */
function colorbarOf(asked: unknown): Members {
  if (typeof asked !== 'object' || asked === null) return {};
  const { side, ...look }: Members = { ...asked };
  if (side === false) return { colorbar: false };
  const bar = typeof side === 'string' ? { side, ...look } : look;
  return { colorbar: Object.keys(bar).length === 0 ? true : bar };
}
