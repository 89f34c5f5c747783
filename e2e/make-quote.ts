import { expect, type Page } from '@playwright/test'
import { running } from './running'

/** Has staff offer a buyer one-year RapidSSL certificates at $14.50 each, and opens the quote that was sent. */
export async function makeQuote(staff: Page, { email, quantity }: { email: string; quantity: number }): Promise<void> {
  await staff.goto(`${running.web}/admin/quotes/new`)
  await staff.getByLabel('Buyer’s email address').fill(email)
  await staff.getByLabel('Country the buyer pays from').selectOption('GB')
  await staff.getByText('RapidSSL', { exact: true }).click()
  await staff.getByLabel('RapidSSL, 1 year: quantity').first().fill(String(quantity))
  await staff
    .getByLabel(/^RapidSSL, 1 year: unit price/)
    .first()
    .fill('14.50')
  await staff.getByRole('button', { name: 'Send the quote' }).click()
  await expect(staff.getByRole('heading', { level: 1, name: /^Quote \d+/ })).toBeVisible()
}
