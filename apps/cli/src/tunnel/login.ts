import { LoginError, RemoteCommandError } from './errors.js';

/** None of its parts begins with "-", which `ssh` would take for an option. */
const LOGIN = /^(?:[A-Za-z0-9_][A-Za-z0-9._-]{0,63}@)?[A-Za-z0-9_][A-Za-z0-9._-]{0,252}$/;
/** What a shell takes as one word, and no program for an option. */
const COMMAND = /^[A-Za-z0-9_./~][A-Za-z0-9_./~+-]{0,1023}$/;

/** `host` or `user@host`, also a name of the configuration of `ssh`. Throws LoginError. */
export function checkedLogin(text: string): string {
  if (!LOGIN.test(text)) throw new LoginError(text);
  return text;
}

/** A command of the other machine, as its shell finds it. Throws RemoteCommandError. */
export function checkedCommand(text: string): string {
  if (!COMMAND.test(text)) throw new RemoteCommandError(text);
  return text;
}
