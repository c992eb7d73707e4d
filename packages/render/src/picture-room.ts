import { BoundedCache } from './bounded-cache.js';
import { IndexPicture } from './index-picture.js';

/** Pixels of the pictures that are kept together. */
const KEPT_PIXELS = 4e6;

/** Room for pictures of palette indices, kept from one to the next: the system takes its time to hand out more. */
export class PictureRoom {
  readonly #pictures = new BoundedCache<IndexPicture>(KEPT_PIXELS);

  /** An empty picture, all zeros; valid until the next of the same size is asked for. */
  empty(widthPx: number, heightPx: number): IndexPicture {
    const key = `${widthPx} ${heightPx}`;
    const known = this.#pictures.get(key);
    if (known !== undefined) {
      known.indices.fill(0);
      return known;
    }
    const picture = new IndexPicture(widthPx, heightPx);
    this.#pictures.set(key, picture, widthPx * heightPx);
    return picture;
  }
}
