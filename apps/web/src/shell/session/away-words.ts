import type { useTranslations } from 'use-intl';
import type { Connection } from './connection';
import { reachCommand, type SessionFacts, startCommand } from './session-facts';

type Words = ReturnType<typeof useTranslations<'session'>>;

/** The one message about a session that is away. */
export interface AwayWords {
  readonly title: string;
  readonly text: string;
  /** Introduces `command`, or says who can do something. */
  readonly next: string | null;
  /** A line for the terminal. */
  readonly command: string | null;
  readonly action: 'retry' | 'sign-in';
}

/** What a reader is told of a session that is away; null where it is there. `moment` writes a time of the server's clock. */
export function awayWords(
  connection: Connection,
  facts: SessionFacts | null,
  moment: (atMs: number) => string,
  t: Words,
): AwayWords | null {
  const name = facts?.name ?? null;
  // A viewer has no terminal on the machine of the session.
  const viewer = facts?.role === 'viewer';
  switch (connection.kind) {
    case 'connecting':
    case 'answering':
    case 'worker-lost':
      return null;
    case 'over':
      return {
        title: t('away.over.title', { time: moment(connection.endedAtMs) }),
        text: `${t(`away.over.${connection.why}`)} ${t('away.over.kept')}`,
        next: t(viewer ? 'away.over.againViewer' : 'away.over.again'),
        command: viewer ? null : startCommand(name),
        action: 'retry',
      };
    case 'restarting':
      return plain(t('away.restarting.title'), t('away.restarting.text'));
    case 'cut':
      return {
        ...plain(t('away.cut.title'), t('away.cut.text', { time: moment(connection.sinceMs) })),
        ...(viewer ? {} : { next: t('away.cut.again'), command: reachCommand(name) }),
      };
    case 'node-silent':
      return {
        ...plain(
          facts === null
            ? t('away.nodeSilent.titleUnknown')
            : t('away.nodeSilent.title', { node: facts.node }),
          t('away.nodeSilent.text', { time: moment(connection.sinceMs) }),
        ),
        ...(viewer ? {} : { next: t('away.nodeSilent.again'), command: 'emout server status' }),
      };
    case 'waiting':
      return plain(t('away.waiting.title'), t('away.waiting.text'));
    case 'signed-out':
      return { ...plain(t('away.signedOut.title'), t('away.signedOut.text')), action: 'sign-in' };
  }
}

/** The few words of the running head; null where the time left stands there. */
export function headWords(connection: Connection, moment: (atMs: number) => string, t: Words): string | null {
  switch (connection.kind) {
    case 'connecting':
    case 'answering':
      return null;
    case 'over':
      return t('head.over', { time: moment(connection.endedAtMs) });
    case 'worker-lost':
      return t('head.workerLost');
    case 'node-silent':
      return t('head.nodeSilent');
    case 'signed-out':
      return t('head.signedOut');
    default:
      return t(`head.${connection.kind}`);
  }
}

function plain(title: string, text: string): AwayWords {
  return { title, text, next: null, command: null, action: 'retry' };
}
