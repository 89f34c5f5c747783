import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, type Page } from '@playwright/test'
import { DEMO_ADMIN, DEMO_ENOM } from '../../prisma/seed/demo-people'
import { readForm, submitForm } from '../../scripts/bench/submit-form'
import { eventually, query } from '../eventually'
import { running } from '../running'
import { signInAsStaff } from '../staff'
import { test } from '../story'
import { Diary } from './day/diary'
import { Hand } from './day/hand'
import { endWeekend, haveWeekend } from './day/weekend'

test.describe.configure({ timeout: 240_000 })
test.afterAll(endWeekend)

let received = 0
const receiver = createServer((_asked, reply) => {
  received += 1
  reply.end('thank you')
})
test.afterAll(() => void receiver.close())

test('a reseller’s Monday: more than thirty tasks, of which the most common take three presses at most', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await signInAsStaff(page)
  // Actions that involve money need a sign-in within the last ten minutes; the run's sign-in may be older.
  await query(`update "Session" set "startedAt" = timezone('utc', now()) where kind = 'staff'`)
  await addEndpoint(page)
  const { waiting, unwanted, sent, domain } = await haveWeekend()
  const [row, form] = [(name: string | RegExp) => page.getByRole('row', { name }), (name: string) => page.getByRole('form', { name })]
  const isCopied = async (words: string) => {
    await expect(page.getByText('Copied', { exact: true })).toBeVisible()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(words)
  }
  const day = new Diary(page)

  await day.oftenDid('Read what needs a person', 'Overview', async () => {
    const needs = page.getByRole('list', { name: 'Needs a person' })
    for (const one of ['Retry failed jobs', 'Activate paid certificates', 'Check a payment', 'Respond to a dispute in Stripe']) {
      await expect(needs).toContainText(one)
    }
  })
  await day.oftenDid('Retry a failed job', 'Overview, Retry failed jobs', async (hand) => {
    await hand.link('Show: Retry failed jobs')
    const retry = form('Retry failed: Make missing invoices').getByRole('button')
    await hand.press(retry)
    await expect(retry).toHaveCount(0)
  })
  await day.oftenDid('Activate a paid certificate by hand', 'Overview, Activate paid certificates', async (hand) => {
    await hand.link('Activate: Activate paid certificates')
    await hand.button('Activate this certificate')
    await expect(page.getByRole('button', { name: 'Activate this certificate' })).toHaveCount(0)
  })
  await day.oftenDid('Refund a payment that does not fit its order', 'Overview, Check a payment', async (hand) => {
    await hand.link('Show: Check a payment')
    await form('Cancel with refund').getByLabel('Reason').fill('The amount changed while you paid')
    await hand.tick(form('Cancel with refund').getByRole('checkbox', { name: /can’t be undone/ }))
    await hand.button(/^Refund \$/)
    await expect(page.getByRole('table', { name: 'Money' }).getByRole('row', { name: /^Refund/ })).toBeVisible()
  })
  await day.oftenDid('Accept a cost above the price', 'Overview, Decide on a cost above the price', async (hand) => {
    await hand.link('Show: Decide on a cost above the price')
    await hand.unfold('Accept the cost')
    await hand.button(/^Buy it for \$/)
    await expect(page.getByRole('button', { name: /^Buy it for/ })).toHaveCount(0)
  })
  await day.did('Copy the evidence for a dispute', 'Overview, Respond to a dispute, Evidence', async (hand) => {
    await hand.link('Show: Respond to a dispute in Stripe')
    await hand.unfold('Evidence for Stripe')
    await hand.button('Copy the evidence')
    await isCopied('disputed@day-story.com')
  })
  await day.oftenDid('Find an order by its invoice', 'Search', async (hand) => {
    await hand.find(waiting.invoice)
    await expect(page.getByRole('heading', { level: 1, name: `Order ${waiting.order}` })).toBeVisible()
  })
  await day.did('Find orders by a part of an email address', 'Search', async (hand) => {
    await hand.find('waiting@day')
    await expect(page.getByRole('table', { name: 'Orders' }).getByRole('link', { name: String(waiting.order), exact: true })).toBeVisible()
  })
  await day.oftenDid('Find a certificate by its domain', 'Search', async (hand) => {
    await hand.find(domain)
    await expect(page.getByRole('heading', { level: 1, name: domain })).toBeVisible()
  })
  await day.oftenDid('Send the set-up email again', 'Search by order number', async (hand) => {
    await hand.find(`#${waiting.order}`)
    await hand.button('Send the set-up email again')
    await expect(page.getByText('A new set-up link is on its way to waiting@day-story.com')).toBeVisible()
  })
  await day.did('See what the client sees', 'Search by domain', async (hand) => {
    await hand.find(domain)
    await hand.link('See what the client sees')
    await expect(page.getByText('You are viewing this certificate as the client sees it.')).toBeVisible()
  })
  await day.oftenDid('Change an approver', 'Search by domain, Change the approver', async (hand) => {
    await hand.find(domain)
    await hand.unfold('Change the approver')
    await page.getByLabel('New approver').fill(`hostmaster@${domain}`)
    await hand.button('Change the approver')
    await expect(page.getByText(`The authority emails hostmaster@${domain} again`)).toBeVisible()
  })
  await day.did('Suspend a certificate', 'Search by domain, Suspend', async (hand) => {
    await hand.find(domain)
    await hand.unfold('Suspend this certificate')
    await form('Suspend')
      .getByLabel(/^Reason/)
      .fill('We could not reach you')
    await hand.press(form('Suspend').getByRole('button'))
    await expect(page.getByText('The buyer reads: “We could not reach you”')).toBeVisible()
  })
  await day.did('End a suspension', 'Search by domain', async (hand) => {
    await hand.find(domain)
    await hand.button('End the suspension')
    await expect(page.getByText('Suspend this certificate')).toBeVisible()
  })
  await day.did('Put a certificate back to set-up', 'Search by domain, Withdraw the request', async (hand) => {
    await hand.find(domain)
    await hand.unfold('Withdraw the request')
    await hand.tick(form('Withdraw the request').getByRole('checkbox'))
    await hand.button('Withdraw the request')
    await expect(page.getByRole('link', { name: 'Fill in the set-up for the client' })).toBeVisible()
  })
  await day.did('Refund a bought certificate', 'Search by Enom’s number, Refund this certificate', async (hand) => {
    await hand.find(String(unwanted.enomCertId))
    await hand.unfold('Refund this certificate')
    await form('Refund this certificate').getByLabel('Reason').fill('Bought the wrong one')
    await hand.tick(form('Refund this certificate').getByRole('checkbox', { name: /can’t be undone/ }))
    await hand.button(/^Refund \$/)
    await expect(page.getByText(/was refunded to the buyer\.$/).first()).toBeVisible()
  })
  await day.oftenDid('Send a prepared ticket to Enom', 'Overview, Send tickets to Enom’s support', async (hand) => {
    await hand.link('Show: Send tickets to Enom’s support')
    const ticket = page.getByRole('article').filter({ hasText: String(unwanted.enomCertId) })
    await hand.press(ticket.getByRole('button', { name: 'I sent it to Enom' }))
    await expect(ticket).toHaveCount(0)
  })
  await day.did('Record a refill of the Enom account', 'Overview, Refills and history', async (hand) => {
    await hand.link('Refills and history')
    await page.getByLabel('Amount in US dollars').fill('500')
    await page.getByLabel('Reference').fill('Transfer 7')
    await hand.button('Record the refill')
    await expect(row(/^Transfer 7/)).toBeVisible()
  })
  await day.did('Copy a call to Enom for its support', 'Logs by command, the call', async (hand) => {
    await hand.link('Logs')
    await page.getByLabel('Command').selectOption('PurchaseServices')
    await hand.button('Show')
    await expect(page).toHaveURL(/command=PurchaseServices/)
    await hand.press(
      row(/PurchaseServices/)
        .first()
        .getByRole('link')
        .first(),
    )
    await hand.button('Copy as a support message')
    await isCopied('Command: PurchaseServices')
    const file = await new Hand(page).download('Download (.txt)')
    expect(file).toContain('Command: PurchaseServices')
    expect(file).not.toContain(DEMO_ENOM.password)
  })
  await day.did('Read an email that was sent', 'Logs, Emails, the email', async (hand) => {
    await hand.link('Logs')
    await hand.link('Emails')
    await hand.link('Order received')
    await expect(page.frameLocator('iframe').getByText('Keelmark', { exact: true })).toBeVisible()
  })
  await day.did('See what Stripe reported', 'Logs, Stripe events, the event', async (hand) => {
    await hand.link('Logs')
    await hand.link('Stripe events')
    await hand.link('Payment page finished')
    await expect(page.locator('pre')).toContainText('checkout.session.completed')
    await expect(page.locator('pre')).not.toContainText('@day-story.com')
  })
  await day.did('Change a price', 'Products, All prices', async (hand) => {
    await hand.link('Products')
    await hand.link('All prices')
    const price = page.getByRole('textbox', { name: /^Price of GeoTrust True BusinessID with EV/ }).first()
    await price.fill(String(Math.ceil(Number(await price.inputValue())) + 10))
    await hand.button('Save the prices')
    await expect(page.getByText('Saved.')).toBeVisible()
  })
  await day.did('Hide a product', 'Products, the product', async (hand) => {
    await hand.link('Products')
    await hand.link('GeoTrust True BusinessID with EV')
    await hand.tick(page.getByLabel('Show it in the shop'))
    await hand.button(/^Save/)
    await expect(page).toHaveURL(/saved=\d/)
  })
  await day.did('Make a coupon', 'Ctrl K, “make a coupon”', async (hand) => {
    await hand.goTo('Make a coupon')
    await page.getByLabel('Code', { exact: true }).fill('monday')
    await page.getByLabel(/^Percentage/).fill('5')
    await hand.button('Save the coupon')
    await expect(page.getByRole('heading', { level: 1, name: 'MONDAY' })).toBeVisible()
  })
  await day.did('Send a quote', 'Ctrl K, “quote for a buyer”', async (hand) => {
    await hand.goTo('Quote for a buyer')
    await page.getByLabel('Buyer’s email address').fill('quoted@day-story.com')
    await page.getByLabel('Country the buyer pays from').selectOption('GB')
    await hand.unfold('RapidSSL')
    await page.getByLabel('RapidSSL, 1 year: quantity').first().fill('2')
    await hand.button('Send the quote')
    await expect(page.getByRole('heading', { level: 1, name: /^Quote \d+/ })).toBeVisible()
  })
  let byPhone = ''
  await day.did('Order for a client, who gets a payment link', 'Orders, Order for a buyer', async (hand) => {
    await hand.link('Orders')
    await hand.link('Order for a buyer')
    await page.getByLabel('Buyer’s email address').fill('phone@day-story.com')
    await page.getByLabel('Country the buyer pays from').selectOption('GB')
    await page
      .getByLabel(/^RapidSSL, 1 year/)
      .first()
      .fill('1')
    await hand.button(/^Place the order/)
    await expect(page.getByRole('heading', { level: 1, name: /^Order \d+/ })).toBeVisible()
    byPhone = (await page.getByRole('heading', { level: 1 }).textContent())?.replace(/\D/g, '') ?? ''
  })
  await day.did('Record a payment by bank', 'Search by order number, Mark as paid', async (hand) => {
    await hand.find(byPhone)
    await hand.unfold('Mark as paid')
    const paid = form('Mark as paid')
    await hand.tick(paid.getByRole('radio', { name: /^Bank transfer/ }))
    await paid.getByLabel('Reference').fill('TRX 1')
    await paid.getByLabel('Reason').fill('Paid by bank')
    await hand.tick(paid.getByRole('checkbox'))
    await hand.button('Mark as paid')
    await expect(page.getByText('Bank transfer: TRX 1')).toBeVisible()
  })
  await day.did('Remind several buyers of their set-up', 'Orders, Paid and not set up', async (hand) => {
    await hand.link('Orders')
    await hand.link('Paid and not set up')
    await hand.tick(page.getByRole('checkbox', { name: `Select order ${waiting.order}` }))
    await hand.tick(page.getByRole('checkbox', { name: `Select order ${byPhone}` }))
    await page.getByLabel('With the selected rows').selectOption('Send the set-up email again')
    await hand.button('Apply')
    const results = page.getByRole('list', { name: 'Result for each row' }).getByRole('listitem')
    await expect(results).toHaveCount(2)
    await expect(results.first()).toHaveText(`Order ${byPhone}: A new set-up link is on its way to phone@day-story.com.`)
  })
  await day.did('Export a filtered list', 'Orders, Paid and not set up', async (hand) => {
    await hand.link('Orders')
    await hand.link('Paid and not set up')
    const list = await hand.download('Export the whole list (CSV)')
    const lines = list.trim().split('\r\n')
    expect(lines.filter((line) => line.startsWith(`${waiting.order},`))).toEqual([expect.stringContaining(',waiting@day-story.com,GB,')])
    expect(list).not.toContain('short@day-story.com')
  })
  await day.did('Save a view', 'Orders, a search, Paid and not set up, My views', async (hand) => {
    await hand.link('Orders')
    await page.getByRole('searchbox', { name: /^Number, name, email/ }).fill('day-story')
    await hand.key('Enter')
    await expect(page).toHaveURL(/search=day-story/)
    await hand.link('Paid and not set up')
    await hand.unfold('My views')
    await page.getByLabel('Save this view as').fill('To remind')
    await hand.button('Save')
    await expect(page.getByText('My views (1)')).toBeVisible()
    await page.goto(`${running.web}/admin/orders`)
    await page.getByText('My views (1)').click()
    await page.getByRole('link', { name: 'To remind', exact: true }).click()
    await expect(page).toHaveURL(/search=day-story&view=not_set_up/)
  })
  await day.did('Invite someone', 'Staff', async (hand) => {
    await hand.link('Staff')
    await form('Invite someone').getByLabel('Email address').fill('kim@day-story.com')
    await hand.tick(form('Invite someone').getByRole('radio', { name: /^Read-only/ }))
    await hand.button('Send the invitation')
    await expect(page.getByText('The invitation is on its way to kim@day-story.com')).toBeVisible()
  })
  await day.did('End a session', 'Staff, the person', async (hand) => {
    const cookie = await submitForm(await readForm(`${running.web}/admin/sign-in`, 'password'), DEMO_ADMIN)
    await hand.link('Staff')
    await hand.link(DEMO_ADMIN.email)
    const sessions = page.getByRole('table', { name: 'Signed in to the back office' })
    await hand.press(sessions.getByRole('button', { name: /^Sign out (An|A) / }).first())
    const ask = () => fetch(`${running.web}/admin`, { headers: { cookie }, redirect: 'manual' })
    await expect.poll(async () => (await ask()).headers.get('location')).toContain('/admin/sign-in')
  })
  await day.did('Send a test email', 'Ctrl K, “set-up”', async (hand) => {
    await hand.goTo('Shop set-up')
    await hand.button('Send me a test email')
    await expect(page.getByText(/A test email is on its way/)).toBeVisible()
  })
  await day.did('Change the words of an email', 'Settings, Email texts, the email', async (hand) => {
    await hand.link('Settings')
    await hand.link('change the email texts')
    await hand.link('quote')
    const text = page.getByLabel('Text', { exact: true })
    await text.fill(`${await text.inputValue()}\n\nHave a good week.`)
    await hand.button('Save the text')
    await expect(page.getByText('Saved.')).toBeVisible()
  })
  await day.did('Send an event to a webhook again', 'Settings, Webhooks, the endpoint, the event', async (hand) => {
    await hand.link('Settings')
    await hand.link('webhooks')
    await hand.link('Monday’s ledger')
    await hand.press(page.getByRole('table', { name: 'Deliveries' }).getByRole('link').first())
    const before = received
    await hand.button('Send again')
    await expect.poll(() => received).toBe(before + 1)
  })
  await day.did('Read and verify the audit log', 'Staff, Audit log', async (hand) => {
    await hand.link('Staff')
    await hand.link('Audit log')
    for (const deed of [/Invited/, /Refunded/, /Activated/]) await expect(row(deed).first()).toBeVisible()
    await hand.button('Verify the chain')
    await expect(page.getByText(/^The chain holds/)).toBeVisible()
  })
  await day.did('Last month’s sales, and their CSV and PDF', 'Reports, Last month', async (hand) => {
    await hand.link('Reports')
    await hand.link('Last month')
    await eventually(page, page.getByRole('link', { name: /^Sales by month as CSV/ }))
    expect(await hand.download(/^Sales by month as CSV/)).toMatch(/RapidSSL|\d/)
    expect(await hand.download(/^Sales by month as PDF/)).toMatch(/^%PDF-/)
  })
  await day.did('Export the bookkeeping', 'Reports, Bookkeeping', async (hand) => {
    await hand.link('Reports')
    await hand.link('Bookkeeping')
    await eventually(page, page.getByRole('link', { name: /^Download the journal/ }))
    expect(await hand.download(/^Download the journal/)).toContain(`Payment of order ${sent.order}`)
  })

  console.info(day.table())
  expect(day.entries.length).toBeGreaterThanOrEqual(30)
  day.expectFewPresses()
  // `--update-snapshots` regenerates the document.
  expect(day.document()).toMatchSnapshot('day-in-the-life.md')
})

/** Adds a webhook for paid orders. */
async function addEndpoint(page: Page): Promise<void> {
  receiver.listen(0, '127.0.0.1')
  await once(receiver, 'listening')
  await page.goto(`${running.web}/admin/webhooks/new`)
  await page.getByLabel('What it is for').fill('Monday’s ledger')
  await page.getByRole('textbox', { name: 'Address' }).fill(`http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`)
  await page.getByRole('checkbox', { name: 'An order is paid' }).check()
  await page.getByRole('button', { name: 'Save the endpoint' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Monday’s ledger' })).toBeVisible()
}
