export type PlayerLanguage = 'en' | 'ja';

/** Words of the player; `{}` stands for a number. */
export interface PlayerTexts {
  readonly slower: string;
  readonly first: string;
  readonly previous: string;
  readonly backwards: string;
  readonly play: string;
  readonly pause: string;
  readonly next: string;
  readonly last: string;
  readonly faster: string;
  readonly frame: string;
  readonly ending: string;
  readonly once: string;
  readonly loop: string;
  readonly reflect: string;
  readonly rate: string;
  readonly count: string;
  readonly broken: string;
}

export const PLAYER_TEXTS: Readonly<Record<PlayerLanguage, PlayerTexts>> = {
  en: {
    slower: 'Slower',
    first: 'First frame',
    previous: 'Previous frame',
    backwards: 'Play backwards',
    play: 'Play',
    pause: 'Pause',
    next: 'Next frame',
    last: 'Last frame',
    faster: 'Faster',
    frame: 'Frame',
    ending: 'At the end',
    once: 'once',
    loop: 'loop',
    reflect: 'reflect',
    rate: '{} frames/s',
    count: '{} of {}',
    broken: 'Frame {} cannot be decoded; the others can be shown. Make the animation again.',
  },
  ja: {
    slower: '遅く',
    first: '最初のコマ',
    previous: '前のコマ',
    backwards: '逆再生',
    play: '再生',
    pause: '一時停止',
    next: '次のコマ',
    last: '最後のコマ',
    faster: '速く',
    frame: 'コマ',
    ending: '端に達したとき',
    once: '1 回',
    loop: '繰り返し',
    reflect: '往復',
    rate: '{} コマ/秒',
    count: '{}／{}',
    broken: 'コマ {} を復号できません。ほかのコマは表示できます。アニメーションを作り直してください。',
  },
};
