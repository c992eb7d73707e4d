/** How the text of a parameter is read; see `QUERY_VALUES`. */
export type ValueKind =
  | 'text'
  | 'word'
  | 'expression'
  | 'colormap'
  | 'color'
  | 'number'
  | 'flag'
  | 'pixels'
  | 'dpi'
  | 'percentiles'
  | 'levels'
  | 'contour'
  | 'barSide'
  | 'edges'
  | 'shift'
  | 'skip'
  | 'density';

/** One parameter of a hand-written figure. */
export interface QueryParameter {
  readonly kind: ValueKind;
  /** The words that may stand there, for the kind `word`. */
  readonly words?: readonly string[];
  /**
   * Members of the specification that it sets: of the `figure`, its only `panel`, the `data` of its field, every `layer`
   * of the field that has the member, or the layers of one kind, as in `stream.density`. None for what chooses layers.
   */
  readonly places: readonly string[];
  /** One sentence without its full stop. */
  readonly about: string;
  /** A value that can stand there. */
  readonly example: string;
}
