import type { RunDetail } from '@emout/api/schemas';
import type { ColormapName } from '@emout/figure/colormaps';
import { useCallback, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFilm, useSideFace } from './accompanying-pictures';
import { BarOptions } from './bar-options';
import type { ColorLimits } from './bar-scale';
import { BitmapCanvas } from './bitmap-canvas';
import type { CellValues } from './cell-values';
import { ColorBar } from './color-bar';
import { axisScale, positionText, shownUnit } from './coordinates';
import { axisOf } from './drawable';
import { DrawingNote, FigureTitle } from './figure-title';
import { filmFrames } from './film-frames';
import { FilmStrip } from './film-strip';
import { Formula } from './formula';
import type { DrawableFormula } from './formula-check';
import { expectedSteps, type OpeningProblem } from './opening-view';
import { cellSubscript, placeOf } from './place';
import { type AxisName, axisIndex, type PlaneName } from './plane';
import { PlaneMenu } from './plane-menu';
import { pictureAxis, positionAt, runOf, runOfDescription } from './plate-geometry';
import { PlotFrame } from './plot-frame';
import { Flag, ProbeMark } from './probe';
import { shortName } from './short-name';
import { type Shown, shownOf } from './shown-figure';
import { Slider } from './slider';
import type { ExplorerSource } from './source';
import { ThirdAxis } from './third-axis';
import type { Area } from './use-area';
import { useCellValue } from './use-cell-value';
import { type ToFigure, useDrag } from './use-drag';
import type { Formulas } from './use-formulas';
import type { PlateState } from './use-plate';
import { type ColorRange, type Probe, printFormula, type View } from './view';

export interface PlateProps {
  readonly run: RunDetail;
  readonly source: ExplorerSource;
  readonly cells: CellValues;
  readonly area: Area;
  /** What the page asks for; what it shows follows when the picture is there. */
  readonly wanted: Shown;
  readonly formulaView: View;
  readonly state: PlateState;
  readonly stale: boolean;
  /** The formula of the address, when there is no such figure. */
  readonly refused: OpeningProblem | null;
  readonly limits: ColorLimits | null;
  readonly captionId: string;
  readonly playing: boolean;
  readonly draft: string | null;
  readonly earlier: readonly string[];
  readonly formulas: Formulas;
  readonly planes: readonly PlaneName[];
  readonly onDraft: (draft: string | null) => void;
  readonly onFormula: (formula: DrawableFormula) => void;
  readonly onMove: (axis: AxisName, position: number, dragging: boolean) => void;
  readonly onPlay: () => void;
  readonly onPlane: (plane: PlaneName) => void;
  readonly onVariables: () => void;
  readonly onLimits: (limits: ColorLimits, dragging: boolean) => void;
  readonly onLimit: (which: 'min' | 'max', value: number) => void;
  readonly onCmap: (cmap: ColormapName) => void;
  readonly onNorm: (norm: View['norm']) => void;
  readonly onFit: (kind: ColorRange['kind']) => void;
  readonly onProbe: (horizontal: number, vertical: number, open: boolean, dragging: boolean) => void;
}

