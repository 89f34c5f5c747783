import { type Browser, expect, type Page, test } from '@playwright/test'
import { fillBasket, goToPayment, payByCard } from './buy'
import { kill, start } from './control'
import { letTimePass, query } from './eventually'
import { soldByEnom } from './operate'
import { mailsTo } from './read-mail'
import { running } from './running'
import { signInAsStaff } from './staff'

const ORDERS = 20
const AT_ONCE = 4
const OURS = '%@twenty-orders.com'

/** One buyer, as patient as people are: where a page does not come, they try again from their basket. */
async function buyPatiently(browser: Browser, email: string): Promise<void> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await expect(async () => {
    if (!(await hasLines(page))) await fillBasket(page, 'RapidSSL')
    await goToPayment(page, email)
  }).toPass({ timeout: 120_000 })
  await payByCard(page, '4242 4242 4242 4242')
  await expect(page.getByRole('button', { name: /^Pay / })).toBeHidden()
  await context.close()
}

async function hasLines(page: Page): Promise<boolean> {
  await page.goto(`${running.web}/cart`)
  return page.getByRole('link', { name: 'Continue to payment' }).isVisible()
}

type Row = { id: string; status: string; enomCertId: number | null; email: string }

function ourCertificates(): Promise<Row[]> {
  return query<Row>(
    `select c.id, c.status::text, c."enomCertId", o.email from "Order" o left join "Certificate" c on c."orderId" = o.id where o.email like '${OURS}'`,
  )
}

async function countPaid(): Promise<number> {
  return (await query(`select 1 from "Order" where status = 'paid' and email like '${OURS}'`)).length
}

/** What staff do with a purchase that was cut off: look at Enom's list, bind what nobody holds, else have it bought anew. */
async function settleUnclear(staff: Page, id: string): Promise<void> {
  const held = new Set((await query<{ enomCertId: number }>('select "enomCertId" from "Certificate"')).map((row) => row.enomCertId))
  const stray = (await soldByEnom()).find((sold) => !held.has(sold.certId))
  await staff.goto(`${running.web}/admin/certificates/${id}`)
  if (stray) {
    await staff.getByLabel('Number of the certificate at Enom').fill(String(stray.certId))
    await staff.getByRole('button', { name: 'Bind it to this order' }).click()
  } else {
    await staff.getByText('Nothing was bought').first().click()
    await staff.getByLabel('I looked in Enom’s list and at the account’s balance.').check()
    await staff.getByRole('button', { name: 'Buy it anew' }).click()
  }
  await expect.poll(async () => (await ourCertificates()).find((row) => row.id === id)?.status).not.toBe('purchase_unclear')
}

test('twenty orders, while web and worker are killed and started again: none is lost, none is bought twice', async ({ browser }) => {
  test.setTimeout(300_000)
  const emails = Array.from({ length: ORDERS }, (_, index) => `buyer-${index + 1}@twenty-orders.com`)
  const soldBefore = (await soldByEnom()).length
  let left = ORDERS
  // After every second payment one process dies, whatever it and the other buyers are doing at that moment.
  const trouble = (async () => {
    for (let paid = 2; left > 0; paid += 2) {
      await expect.poll(async () => left === 0 || (await countPaid()) >= paid, { timeout: 120_000 }).toBe(true)
      const victim = paid % 4 === 0 ? 'worker' : 'web'
      await kill(victim)
      await start(victim)
    }
  })()
  const waiting = [...emails]
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let email = waiting.shift(); email; email = waiting.shift()) {
        await buyPatiently(browser, email)
        left -= 1
      }
    }),
  )
  await trouble

  const staff = await (await browser.newContext()).newPage()
  await signInAsStaff(staff)
  await expect(async () => {
    await letTimePass()
    for (const { id } of (await ourCertificates()).filter((row) => row.status === 'purchase_unclear')) await settleUnclear(staff, id)
    expect((await ourCertificates()).map((row) => row.status)).toEqual(emails.map(() => 'not_configured'))
  }).toPass({ timeout: 90_000 })

  const certificates = await ourCertificates()
  expect(certificates.map((row) => row.email).sort()).toEqual([...emails].sort())
  expect(new Set(certificates.map((row) => row.enomCertId)).size).toBe(ORDERS)
  expect((await soldByEnom()).length - soldBefore).toBe(ORDERS)
  await expect(async () => {
    await letTimePass()
    for (const email of emails) expect((await mailsTo(email)).map((mail) => mail.subject.replace(/\d+/, 'N'))).toHaveLength(2)
  }).toPass({ timeout: 60_000 })
})
