import type { RunBoundaries } from '@emout/api/boundary-schemas';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useCallback, useId, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { RunHead, type RunHeadProps } from '../explorer/run-head';
import { UnitsChoice } from '../explorer/units-choice';
import { useArea } from '../explorer/use-area';
import { usePageKeys } from '../explorer/use-keys';
import { useRun } from '../explorer/use-run';
import { inputAddress, runAddress } from '../runs/run-address';
import { SessionNotice } from '../shell/session/session-notice';
import { Button, buttonClass } from '../ui/button';
import { Kbd } from '../ui/kbd';
import { Message } from '../ui/message';
import { Progress } from '../ui/progress';
import { BoundaryList } from './boundary-list';
import { type ThreeKeyAction, threeActionOf } from './keys';
import { ThreeKeysList } from './keys-list';
import { lengthUnit } from './lengths';
import { Picture } from './picture';
import { pictureBox } from './picture-box';
import type { SceneHandle } from './scene';
import styles from './three.module.css';
import type { ThreeView } from './three-address';
import { ThreeCaption } from './three-caption';
import { meshFailure, useMeshes } from './use-meshes';
import { ViewControls } from './view-controls';
import { PRESETS, presetOf, type ViewPoint } from './view-point';

export interface ThreePageProps {
  readonly run: RunHeadProps['run'];
  readonly boundaries: RunBoundaries;
  readonly view: ThreeView;
  readonly onChange: (change: Partial<ThreeView>) => void;
  /** Before another page is gone to. */
  readonly onLeave: () => void;
}

