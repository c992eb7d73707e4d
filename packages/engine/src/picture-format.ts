/** What a figure can be written as. */
export const PICTURE_FORMATS = ['png', 'svg', 'pdf', 'jpg', 'webp', 'gif', 'apng', 'html'] as const;

export type PictureFormat = (typeof PICTURE_FORMATS)[number];

interface FormatTraits {
  readonly mime: string;
  /** `still`: one picture; `frames`: an animation alone; `either`: frames when the figure has an animation. */
  readonly shows: 'still' | 'frames' | 'either';
}

const TRAITS: Record<PictureFormat, FormatTraits> = {
  png: { mime: 'image/png', shows: 'still' },
  svg: { mime: 'image/svg+xml', shows: 'still' },
  pdf: { mime: 'application/pdf', shows: 'still' },
  jpg: { mime: 'image/jpeg', shows: 'still' },
  webp: { mime: 'image/webp', shows: 'either' },
  gif: { mime: 'image/gif', shows: 'frames' },
  apng: { mime: 'image/apng', shows: 'frames' },
  html: { mime: 'text/html; charset=utf-8', shows: 'frames' },
};

export function mimeOf(format: PictureFormat): string {
  return TRAITS[format].mime;
}

/** Whether a figure is written as frames. @param animated whether its specification has an animation. */
export function showsFrames(format: PictureFormat, animated: boolean): boolean {
  const { shows } = TRAITS[format];
  return shows === 'frames' || (shows === 'either' && animated);
}

/** The format that a file name asks for by its ending; null for others. */
export function formatOfFileName(name: string): PictureFormat | null {
  const ending = /\.([A-Za-z]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const format = ending === 'jpeg' ? 'jpg' : ending === 'htm' ? 'html' : ending;
  return PICTURE_FORMATS.find((known) => known === format) ?? null;
}
