import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'

/** A person working on a page. Counts every link, button and key pressed, and every box ticked. */
export class Hand {
  presses = 0
  constructor(readonly page: Page) {}

  async press(target: Locator): Promise<void> {
    this.presses += 1
    await target.click()
  }

  async tick(box: Locator): Promise<void> {
    this.presses += 1
    await box.setChecked(!(await box.isChecked()))
  }

  async key(name: string): Promise<void> {
    this.presses += 1
    await this.page.keyboard.press(name)
  }

  link(name: string | RegExp): Promise<void> {
    return this.press(this.page.getByRole('link', { name, exact: true }).first())
  }

  button(name: string | RegExp): Promise<void> {
    return this.press(this.page.getByRole('button', { name, exact: true }).first())
  }

  /** Opens a collapsed part of the page. */
  unfold(title: string): Promise<void> {
    return this.press(this.page.locator('summary').getByText(title, { exact: true }).first())
  }

  /** Types into the search box found on every page, and presses Enter. */
  async find(text: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: 'Find an order or a certificate' }).fill(text)
    await this.key('Enter')
  }

  /** Opens a page by name, using the palette. */
  async goTo(name: string): Promise<void> {
    // The page's script fills the palette.
    await this.page.locator('#palette [role=option][id]').first().waitFor({ state: 'attached' })
    await this.key('Control+k')
    await this.page.getByRole('combobox', { name: 'Page, order or certificate' }).fill(name)
    await this.page.getByRole('option', { name, exact: false }).first().waitFor()
    await this.key('Enter')
  }

  /** Presses a link and returns the file it downloads. */
  async download(name: string | RegExp): Promise<string> {
    const [file] = await Promise.all([this.page.waitForEvent('download'), this.link(name)])
    return readFile(await file.path(), 'latin1')
  }
}
