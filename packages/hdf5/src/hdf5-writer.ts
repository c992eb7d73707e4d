export declare class Hdf5Writer {
  static create(path: string): Promise<Hdf5Writer>;
  /** Opens an existing file to append to it. */
  static append(path: string): Promise<Hdf5Writer>;
  group(name: string): void;
  dataset(
    groupName: string,
    name: string,
    data: Float32Array | Float64Array | Int32Array,
    shape: readonly number[],
  ): void;
  flush(): void;
  close(): void;
  [Symbol.dispose](): void;
}
