/** What a notice is about; its English sentence can be told in other words by these. */
export type NoticeCode =
  | 'emptyFile'
  | 'noSnapshot'
  /** `actualBytes` of `expectedBytes`; the text says which steps are whole. */
  | 'endsEarly'
  | 'endsEarlyWithoutSteps'
  | 'endsEarlyWithoutList'
  /** Steps `whole` and `missing`. */
  | 'stepsDamaged'
  | 'stepsNotWritten'
  | 'stepsLeftOut'
  | 'uneven'
  | 'noGroup'
  | 'notHdf5'
  | 'outsideRoots'
  | 'notAFile'
  | 'gone'
  | 'notAFolder'
  | 'noPermission'
  | 'linkCircle'
  | 'tooManyOpen'
  | 'diskError'
  | 'lostByServer'
  /** `written` of `expected` outputs, nothing for `quietS` seconds. */
  | 'stopped'
  | 'quiet'
  /** `icur` has reached `step`. */
  | 'reached'
  /** Nothing but the sentence is known. */
  | 'other';

/** A sentence for people with what it is made of, so that it can be told in another language. */
export interface Notice {
  readonly code: NoticeCode;
  /** Numbers, and step ranges such as `0–8, 10`. */
  readonly values: Readonly<Record<string, number | string>>;
  /** English. */
  readonly text: string;
}

export function notice(code: NoticeCode, text: string, values: Notice['values'] = {}): Notice {
  return { code, values, text };
}
