import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hdf5Writer } from '@emout/hdf5/hdf5-writer';

/** The files of a run that is being written. */
export class OutputFiles {
  private readonly written = new Set<string>();

  constructor(private readonly directory: string) {}

  get names(): readonly string[] {
    return [...this.written];
  }

  /**
   * Adds one dataset to `<name>00_<part>.h5`, in the group that has the name; no file is kept open between two calls.
   * @param output becomes the four digits of the dataset's name.
   */
  async dataset(
    name: string,
    output: number,
    data: Float32Array | Int32Array,
    shape: readonly number[],
    part = 0,
  ): Promise<void> {
    const file = `${name}00_${String(part).padStart(4, '0')}.h5`;
    const path = join(this.directory, file);
    using writer = this.written.has(file) ? await Hdf5Writer.append(path) : await Hdf5Writer.create(path);
    this.written.add(file);
    writer.dataset(name, String(output).padStart(4, '0'), data, shape);
  }

  async text(name: string, content: string): Promise<void> {
    this.written.add(name);
    await writeFile(join(this.directory, name), content);
  }

  /** Writes lines in portions, so that long files neither hold up other work nor fill the memory. */
  async lines(
    name: string,
    count: number,
    line: (n: number) => string,
    pause: () => Promise<void>,
  ): Promise<void> {
    this.written.add(name);
    const file = await open(join(this.directory, name), 'w');
    try {
      for (let first = 0; first < count; first += PORTION) {
        let text = '';
        for (let n = first; n < Math.min(count, first + PORTION); n++) text += `${line(n)}\n`;
        await file.write(text);
        await pause();
      }
    } finally {
      await file.close();
    }
  }
}

const PORTION = 2000;
