import { expect } from '@playwright/test'
import { buy, fillBasket } from '../buy'
import { running } from '../running'
import { signIn } from '../sign-in'
import { signInAsStaff } from '../staff'
import { test } from '../story'

test('staff give a client credit, which pays for a whole order without a payment page', async ({ page, browser }) => {
  const email = 'buyer@credit-story.com'
  await buy(page, { product: 'RapidSSL', email })
  await page.goto(`${running.web}/account/credit`)
  await signIn(page, email)
  await expect(page.getByText('You have no credit at the moment.')).toBeVisible()

  const staff = await (await browser.newContext()).newPage()
  await signInAsStaff(staff)
  await staff.goto(`${running.web}/admin/credit`)
  await staff.getByLabel('Start of the email address').fill(email)
  await staff.getByRole('button', { name: 'Search', exact: true }).last().click()
  await staff.getByRole('link', { name: email }).click()
  await staff.getByText('Give credit', { exact: true }).click()
  await staff.getByLabel('Amount').fill('500.00')
  await staff.getByLabel('Reason').fill('For the long wait')
  await staff.getByLabel('Give this credit.').check()
  await staff.getByRole('button', { name: 'Give this credit' }).click()
  await expect(staff.getByText('Unused: $500.00.')).toBeVisible()

  await fillBasket(page, 'RapidSSL')
  await page.getByRole('link', { name: /checkout|pay/i }).click()
  await expect(page.getByLabel(/^Use \$.* of your account credit/)).toBeChecked()
  await page.getByLabel('Country you pay from').selectOption('GB')
  await page.getByLabel('I agree to this.').check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page).toHaveURL(/\/account\/orders\//)
  await expect(page.getByText('Payment: Account credit')).toBeVisible()
  await page.goto(`${running.web}/account/credit`)
  await expect(page.getByText('For the long wait')).toBeVisible()
  await expect(page.getByText('Used, order')).toBeVisible()
})
