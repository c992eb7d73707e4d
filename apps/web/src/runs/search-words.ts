/** The words of a search, in lower case. */
export function searchWords(text: string): string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** Whether a run's path holds every word. */
export function matchesWords(run: string, words: readonly string[]): boolean {
  const path = run.toLowerCase();
  return words.every((word) => path.includes(word));
}

export interface TextPart {
  readonly text: string;
  readonly found: boolean;
  /** Where in the whole text it begins. */
  readonly at: number;
}

/** Cuts a name where the words of a search lie in it, so that they can be underlined. */
export function markWords(name: string, words: readonly string[]): TextPart[] {
  const lower = name.toLowerCase();
  // Some letters change their length in lower case; then positions would not agree.
  const marked = new Array<boolean>(name.length).fill(false);
  if (lower.length === name.length) {
    for (const word of words) {
      for (let at = lower.indexOf(word); at !== -1; at = lower.indexOf(word, at + 1)) {
        marked.fill(true, at, at + word.length);
      }
    }
  }
  const parts: TextPart[] = [];
  for (let at = 0; at < name.length; ) {
    const found = marked[at] === true;
    let end = at + 1;
    while (end < name.length && (marked[end] === true) === found) end += 1;
    parts.push({ text: name.slice(at, end), found, at });
    at = end;
  }
  return parts;
}
