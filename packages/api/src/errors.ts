import { TRPCError } from '@trpc/server';

type TrpcCode = TRPCError['code'];

/** What an error of each tag means to HTTP and to tRPC; a tag that is not listed is `Internal`. */
const STATUS_BY_TAG = {
  UnknownRun: { http: 404, trpc: 'NOT_FOUND' },
  UnknownField: { http: 404, trpc: 'NOT_FOUND' },
  NotFound: { http: 404, trpc: 'NOT_FOUND' },
  PathOutsideRoots: { http: 403, trpc: 'FORBIDDEN' },
  OwnerOnly: { http: 403, trpc: 'FORBIDDEN' },
  BadRequest: { http: 400, trpc: 'BAD_REQUEST' },
  IndexError: { http: 400, trpc: 'BAD_REQUEST' },
  ExpressionError: { http: 400, trpc: 'BAD_REQUEST' },
  FigureSpecError: { http: 400, trpc: 'BAD_REQUEST' },
  FigureQueryError: { http: 400, trpc: 'BAD_REQUEST' },
  FigureError: { http: 422, trpc: 'UNPROCESSABLE_CONTENT' },
  FigureTooLarge: { http: 400, trpc: 'BAD_REQUEST' },
  DataTooLarge: { http: 400, trpc: 'BAD_REQUEST' },
  MethodNotAllowed: { http: 405, trpc: 'METHOD_NOT_SUPPORTED' },
  BodyTooLarge: { http: 413, trpc: 'PAYLOAD_TOO_LARGE' },
  UnreadableField: { http: 422, trpc: 'UNPROCESSABLE_CONTENT' },
  UnreadableRun: { http: 422, trpc: 'UNPROCESSABLE_CONTENT' },
  NotHdf5: { http: 422, trpc: 'UNPROCESSABLE_CONTENT' },
  TruncatedFile: { http: 422, trpc: 'UNPROCESSABLE_CONTENT' },
  EmptyField: { http: 422, trpc: 'UNPROCESSABLE_CONTENT' },
  Cancelled: { http: 499, trpc: 'CLIENT_CLOSED_REQUEST' },
  Deadline: { http: 503, trpc: 'SERVICE_UNAVAILABLE' },
  Busy: { http: 503, trpc: 'SERVICE_UNAVAILABLE' },
  WorkerLost: { http: 503, trpc: 'SERVICE_UNAVAILABLE' },
  Internal: { http: 500, trpc: 'INTERNAL_SERVER_ERROR' },
} as const satisfies Record<string, { readonly http: number; readonly trpc: TrpcCode }>;

/** The kinds of errors that a person or a script can see. */
export type ErrorTag = keyof typeof STATUS_BY_TAG;

/** An error as it crosses a thread, a socket or a page: a tag to act on and a sentence to read. */
export interface ErrorBody {
  readonly tag: ErrorTag;
  readonly message: string;
  /** What to do about it, where the message does not say so itself. */
  readonly hint?: string;
}

/** An error that carries its tag; `hint` says what to do. */
export class TaggedError extends Error {
  override readonly name: string = 'TaggedError';
  readonly tag: ErrorTag;
  readonly hint: string | undefined;

  constructor(body: ErrorBody, options?: ErrorOptions) {
    super(body.message, options);
    this.tag = body.tag;
    this.hint = body.hint;
  }
}

/** The HTTP status of a tag. */
export function httpStatusOf(tag: ErrorTag): number {
  return STATUS_BY_TAG[tag].http;
}

/** The tRPC code of a tag. */
export function trpcCodeOf(tag: ErrorTag): TrpcCode {
  return STATUS_BY_TAG[tag].trpc;
}

/** True for a tag of the table. */
export function isErrorTag(text: unknown): text is ErrorTag {
  return typeof text === 'string' && Object.hasOwn(STATUS_BY_TAG, text);
}

/** Tags under which lower packages raise what people know by another name. */
const TAG_OF_ORIGIN: ReadonlyMap<unknown, ErrorTag> = new Map<unknown, ErrorTag>([
  ['Expression', 'ExpressionError'],
  ['AmbiguousParameter', 'ExpressionError'],
  ['RepeatedComponent', 'ExpressionError'],
  ['UnlikeComponents', 'ExpressionError'],
  ['VectorField', 'ExpressionError'],
  ['UnitExponent', 'ExpressionError'],
  ['UnknownSpecies', 'NotFound'],
  ['UnknownDiagnostic', 'NotFound'],
  ['MissingComponent', 'NotFound'],
  ['UnevenParticles', 'UnreadableField'],
  ['TooManyParticles', 'DataTooLarge'],
  ['ParticleQuestion', 'FigureError'],
  ['BinRange', 'FigureError'],
  ['AnimationTooLarge', 'FigureTooLarge'],
  ['WebpSize', 'FigureTooLarge'],
  ['SceneSizeError', 'FigureTooLarge'],
  ['NoFrames', 'FigureError'],
  ['FrameSize', 'FigureError'],
  ['PaletteError', 'FigureError'],
  ['AnimationOption', 'FigureSpecError'],
  ['MathTextError', 'FigureSpecError'],
  ['BoundaryMesh', 'BadRequest'],
  ['Mesh', 'BadRequest'],
  ['RunDirectory', 'UnreadableRun'],
  ['MissingMember', 'UnreadableField'],
  ['UnsupportedType', 'UnreadableField'],
  ['Hdf5Read', 'UnreadableField'],
  ['Shape', 'UnreadableField'],
]);

const UNEXPECTED: ErrorBody = {
  tag: 'Internal',
  message: 'The worker met an error that it does not know. The next request works.',
  hint: 'The worker’s log has the details.',
};

/** The body of any thrown value; what carries no known tag becomes `Internal`, without its message (it may name paths). */
export function errorBodyOf(error: unknown): ErrorBody {
  if (!(error instanceof Error)) return UNEXPECTED;
  if (error.name === 'AbortError') return { tag: 'Cancelled', message: 'The request was cancelled.' };
  const found: unknown = 'tag' in error ? error.tag : undefined;
  const tag = isErrorTag(found) ? found : TAG_OF_ORIGIN.get(found);
  if (tag === undefined || tag === 'Internal') {
    return error.cause instanceof Error && error.cause !== error ? errorBodyOf(error.cause) : UNEXPECTED;
  }
  const hint = 'hint' in error && typeof error.hint === 'string' ? error.hint : undefined;
  return { tag, message: error.message, ...(hint === undefined ? {} : { hint }) };
}

/** The tRPC error of any thrown value, with the original as its cause. */
export function toTrpcError(error: unknown): TRPCError {
  const body = errorBodyOf(error);
  return new TRPCError({ code: trpcCodeOf(body.tag), message: body.message, cause: error });
}
