import { type Failure, failureOfCondition, SIGNED_OUT } from './failure';
import { sessionConditionOf } from './session-answer';

/** Tag and sentence of an answer that is not what was asked for: `{error: {tag, message, hint}}`. */
export async function failureOfResponse(response: Response): Promise<Failure> {
  const condition = sessionConditionOf(response);
  if (condition !== null) return failureOfCondition(condition);
  const body: unknown = await response.json().catch(() => null);
  const error = member(body, 'error');
  const tag = member(error, 'tag');
  const message = member(error, 'message');
  const hint = member(error, 'hint');
  const signedOut = response.status === 401 || response.status === 403;
  return {
    tag: typeof tag === 'string' ? tag : signedOut ? SIGNED_OUT : 'Internal',
    message: typeof message === 'string' ? message : `The server answered ${response.status}.`,
    hint: typeof hint === 'string' ? hint : null,
  };
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
