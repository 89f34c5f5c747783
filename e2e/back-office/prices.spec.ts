import { expect, type Locator, type Page } from '@playwright/test'
import { running } from '../running'
import { signInAsStaff } from '../staff'
import { test } from '../story'

test('a changed price appears in the finder immediately', async ({ page, browser }) => {
  const found = page.getByRole('row', { name: /GeoTrust QuickSSL Premium/ })
  await page.goto(`${running.web}/find?for=www.example.com`)
  await expect(found).toBeVisible()
  await expect(found).not.toContainText('67.89')

  const staff = await (await browser.newContext()).newPage()
  await signInAsStaff(staff)
  await changeProduct(staff, 'GeoTrust QuickSSL Premium', async () => {
    for (const price of await pricesOnSale(staff)) await price.fill('67.89')
  })

  await page.reload()
  await expect(found).toContainText('67.89')
})

test('a product page shows a new price within seconds, and a page opened before the change shows both prices in the basket', async ({
  page,
  browser,
}) => {
  const address = `${running.web}/certificates/sectigo-essential-wildcard`
  await page.goto(address)
  const shown = page.getByRole('radio').first()
  await expect(shown).toBeVisible()

  const staff = await (await browser.newContext()).newPage()
  await signInAsStaff(staff)
  await changeProduct(staff, 'Sectigo Essential Wildcard', async () => {
    for (const row of await pricesOnSale(staff)) await row.fill('249.77')
  })
  const visitor = (await browser.newContext()).request
  await expect(async () => expect(await (await visitor.get(address)).text()).toContain('$249.77')).toPass({ timeout: 5000 })

  await page.getByRole('button', { name: 'Add to basket' }).click()
  await expect(page.getByText(/it was \$[\d.]+ when you chose it and is \$249\.77 now/)).toBeVisible()
  await expect(page.getByRole('link', { name: 'Continue to payment' })).toHaveCount(0)
  await expect(page.locator(':focus').getByRole('status')).toContainText('A price changed')
  await page.getByRole('button', { name: 'Continue with the new total' }).click()
  await expect(page.getByRole('link', { name: 'Continue to payment' })).toBeVisible()
})

test('a hidden product disappears from its page, the catalogue and the sitemap within seconds, and reappears just as fast', async ({
  page,
  browser,
}) => {
  const address = `${running.web}/certificates/sectigo-ev`
  const isOffered = async (offered: boolean) => {
    expect((await page.request.get(address)).status()).toBe(offered ? 200 : 404)
    for (const list of ['/', '/certificates', '/sitemap.xml', '/find?for=www.example.com']) {
      expect((await (await page.request.get(`${running.web}${list}`)).text()).includes('/certificates/sectigo-ev')).toBe(offered)
    }
  }
  await isOffered(true)
  const staff = await (await browser.newContext()).newPage()
  await signInAsStaff(staff)
  await changeProduct(staff, 'Sectigo EV', () => staff.getByLabel('Show it in the shop').uncheck())
  await expect(() => isOffered(false)).toPass({ timeout: 5000 })
  await changeProduct(staff, 'Sectigo EV', () => staff.getByLabel('Show it in the shop').check())
  await expect(() => isOffered(true)).toPass({ timeout: 5000 })
})

async function changeProduct(staff: Page, name: string, change: () => Promise<void>): Promise<void> {
  await staff.goto(`${running.web}/admin/products`)
  await staff.getByRole('link', { name, exact: true }).click()
  await expect(staff).toHaveURL(/\/admin\/products\/[0-9a-f-]{36}/)
  await expect(staff.getByRole('button', { name: /^Save/ }).first()).toBeVisible()
  await change()
  await staff.getByRole('button', { name: /^Save/ }).click()
  await expect(staff).toHaveURL(/saved=\d/)
}

/** Returns the price boxes of the options on sale. */
async function pricesOnSale(staff: Page): Promise<Locator[]> {
  const rows = await staff
    .getByRole('group', { name: /^Price \d+$/ })
    .filter({ has: staff.locator('input[type=checkbox]:checked') })
    .all()
  const boxes = rows.map((row) => row.getByRole('textbox', { name: 'Price' }))
  const values = await Promise.all(boxes.map((box) => box.inputValue()))
  return boxes.filter((_, at) => values[at])
}

test('staff raise prices by a percentage: they see what will change, save everything at once, and have to type the number of changes', async ({
  page,
}) => {
  const table = `${running.web}/admin/products/prices?search=Sectigo+EV+SGC`
  await signInAsStaff(page)
  await page.goto(table)
  const prices = page.getByRole('textbox', { name: /^Price of Sectigo EV SGC/ })
  const before = Number(await prices.first().inputValue())
  await page.getByLabel('Change', { exact: true }).selectOption('percent')
  await page.getByLabel('By', { exact: true }).fill('5')
  await page.getByRole('button', { name: 'Show' }).click()
  const after = (Math.round(before * 105) / 100).toFixed(2)
  await expect(prices.first()).toHaveValue(after)
  await expect(page.getByText(/new prices? (?:is|are) filled in below/)).toBeVisible()
  await prices.first().fill((before + 1).toFixed(2))
  await expect(page.getByText(/unsaved changes?$/)).toBeVisible()
  await page.getByRole('button', { name: 'Save the prices' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await page.goto(table)
  await expect(prices.first()).toHaveValue((before + 1).toFixed(2))
  await expect(page.getByText('No unsaved changes')).toBeVisible()
})
