import type { BoundarySummary } from '@emout/api/boundary-schemas';
import { useCallback } from 'react';
import { useTranslations } from 'use-intl';

/** `cylinderz` is of kind `cylinder` along z. */
const KINDS = {
  sphere: 'sphere',
  cuboid: 'cuboid',
  rectangle: 'rectangle',
  circle: 'circle',
  cylinder: 'cylinder',
  'open-cylinder': 'openCylinder',
  disk: 'disk',
  'plane-with-circle': 'planeWithCircle',
  'flat-surface': 'flatSurface',
  'rectangle-hole': 'rectangleHole',
  'cylinder-hole': 'cylinderHole',
} as const;

type Word = (typeof KINDS)[keyof typeof KINDS];

/** The word for a type of boundary and the axis it lies along; null for a type without one. */
export function typeWord(type: string): { readonly word: Word; readonly axis: string } | null {
  const along = /^(circle|cylinder|open-cylinder|disk|plane-with-circle)([xyz])$/.exec(type);
  const kind = along?.[1] ?? type;
  const word = Object.hasOwn(KINDS, kind) ? KINDS[kind as keyof typeof KINDS] : null;
  return word === null ? null : { word, axis: along?.[2] ?? '' };
}

/** Names a boundary in the language of the page; the worker's own words for a type that is new. */
export function useTypeName(): (boundary: Pick<BoundarySummary, 'type' | 'label'>) => string {
  const t = useTranslations('three.type');
  return useCallback(
    ({ type, label }) => {
      const known = typeWord(type);
      return known === null ? label : t(known.word, { axis: known.axis });
    },
    [t],
  );
}
