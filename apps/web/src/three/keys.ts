import type { KeyPress } from '../explorer/keys';
import { PRESET_NAMES, type PresetName } from './view-point';

/** What a key does on the page of boundaries. */
export type ThreeKeyAction =
  | { readonly kind: 'preset'; readonly name: PresetName }
  | { readonly kind: 'turn'; readonly azimuthDeg: number; readonly elevationDeg: number }
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'fit' | 'projection' | 'units' | 'input' | 'list' | 'close' };

const STEP_DEG = 5;
const BIG_STEP_DEG = 30;
const ZOOM = 1.2;

/** The action of a key, or null; the picture turns the way the arrow points. */
export function threeActionOf({ key, shiftKey }: KeyPress): ThreeKeyAction | null {
  const step = shiftKey ? BIG_STEP_DEG : STEP_DEG;
  const preset = PRESET_NAMES[Number(key) - 1];
  if (preset !== undefined && key.length === 1) return { kind: 'preset', name: preset };
  switch (key) {
    case 'ArrowLeft':
      return { kind: 'turn', azimuthDeg: step, elevationDeg: 0 };
    case 'ArrowRight':
      return { kind: 'turn', azimuthDeg: -step, elevationDeg: 0 };
    case 'ArrowUp':
      return { kind: 'turn', azimuthDeg: 0, elevationDeg: -step };
    case 'ArrowDown':
      return { kind: 'turn', azimuthDeg: 0, elevationDeg: step };
    case '+':
    case '=':
      return { kind: 'zoom', factor: ZOOM };
    case '-':
      return { kind: 'zoom', factor: 1 / ZOOM };
    case 'Home':
    case '0':
      return { kind: 'fit' };
    case 'o':
      return { kind: 'projection' };
    case 'u':
      return { kind: 'units' };
    case 'i':
      return { kind: 'input' };
    case '?':
      return { kind: 'list' };
    case 'Escape':
      return { kind: 'close' };
    default:
      return null;
  }
}
