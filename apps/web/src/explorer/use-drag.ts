import { type PointerEvent as ReactPointerEvent, useCallback, useRef } from 'react';

export interface DragPoint {
  readonly clientX: number;
  readonly clientY: number;
  /** Since the pointer went down. */
  readonly dx: number;
  readonly dy: number;
}

export interface DragHandlers {
  readonly onStart?: (point: DragPoint) => void;
  readonly onMove: (point: DragPoint) => void;
  /** `moved` is false for a plain click. */
  readonly onEnd: (point: DragPoint, moved: boolean) => void;
}

/** From the window's coordinates to those of the figure. */
export type ToFigure = (pointer: { readonly clientX: number; readonly clientY: number }) => {
  readonly x: number;
  readonly y: number;
};

const CLICK_SLACK_PX = 3;

/** Follows one pointer from down to up, also outside the element, and again after a lost capture. */
export function useDrag(handlers: DragHandlers): {
  onPointerDown: (event: ReactPointerEvent<Element>) => void;
} {
  const current = useRef(handlers);
  current.current = handlers;
  const onPointerDown = useCallback((down: ReactPointerEvent<Element>) => {
    if (down.button !== 0) return;
    down.preventDefault();
    const { clientX: x0, clientY: y0, pointerId } = down;
    let moved = false;
    const point = (event: { clientX: number; clientY: number }): DragPoint => ({
      clientX: event.clientX,
      clientY: event.clientY,
      dx: event.clientX - x0,
      dy: event.clientY - y0,
    });
    const move = (event: PointerEvent) => {
      if (event.pointerId !== pointerId) return;
      if (!moved && Math.hypot(event.clientX - x0, event.clientY - y0) < CLICK_SLACK_PX) return;
      moved = true;
      current.current.onMove(point(event));
    };
    const end = (event: PointerEvent) => {
      if (event.pointerId !== pointerId) return;
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', end);
      current.current.onEnd(point(event), moved);
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', end);
    current.current.onStart?.(point(down));
  }, []);
  return { onPointerDown };
}
