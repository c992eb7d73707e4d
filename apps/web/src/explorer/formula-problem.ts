import type { useTranslations } from 'use-intl';
import type { FormulaProblem } from './formula-check';

type Translate = ReturnType<typeof useTranslations<'explorer'>>;

/** What is wrong with a formula, in the language of the page; sentences of the worker stay English. */
export function problemText({ key, words, near }: FormulaProblem, reason: string, t: Translate): string {
  if (key === 'refused') return String(words.detail ?? '');
  const sentence = t(`formula.${key}`, { ...words, reason });
  if (key !== 'noField' || near.length === 0) return sentence;
  return `${sentence}${t('caption.between')}${t('formula.near', { near: near.join(', ') })}`;
}
