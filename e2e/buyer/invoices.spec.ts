import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { buy } from '../buy'
import { eventually } from '../eventually'
import { running } from '../running'
import { signIn } from '../sign-in'
import { test } from '../story'

/** Returns the file that a link downloads. */
async function download(page: Page, link: string): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: link }).click()])
  return readFile(await file.path())
}

test('a paid order has its invoice as a page and as a PDF; reminders can be switched off, and personal data downloaded', async ({
  page,
}) => {
  const email = 'buyer@invoices.test'
  const number = await buy(page, { product: 'RapidSSL', email })
  await page.goto(`${running.web}/account/settings`)
  await signIn(page, email)
  await page.goto(`${running.web}/account/orders`)
  await page.getByRole('link', { name: number }).click()
  const invoice = page.getByRole('link', { name: /^Invoice INV-/ })
  await eventually(page, invoice)
  await invoice.click()
  await expect(page.getByRole('heading', { level: 1, name: /^Invoice INV-/ })).toBeVisible()
  const pdf = await page.request.get(`${page.url()}/pdf`)
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')

  await page.goto(`${running.web}/account/settings`)
  await page.getByRole('link', { name: 'Notifications' }).click()
  await page.getByLabel('A cover ends').uncheck()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Your choice is saved.')).toBeVisible()

  await page.goto(`${running.web}/account/settings`)
  await page.getByRole('link', { name: 'Your data' }).click()
  await expect(page.getByText('You can’t delete your account yet')).toBeVisible()
  const files = unzipSync(await download(page, 'Download your data'))
  const read = (name: string) => strFromU8(files[name] ?? new Uint8Array())
  expect(read('account.json')).toContain(email)
  expect(read('invoices.json')).toContain('INV-')
  expect(read('notifications.json')).toContain('reminder_cover_ends')
})
