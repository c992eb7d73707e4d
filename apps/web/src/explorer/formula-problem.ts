import type { useTranslations } from 'use-intl';
import type { FormulaProblem } from './formula-check';

type Translate = ReturnType<typeof useTranslations<'explorer'>>;

/** What is wrong with a formula, in the language of the page; sentences of the worker stay English. */
export function problemText({ key, words, near }: FormulaProblem, reason: string, t: Translate): string {
  const sentence = key === 'refused' ? String(words.detail ?? '') : t(`formula.${key}`, { ...words, reason });
  if (near.length === 0) return sentence;
  return `${sentence}${t('caption.between')}${t('formula.near', { near: near.join(', ') })}`;
}
