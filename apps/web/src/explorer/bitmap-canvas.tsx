import { type CSSProperties, useLayoutEffect, useRef } from 'react';

export interface BitmapCanvasProps {
  readonly bitmap: ImageBitmap;
  readonly className?: string;
  readonly style?: CSSProperties;
}

/** A decoded picture, painted in the same commit in which it becomes current. */
export function BitmapCanvas({ bitmap, className, style }: BitmapCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    element.width = bitmap.width;
    element.height = bitmap.height;
    element.getContext('2d')?.drawImage(bitmap, 0, 0);
  }, [bitmap]);
  return <canvas ref={canvas} className={className} style={style} />;
}
