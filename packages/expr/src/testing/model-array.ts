import type { AxisName } from '../scope.js';

/** An axis with the position of each of its points in the field it comes from. */
export interface ModelAxis {
  readonly name: AxisName;
  readonly positions: readonly number[];
}

/** An array as plain as can be: numbers in C order, every operation a loop over all indices. */
export class ModelArray {
  constructor(
    readonly axes: readonly ModelAxis[],
    readonly values: readonly number[],
  ) {}

  static of(axes: readonly ModelAxis[], value: (indices: readonly number[]) => number): ModelArray {
    const values: number[] = [];
    const visit = (indices: readonly number[]): void => {
      const axis = axes[indices.length];
      if (axis === undefined) values.push(value(indices));
      else for (let k = 0; k < axis.positions.length; k += 1) visit([...indices, k]);
    };
    visit([]);
    return new ModelArray(axes, values);
  }

  at(indices: readonly number[]): number {
    let place = 0;
    for (const [axis, { positions }] of this.axes.entries())
      place = place * positions.length + (indices[axis] ?? 0);
    return this.values[place] ?? Number.NaN;
  }

  /** Places along each axis, or one place, which drops it. */
  select(places: readonly (number | readonly number[])[]): ModelArray {
    const axes = this.axes.flatMap((axis, k): ModelAxis[] => {
      const chosen = places[k];
      if (typeof chosen === 'number' || chosen === undefined) return [];
      return [{ ...axis, positions: chosen.map((place) => axis.positions[place] ?? Number.NaN) }];
    });
    return ModelArray.of(axes, (indices) => {
      let next = 0;
      return this.at(
        places.map((chosen) =>
          typeof chosen === 'number' ? chosen : (chosen[indices[next++] ?? 0] ?? Number.NaN),
        ),
      );
    });
  }

  map(change: (value: number) => number): ModelArray {
    return new ModelArray(this.axes, this.values.map(change));
  }

  /** Two arrays joined by the names of their axes. */
  join(other: ModelArray, change: (a: number, b: number) => number): ModelArray {
    const [base, rest] = other.axes.length > this.axes.length ? [other, this] : [this, other];
    const names = [
      ...base.axes,
      ...rest.axes.filter(({ name }) => !base.axes.some((axis) => axis.name === name)),
    ];
    const axes = names.map(({ name }): ModelAxis => {
      const own = this.axes.find((axis) => axis.name === name);
      const its = other.axes.find((axis) => axis.name === name);
      if (own === undefined || its === undefined) return own ?? its ?? { name, positions: [] };
      return own.positions.length === 1 ? (its.positions.length === 1 ? own : its) : own;
    });
    const value = (array: ModelArray, indices: readonly number[]) =>
      array.at(
        array.axes.map(({ name, positions }) => {
          const k = axes.findIndex((axis) => axis.name === name);
          return positions.length === 1 ? 0 : (indices[k] ?? 0);
        }),
      );
    return ModelArray.of(axes, (indices) => change(value(this, indices), value(other, indices)));
  }

  /** One number for all values along some axes, given in C order. */
  reduce(gone: readonly number[], change: (values: number[]) => number): ModelArray {
    const axes = this.axes.filter((_, k) => !gone.includes(k));
    return ModelArray.of(axes, (indices) => {
      let next = 0;
      const places = this.axes.map(({ positions }, k) =>
        gone.includes(k) ? [...positions.keys()] : [indices[next++] ?? 0],
      );
      const values: number[] = [];
      const visit = (at: readonly number[]): void => {
        const along = places[at.length];
        if (along === undefined) values.push(this.at(at));
        else for (const place of along) visit([...at, place]);
      };
      visit([]);
      return change(values);
    });
  }

  /** New values along one axis, from those along it. */
  along(
    axis: number,
    positions: readonly number[],
    change: (values: readonly number[]) => readonly number[],
  ): ModelArray {
    const axes = this.axes.map((own, k) => (k === axis ? { ...own, positions } : own));
    return ModelArray.of(axes, (indices) => {
      const row = (this.axes[axis]?.positions ?? []).map((_, k) => this.at(indices.with(axis, k)));
      return change(row)[indices[axis] ?? 0] ?? Number.NaN;
    });
  }

  transpose(order: readonly number[]): ModelArray {
    const axes = order.flatMap((k) => this.axes[k] ?? []);
    return ModelArray.of(axes, (indices) => this.at(this.axes.map((_, k) => indices[order.indexOf(k)] ?? 0)));
  }
}
