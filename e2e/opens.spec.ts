import { expect, test } from '@playwright/test'
import { running } from './running'

test('the shop opens and says what it sells', async ({ page }) => {
  await page.goto(running.web)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})
