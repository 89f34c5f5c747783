import { expect, type Page } from '@playwright/test'
import { fillBasket, payByCard } from '../buy'
import { eventually, query } from '../eventually'
import { running } from '../running'
import { signIn } from '../sign-in'
import { signInAsStaff } from '../staff'
import { test } from '../story'

// Other stories share the shop, so tax is switched off again whether this one passes or fails.
test.afterEach(async () => {
  await query(`update "TaxSettings" set mode = 'off'`)
  await query(`update "Product" set "taxClass" = 'standard'`)
  await query(`delete from "TaxClass" where code <> 'standard'`)
})

test('staff switch tax on; a German buyer pays 19 % and sees it on the invoice; an Austrian business gets the reverse charge', async ({
  page,
  browser,
}) => {
  const staff = await (await browser.newContext()).newPage()
  await signInAsStaff(staff)
  await staff.goto(`${running.web}/admin/settings`)
  await staff.getByRole('link', { name: 'set up tax' }).click()
  await staff.getByRole('button', { name: 'Fill in the EU standard rates' }).click()
  await expect(staff.getByLabel(/^Rate of Germany from/)).toHaveValue('19')
  await staff.getByLabel('New class').fill('Reduced')
  await staff.getByRole('button', { name: 'Save the classes' }).click()
  await expect(staff.getByLabel('Name of the class Reduced')).toBeVisible()
  const rate = staff.getByRole('group', { name: 'New rate 1' })
  await rate.getByLabel('Country').selectOption('DE')
  await rate.getByLabel('Class').selectOption('Reduced')
  await rate.getByLabel('First day').fill('2026-01-01')
  await rate.getByLabel('Rate in percent').fill('7')
  await staff.getByRole('button', { name: 'Save the rates' }).click()
  await expect(staff.getByLabel('Rate of Germany for Reduced from 2026-01-01, in percent')).toHaveValue('7')
  await staff.getByLabel('Tax is added to prices').check()
  await staff.getByLabel('Country you sell from').selectOption('DE')
  await staff.getByLabel(/^Check VAT numbers with VIES/).uncheck()
  await staff.getByRole('button', { name: 'Save tax' }).click()
  await expect(staff.getByText('Saved.')).toBeVisible()

  const email = 'buyer@tax.test'
  await sayWhere(page, 'DE')
  await expect(page.getByText('VAT 19%').filter({ visible: true })).toBeVisible()
  const number = await payFor(page, email)
  await page.goto(`${running.web}/account/settings`)
  await signIn(page, email)
  await page.goto(`${running.web}/account/orders`)
  await page.getByRole('link', { name: number }).click()
  await expect(page.getByText('VAT 19%, part of the total')).toBeVisible()
  const invoice = page.getByRole('link', { name: /^Invoice INV-/ })
  await eventually(page, invoice)
  await invoice.click()
  await expect(page.getByText('VAT 19%')).toBeVisible()

  const business = await (await browser.newContext()).newPage()
  await sayWhere(business, 'AT', 'ATU13585626')
  await expect(business.getByText(/is not a valid VAT number for Austria/).first()).toBeVisible()
  await business.getByLabel('VAT number').fill('ATU13585627')
  await business.getByRole('button', { name: 'Continue to payment' }).click()
  await expect(business.getByText('VAT reverse charge 0%').filter({ visible: true })).toBeVisible()
  await payFor(business, 'business@tax.test')

  await staff.getByLabel('Charge no tax').check()
  await staff.getByRole('button', { name: 'Save tax' }).click()
  await expect(staff.getByText('Saved.')).toBeVisible()
})

async function sayWhere(page: Page, country: string, number = ''): Promise<void> {
  await fillBasket(page, 'RapidSSL')
  await page.getByLabel('Country you pay from').selectOption(country)
  await page.getByLabel('VAT number').fill(number)
  await page.getByRole('button', { name: 'Continue to payment' }).click()
}

/** Pays by card, starting from the checkout. Returns the order number. */
async function payFor(page: Page, email: string): Promise<string> {
  await expect(page.getByRole('heading', { level: 1, name: 'Checkout' })).toBeVisible()
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('I agree to this.').check()
  await page.getByRole('button', { name: /^Pay / }).click()
  await payByCard(page, '4242 4242 4242 4242')
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toHaveText(/Order \d+ is paid/)
  return /\d+/.exec((await heading.textContent()) ?? '')?.[0] ?? ''
}
