import { initTRPC, TRPCError } from '@trpc/server';
import { ZodError, z } from 'zod';
import { type ErrorBody, errorBodyOf, TaggedError, toTrpcError, trpcCodeOf } from './errors.js';
import { expressionRequestSchema } from './expression-schemas.js';
import type { RouterContext } from './ports.js';
import { dataRequestSchema, runPathSchema, specInputSchema } from './schemas.js';

const NO_JSON = 'The request is not JSON that can be read.';

/** The first thing that is wrong with a request's input, as one sentence. */
function inputErrorBody(error: ZodError): ErrorBody {
  const issue = error.issues[0];
  const where = issue === undefined ? '' : issue.path.map(String).join('.');
  const what = issue?.message.replace(/^Invalid input: /, '') ?? 'The input does not have the expected form.';
  return { tag: 'BadRequest', message: where === '' ? what : `${where}: ${what}` };
}

function bodyOf(error: TRPCError): ErrorBody {
  if (error.cause instanceof ZodError) return inputErrorBody(error.cause);
  if (error.cause !== undefined && error.code !== 'PARSE_ERROR') return errorBodyOf(error.cause);
  if (error.code === 'NOT_FOUND') return { tag: 'NotFound', message: error.message };
  if (error.code === 'METHOD_NOT_SUPPORTED') return { tag: 'MethodNotAllowed', message: error.message };
  if (error.code === 'PAYLOAD_TOO_LARGE') return { tag: 'BodyTooLarge', message: error.message };
  if (error.code === 'INTERNAL_SERVER_ERROR') return errorBodyOf(error);
  return { tag: 'BadRequest', message: NO_JSON };
}

/** The tRPC router over a worker's ports; errors carry `data: {tag, hint}`. */
export function createRouter() {
  const t = initTRPC.context<RouterContext>().create({
    // Stack traces name paths of the machine; they belong to the log.
    isDev: false,
    errorFormatter({ shape, error }) {
      const body = bodyOf(error);
      return {
        ...shape,
        message: body.message,
        data: { ...shape.data, tag: body.tag, hint: body.hint ?? null },
      };
    },
  });

  const query = t.procedure.use(async ({ next }) => {
    const result = await next();
    if (result.ok) return result;
    const { error } = result;
    if (error.code !== 'INTERNAL_SERVER_ERROR' && error.cause instanceof SyntaxError) {
      throw toTrpcError(new TaggedError({ tag: 'BadRequest', message: NO_JSON }, { cause: error.cause }));
    }
    if (error.cause instanceof ZodError) {
      const body = inputErrorBody(error.cause);
      throw new TRPCError({
        code: trpcCodeOf(body.tag),
        message: body.message,
        cause: new TaggedError(body),
      });
    }
    throw toTrpcError(error.cause ?? error);
  });

  return t.router({
    session: t.router({
      info: query.query(({ ctx }) => ctx.ports.session(ctx.signal)),
    }),
    runs: t.router({
      list: query.query(({ ctx }) => ctx.ports.runs(ctx.signal)),
      get: query
        .input(z.strictObject({ run: runPathSchema }))
        .query(({ ctx, input }) => ctx.ports.run(input.run, ctx.signal)),
      input: query
        .input(z.strictObject({ run: runPathSchema }))
        .query(({ ctx, input }) => ctx.ports.input(input.run, ctx.signal)),
      boundaries: query
        .input(z.strictObject({ run: runPathSchema }))
        .query(({ ctx, input }) => ctx.ports.boundaries(input.run, ctx.signal)),
    }),
    expressions: t.router({
      check: query
        .input(expressionRequestSchema)
        .query(({ ctx, input }) => ctx.ports.check(input, ctx.signal)),
      names: query
        .input(z.strictObject({ run: runPathSchema }))
        .query(({ ctx, input }) => ctx.ports.names(input.run, ctx.signal)),
    }),
    figures: t.router({
      describe: query
        .input(z.strictObject({ spec: specInputSchema }))
        .query(({ ctx, input }) => ctx.ports.describe(input.spec, ctx.signal)),
    }),
    data: t.router({
      values: query
        .input(z.strictObject({ data: dataRequestSchema }))
        .query(({ ctx, input }) => ctx.ports.values(input.data, ctx.signal)),
    }),
  });
}

/** The router's type, for clients. */
export type AppRouter = ReturnType<typeof createRouter>;
