import { SessionNameError } from './errors.js';

export const DEFAULT_SESSION = 'default';

/** Names become directories and parts of cookie names. */
const NAME = /^(?!\.{1,2}$)[A-Za-z0-9._-]{1,40}$/;

export function isSessionName(text: string): boolean {
  return NAME.test(text);
}

/** `text` without surrounding spaces; throws SessionNameError where that is no name. */
export function sessionName(text: string): string {
  const name = text.trim();
  if (!isSessionName(name)) throw new SessionNameError(text);
  return name;
}