/** The page when the boundaries are known: caption, list, picture, keys. */
export function ThreePage({ run, boundaries, view, onChange, onLeave }: ThreePageProps) {
  const t = useTranslations('three');
  const captionId = useId();
  const router = useRouter();
  const details = useRun(run.run);
  const [gauge, area] = useArea<HTMLDivElement>();
  const [marked, setMarked] = useState<number | null>(null);
  const [picked, setPicked] = useState<number | null>(null);
  const [keys, setKeys] = useState(false);
  const scene = useRef<SceneHandle | null>(null);
  const drawable = boundaries.boundaries.filter(({ problem, box }) => problem === null && box !== null);
  const meshes = useMeshes(run.run, drawable.length > 0);
  const hidden = useMemo(() => new Set(view.hidden), [view.hidden]);
  const unit = useMemo(() => {
    const { min, max } = pictureBox(boundaries);
    const reach = Math.max(...[...min, ...max].map(Math.abs));
    return lengthUnit(reach, boundaries.dxM, view.units);
  }, [boundaries, view.units]);
  const shown = drawable.filter(({ index }) => !hidden.has(index)).length;

  const onHandle = useCallback((handle: SceneHandle) => {
    scene.current = handle;
  }, []);
  const onTurned = useCallback((point: ViewPoint) => onChange({ view: point }), [onChange]);
  const hide = (index: number, hides: boolean) =>
    onChange({
      hidden: hides
        ? [...new Set([...view.hidden, index])].sort((a, b) => a - b)
        : view.hidden.filter((one) => one !== index),
    });

  const onAction = (action: ThreeKeyAction) => {
    switch (action.kind) {
      case 'preset':
        return onChange({ view: { ...PRESETS[action.name] } });
      case 'turn':
        return scene.current?.turn(action.azimuthDeg, action.elevationDeg);
      case 'zoom':
        return scene.current?.zoom(action.factor);
      case 'fit':
        return scene.current?.fit();
      case 'projection':
        return onChange({ projection: view.projection === 'orthographic' ? 'perspective' : 'orthographic' });
      case 'units':
        return boundaries.dxM === null
          ? undefined
          : onChange({ units: view.units === 'si' ? 'emses' : 'si' });
      case 'input':
        onLeave();
        return router.push(inputAddress(run.run));
      case 'list':
        return setKeys(true);
      case 'close':
        return setPicked(null);
    }
  };
  usePageKeys(threeActionOf, onAction);

  const none = boundaries.boundaries.length === 0;
  return (
    <>
      <RunHead run={run} view="three" />
      <main className={`ex-main ${styles.page}`}>
        <section className={`side ${styles.side}`}>
          {drawable.length === 0 ? null : (
            <ThreeCaption
              id={captionId}
              run={run.name}
              boundaries={boundaries}
              unit={unit}
              view={view}
              shown={shown}
            />
          )}
          <SessionNotice />
          {none && boundaries.skipped.length === 0 ? null : (
            <BoundaryList
              boundaries={boundaries}
              unit={unit}
              hidden={hidden}
              marked={marked ?? picked}
              picked={picked}
              onHide={hide}
              onShowAll={() => onChange({ hidden: [] })}
              onPoint={setMarked}
              onPick={setPicked}
            />
          )}
          {details.data === undefined ? null : (
            <UnitsChoice
              conversionKey={details.data.conversionKey}
              units={view.units}
              onUnits={(units) => onChange({ units })}
            />
          )}
          {drawable.length === 0 ? null : (
            <div className="ex-foot">
              <p className="hint">
                <span>{t('hints.turn')}</span>
                <span>
                  <Kbd>1</Kbd>–<Kbd>4</Kbd> {t('hints.views')}
                </span>
                <button type="button" onClick={() => setKeys(true)} aria-label={t('keys.title')}>
                  <Kbd>?</Kbd> <span className="w">{t('hints.all')}</span>
                </button>
              </p>
            </div>
          )}
        </section>
        <section className="area">
          <div className={styles.title}>
            <h1>{t('title')}</h1>
            {none ? null : (
              <code>{`data.boundaries.plot(${view.units === 'si' ? '' : 'use_si=False'})`}</code>
            )}
          </div>
          <div className={styles.plot}>
            <div className={styles.gauge} ref={gauge} />
            <Progress active={meshes.isLoading} label={t('loading')} />
            {drawable.length === 0 ? (
              <Nothing run={run.run} none={none} />
            ) : meshes.error !== null && meshes.data === undefined ? (
              <Message
                className={styles.message ?? ''}
                tone="bad"
                title={t('problem.meshes.title')}
                fine={t('problem.meshes.text')}
                actions={
                  <Button small onClick={() => void meshes.refetch()}>
                    {t('problem.meshes.retry')}
                  </Button>
                }
              >
                {meshFailure(meshes.error).message} {meshFailure(meshes.error).hint}
              </Message>
            ) : area === null || meshes.data === undefined ? null : (
              <Picture
                boundaries={boundaries}
                meshes={meshes.data}
                area={area}
                view={view}
                unit={unit}
                hidden={hidden}
                marked={marked ?? picked}
                captionId={captionId}
                onHandle={onHandle}
                onTurned={onTurned}
                onMark={setMarked}
                onPick={setPicked}
              />
            )}
          </div>
          {drawable.length === 0 ? null : (
            <ViewControls
              preset={presetOf(view.view)}
              projection={view.projection}
              opacity={view.opacity}
              onPreset={(name) => onChange({ view: { ...PRESETS[name] } })}
              onProjection={(projection) => onChange({ projection })}
              onOpacity={(opacity) => onChange({ opacity })}
              onFit={() => scene.current?.fit()}
            />
          )}
        </section>
        {keys ? <ThreeKeysList onClose={() => setKeys(false)} /> : null}
      </main>
    </>
  );
}

function Nothing({ run, none }: { run: string; none: boolean }) {
  const t = useTranslations('three.problem');
  const which = none ? 'none' : 'noneDrawn';
  return (
    <Message
      className={styles.message ?? ''}
      title={t(`${which}.title`)}
      actions={
        <>
          <Link className={buttonClass('outline', true)} href={inputAddress(run)}>
            {t('parameters')}
          </Link>
          <Link className={buttonClass('quiet', true)} href={runAddress(run)}>
            {t('slice')}
          </Link>
        </>
      }
    >
      {t(`${which}.text`)}
    </Message>
  );
}
