import { expect, test } from '@playwright/test'
import { running } from './running'
import { signInAsStaff } from './staff'

test('a price that staff change stands in the finder at once', async ({ page, browser }) => {
  const found = page.getByRole('row', { name: /GeoTrust QuickSSL Premium/ })
  await page.goto(`${running.web}/find?for=www.example.com`)
  await expect(found).toBeVisible()
  await expect(found).not.toContainText('67.89')

  const staff = await (await browser.newContext()).newPage()
  await signInAsStaff(staff)
  await staff.goto(`${running.web}/admin/products`)
  await staff.getByRole('link', { name: 'GeoTrust QuickSSL Premium', exact: true }).click()
  const terms = staff.getByRole('group', { name: /^Price \d+$/ }).filter({ has: staff.locator('input[type=checkbox]:checked') })
  for (const row of await terms.all()) {
    const price = row.getByRole('textbox', { name: 'Price' })
    if (await price.inputValue()) await price.fill('67.89')
  }
  await staff.getByRole('button', { name: /^Save/ }).click()
  await expect(staff).toHaveURL(/saved=1/)

  await page.reload()
  await expect(found).toContainText('67.89')
})
