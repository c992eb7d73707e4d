import type { RunDetail } from '@emout/api/schemas';
import { encodeSpec } from '@emout/figure/codec';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useId, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFigureFiles } from '../reopen/use-figure-files';
import { inputAddress } from '../runs/run-address';
import { useAway } from '../shell/session/use-session';
import { nudgeLimit } from './bar-scale';
import { Caption } from './caption';
import { CellValues } from './cell-values';
import { ColumnFoot } from './column-foot';
import { axisOf, type Drawable } from './drawable';
import { FigureNotes } from './figure-notes';
import { plateFigure } from './figures';
import type { DrawableFormula } from './formula-check';
import type { KeyAction } from './keys';
import { KeysList } from './keys-list';
import { Layers } from './layers';
import { LineProfile } from './line-profile';
import { type OpeningProblem, resolvedView } from './opening-view';
import { cellSubscript, moveBy, moveTo, placeOf, withPlane } from './place';
import { axisIndex, nextPlane, PLANES, type Plane, planesOfAxes } from './plane';
import { Plate } from './plate';
import { isConnectionFailure } from './problem';
import { RunHead } from './run-head';
import { picturePath } from './share-address';
import { ShareMenu } from './share-menu';
import { layoutOf } from './shown-figure';
import type { ExplorerSource } from './source';
import { UnitsChoice } from './units-choice';
import { useArea } from './use-area';
import { useEarlierFormulas } from './use-earlier-formulas';
import type { Formulas } from './use-formulas';
import { useKeys } from './use-keys';
import { type PlateMode, usePlate } from './use-plate';
import { usePlay } from './use-play';
import type { ChangeView } from './use-view';
import { Variables } from './variables';
import { axesOf, planeOf, printFormula, type View } from './view';
import { viewActions } from './view-actions';

export interface FigurePageProps {
  readonly run: RunDetail;
  readonly source: ExplorerSource;
  readonly view: View;
  /** What the view slices. */
  readonly field: Drawable;
  readonly formulas: Formulas;
  readonly change: ChangeView;
  /** The formula of the address, when it cannot be drawn; then `view` only gives the empty axes. */
  readonly problem: OpeningProblem | null;
}

const TOAST_MS = 2000;

