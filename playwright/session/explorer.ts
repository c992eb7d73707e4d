import { expect, type Locator, type Page } from '@playwright/test';

/** The explorer as a person finds it: by the names of its parts. */
export class ExplorerPage {
  readonly plot: Locator;
  readonly position: Locator;
  readonly time: Locator;
  readonly lower: Locator;
  readonly upper: Locator;
  readonly caption: Locator;
  /** The line that is typed into. */
  readonly formula: Locator;

  constructor(readonly page: Page) {
    this.plot = page.getByRole('img', { name: /\[.+\], [xyzt]{2}$/ });
    this.position = page.getByRole('slider', { name: /^Position along/ });
    this.time = page.getByRole('slider', { name: 'Time' });
    this.lower = page.getByRole('slider', { name: 'Lower colour limit' });
    this.upper = page.getByRole('slider', { name: 'Upper colour limit' });
    this.caption = page.locator('.cap').first();
    this.formula = page.getByRole('combobox', { name: 'Formula' });
  }

  /** The picture is there and belongs to the address. */
  async drawn(): Promise<void> {
    await expect(this.plot.locator('canvas')).toBeVisible();
    await expect(this.page.getByText('preview', { exact: true })).toHaveCount(0);
  }

  query(): URLSearchParams {
    return new URL(this.page.url()).searchParams;
  }

  /** Pixels of the plot as a PNG: equal pictures are equal bytes. */
  async pixels(): Promise<string> {
    return (await this.plot.locator('canvas').screenshot()).toString('base64');
  }
}
