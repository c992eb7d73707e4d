import type { AxisSelection } from '@emout/ndarray/index-rules';
import type { NdArray } from '@emout/ndarray/ndarray';

export interface FileVersion {
  readonly size: number;
  readonly mtimeMs: number;
  readonly inode: number;
}

export type Dtype = 'float32' | 'float64' | 'int8' | 'uint8' | 'int16' | 'uint16' | 'int32' | 'uint32';

export type DatasetLayout =
  | { readonly kind: 'contiguous'; readonly byteOffset: number; readonly byteLength: number }
  | { readonly kind: 'chunked' }
  | { readonly kind: 'compact' }
  | { readonly kind: 'other' };

export interface MemberInfo {
  readonly name: string;
  readonly kind: 'group' | 'dataset' | 'other';
  /** Datasets only. */
  readonly shape?: readonly number[];
  /** Datasets only: a `Dtype`, or words such as `string` for elements that cannot be read. */
  readonly dtype?: string;
}

export interface DatasetInfo {
  readonly path: string;
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly layout: DatasetLayout;
}

export interface ReadOptions {
  readonly via?: 'auto' | 'direct' | 'library';
  readonly signal?: AbortSignal;
}

export declare function fileVersion(path: string): FileVersion;

export declare class Hdf5Library {
  static load(): Promise<Hdf5Library>;
  open(path: string): Hdf5File;
}

export declare class Hdf5File {
  readonly path: string;
  readonly version: FileVersion;
  rootMembers(): string[];
  members(group: string): MemberInfo[];
  dataset(path: string): DatasetInfo;
  read(path: string, selection: readonly AxisSelection[], options?: ReadOptions): NdArray;
  close(): void;
  [Symbol.dispose](): void;
}
