import { type BrowserContext, expect, type Page } from '@playwright/test'
import { decide } from '../approve'
import { buy, fillBasket, goToPayment, openSetUpLink, payByCard } from '../buy'
import { eventually, letPurchasesEnd, query } from '../eventually'
import { makeRequest } from '../openssl'
import { operate, soldByEnom } from '../operate'
import { readMail } from '../read-mail'
import { send, setUp } from '../set-up'
import { openAsStaff, openEnomAccount, signInAsStaff, testConnection } from '../staff'
import { test } from '../story'

// Failures outside the shop. In each case the buyer is told what is safe, staff see the cause, and processing resumes once it is fixed.

const ENOM = { loginId: 'keelmark', password: 'harbour-light', ips: ['127.0.0.1', '::1'], balance: 500_000 }
const PREPARING = 'Paid, being prepared'

test.beforeEach(letPurchasesEnd)

test.afterEach(async () => {
  await operate('calm-down')
  await operate('set-account', ENOM)
})

async function staffPage(context: BrowserContext): Promise<Page> {
  const own = await context.browser()?.newContext()
  if (!own) throw new Error('there is no browser')
  const page = await own.newPage()
  await signInAsStaff(page)
  return page
}

/** Buys during an outage, and opens the certificate. */
async function buyAndOpen(page: Page, email: string): Promise<void> {
  await buy(page, { product: 'RapidSSL', email })
  await openSetUpLink(page, email)
}

/** Sends the request again from the certificate's page, with everything still filled in. */
async function sendAgain(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Continue: check and send' }).click()
  await send(page)
}

test('my card is declined: I am not charged, and can use another one', async ({ page }) => {
  const email = 'declined@card-story.com'
  await fillBasket(page, 'RapidSSL')
  await goToPayment(page, email)
  await payByCard(page, '4000 0000 0000 0002')
  await expect(page.getByRole('alert')).toHaveText(/Your card was declined/)
  await page.getByRole('link', { name: /Back to the shop/ }).click()
  await expect(page.getByText(/You have not been charged/)).toBeVisible()
  await page.getByRole('link', { name: /Continue to payment|Pay another way/ }).click()
  await page.getByLabel('I agree to this.').check()
  await page.getByRole('button', { name: /^Pay / }).click()
  await payByCard(page, '4242 4242 4242 4242')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Order \d+ is paid/)
})

test('Enom is down when I buy: my money is safe, staff see the outage, and the purchase continues automatically', async ({
  page,
  context,
}) => {
  await operate('set-switches', { outage: 'no-connection' })
  const staff = await staffPage(context)
  await buyAndOpen(page, 'buyer@outage-story.com')
  await eventually(page, page.getByText(/happens automatically/))
  await expect(page.getByText(PREPARING).first()).toBeVisible()
  await openAsStaff(staff, page)
  await expect(staff.getByText('Enom isn’t responding.', { exact: true })).toBeVisible()
  await operate('set-switches', { outage: 'off' })
  await eventually(page, page.getByText('Ready to set up'))
})

test('the balance at Enom is too low: my order waits, and continues after a refill', async ({ page, context }) => {
  await operate('set-account', { ...ENOM, balance: 100 })
  const staff = await staffPage(context)
  await buyAndOpen(page, 'buyer@funds-story.com')
  await eventually(page, page.getByText(/happens automatically/))
  await openAsStaff(staff, page)
  await expect(staff.getByText('The balance at Enom is too low.', { exact: true })).toBeVisible()
  const before = (await soldByEnom()).length
  await operate('set-account', ENOM)
  await eventually(page, page.getByText('Ready to set up'))
  expect((await soldByEnom()).length).toBe(before + 1)
})

