import { expect, type Page } from '@playwright/test'
import { linkIn, readMail } from './read-mail'
import { running } from './running'

/** Buys by card, from the catalogue to the order confirmation. Returns the order number. */
export async function buy(page: Page, { product, email }: { product: string; email: string }): Promise<string> {
  await fillBasket(page, product)
  await goToPayment(page, email)
  await payByCard(page, '4242 4242 4242 4242')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Order \d+ is paid/)
  const heading = await page.getByRole('heading', { level: 1 }).textContent()
  return /\d+/.exec(heading ?? '')?.[0] ?? ''
}

/** Chooses a product in the catalogue and adds it to the basket. */
export async function fillBasket(page: Page, product: string): Promise<void> {
  await page.goto(`${running.web}/certificates`)
  await page.getByRole('link', { name: product, exact: true }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: product })).toBeVisible()
  await page.getByRole('button', { name: 'Add to basket' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /basket/i })).toBeVisible()
}

/** Goes from the basket to Stripe's payment page. */
export async function goToPayment(page: Page, email: string): Promise<void> {
  await page.getByRole('link', { name: /checkout|pay/i }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Checkout' })).toBeVisible()
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Country you pay from').selectOption('GB')
  await page.getByLabel('I agree to this.').check()
  await page.getByRole('button', { name: /pay/i }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Pay Keelmark' })).toBeVisible()
}

export async function payByCard(page: Page, number: string): Promise<void> {
  await page.getByLabel('Card number').fill(number)
  await page.getByLabel('Expiry (MM / YY)').fill('12 / 34')
  await page.getByLabel('CVC').fill('123')
  await page.getByLabel('Full name').fill('Jo Smith')
  await page.getByRole('button', { name: /^Pay / }).click()
}

/** Opens the set-up link from the email and presses its button. */
export async function openSetUpLink(page: Page, email: string): Promise<void> {
  const mail = await readMail(email, /^Set up your/)
  await page.goto(linkIn(mail, `${running.web}/link/`))
  await page.getByRole('button', { name: /^Continue to order/ }).click()
  await expect(page).toHaveURL(/\/account\/certificates\//)
}
