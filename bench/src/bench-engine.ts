import { createEngine, type Engine } from '@emout/engine/engine';
import { Hdf5Library } from '@emout/hdf5/hdf5-file';
import { registerFonts } from '@emout/render/fonts';
import { PngPainter } from '@emout/render/png';

/** The engine of one thread as a worker has it, that keeps values but no pictures. */
export async function benchEngine(root: string): Promise<Engine> {
  registerFonts();
  return createEngine({
    roots: [root],
    hdf5: await Hdf5Library.load({ companion: true }),
    painter: new PngPainter(),
    sliceBytes: 64e6,
    version: '0.0.0',
    pictureBytes: 0,
  });
}
