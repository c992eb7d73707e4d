'use client';

import type { RunSummary } from '@emout/api/schemas';
import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import styles from './runs.module.css';
import { THUMBNAIL, thumbnailAddress } from './thumbnail-address';

/** A run's small picture; a dashed frame of the same size where there is none. */
export function Thumbnail({ run }: { run: RunSummary }) {
  const t = useTranslations('runs');
  const address = useMemo(() => thumbnailAddress(run), [run]);
  const [failed, setFailed] = useState<string | null>(null);
  if (address === null || failed === address)
    return <span className={styles.noThumb} title={t('noPicture')} />;
  return (
    // biome-ignore lint/performance/noImgElement: the server draws the picture at the size that is shown.
    <img
      className={styles.thumb}
      src={address}
      alt={t('thumbnail', { field: run.thumbnailField ?? '', name: run.name })}
      width={THUMBNAIL.width}
      height={THUMBNAIL.height}
      loading="lazy"
      decoding="async"
      onError={() => setFailed(address)}
    />
  );
}
