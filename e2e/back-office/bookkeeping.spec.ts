import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { buy } from '../buy'
import { eventually } from '../eventually'
import { running } from '../running'
import { signInAsStaff } from '../staff'
import { test } from '../story'

async function atStripe(verb: string, input: object = {}): Promise<void> {
  const answer = await fetch(`${running.stripe}/operator/api/${verb}`, { method: 'POST', body: JSON.stringify(input) })
  if (!answer.ok) throw new Error(`Stripe's operator refused ${verb}: ${await answer.text()}`)
}

test('a paid order appears in a payout and in the journal, and a payment known only to Stripe is listed', async ({ page }) => {
  const number = await buy(page, { product: 'RapidSSL', email: 'buyer@bookkeeping.test' })
  await atStripe('plant-charge', { amount: 77_777, currency: 'usd' })
  await atStripe('payout')
  await signInAsStaff(page)
  await page.getByRole('link', { name: 'Reports', exact: true }).click()
  await page.getByRole('link', { name: 'Bookkeeping', exact: true }).click()
  await page.getByRole('link', { name: 'Stripe payouts' }).click()
  await page.getByRole('button', { name: 'Compare now' }).click()
  const stray = page.getByText('Stripe paid out a payment of $777.77. The shop has no such payment.')
  await eventually(page, stray)
  await expect(page.getByRole('table', { name: 'Payouts' }).getByRole('row').nth(1)).toContainText('paid')

  await page.getByRole('link', { name: 'Bookkeeping', exact: true }).click()
  const download = page.getByRole('link', { name: 'Download the journal' })
  await eventually(page, download)
  const [file] = await Promise.all([page.waitForEvent('download'), download.click()])
  const journal = await readFile(await file.path(), 'utf8')
  expect(journal).toMatch(new RegExp(`pi_\\w+,1360,1410,[\\d.]+,USD,,Payment of order ${number}\r\n`))
  expect(journal).toMatch(/txn_\w+,4970,1360,/)
})
