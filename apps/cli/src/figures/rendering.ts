import type { PictureFormat } from '@emout/engine/picture-format';

/** A figure as a command names it. */
export type FigureRequest =
  | {
      readonly kind: 'words';
      /** As it was typed. */
      readonly run: string;
      readonly expr: string;
      readonly parameters: readonly (readonly [name: string, text: string])[];
    }
  | {
      readonly kind: 'spec';
      /** JSON. */
      readonly text: string;
      /** Absolute path of the directory below which the runs lie. */
      readonly root: string;
    };

/** What is known of a figure before anything is drawn. */
export interface OpenedFigure {
  /** Canonical JSON. */
  readonly spec: string;
  /** Of the field, for the name of a file. */
  readonly name: string;
  readonly hasFrames: boolean;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Of its runs, real paths. */
  readonly directories: readonly string[];
}

/** One picture of the opened figure. */
export interface PictureOrder {
  readonly format: PictureFormat;
  readonly quality?: number | undefined;
  readonly lang?: 'en' | 'ja' | undefined;
}

export interface DrawnPicture {
  readonly bytes: Uint8Array;
  readonly ms: number;
}

/** Why a figure cannot be drawn. */
export interface RenderingFailure {
  readonly tag: string;
  readonly message: string;
  readonly hint: string | null;
  /** Characters of the expression that the message is about. */
  readonly span: { readonly start: number; readonly end: number } | null;
  /** Names that may have been meant. */
  readonly near: readonly string[];
}

/** What the thread that draws is asked. */
export type RenderingQuestion =
  | { readonly kind: 'open'; readonly request: FigureRequest }
  | { readonly kind: 'draw'; readonly order: PictureOrder };

/** What it says: progress any number of times, then one of the others. */
export type RenderingReply =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'opened'; readonly figure: OpenedFigure }
  | { readonly kind: 'drawn'; readonly picture: DrawnPicture }
  | { readonly kind: 'failed'; readonly failure: RenderingFailure }
  | { readonly kind: 'fault'; readonly fault: unknown };
