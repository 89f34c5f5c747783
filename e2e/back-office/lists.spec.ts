import { expect } from '@playwright/test'
import { buy } from '../buy'
import { running } from '../running'
import { signInAsStaff } from '../staff'
import { test } from '../story'

test('a list loads no React: shortcuts work on a phone too, a refused action keeps the selected rows, and they can be exported twice', async ({
  page,
}) => {
  await buy(page, { product: 'RapidSSL', email: 'lists@buyer.test' })
  await signInAsStaff(page)
  await page.goto(`${running.web}/admin/orders`)
  expect(await page.locator('script[src]').count()).toBe(0)

  const rows = page.getByRole('checkbox', { name: /^Select order / })
  const all = page.getByLabel('Select this page')
  await all.check()
  const count = await rows.count()
  expect(count).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible()
  await expect(all).toBeChecked()
  await rows.first().uncheck()
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible()
  await expect(rows.first()).not.toBeChecked()
  await expect(all).not.toBeChecked()
  await expect(page.getByRole('checkbox', { name: /^Select order /, checked: true })).toHaveCount(count - 1)
  const exporting = page.getByRole('button', { name: 'Export the selected' })
  for (const _time of [1, 2]) await Promise.all([page.waitForEvent('download'), exporting.click()])
  await expect(exporting).not.toHaveAttribute('aria-disabled')
  await page.goto(`${running.web}/admin/orders`)
  await expect(page.getByRole('checkbox', { name: /^Select order /, checked: true })).toHaveCount(0)

  await page.setViewportSize({ width: 390, height: 844 })
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('combobox', { name: 'Page, order or certificate' })
  await expect(palette).toBeVisible()
  await palette.fill('account credit')
  await palette.press('Escape')
  await expect(palette).toBeHidden()
  await page.keyboard.press('?')
  await expect(page.getByRole('heading', { name: 'Keyboard shortcuts' })).toBeVisible()
  await page.getByLabel('Turn off single-key shortcuts in this browser').check()
  await page.getByRole('button', { name: 'Close' }).click()
  await page.keyboard.press('?')
  await expect(page.getByRole('heading', { name: 'Keyboard shortcuts' })).toBeHidden()
})
