import { encodeSpec } from '@emout/figure/codec';
import { useCallback, useEffect, useId, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Kbd } from '../ui/kbd';
import { Message } from '../ui/message';
import { type ColorLimits, nudgeLimit, tidyLimits } from './bar-scale';
import { Caption } from './caption';
import { CellValues } from './cell-values';
import { axisScale, positionText } from './coordinates';
import { plateFigure } from './figures';
import { checkFormula } from './formula-check';
import { GrowingNote } from './growing-note';
import type { KeyAction } from './keys';
import { KeysList } from './keys-list';
import { LineProfile } from './line-profile';
import { type DrawableField, damageOf, type OpeningProblem, resolvedView } from './opening-view';
import { cellSubscript, moveBy, moveTo, placeOf, withField, withPlane } from './place';
import { type AxisName, axisIndex, nextPlane, PLANES, type Plane } from './plane';
import { Plate } from './plate';
import { extentsOf, runOf } from './plate-geometry';
import { plateLayout } from './plate-layout';
import { FailureNote, FormulaNote, isConnectionFailure } from './problem';
import { type RunFigureProps, RunHead } from './run-figure';
import { picturePath } from './share-address';
import { ShareMenu } from './share-menu';
import { UnitsChoice } from './units-choice';
import { useArea } from './use-area';
import { useEarlierFormulas } from './use-earlier-formulas';
import { useKeys } from './use-keys';
import { type PlateMode, usePlate } from './use-plate';
import { usePlay } from './use-play';
import type { ChangeOf, ChangeView } from './use-view';
import { Variables } from './variables';
import { type ColorRange, planeOf, printExpression, type Subscript, type View } from './view';

export interface FigurePageProps extends RunFigureProps {
  readonly view: View;
  readonly field: DrawableField;
  readonly change: ChangeView;
  /** The formula of the address, when it cannot be drawn; then `view` only gives the empty axes. */
  readonly problem: OpeningProblem | null;
}

const TOAST_MS = 2000;

