import type { Metadata } from 'next';
import { SavedFigure } from '../../reopen/saved-figure';

export const metadata: Metadata = { title: 'Figure' };

export default function FigurePage() {
  return <SavedFigure />;
}
