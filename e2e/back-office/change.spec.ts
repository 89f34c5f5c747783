import { expect } from '@playwright/test'
import { buy, openSetUpLink, payByCard } from '../buy'
import { eventually } from '../eventually'
import { linkIn, readMail } from '../read-mail'
import { running } from '../running'
import { openAsStaff, signInAsStaff } from '../staff'
import { test } from '../story'

test('staff offer another certificate, and the buyer pays the difference and gets it in place of the first', async ({ page, browser }) => {
  const email = 'buyer@change-story.com'
  await buy(page, { product: 'RapidSSL', email })
  await openSetUpLink(page, email)
  await eventually(page, page.getByText('Ready to set up'))

  const staff = await (await browser.newContext()).newPage()
  await signInAsStaff(staff)
  await openAsStaff(staff, page)
  await staff.getByText('Change it to another certificate').click()
  const choices = staff.getByLabel('Change it to', { exact: true })
  const wanted = choices.locator('option', { hasText: /True BusinessID, 1 year/ }).first()
  await choices.selectOption(await wanted.getAttribute('value'))
  await staff.getByRole('button', { name: 'Show what it costs' }).click()
  await expect(staff.getByText(/only through a support ticket/)).toBeVisible()
  await staff.getByLabel(/^Offer the change for/).check()
  await staff.getByRole('button', { name: 'Offer the change' }).click()
  await expect(staff.getByText('This change has been offered to the buyer.')).toBeVisible()

  const mail = await readMail(email, /change your certificate to .*True BusinessID/)
  await page.goto(linkIn(mail, `${running.web}/link/`))
  await page.getByRole('button', { name: /^Continue to order/ }).click()
  await page.getByRole('button', { name: /^Pay/ }).click()
  await payByCard(page, '4242 4242 4242 4242')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/is paid/)
  await staff.reload()
  await staff.getByText('It was changed to').getByRole('link').click()
  await expect(staff.getByText('It replaces RapidSSL')).toBeVisible()
})
