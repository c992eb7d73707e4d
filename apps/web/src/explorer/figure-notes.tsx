import type { RunDetail } from '@emout/api/schemas';
import { useNotice } from '../i18n/use-notice';
import { SessionNotice } from '../shell/session/session-notice';
import { Message } from '../ui/message';
import { axisScale, positionText } from './coordinates';
import { axisOf, type Drawable } from './drawable';
import { GrowingNote } from './growing-note';
import type { OpeningProblem } from './opening-view';
import { placeOf } from './place';
import type { Plane } from './plane';
import { FailureNote, FormulaNote } from './problem';
import type { PlateState } from './use-plate';
import type { View } from './view';

export interface FigureNotesProps {
  readonly run: RunDetail;
  readonly field: Drawable;
  readonly view: View;
  readonly plane: Plane;
  readonly problem: OpeningProblem | null;
  readonly state: PlateState;
  readonly onStep: (step: number) => void;
  readonly onField: (field: string) => void;
}

/**
 * What the reader has to know beside the figure: why it is not there, how old it is, that it grows, how long the
 * session lasts.
 */
export function FigureNotes({ run, field, view, plane, problem, state, onStep, onField }: FigureNotesProps) {
  const { failure } = state;
  const tell = useNotice();
  const damage = field.field === null ? null : tell(field.field);
  const time = view.subscript[0];
  return (
    <>
      <SessionNotice />
      {problem === null ? null : (
        <FormulaNote
          problem={problem.problem}
          run={run}
          onField={onField}
          onStep={view.base === problem.problem.field ? onStep : null}
        />
      )}
      {failure === null ? null : (
        <FailureNote
          failure={failure.failure}
          view={failure.view}
          step={placeOf(failure.view, failure.drawable.shape).t}
          run={run}
          hasFigure={state.plate !== null}
          onRetry={state.retry}
          onStep={onStep}
          onField={onField}
        />
      )}
      {problem !== null || damage === null ? null : <Message tone="warn">{damage}</Message>}
      {run.state === 'growing' && plane.strip === 't' && axisOf(field, 't') !== null ? (
        <GrowingNote
          run={run}
          written={field.shape[0]}
          following={time.kind === 'index' && time.at === -1}
          shownTime={positionText(axisScale(field, 't', view.units), placeOf(view, field.shape).t)}
          onFollow={() => onStep(-1)}
        />
      ) : null}
    </>
  );
}
