import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FigureSpecInput } from '@emout/figure/spec';
import type { Hdf5Library } from '@emout/hdf5/hdf5-file';
import { PngPainter } from '@emout/render/png';
import { createEngine, type Engine, type EngineOptions } from '../engine.js';
import { GOLDEN } from './golden.js';

/** A root in a temporary directory with a copy of the small run, and engines over it. */
export class SmallRunRoot implements Disposable {
  /** Outside of the root. */
  readonly directory = realpathSync(mkdtempSync(join(tmpdir(), 'engine-')));
  readonly root = join(this.directory, 'root');
  /** Where `study/small` lies. */
  readonly run: string;

  constructor(readonly hdf5: Hdf5Library) {
    this.run = this.copy('study/small');
  }

  /** Copies the small run to an address below the root; its directory. */
  copy(address: string): string {
    const directory = join(this.root, address);
    cpSync(join(GOLDEN, 'data/small'), directory, { recursive: true });
    return directory;
  }

  engine(options: Partial<EngineOptions> = {}): Engine {
    return createEngine({
      version: '0.0.0',
      roots: [this.root],
      hdf5: this.hdf5,
      painter: new PngPainter(),
      sliceBytes: 64e6,
      pictureBytes: 64e6,
      ...options,
    });
  }

  [Symbol.dispose](): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** A figure of one map. */
export function mapOf(expr: string, run = 'study/small', units: 'si' | 'emses' = 'si'): FigureSpecInput {
  return { v: 1, panels: [{ layers: [{ kind: 'map', data: { run, expr, units } }] }] };
}
