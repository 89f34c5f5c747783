import { type Browser, expect, type Page, test } from '@playwright/test'
import { fillBasket, goToPayment, payByCard } from './buy'
import { kill, start } from './control'
import { letTimePass, query } from './eventually'
import { soldByEnom } from './operate'
import { mailsTo } from './read-mail'
import { running } from './running'

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

test('twenty orders, while web and worker are killed and started again: none is lost, none is bought twice', async ({ browser }) => {
  test.setTimeout(300_000)
  const emails = Array.from({ length: ORDERS }, (_, index) => `buyer-${index + 1}@twenty-orders.com`)
  const soldBefore = (await soldByEnom()).length
  // The simulator's lists are never late here, so that a purchase cut off before Enom heard of it is soon known not to have been made.
  await query('update "EnomAccount" set "listLag" = 2')
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

  await expect(async () => {
    await letTimePass()
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
