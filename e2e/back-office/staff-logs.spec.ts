import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { buy } from '../buy'
import { eventually } from '../eventually'
import { running } from '../running'
import { openEnomAccount, signInAsStaff, testConnection } from '../staff'
import { test } from '../story'

test('staff follow an order through its mail, Stripe’s event and the calls to Enom, and copy a message for Enom’s support', async ({
  page,
  browser,
}) => {
  const email = 'logs@story.test'
  await buy(page, { product: 'RapidSSL', email })
  await eventually(page, page.getByText(/set up/i).first())

  const staff = await (await browser.newContext()).newPage()
  await signInAsStaff(staff)
  await openEnomAccount(staff)
  await testConnection(staff)

  await staff.getByRole('link', { name: 'Logs', exact: true }).click()
  await staff.getByLabel('Command').selectOption('PurchaseServices')
  await staff.getByRole('button', { name: 'Show' }).click()
  await expect(staff).toHaveURL(/command=PurchaseServices/)
  await staff
    .getByRole('row', { name: /PurchaseServices/ })
    .first()
    .getByRole('link')
    .first()
    .click()
  await expect(staff.getByRole('heading', { level: 1, name: 'PurchaseServices' })).toBeVisible()
  const [download] = await Promise.all([staff.waitForEvent('download'), staff.getByRole('link', { name: 'Download (.txt)' }).click()])
  const text = await readFile(await download.path(), 'utf8')
  expect(text).toContain('Command: PurchaseServices')
  expect(text).not.toContain('harbour-light')

  await staff.goto(`${running.web}/admin/mails?to=${email}`)
  await staff.getByRole('link', { name: 'Order received' }).click()
  await expect(staff.frameLocator('iframe').getByText('Keelmark', { exact: true })).toBeVisible()

  await staff.goto(`${running.web}/admin/stripe-events`)
  await staff.getByRole('link', { name: 'Payment page finished' }).first().click()
  await expect(staff.locator('pre')).toContainText('checkout.session.completed')
  await expect(staff.locator('pre')).not.toContainText(email)

  await staff.goto(`${running.web}/admin/jobs?state=failed`)
  await expect(staff.getByRole('heading', { level: 1, name: 'Jobs' })).toBeVisible()
})
