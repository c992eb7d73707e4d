import type { ExpressionCheck, ExpressionName } from '@emout/api/expression-schemas';
import type { DataValues, FigureDescription, RunDetail } from '@emout/api/schemas';
import type { FigureSpec } from '@emout/figure/spec';
import type { Units } from './view';

/** One expression, in the units that are shown. */
export interface ValuesRequest {
  readonly run: string;
  readonly expr: string;
  readonly units: Units;
}

/** Where the page gets runs, pictures and numbers from. Every promise ends when its signal does. */
export interface ExplorerSource {
  run(run: string, signal: AbortSignal): Promise<RunDetail>;
  describe(spec: FigureSpec, signal: AbortSignal): Promise<FigureDescription>;
  picture(spec: FigureSpec, signal: AbortSignal): Promise<ImageBitmap>;
  values(request: ValuesRequest, signal: AbortSignal): Promise<DataValues>;
  /** What an expression would be; nothing is read. */
  check(request: ValuesRequest, signal: AbortSignal): Promise<ExpressionCheck>;
  /** Every name that an expression may hold. */
  names(run: string, signal: AbortSignal): Promise<readonly ExpressionName[]>;
}
