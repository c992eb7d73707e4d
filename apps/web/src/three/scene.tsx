import { Canvas, type ThreeEvent, useFrame, useThree } from '@react-three/fiber';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { NoToneMapping } from 'three';
import { useTheme } from '../shell/theme-switch';
import type { BoundaryMeshes } from './boundary-meshes';
import { BoundaryScene, boundaryOf } from './boundary-scene';
import type { Box, FrameSize } from './fit';
import { Orbit } from './orbit';
import { paletteOf } from './palette';
import { projectedBox } from './projected-box';
import type { ProjectedBox } from './spines';
import { type Projection, turned, type ViewPoint } from './view-point';

/** What the page may ask of the picture. */
export interface SceneHandle {
  /** Turns, and zooms by a factor. */
  readonly turn: (byAzimuthDeg: number, byElevationDeg: number) => void;
  readonly zoom: (factor: number) => void;
  /** Shows the whole box again. */
  readonly fit: () => void;
}

export interface Pointed {
  readonly index: number;
  /** Pixels from the picture's upper left corner. */
  readonly x: number;
  readonly y: number;
}

export interface SceneProps {
  readonly meshes: BoundaryMeshes;
  readonly box: Box;
  readonly frame: FrameSize;
  readonly view: ViewPoint;
  readonly projection: Projection;
  readonly hidden: ReadonlySet<number>;
  readonly marked: number | null;
  /** 0…1 */
  readonly opacity: number;
  readonly onReady: (handle: SceneHandle) => void;
  /** After each picture: where the box lies. */
  readonly onBox: (box: ProjectedBox) => void;
  readonly onTurned: (view: ViewPoint) => void;
  readonly onPoint: (pointed: Pointed | null) => void;
  readonly onPick: (index: number | null) => void;
  readonly onLost: () => void;
}

/** More than this many pixels a pixel of the page shows nobody anything. */
const SHARPEST = 2;

/** The boundaries in 3D. A picture is drawn when something has changed, not otherwise. */
export function Scene(props: SceneProps) {
  return (
    <Canvas
      frameloop="demand"
      flat
      dpr={[1, SHARPEST]}
      gl={{ antialias: true, alpha: true, toneMapping: NoToneMapping, powerPreference: 'low-power' }}
      resize={{ scroll: false, debounce: 0 }}
      onPointerMissed={() => props.onPick(null)}
    >
      <Contents {...props} />
    </Canvas>
  );
}

function Contents(props: SceneProps) {
  const { meshes, box, frame, view, projection, hidden, marked, opacity } = props;
  const { onReady, onBox, onTurned, onPoint, onPick, onLost } = props;
  const gl = useThree((state) => state.gl);
  const set = useThree((state) => state.set);
  const invalidate = useThree((state) => state.invalidate);
  const theme = useTheme();
  const scene = useMemo(() => new BoundaryScene(meshes, box), [meshes, box]);
  useEffect(() => () => scene.dispose(), [scene]);

  const orbit = useRef<Orbit | null>(null);
  const told = useRef({ onReady, onBox, onTurned, onLost });
  told.current = { onReady, onBox, onTurned, onLost };
  /** The view that the pointer or a key has set; the address brings it back and must not move anything. */
  const own = useRef<ViewPoint | null>(null);
  const first = useRef({ view, projection, frame });
  first.current = { view, projection, frame };

  useLayoutEffect(() => {
    const made = new Orbit(gl.domElement, box, invalidate, (turnedTo) => {
      own.current = turnedTo;
      told.current.onTurned(turnedTo);
    });
    orbit.current = made;
    const start = first.current;
    made.resize(start.frame);
    made.look(start.view, start.projection);
    own.current = start.view;
    const move = (act: (on: Orbit) => void) => {
      act(made);
      own.current = made.viewPoint;
      told.current.onTurned(made.viewPoint);
      invalidate();
    };
    told.current.onReady({
      turn: (azimuth, elevation) => move((on) => on.turnTo(turned(on.viewPoint, azimuth, elevation))),
      zoom: (factor) => move((on) => on.zoomBy(factor)),
      fit: () => move((on) => on.look(on.viewPoint, first.current.projection)),
    });
    return () => {
      orbit.current = null;
      made.dispose();
    };
  }, [gl, box, invalidate]);

  useLayoutEffect(() => {
    const on = orbit.current;
    if (on === null) return;
    const known = own.current;
    const elsewhere =
      known === null || known.azimuthDeg !== view.azimuthDeg || known.elevationDeg !== view.elevationDeg;
    if (elsewhere || (projection === 'orthographic') === 'fov' in on.camera) on.look(view, projection);
    own.current = view;
    set({ camera: Object.assign(on.camera, { manual: true }) });
    invalidate();
  }, [view, projection, set, invalidate]);

  useLayoutEffect(() => {
    orbit.current?.resize(frame);
    invalidate();
  }, [frame, invalidate]);

  useLayoutEffect(() => {
    scene.setPalette(paletteOf(theme, getComputedStyle(document.documentElement)));
    scene.setHidden(hidden);
    scene.setMarked(marked);
    scene.setOpacity(opacity);
    invalidate();
  }, [scene, theme, hidden, marked, opacity, invalidate]);

  useEffect(() => {
    const canvas = gl.domElement;
    const lost = (event: Event) => {
      event.preventDefault();
      told.current.onLost();
    };
    canvas.addEventListener('webglcontextlost', lost);
    return () => canvas.removeEventListener('webglcontextlost', lost);
  }, [gl]);

  useFrame(() => {
    const on = orbit.current;
    if (on === null) return;
    scene.seenFrom(on.eye, on.facing);
    told.current.onBox(projectedBox(box, on.camera, on.facing, first.current.frame));
  });

  const pointed = (event: ThreeEvent<PointerEvent>) => {
    event.stopPropagation();
    const index = boundaryOf(event.object);
    // While turning, what passes under the pointer is not pointed at.
    if (index === null || event.buttons !== 0) return;
    onPoint({ index, x: event.nativeEvent.offsetX, y: event.nativeEvent.offsetY });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it is no element; the list beside the picture has buttons.
    <primitive
      object={scene.object}
      dispose={null}
      onPointerMove={pointed}
      onPointerOut={() => onPoint(null)}
      onClick={(event: ThreeEvent<MouseEvent>) => {
        event.stopPropagation();
        // The end of a turn is not a click.
        if (event.delta <= 3) onPick(boundaryOf(event.object));
      }}
    />
  );
}
