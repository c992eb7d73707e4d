/** Icons of the player's buttons: paths in a square of 20. */
export const PLAYER_ICONS = {
  slower: 'M4 9.25h12v1.5H4z',
  first: 'M5 5h1.6v10H5zM15 5v10l-7.6-5z',
  previous: 'M11 5v10l-7-5zM13 5h1.6v10H13z',
  backwards: 'M14.5 4v12L5.5 10z',
  play: 'M5.5 4v12l9-6z',
  pause: 'M5.5 4.5h3v11h-3zM11.5 4.5h3v11h-3z',
  next: 'M5.4 5H7v10H5.4zM9 5v10l7-5z',
  last: 'M13.4 5H15v10h-1.6zM5 5v10l7.6-5z',
  faster: 'M9.25 4h1.5v5.25H16v1.5h-5.25V16h-1.5v-5.25H4v-1.5h5.25z',
} as const;
