import type { BoundarySummary, RunBoundaries } from '@emout/api/boundary-schemas';
import dynamic from 'next/dynamic';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Area } from '../explorer/use-area';
import { Button } from '../ui/button';
import { Message } from '../ui/message';
import { Progress } from '../ui/progress';
import { AxesOverlay } from './axes-overlay';
import { Numbers } from './boundary-list';
import type { BoundaryMeshes } from './boundary-meshes';
import type { FrameSize } from './fit';
import { axisUnits, type LengthUnit } from './lengths';
import { pictureBox } from './picture-box';
import type { Pointed, SceneHandle } from './scene';
import type { ProjectedBox } from './spines';
import styles from './three.module.css';
import type { ThreeView } from './three-address';
import { useTypeName } from './type-name';
import type { ViewPoint } from './view-point';
import { canDraw3D } from './webgl';

/** three.js comes with the first picture, not with the other pages. */
const Scene = dynamic(() => import('./scene').then((module) => module.Scene), { ssr: false });

export interface PictureProps {
  readonly boundaries: RunBoundaries;
  readonly meshes: BoundaryMeshes;
  readonly area: Area;
  readonly view: ThreeView;
  readonly unit: LengthUnit;
  readonly hidden: ReadonlySet<number>;
  readonly marked: number | null;
  readonly captionId: string;
  readonly onHandle: (handle: SceneHandle) => void;
  readonly onTurned: (view: ViewPoint) => void;
  readonly onMark: (index: number | null) => void;
  readonly onPick: (index: number | null) => void;
}

/** Ticks and labels on every side. */
const MARGIN_X_PX = 72;
const MARGIN_Y_PX = 52;

/** The picture with its axes, the flag of what is pointed at, and what is said where there can be none. */
export function Picture(props: PictureProps) {
  const { boundaries, meshes, area, view, unit, hidden, marked, onMark } = props;
  const t = useTranslations('three');
  const [able, setAble] = useState<boolean | null>(null);
  const [life, setLife] = useState({ count: 0, lost: false });
  const [drawn, setDrawn] = useState<ProjectedBox | null>(null);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  useEffect(() => setAble(canDraw3D()), []);
  const box = useMemo(() => pictureBox(boundaries), [boundaries]);
  const { width, height, tickFontPx } = area;
  const frame = useMemo<FrameSize>(
    () => ({ width, height, marginX: MARGIN_X_PX, marginY: MARGIN_Y_PX }),
    [width, height],
  );
  const onPoint = useCallback(
    (next: Pointed | null) => {
      setPointed(next);
      onMark(next?.index ?? null);
    },
    [onMark],
  );
  const onLost = useCallback(() => setLife(({ count }) => ({ count, lost: true })), []);
  if (able === null) return null;
  if (!able) {
    return (
      <Message className={styles.message ?? ''} tone="warn" title={t('problem.noWebgl.title')}>
        {t('problem.noWebgl.text')}
      </Message>
    );
  }
  if (life.lost) {
    return (
      <Message
        className={styles.message ?? ''}
        tone="warn"
        title={t('problem.lost.title')}
        actions={
          <Button small onClick={() => setLife(({ count }) => ({ count: count + 1, lost: false }))}>
            {t('problem.lost.action')}
          </Button>
        }
      >
        {t('problem.lost.text')}
      </Message>
    );
  }
  const under =
    pointed === null ? null : (boundaries.boundaries.find((one) => one.index === pointed.index) ?? null);
  const shown = meshes.bodies.filter(({ index }) => !hidden.has(index)).length;
  return (
    <>
      <Progress active={drawn === null} label={t('building')} />
      <div
        className={styles.canvas}
        role="img"
        aria-label={t('picture', { count: shown, view: t(`view.${view.projection}`) })}
        aria-describedby={props.captionId}
        data-drawn={drawn !== null}
      >
        <Scene
          key={life.count}
          meshes={meshes}
          box={box}
          frame={frame}
          view={view.view}
          projection={view.projection}
          hidden={hidden}
          marked={marked}
          opacity={view.opacity}
          onReady={props.onHandle}
          onBox={setDrawn}
          onTurned={props.onTurned}
          onPoint={onPoint}
          onPick={props.onPick}
          onLost={onLost}
        />
      </div>
      {drawn === null ? null : (
        <AxesOverlay
          box={drawn}
          extent={box}
          units={axisUnits(box, boundaries.dxM, view.units)}
          frame={frame}
          fontSizePx={tickFontPx}
          gridWord={t('grid')}
        />
      )}
      {under === null || pointed === null ? null : (
        <Flag boundary={under} unit={unit} at={pointed} width={width} />
      )}
    </>
  );
}

interface FlagProps {
  readonly boundary: BoundarySummary;
  readonly unit: LengthUnit;
  readonly at: Pointed;
  readonly width: number;
}

/** Name, number and lengths of what is under the pointer, beside it. */
function Flag({ boundary, unit, at, width }: FlagProps) {
  const typeName = useTypeName();
  const left = at.x < width / 2;
  return (
    <div
      className={`flag num ${styles.flag}`}
      style={{ top: at.y + 14, ...(left ? { left: at.x + 14 } : { right: width - at.x + 14 }) }}
      aria-hidden="true"
    >
      <b>{typeName(boundary)}</b>
      <span>{boundary.index + 1}</span>
      <div>
        <Numbers boundary={boundary} unit={unit} />
      </div>
    </div>
  );
}