/** The page when there is a figure to draw: caption, figure, panels, keys. */
export function FigurePage({ run, source, view, field, change, problem }: FigurePageProps) {
  const t = useTranslations('explorer');
  const captionId = useId();
  const [gauge, area] = useArea<HTMLDivElement>();
  const [mode, setMode] = useState<PlateMode>('final');
  const [draft, setDraft] = useState<string | null>(null);
  const [sheet, setSheet] = useState<'share' | 'keys' | null>(null);
  const [toast, setToast] = useState<string | null>(null);
  const cells = useMemo(() => new CellValues(source, run.run), [source, run.run]);
  const current = useMemo(() => resolvedView(view, field.shape), [view, field.shape]);
  const plane: Plane = planeOf(current.subscript) ?? PLANES.xz;
  const place = placeOf(current, field.shape);

  const act = useCallback(
    (next: View, how: ChangeOf = {}) => {
      setMode(how.dragging === true ? 'drag' : how.gesture === undefined ? 'final' : 'stream');
      change(next, how);
    },
    [change],
  );

  const layout = useMemo(() => {
    if (area === null) return null;
    const horizontal = runOf(current.subscript, field.shape, plane.horizontal);
    const vertical = runOf(current.subscript, field.shape, plane.vertical);
    return plateLayout(area, area.metrics, extentsOf(plane, horizontal, vertical));
  }, [area, current.subscript, field.shape, plane]);

  const request = useMemo(() => {
    if (layout === null || area === null || problem !== null) return null;
    const sharpness = area.pixelRatio * (mode === 'drag' ? 0.5 : 1);
    const pixels = { width: layout.plot.width * sharpness, height: layout.plot.height * sharpness };
    const spec = plateFigure(run.run, current, pixels);
    if (spec === null) return null;
    const cell = placeOf(current, field.shape);
    const probeExpr =
      current.probe === null ? null : printExpression(current.field, cellSubscript(cell), ',');
    return { key: encodeSpec(spec), view: current, spec, mode, probeExpr };
  }, [layout, area, mode, run.run, current, field.shape, problem]);

  const state = usePlate(source, cells, request);
  const { plate, failure } = state;
  const limits = current.range.kind === 'fixed' ? current.range : (plate?.description.limits ?? null);
  /** What becomes of the limits when they are taken hold of. */
  const fixedTo = (next: ColorLimits): ColorRange => {
    const kept = view.range.kind === 'fixed' ? next : tidyLimits(next, view.norm);
    return { kind: 'fixed', min: kept.min, max: kept.max };
  };

  const move = useCallback(
    (axis: AxisName, position: number, dragging: boolean) => {
      const next = moveTo(view, axis, position);
      if (dragging) act(next, { gesture: `drag ${axis}`, dragging: true });
      else {
        change(next, { gesture: `drag ${axis}` });
        setMode('final');
      }
    },
    [view, act, change],
  );
  const setRange = (range: ColorRange, how?: ChangeOf) => act({ ...view, range }, how);
  const chooseNorm = (norm: View['norm']) => {
    const broken = norm === 'log' && view.range.kind === 'fixed' && view.range.min <= 0;
    act({ ...view, norm, range: broken ? { kind: 'auto' } : view.range });
  };
  // Limits are numbers of a unit; in other units they would mean something else.
  const chooseUnits = (units: View['units']) =>
    act({ ...view, units, range: view.range.kind === 'fixed' ? { kind: 'auto' } : view.range });
  const fit = (kind: ColorRange['kind']) => {
    if (kind === 'auto') setRange({ kind: 'auto' });
    else if (kind === 'percentile') setRange({ kind: 'percentile', low: 1, high: 99 });
    else if (limits !== null) setRange(fixedTo(limits));
  };
  const probeAt = (horizontal: number, vertical: number, open: boolean, dragging: boolean) => {
    const panel = open ? 'profile' : view.panel;
    act({ ...view, panel, probe: { horizontal, vertical } }, { gesture: 'probe', dragging });
    if (!dragging) setMode('final');
  };
  const probeAlong = (axis: AxisName, position: number) => {
    const horizontal = axis === plane.horizontal ? position : place[plane.horizontal];
    const vertical = axis === plane.vertical ? position : place[plane.vertical];
    probeAt(horizontal, vertical, false, false);
  };
  const togglePanel = (panel: NonNullable<View['panel']>) =>
    act({ ...view, panel: view.panel === panel ? null : panel });

  const earlier = useEarlierFormulas(run.run, printExpression(view.field, view.subscript), plate !== null);
  const drawFormula = (text: string) => {
    const check = checkFormula(text, run.fields);
    if (!check.ok) return;
    setDraft(null);
    const samePlane = planeOf(check.subscript)?.name === plane.name;
    const shape = run.fields.find((one) => one.name === check.field)?.shape;
    const moved: View = {
      ...view,
      subscript: check.subscript as Subscript,
      probe: samePlane ? view.probe : null,
    };
    act(check.field === view.field || shape == null ? moved : withField(moved, check.field, shape));
  };
  const chooseField = (name: string) => {
    const other = run.fields.find((one) => one.name === name);
    if (other?.shape != null) act(withField(view, name, other.shape));
  };

  const written = field.shape[axisIndex(plane.strip)];
  const play = usePlay({
    position: place[plane.strip],
    last: written - 1,
    // The next step starts when this one is on the page.
    ready: plate !== null && request !== null && plate.key === request.key,
    onStep: (position) => act(moveTo(view, plane.strip, position), { gesture: 'play' }),
  });

  const say = useCallback((text: string) => setToast(text), []);
  useEffect(() => {
    if (toast === null) return;
    const timer = setTimeout(() => setToast(null), TOAST_MS);
    return () => clearTimeout(timer);
  }, [toast]);

  const onAction = (action: KeyAction) => {
    switch (action.kind) {
      case 'step':
        return act(moveBy(view, field.shape, plane.strip, action.by), { gesture: 'step' });
      case 'step-end':
        return act(moveTo(view, plane.strip, action.end === 'first' ? 0 : written - 1), { gesture: 'step' });
      case 'slice':
        return act(moveBy(view, field.shape, plane.depth, action.by), { gesture: 'slice' });
      case 'limit':
        if (limits === null) return;
        return setRange(fixedTo(nudgeLimit(limits, action.which, action.direction, view.norm)), {
          gesture: 'limit',
        });
      case 'formula':
        return setDraft(problem?.text ?? printExpression(view.field, view.subscript));
      case 'play':
        return play.toggle();
      case 'fit':
        return fit('auto');
      case 'log':
        return chooseNorm(view.norm === 'log' ? 'linear' : 'log');
      case 'units':
        return run.conversionKey === null ? undefined : chooseUnits(view.units === 'si' ? 'emses' : 'si');
      case 'plane':
        return act(withPlane(view, field.shape, nextPlane(plane.name)));
      case 'variables':
        return togglePanel('variables');
      case 'share':
        return setSheet('share');
      case 'copy':
        void navigator.clipboard?.writeText(window.location.href).then(() => say(t('share.addressCopied')));
        return;
      case 'list':
        return setSheet('keys');
      case 'close':
        return view.panel === null ? undefined : act({ ...view, panel: null });
    }
  };
  useKeys(onAction);

  const following = view.subscript[0].kind === 'index' && view.subscript[0].at === -1;
  const stale = failure !== null && isConnectionFailure(failure.failure);
  const columnWidth = area === null ? 224 : (area.column ?? Math.floor((area.width - 24) / 2));
  const damage = damageOf(run, field);
  const notes = (
    <>
      {problem === null ? null : (
        <FormulaNote
          problem={problem.problem}
          run={run}
          onField={chooseField}
          onStep={view.field === problem.problem.field ? (step) => act(moveTo(view, 't', step)) : null}
        />
      )}
      {failure === null ? null : (
        <FailureNote
          failure={failure.failure}
          view={failure.view}
          step={placeOf(failure.view, field.shape).t}
          run={run}
          hasFigure={plate !== null}
          onRetry={state.retry}
          onStep={(step) => act(moveTo(view, 't', step))}
          onField={chooseField}
        />
      )}
      {problem !== null || damage === null ? null : <Message tone="warn">{damage}</Message>}
      {run.state === 'growing' && plane.strip === 't' ? (
        <GrowingNote
          run={run}
          written={field.shape[0]}
          following={following}
          shownTime={positionText(axisScale(field, 't', view.units), place.t)}
          onFollow={() => act(moveTo(view, 't', -1))}
        />
      ) : null}
    </>
  );
  const profile = view.panel === 'profile' && area !== null;
  return (
    <>
      <RunHead
        run={run}
        actions={
          <ShareMenu
            open={sheet === 'share'}
            onOpen={(open) => setSheet(open ? 'share' : null)}
            picturePath={picturePath(run.run, current)}
            python={plate?.description.python ?? null}
          />
        }
      />
      <main className={view.panel === 'variables' ? 'ex-main with-drawer' : 'ex-main'}>
        <section className="side" aria-label={t('caption.number')}>
          {plate === null || problem !== null ? null : (
            <div className={profile ? 'vh' : undefined}>
              <Caption id={captionId} plate={plate} run={run} squeeze={layout?.squeeze ?? null} />
            </div>
          )}
          {notes}
          {profile ? (
            <LineProfile
              source={source}
              run={run.run}
              view={current}
              plane={plane}
              place={place}
              field={field}
              width={columnWidth}
              chartHeight={profileHeight(area.height)}
              fontSizePx={area.tickFontPx}
              onProbe={probeAlong}
              onClose={() => act({ ...view, panel: null })}
            />
          ) : (
            <UnitsChoice conversionKey={run.conversionKey} units={view.units} onUnits={chooseUnits} />
          )}
          <div className="ex-foot">
            <p className="ex-status" role="status">
              {toast ?? (plate === null ? '' : <Drawn timings={plate.timings} />)}
            </p>
            <p className="hint">
              <span>
                <Kbd>/</Kbd> {t('hints.formula')}
              </span>
              <span>
                <Kbd>←</Kbd> <Kbd>→</Kbd> {t('hints.time')}
              </span>
              <button type="button" onClick={() => setSheet('keys')} aria-label={t('keys.title')}>
                <Kbd>?</Kbd> <span className="w">{t('hints.all')}</span>
              </button>
            </p>
          </div>
        </section>
        <section className="area">
          <div className="ex-gauge" ref={gauge} />
          {area === null || layout === null ? null : (
            <Plate
              run={run}
              source={source}
              cells={cells}
              area={area}
              wanted={{ view: current, field, plane, layout }}
              formulaView={view}
              state={state}
              stale={stale}
              refused={problem}
              limits={limits}
              captionId={captionId}
              playing={play.playing}
              draft={draft}
              earlier={earlier}
              onDraft={setDraft}
              onFormula={drawFormula}
              onMove={move}
              onPlay={play.toggle}
              onPlane={(name) => act(withPlane(view, field.shape, name))}
              onVariables={() => togglePanel('variables')}
              onLimits={(next, dragging) => {
                setRange(fixedTo(next), { gesture: 'limits', dragging });
                if (!dragging) setMode('final');
              }}
              onCmap={(cmap) => act({ ...view, cmap })}
              onNorm={chooseNorm}
              onFit={fit}
              onProbe={probeAt}
            />
          )}
        </section>
        {view.panel === 'variables' ? (
          <Variables
            run={run.run}
            fields={run.fields}
            view={current}
            onField={chooseField}
            onClose={() => togglePanel('variables')}
          />
        ) : (
          <nav className="tabs">
            <button type="button" onClick={() => togglePanel('variables')}>
              {t('variables.tab')}
            </button>
            <button
              type="button"
              className={profile ? 'on' : undefined}
              onClick={() => togglePanel('profile')}
            >
              {t('profile.tab')}
            </button>
          </nav>
        )}
        {sheet === 'keys' ? <KeysList onClose={() => setSheet(null)} /> : null}
      </main>
    </>
  );
}

/** Two charts share the height of the column. */
function profileHeight(areaHeight: number): number {
  return Math.max(150, Math.min(340, Math.floor((areaHeight - 330) / 2)));
}

function Drawn({ timings }: { timings: { readMs: number; composeMs: number; paintMs: number } }) {
  const t = useTranslations('explorer.status');
  const ms = (value: number) => (value < 9.95 ? value.toFixed(1) : value.toFixed(0));
  const { readMs, composeMs, paintMs } = timings;
  const title = t('timings', { read: ms(readMs), compose: ms(composeMs), paint: ms(paintMs) });
  return <span title={title}>{t('drawn', { ms: ms(readMs + composeMs + paintMs) })}</span>;
}