/** The page when there is a figure to draw: caption, figure, panels, keys. */
export function FigurePage({ run, source, view, field, formulas, change, problem }: FigurePageProps) {
  const t = useTranslations('explorer');
  const captionId = useId();
  const router = useRouter();
  const files = useFigureFiles();
  const away = useAway();
  const [gauge, area] = useArea<HTMLDivElement>();
  const [mode, setMode] = useState<PlateMode>('final');
  const [draft, setDraft] = useState<string | null>(null);
  const [sheet, setSheet] = useState<'share' | 'keys' | null>(null);
  const [toast, setToast] = useState<string | null>(null);
  const cells = useMemo(() => new CellValues(source, run.run), [source, run.run]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the clock of the run's files says when values are old.
  useEffect(() => cells.clear(), [cells, run.modifiedAtMs]);
  const current = useMemo(() => resolvedView(view, field.shape), [view, field.shape]);
  const plane: Plane = planeOf(current.subscript) ?? PLANES.xz;
  const place = placeOf(current, field.shape);
  const planes = planesOfAxes(axesOf(current.subscript));

  const layout = useMemo(() => {
    if (area === null) return null;
    return layoutOf(area, current, field, plane);
  }, [area, current, field, plane]);

  const request = useMemo(() => {
    if (layout === null || area === null || problem !== null) return null;
    const sharpness = area.pixelRatio * (mode === 'drag' ? 0.5 : 1);
    const { width, height } = layout.plot;
    const pixels = { width: width * sharpness, height: height * sharpness, ratio: sharpness };
    const spec = plateFigure(run.run, current, pixels);
    if (spec === null) return null;
    const cell = placeOf(current, field.shape);
    const probed = { base: current.base, subscript: cellSubscript(current.subscript, cell) };
    const probeExpr = current.probe === null ? null : printFormula(probed, ',');
    return { key: encodeSpec(spec), view: current, drawable: field, spec, mode, probeExpr };
  }, [layout, area, mode, run.run, current, field, problem]);

  const state = usePlate(source, cells, request);
  const { plate, failure } = state;
  // Limits of a picture in another field, unit or scale would be other numbers.
  const akin =
    plate !== null &&
    plate.view.base === current.base &&
    plate.view.units === current.units &&
    plate.view.norm === current.norm;
  const limits = current.range.kind === 'fixed' ? current.range : akin ? plate.description.limits : null;
  const earlier = useEarlierFormulas(run.run, printFormula(view), plate !== null);
  const actions = viewActions({ run, view, field, plane, place, limits, change, setMode });
  const { act } = actions;
  const drawFormula = (formula: DrawableFormula) => {
    actions.formula(formula);
    setDraft(null);
  };

  const written = field.shape[axisIndex(plane.strip)];
  const hasStrip = axisOf(field, plane.strip) !== null;
  const hasDepth = axisOf(field, plane.depth) !== null;
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
        return hasStrip
          ? act(moveBy(view, field.shape, plane.strip, action.by), { gesture: 'step' })
          : undefined;
      case 'step-end':
        return hasStrip
          ? act(moveTo(view, plane.strip, action.end === 'first' ? 0 : written - 1), { gesture: 'step' })
          : undefined;
      case 'slice':
        return hasDepth
          ? act(moveBy(view, field.shape, plane.depth, action.by), { gesture: 'slice' })
          : undefined;
      case 'limit':
        if (limits === null) return;
        return actions.range(actions.fixedTo(nudgeLimit(limits, action.which, action.direction, view.norm)), {
          gesture: 'limit',
        });
      case 'formula':
        return setDraft(problem?.text ?? printFormula(view));
      case 'play':
        return hasStrip ? play.toggle() : undefined;
      case 'fit':
        return actions.fit('auto');
      case 'log':
        return actions.norm(view.norm === 'log' ? 'linear' : 'log');
      case 'contours':
        return actions.contours();
      case 'units':
        return run.conversionKey === null ? undefined : actions.units(view.units === 'si' ? 'emses' : 'si');
      case 'plane':
        return act(withPlane(view, field.shape, nextPlane(plane.name, planes)));
      case 'variables':
        return actions.panel('variables');
      case 'input':
        return router.push(inputAddress(run.run));
      case 'share':
        return setSheet('share');
      case 'copy':
        void navigator.clipboard?.writeText(window.location.href).then(() => say(t('share.addressCopied')));
        return;
      case 'open':
        return files.choose();
      case 'list':
        return setSheet('keys');
      case 'close':
        return view.panel === null ? undefined : act({ ...view, panel: null });
    }
  };
  useKeys(onAction);

  const stale = away || (failure !== null && isConnectionFailure(failure.failure));
  const columnWidth = area === null ? 224 : (area.column ?? Math.floor((area.width - 24) / 2));
  const profile = view.panel === 'profile' && area !== null;
  return (
    <>
      <RunHead
        run={run}
        actions={
          <ShareMenu
            open={sheet === 'share'}
            onOpen={(open) => setSheet(open ? 'share' : null)}
            pathOf={(ending) => picturePath(run.run, current, ending)}
            python={plate?.description.python ?? null}
            onChooseFile={files.choose}
          />
        }
      />
      <main className={view.panel === 'variables' ? 'ex-main with-drawer' : 'ex-main'}>
        <h1 className="vh">{run.name}</h1>
        <section className="side" aria-label={t('caption.number')}>
          {plate === null || problem !== null ? null : (
            <div className={profile ? 'vh' : undefined}>
              <Caption
                id={captionId}
                plate={plate}
                drawable={plate.view.base === field.name ? field : plate.drawable}
                squeeze={layout?.squeeze ?? null}
              />
            </div>
          )}
          <FigureNotes
            run={run}
            field={field}
            view={view}
            plane={plane}
            problem={problem}
            state={state}
            onStep={(step) => act(moveTo(view, 't', step))}
            onField={actions.field}
          />
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
              onProbe={actions.probeAlong}
              onClose={() => act({ ...view, panel: null })}
            />
          ) : (
            <>
              <Layers view={view} plate={plate} onContours={actions.contours} />
              <UnitsChoice conversionKey={run.conversionKey} units={view.units} onUnits={actions.units} />
            </>
          )}
          <ColumnFoot plate={plate} toast={toast} onKeys={() => setSheet('keys')} />
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
              formulas={formulas}
              planes={planes}
              onDraft={setDraft}
              onFormula={drawFormula}
              onMove={actions.move}
              onPlay={play.toggle}
              onPlane={(name) => act(withPlane(view, field.shape, name))}
              onVariables={() => actions.panel('variables')}
              onLimits={actions.limits}
              onLimit={actions.limit}
              onCmap={(cmap) => act({ ...view, cmap })}
              onNorm={actions.norm}
              onFit={actions.fit}
              onProbe={actions.probeAt}
            />
          )}
        </section>
        {view.panel === 'variables' ? (
          <Variables
            run={run.run}
            fields={run.fields}
            view={current}
            onField={actions.field}
            onClose={() => actions.panel('variables')}
          />
        ) : (
          <nav className="tabs" aria-label={t('panels')}>
            <button type="button" onClick={() => actions.panel('variables')}>
              {t('variables.tab')}
            </button>
            <button
              type="button"
              className={profile ? 'on' : undefined}
              onClick={() => actions.panel('profile')}
            >
              {t('profile.tab')}
            </button>
          </nav>
        )}
        {sheet === 'keys' ? <KeysList onClose={() => setSheet(null)} /> : null}
        {files.parts}
      </main>
    </>
  );
}

/** Two charts share the height of the column. */
function profileHeight(areaHeight: number): number {
  return Math.max(150, Math.min(340, Math.floor((areaHeight - 330) / 2)));
}