/** The figure: the picture without a frame, and everything around it drawn by the page, each part a control. */
export function Plate(props: PlateProps) {
  const { run, cells, area, wanted, state, captionId } = props;
  const t = useTranslations('explorer');
  const figure = useRef<HTMLDivElement>(null);
  const { failure, loading } = state;
  const plate = props.refused === null ? state.plate : null;
  const shown = props.refused === null ? shownOf(props) : wanted;
  const { view, field, plane, layout } = shown;
  const { plot } = layout;
  const fontSizePx = area.tickFontPx;
  const toFigure = useCallback<ToFigure>(({ clientX, clientY }) => {
    const origin = figure.current?.getBoundingClientRect();
    return { x: clientX - (origin?.left ?? 0), y: clientY - (origin?.top ?? 0) };
  }, []);

  const described = (axis: AxisName) => plate?.description.axes.find((one) => one.name === axis);
  const runAlong = (axis: AxisName) => {
    const description = described(axis);
    return description === undefined
      ? runOf(view.subscript, field.shape, axis)
      : runOfDescription(field, description);
  };
  const horizontal = pictureAxis(field, plane.horizontal, view.units, runAlong(plane.horizontal));
  const vertical = pictureAxis(field, plane.vertical, view.units, runAlong(plane.vertical));

  // Knobs follow the hand at once wherever they move along the axes that are drawn.
  const sameAxes = wanted.plane.name === plane.name && wanted.field.name === field.name;
  const place = placeOf(sameAxes ? wanted.view : view, field.shape);
  const probe = sameAxes ? wanted.view.probe : view.probe;
  const limits = sameAxes && props.limits !== null ? props.limits : (plate?.description.limits ?? null);
  const unit = shownUnit(plate === null ? (view.units === 'si' ? field.unit : null) : plate.description.unit);

  const [hover, setHover] = useState<Probe | null>(null);
  const cellExpr = (cell: Probe) => {
    const at = { ...place, [plane.horizontal]: cell.horizontal, [plane.vertical]: cell.vertical };
    return printFormula({ base: field.name, subscript: cellSubscript(view.subscript, at) }, ',');
  };
  const pointed = useCellValue(
    cells,
    hover === null ? null : { expr: cellExpr(hover), units: view.units, where: hover },
  );
  const placed = useCellValue(
    cells,
    probe === null ? null : { expr: cellExpr(probe), units: view.units, where: probe },
  );

  const cellUnder: (pointer: { clientX: number; clientY: number }) => Probe = (pointer) => {
    const { x, y } = toFigure(pointer);
    return {
      horizontal: positionAt(horizontal.run, (x - plot.x) / plot.width),
      vertical: positionAt(vertical.run, 1 - (y - plot.y) / plot.height),
    };
  };
  const glass = useDrag({
    onMove: (pointer) => {
      const cell = cellUnder(pointer);
      props.onProbe(cell.horizontal, cell.vertical, false, true);
    },
    onEnd: (pointer) => {
      const cell = cellUnder(pointer);
      props.onProbe(cell.horizontal, cell.vertical, true, false);
    },
  });

  const written = field.shape[axisIndex(plane.strip)];
  const total = plane.strip === 't' ? expectedSteps(run, field) : written;
  const frames = filmFrames(written, total, layout.strip.width);
  const own = view.range.kind === 'fixed' ? limits : (plate?.description.limits ?? null);
  const accompanying = { source: props.source, run: run.run, area, shown, place, limits: plate && own };
  const face = useSideFace(accompanying);
  const film = useFilm(accompanying, frames);

  const dataFailure = failure !== null && !props.stale ? failure : null;
  const hatched = dataFailure !== null || props.refused !== null;
  const title = plate === null ? (props.refused?.problem.field ?? field.name) : field.name;
  return (
    <div className="fig ex-fig" ref={figure} style={{ height: layout.height }}>
      <FigureTitle
        layout={layout}
        name={title}
        isExpression={field.field === null && title === field.name}
        unit={plate === null && title !== field.name ? null : unit}
        onVariables={props.onVariables}
      >
        <Formula
          view={props.formulaView}
          field={wanted.field}
          fields={run.fields}
          formulas={props.formulas}
          earlier={props.earlier}
          room={plot.width}
          draft={props.draft}
          onDraft={props.onDraft}
          onMove={props.onMove}
          onFormula={props.onFormula}
        />
      </FigureTitle>
      <DrawingNote
        layout={layout}
        loading={loading}
        preview={plate?.preview === true}
        staleSinceMs={props.stale && plate !== null ? plate.drawnAtMs : null}
      />
      <div
        className={hatched ? 'ex-plot hatched' : 'ex-plot'}
        style={{ left: plot.x, top: plot.y, width: plot.width, height: plot.height }}
        role="img"
        aria-label={`${title} [${unit}], ${plane.name}`}
        aria-describedby={captionId}
        onPointerMove={(event) => (hatched ? undefined : setHover(cellUnder(event)))}
        onPointerLeave={() => setHover(null)}
        onPointerDown={hatched ? undefined : glass.onPointerDown}
      >
        {hatched ? (
          <span className={dataFailure === null ? 'ex-cannot mono' : 'ex-cannot'}>
            {dataFailure === null
              ? (props.refused?.text ?? '')
              : t('problem.cannotReadHere', { step: placeOf(dataFailure.view, field.shape).t })}
          </span>
        ) : plate === null ? null : (
          <BitmapCanvas bitmap={plate.bitmap} />
        )}
      </div>
      {axisOf(field, plane.depth) === null ? null : (
        <ThirdAxis
          layout={layout}
          scale={axisScale(field, plane.depth, view.units)}
          position={place[plane.depth]}
          face={hatched ? null : face}
          fontSizePx={fontSizePx}
          toFigure={toFigure}
          onMove={(position, dragging) => props.onMove(plane.depth, position, dragging)}
        />
      )}
      <div className="ex-probe-sliders">
        {[horizontal, vertical].map((axis) => (
          <Slider
            key={axis.scale.axis}
            label={t('probe.slider', { axis: axis.scale.axis })}
            valueText={positionText(axis.scale, place[axis.scale.axis])}
            min={axis.run.start}
            max={axis.run.start + (axis.run.count - 1) * axis.run.step}
            value={place[axis.scale.axis]}
            onChange={(position) =>
              props.onProbe(
                axis === horizontal ? position : place[plane.horizontal],
                axis === vertical ? position : place[plane.vertical],
                false,
                false,
              )
            }
          />
        ))}
      </div>
      <svg className="ex-over" width={layout.width} height={layout.height} aria-hidden="true">
        <PlotFrame
          plot={plot}
          horizontal={horizontal}
          vertical={vertical}
          probe={probe}
          large={area.metrics.large}
          fontSizePx={fontSizePx}
        />
        {probe === null || hatched ? null : (
          <ProbeMark plot={plot} horizontal={horizontal} vertical={vertical} cell={probe} />
        )}
      </svg>
      <PlaneMenu
        plane={plane.name}
        planes={props.planes}
        x={plot.x - 56}
        y={plot.y + plot.height + 14}
        onChoose={props.onPlane}
      />
      {placed === null || limits === null || hover !== null || hatched ? null : (
        <Flag
          plot={plot}
          horizontal={horizontal}
          vertical={vertical}
          cell={placed.request.where}
          value={placed.value}
          unit={unit}
          limits={limits}
          norm={view.norm}
        />
      )}
      {pointed === null || hover === null || limits === null || hatched ? null : (
        <Flag
          plot={plot}
          horizontal={horizontal}
          vertical={vertical}
          cell={pointed.request.where}
          value={pointed.value}
          unit={unit}
          limits={limits}
          norm={view.norm}
          live
        />
      )}
      {axisOf(field, plane.strip) === null ? null : (
        <FilmStrip
          layout={layout}
          scale={axisScale(field, plane.strip, view.units)}
          frames={frames}
          film={film}
          position={place[plane.strip]}
          written={written}
          total={total}
          playing={props.playing}
          fontSizePx={fontSizePx}
          toFigure={toFigure}
          onMove={(position, dragging) => props.onMove(plane.strip, position, dragging)}
          onPlay={props.onPlay}
        />
      )}
      {limits === null || plate === null ? null : (
        <ColorBar
          layout={layout}
          title={shortName(title)}
          unit={unit}
          cmap={wanted.view.cmap}
          norm={view.norm}
          limits={limits}
          written={wanted.view.range.kind === 'fixed'}
          histogram={plate.description.histogram}
          value={(hover === null ? placed : pointed)?.value ?? null}
          fontSizePx={fontSizePx}
          toFigure={toFigure}
          onLimits={props.onLimits}
          onLimit={props.onLimit}
        />
      )}
      <BarOptions
        layout={layout}
        cmap={wanted.view.cmap}
        norm={wanted.view.norm}
        range={wanted.view.range}
        onCmap={props.onCmap}
        onNorm={props.onNorm}
        onFit={props.onFit}
      />
    </div>
  );
}
