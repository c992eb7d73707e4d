import type { en } from './en';

/** The keys of an English catalogue with free text: what a translation of it must have, no more and no less. */
export type Translation<English> = {
  [Key in keyof English]: English[Key] extends string ? string : Translation<English[Key]>;
};

export type Catalogue = Translation<typeof en>;
