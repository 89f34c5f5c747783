import type { Page } from '@playwright/test'

/** Opens a screen and waits for its heading. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address, { waitUntil: 'load' })
  await page.locator('h1').first().waitFor({ timeout: 10_000 })
  // tsx adds a helper call to inner functions, but the page lacks that helper.
  await page.evaluate('globalThis.__name ??= (made) => made')
}
