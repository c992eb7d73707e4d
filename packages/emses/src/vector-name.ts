/** A letter of a component, in names such as `exz`. */
export type ComponentLetter = 'x' | 'y' | 'z';

/** What a name says about the components of a vector. */
export type VectorName =
  | { readonly kind: 'vector'; readonly components: readonly NamedComponent[] }
  /** `exx`: no vector has a component twice. */
  | {
      readonly kind: 'repeated';
      readonly letter: ComponentLetter;
      readonly components: readonly NamedComponent[];
    };

export interface NamedComponent {
  readonly letter: ComponentLetter;
  /** The name of the component's own field. */
  readonly name: string;
}

const THREE = /^(.+?)([xyz])([xyz])([xyz])$/;
const TWO = /^(.+)([xyz])([xyz])$/;

/**
 * The components that a name may stand for, the likeliest first: of three different letters (`exyz`), then of two
 * (`exz`, `j1xy`, `rbzx`), in the order in which they are written.
 */
export function vectorNames(name: string): VectorName[] {
  return [THREE, TWO].flatMap((pattern): VectorName[] => {
    const [, base, ...letters] = pattern.exec(name) ?? [];
    const components = letters.filter(isLetter).map((letter) => ({ letter, name: `${base}${letter}` }));
    if (base === undefined) return [];
    const repeated = components.find(({ letter }, k) =>
      components.slice(0, k).some((earlier) => earlier.letter === letter),
    );
    return repeated === undefined
      ? [{ kind: 'vector', components }]
      : [{ kind: 'repeated', letter: repeated.letter, components }];
  });
}

/** The vectors that can be made of scalar fields with these names: `exy`, `exz`, `eyz`, `exyz`, … */
export function vectorsOf(
  names: readonly string[],
): { name: string; components: readonly NamedComponent[] }[] {
  const known = new Set(names);
  const bases = new Set(names.filter((name) => /.[xyz]$/.test(name)).map((name) => name.slice(0, -1)));
  return [...bases].flatMap((base) => {
    const letters = (['x', 'y', 'z'] as const).filter((letter) => known.has(`${base}${letter}`));
    return letterSets(letters)
      .map((set) => ({
        name: `${base}${set.join('')}`,
        components: set.map((letter) => ({ letter, name: `${base}${letter}` })),
      }))
      .filter(({ name }) => !known.has(name));
  });
}

/** All of two or more, in the order x, y, z. */
function letterSets(letters: readonly ComponentLetter[]): ComponentLetter[][] {
  const [x, y, z] = letters;
  if (x === undefined || y === undefined) return [];
  if (z === undefined) return [[x, y]];
  return [
    [x, y],
    [x, z],
    [y, z],
    [x, y, z],
  ];
}

function isLetter(text: string): text is ComponentLetter {
  return text === 'x' || text === 'y' || text === 'z';
}