test('the Enom password is wrong: staff see why, correct it, and my order continues', async ({ page, context }) => {
  await operate('set-account', { ...ENOM, password: 'changed-at-enom' })
  const staff = await staffPage(context)
  await buyAndOpen(page, 'buyer@login-story.com')
  await eventually(page, page.getByText(/happens automatically/))
  await openAsStaff(staff, page)
  await expect(staff.getByText('Enom rejects the login ID or password.', { exact: true })).toBeVisible()
  await openEnomAccount(staff)
  await testConnection(staff)
  await expect(staff.getByText(/Enom answered “Bad User name or Password/i)).toBeVisible()
  await staff.getByRole('textbox', { name: 'New password or API token (optional)' }).fill('changed-at-enom')
  await staff.getByLabel('Wait before buying again').fill('30')
  await staff.getByRole('button', { name: 'Save the account' }).click()
  await expect(staff.getByText(/Enom answered “Bad User name or Password/i)).toBeHidden()
  await expect(staff.getByText('Saved.')).toBeVisible()
  await eventually(page, page.getByText('Ready to set up'))

  // Restores the password for the tests that follow.
  await operate('set-account', ENOM)
  await openEnomAccount(staff)
  await staff.getByRole('textbox', { name: 'New password or API token (optional)' }).fill(ENOM.password)
  await staff.getByRole('button', { name: 'Save the account' }).click()
  await expect(staff.getByText('Saved.')).toBeVisible()
  await testConnection(staff)
  await expect(staff.getByText('Enom accepts the login and password.')).toBeVisible()
  await query('update "EnomAccount" set "listLag" = 1')
})

test('the shop’s IP address is not registered: staff see how to register it, and my order continues', async ({ page, context }) => {
  await operate('set-account', { ...ENOM, ips: ['192.0.2.10'] })
  const staff = await staffPage(context)
  await buyAndOpen(page, 'buyer@address-story.com')
  await eventually(page, page.getByText(/happens automatically/))
  await openAsStaff(staff, page)
  await expect(staff.getByText('Enom doesn’t allow this shop’s IP address.', { exact: true })).toBeVisible()
  await openEnomAccount(staff)
  await testConnection(staff)
  await expect(staff.getByText(/add 127\.0\.0\.1 to the test account’s addresses/)).toBeVisible()
  await operate('set-account', ENOM)
  await testConnection(staff)
  await expect(staff.getByText('Enom accepts the shop’s IP address.')).toBeVisible()
  await eventually(page, page.getByText('Ready to set up'))
})

test('the domain’s owner declines: I am told, set the certificate up again, and get it', async ({ page }) => {
  const [email, approver, domain] = ['buyer@decline-story.com', 'admin@decline-story.com', 'www.decline-story.com']
  await buyAndOpen(page, email)
  await eventually(page, page.getByText('Ready to set up'))
  await setUp(page, { csr: makeRequest(`/CN=${domain}`).csr, approvers: [approver] })
  await decide(page, approver, 'Decline')
  await eventually(page, page.getByText('You keep what you paid for and can set it up again.'))
  await readMail(email, /needs you/)
  await sendAgain(page)
  await decide(page, approver, 'Approve', 2)
  await eventually(page, page.getByText('Ready to install'))
})

test('the authority refuses what I sent: staff see its reason, I send the request again and get my certificate', async ({
  page,
  context,
}) => {
  const [email, approver, domain] = ['buyer@refusal-story.com', 'admin@refusal-story.com', 'www.refusal-story.com']
  await buyAndOpen(page, email)
  await eventually(page, page.getByText('Ready to set up'))
  await setUp(page, { csr: makeRequest(`/CN=${domain}`).csr, approvers: [approver] })
  await readMail(approver, /^Approve the certificate/)
  const sold = (await soldByEnom()).find((certificate) => certificate.domain === domain)
  await operate('refuse', { certId: sold?.certId, reason: 'The domain is on a list' })
  await eventually(page, page.getByText(/set it up again/i))
  const staff = await staffPage(context)
  await openAsStaff(staff, page)
  await expect(staff.getByText('The domain is on a list').first()).toBeVisible()
  await sendAgain(page)
  await decide(page, approver, 'Approve', 2)
  await eventually(page, page.getByText('Ready to install'))
})
