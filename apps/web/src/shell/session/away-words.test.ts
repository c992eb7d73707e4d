import { createTranslator } from 'use-intl/core';
import { describe, expect, it } from 'vitest';
import { en } from '../../i18n/en';
import { ja } from '../../i18n/ja';
import { awayWords, headWords } from './away-words';
import type { Connection } from './connection';
import type { SessionFacts } from './session-facts';

const words = {
  en: createTranslator({ locale: 'en', messages: en, namespace: 'session' }),
  ja: createTranslator({ locale: 'ja', messages: ja, namespace: 'session' }),
};
const moment = () => '14:03';
const OWNER: SessionFacts = {
  name: 'night',
  node: 'n0123',
  version: '1',
  startedAtMs: 0,
  endsAtMs: 1,
  idleMs: null,
  role: 'owner',
};
const VIEWER: SessionFacts = { ...OWNER, role: 'viewer' };
const over = (why: 'time' | 'idle' | 'stopped'): Connection => ({ kind: 'over', endedAtMs: 1, why });
const AWAY: readonly Connection[] = [
  over('time'),
  over('idle'),
  over('stopped'),
  { kind: 'restarting', sinceMs: 1 },
  { kind: 'cut', sinceMs: 1 },
  { kind: 'node-silent', sinceMs: 1 },
  { kind: 'waiting' },
  { kind: 'signed-out' },
];

describe('awayWords', () => {
  it('says when the session ended and the line that starts it again', () => {
    expect(awayWords(over('time'), OWNER, moment, words.en)).toEqual({
      title: 'The session ended at 14:03.',
      text: 'It reached its time limit. What is on the page is the last it drew.',
      next: 'Started again, it goes on here by itself:',
      command: 'emout server start --name night',
      action: 'retry',
    });
  });

  it('gives a viewer no line for a terminal that is not theirs', () => {
    expect(AWAY.map((one) => awayWords(one, VIEWER, moment, words.en)?.command)).toEqual(
      AWAY.map(() => null),
    );
    expect(awayWords(over('stopped'), VIEWER, moment, words.en)?.next).toContain('its owner');
  });

  it('has other words for each condition in either language, known or not', () => {
    for (const t of Object.values(words)) {
      for (const facts of [OWNER, null]) {
        const told = AWAY.map((one) => awayWords(one, facts, moment, t));
        expect(new Set(told.map((one) => `${one?.title} ${one?.text}`)).size).toBe(AWAY.length);
        // An unknown message reads like its own path.
        expect(JSON.stringify(told)).not.toMatch(/session\.|away\./);
      }
    }
  });

  it('is silent while the session is there', () => {
    const there: readonly Connection[] = [
      { kind: 'connecting' },
      { kind: 'answering' },
      { kind: 'worker-lost' },
    ];
    expect(there.map((one) => awayWords(one, OWNER, moment, words.en))).toEqual([null, null, null]);
  });
});

it('puts a few words in the head for all that is not the time left', () => {
  expect(headWords({ kind: 'answering' }, moment, words.en)).toBeNull();
  expect([...AWAY, { kind: 'worker-lost' } as const].map((one) => headWords(one, moment, words.en))).toEqual([
    'ended 14:03',
    'ended 14:03',
    'ended 14:03',
    'server not answering',
    'server not answering',
    'node not answering',
    'waiting for a node',
    'signed out',
    'worker not answering',
  ]);
});
