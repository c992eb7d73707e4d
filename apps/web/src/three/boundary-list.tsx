import type { BoundarySummary, RunBoundaries } from '@emout/api/boundary-schemas';
import { useTranslations } from 'use-intl';
import { Icon } from '../ui/icon';
import { parameterWords } from './boundary-words';
import type { LengthUnit } from './lengths';
import styles from './three.module.css';
import { useTypeName } from './type-name';

export interface BoundaryListProps {
  readonly boundaries: RunBoundaries;
  readonly unit: LengthUnit;
  readonly hidden: ReadonlySet<number>;
  readonly marked: number | null;
  readonly picked: number | null;
  readonly onHide: (index: number, hide: boolean) => void;
  readonly onShowAll: () => void;
  /** What is pointed at; null when nothing is any more. */
  readonly onPoint: (index: number | null) => void;
  readonly onPick: (index: number | null) => void;
}

/** All boundaries with their numbers, each with its switch: what the picture shows, for everybody. */
export function BoundaryList(props: BoundaryListProps) {
  const { boundaries, hidden, onShowAll } = props;
  const t = useTranslations('three.list');
  return (
    <div className={styles.lists}>
      <section aria-labelledby="three-list">
        <h2 className={`lg-h ${styles.heading}`} id="three-list">
          <span>
            {t('title')} <span className="num">{boundaries.boundaries.length}</span>
          </span>
          {hidden.size === 0 ? null : (
            <button type="button" className="tl" onClick={onShowAll}>
              {t('showAll')}
            </button>
          )}
        </h2>
        <ul className={styles.list}>
          {boundaries.boundaries.map((boundary) => (
            <Row key={boundary.index} boundary={boundary} {...props} />
          ))}
        </ul>
      </section>
      {boundaries.skipped.length === 0 ? null : (
        <section aria-labelledby="three-skipped">
          <h2 className="lg-h" id="three-skipped">
            {t('skipped')} <span className="num">{boundaries.skipped.length}</span>
          </h2>
          <ul className={styles.list}>
            {boundaries.skipped.map(({ index, name, reason }) => (
              <li key={index} className={styles.skipped}>
                <span className="mono">{name === '' ? '–' : name}</span>{' '}
                <span className={styles.number}>{t('skippedEntry', { number: index + 1 })}</span>
                <span className={styles.reason}>{reason}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Row({
  boundary,
  unit,
  hidden,
  marked,
  picked,
  onHide,
  onPoint,
  onPick,
}: BoundaryListProps & {
  readonly boundary: BoundarySummary;
}) {
  const t = useTranslations('three');
  const typeName = useTypeName();
  const { index, problem, box } = boundary;
  const name = typeName(boundary);
  const drawn = problem === null && box !== null;
  const off = hidden.has(index);
  const names = [styles.row, off ? styles.off : '', marked === index ? styles.marked : '']
    .filter((one) => one !== '')
    .join(' ');
  return (
    <li className={names} onPointerEnter={() => onPoint(index)} onPointerLeave={() => onPoint(null)}>
      {drawn ? (
        <button
          type="button"
          role="switch"
          aria-checked={!off}
          aria-label={t('list.show', { name, number: index + 1 })}
          className={styles.eye}
          onClick={() => onHide(index, !off)}
        >
          <Icon name={off ? 'eyeoff' : 'eye'} size={15} />
        </button>
      ) : (
        <span className={`hatched ${styles.noEye}`} aria-hidden="true" />
      )}
      <button
        type="button"
        className={styles.name}
        aria-pressed={picked === index}
        disabled={!drawn}
        onFocus={() => onPoint(index)}
        onBlur={() => onPoint(null)}
        onClick={() => onPick(picked === index ? null : index)}
      >
        <span>{name}</span>
        <span className={`num ${styles.number}`}>
          {!drawn ? t('list.noMesh') : off ? t('list.hidden') : index + 1}
        </span>
      </button>
      <p className={`num ${styles.numbers}`}>
        <Numbers boundary={boundary} unit={unit} />
      </p>
      {problem === null ? null : <p className={styles.reason}>{problem}</p>}
    </li>
  );
}

/** `origin (4, 3, 12.5) m, radius 1.25 m` */
export function Numbers({ boundary, unit }: { boundary: BoundarySummary; unit: LengthUnit }) {
  const t = useTranslations('three.parameter');
  const separator = useTranslations('three.caption')('comma');
  return parameterWords(boundary, unit).map(({ kind, name, text }, position) => (
    <span key={name} title={name}>
      {position === 0 ? '' : separator}
      {kind === 'named' ? <span className="mono">{name}</span> : kind === 'extent' ? null : t(kind)}
      {kind === 'extent' ? '' : ' '}
      {text}
    </span>
  ));
}
