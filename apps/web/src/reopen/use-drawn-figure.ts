import type { FigureSpec } from '@emout/figure/spec';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { fetchPictureFile, PictureError, pictureAddress } from '../explorer/picture';
import { type Failure, failureOf } from '../trpc/failure';
import { readFigureFile } from './figure-file';
import type { RecordedData } from './recorded-data';

/** A figure as it was drawn for this page. */
export interface DrawnPicture {
  /** Of the picture, within this page. */
  readonly url: string;
  readonly data: RecordedData | null;
  readonly software: string | null;
}

export interface DrawnFigureState {
  readonly drawn: DrawnPicture | null;
  readonly failure: Failure | null;
  readonly retry: () => void;
}

/** Draws a figure; its own file says where the numbers are from. Figures with frames move. */
export function useDrawnFigure(spec: FigureSpec | null): DrawnFigureState {
  const address = spec === null ? null : pictureAddress(spec, spec.animation === undefined ? 'png' : 'webp');
  const { data, error, refetch } = useQuery({
    queryKey: ['figure', address],
    enabled: address !== null,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    queryFn: async ({ signal }) => {
      const blob = await fetchPictureFile(address ?? '', signal);
      const file = await readFigureFile(blob);
      return file.kind === 'figure'
        ? { blob, data: file.data, software: file.software }
        : { blob, data: null, software: null };
    },
  });
  const url = useObjectUrl(data?.blob ?? null);
  const failure = error === null ? null : error instanceof PictureError ? error.failure : failureOf(error);
  const drawn = data === undefined || url === null ? null : { ...data, url };
  return { drawn, failure, retry: () => void refetch() };
}

function useObjectUrl(blob: Blob | null): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (blob === null) return;
    const created = URL.createObjectURL(blob);
    setUrl(created);
    return () => {
      setUrl(null);
      URL.revokeObjectURL(created);
    };
  }, [blob]);
  return url;
}
