import { expect, type Page } from '@playwright/test'
import { fillBasket, goToPayment, payByCard } from '../buy'
import { running } from '../running'
import { signInAsStaff } from '../staff'
import { test } from '../story'

async function enter(page: Page, code: string): Promise<void> {
  await page.getByLabel('Coupon code').fill(code)
  await page.getByRole('button', { name: 'Use the code' }).click()
}

test('staff create a coupon, one buyer pays the reduced price, and the next is told that the coupon is used up', async ({
  page,
  browser,
}) => {
  const staff = await (await browser.newContext()).newPage()
  await signInAsStaff(staff)
  await staff.goto(`${running.web}/admin/coupons/new`)
  await staff.getByLabel('Code', { exact: true }).fill('story-half')
  await staff.getByLabel(/^Percentage/).fill('50')
  await staff.getByLabel('Uses in all').fill('1')
  await staff.getByRole('button', { name: 'Save the coupon' }).click()
  await expect(staff.getByRole('heading', { level: 1, name: 'STORY-HALF' })).toBeVisible()

  await fillBasket(page, 'RapidSSL')
  await enter(page, 'no-such-code')
  await expect(page.getByText(/There is no coupon with the code “no-such-code”/).first()).toBeVisible()
  await enter(page, 'story-half')
  await expect(page.getByText('Coupon STORY-HALF', { exact: true })).toBeVisible()
  await goToPayment(page, 'first@coupon-story.com')
  await payByCard(page, '4242 4242 4242 4242')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/is paid/)

  const next = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await fillBasket(next, 'RapidSSL')
  await enter(next, 'story-half')
  await expect(next.getByText(/The coupon “STORY-HALF” is used up/).first()).toBeVisible()

  await staff.reload()
  await expect(staff.getByRole('table', { name: 'Orders' }).getByText('first@coupon-story.com')).toBeVisible()
})
