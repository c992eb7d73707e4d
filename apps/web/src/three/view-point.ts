/** Where the eye is, seen from what it looks at; z points up. */
export interface ViewPoint {
  /** From +x towards +y. */
  readonly azimuthDeg: number;
  /** Above the xy plane, −90…90. */
  readonly elevationDeg: number;
}

export type Projection = 'orthographic' | 'perspective';

export type Vector = readonly [number, number, number];

export const PRESETS = {
  iso: { azimuthDeg: -66, elevationDeg: 25 },
  xz: { azimuthDeg: -90, elevationDeg: 0 },
  yz: { azimuthDeg: 0, elevationDeg: 0 },
  xy: { azimuthDeg: -90, elevationDeg: 90 },
} as const satisfies Record<string, ViewPoint>;

export type PresetName = keyof typeof PRESETS;

/** In the order of the keys 1–4. */
export const PRESET_NAMES = ['iso', 'xz', 'yz', 'xy'] as const satisfies readonly PresetName[];

/** The up direction of a camera straight above would be undefined; this far from it nobody sees the difference. */
const STEEPEST_DEG = 89.995;
const RADIANS = Math.PI / 180;

/** The unit vector from what is looked at to the eye. */
export function directionOf({ azimuthDeg, elevationDeg }: ViewPoint): Vector {
  const elevation = Math.max(-STEEPEST_DEG, Math.min(STEEPEST_DEG, elevationDeg)) * RADIANS;
  const azimuth = azimuthDeg * RADIANS;
  const across = Math.cos(elevation);
  return [across * Math.cos(azimuth), across * Math.sin(azimuth), Math.sin(elevation)];
}

/** The view point in a direction (of any length), to a tenth of a degree. */
export function viewPointOf([x, y, z]: Vector): ViewPoint {
  const length = Math.hypot(x, y, z);
  const tenth = (radians: number) => Math.round((radians / RADIANS) * 10) / 10 + 0;
  return { azimuthDeg: tenth(Math.atan2(y, x)), elevationDeg: tenth(Math.asin(z / length)) };
}

/** The same distance, turned; never over the pole. */
export function turned(from: ViewPoint, byAzimuthDeg: number, byElevationDeg: number): ViewPoint {
  const azimuth = from.azimuthDeg + byAzimuthDeg;
  return {
    azimuthDeg: azimuth - 360 * Math.round(azimuth / 360),
    elevationDeg: Math.max(-90, Math.min(90, from.elevationDeg + byElevationDeg)),
  };
}

/** The name of a view point that is one of the four, or null. */
export function presetOf(view: ViewPoint): PresetName | null {
  const near = (a: number, b: number) => Math.abs(a - b) < 0.05;
  return (
    PRESET_NAMES.find(
      (name) =>
        near(PRESETS[name].azimuthDeg, view.azimuthDeg) &&
        near(PRESETS[name].elevationDeg, view.elevationDeg),
    ) ?? null
  );
}

/** The screen's axes in space: to the right, upwards, and towards the eye. */
export function screenAxes(view: ViewPoint): { right: Vector; up: Vector; towards: Vector } {
  const towards = directionOf(view);
  const length = Math.hypot(towards[0], towards[1]);
  const right: Vector = [-towards[1] / length, towards[0] / length, 0];
  const up: Vector = [
    -towards[2] * right[1],
    towards[2] * right[0],
    towards[0] * right[1] - towards[1] * right[0],
  ];
  return { right, up, towards };
}
