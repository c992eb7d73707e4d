import { useTranslations } from 'use-intl';
import type { Suggestion } from './completion-list';

export interface SuggestionRowProps {
  readonly id: string;
  readonly suggestion: Suggestion;
  /** The letters that are there. */
  readonly typed: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

/** A name that could be meant, the typed letters in it heavy, and one line about it. */
export function SuggestionRow({ id, suggestion, typed, chosen, onChoose }: SuggestionRowProps) {
  const t = useTranslations('explorer.formula.kind');
  const { shown, kind, about } = suggestion;
  const at = shown.toLowerCase().indexOf(typed.toLowerCase());
  const end = at + typed.length;
  return (
    <div
      id={id}
      role="option"
      aria-selected={chosen}
      tabIndex={-1}
      className={chosen ? 'fi name on' : 'fi name'}
      // Before the input's blur, which closes the list.
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
      onKeyDown={undefined}
    >
      <span className="mono">
        {at < 0 ? (
          shown
        ) : (
          <>
            {shown.slice(0, at)}
            <b>{shown.slice(at, end)}</b>
            {shown.slice(end)}
          </>
        )}
      </span>
      <span>{about}</span>
      <span>{t(kind)}</span>
    </div>
  );
}
