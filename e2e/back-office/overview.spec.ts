import { expect } from '@playwright/test'
import { buy } from '../buy'
import { running } from '../running'
import { signInAsStaff } from '../staff'
import { test } from '../story'

test('the overview counts a paid order, and its charts can be read as tables', async ({ page, browser }) => {
  await buy(page, { product: 'RapidSSL', email: 'buyer@overview-story.com' })
  const staff = await (await browser.newContext()).newPage()
  await signInAsStaff(staff)
  await staff.goto(`${running.web}/admin`)
  await expect(staff.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible()
  const figure = staff.getByRole('figure', { name: /^Orders paid per day/ })
  await figure.getByText('Show as table').click()
  await expect(figure.getByRole('row').last()).toContainText(/[1-9]\d*$/)
})

test('staff record when the backup runs', async ({ page }) => {
  await signInAsStaff(page)
  await page.goto(`${running.web}/admin/set-up`)
  await page.getByText('Write it down').click()
  await page.getByLabel('When and where is the backup made?').fill('short')
  await page.getByRole('button', { name: 'Save the note' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '10 characters or more' })).toBeVisible()
  await page.getByLabel('When and where is the backup made?').fill('Each night at 2:00 to another provider.')
  await page.getByRole('button', { name: 'Save the note' }).click()
  await expect(page.getByText('Each night at 2:00 to another provider.').first()).toBeVisible()
})
