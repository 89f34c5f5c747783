import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from '@playwright/test'
import { buy } from '../buy'
import { eventually } from '../eventually'
import { running } from '../running'
import { signInAsStaff } from '../staff'
import { test } from '../story'

type Message = { headers: IncomingHttpHeaders; body: string }
const received: Message[] = []
const receiver = createServer(async (asked, reply) => {
  received.push({ headers: asked.headers, body: (await asked.setEncoding('utf8').toArray()).join('') })
  reply.end('thank you')
})
test.afterAll(() => {
  receiver.closeAllConnections()
  receiver.close()
})

/** Returns whether a message was signed with the secret. */
function isSigned({ headers, body }: Message, secret: string): boolean {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const signed = createHmac('sha256', key).update(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`).digest('base64')
  return headers['webhook-signature'] === `v1,${signed}`
}

test('staff notify another system of paid orders, see its response, and send an event again', async ({ page, browser }) => {
  receiver.listen(0, '127.0.0.1')
  await once(receiver, 'listening')
  const staff = await (await browser.newContext()).newPage()
  await signInAsStaff(staff)
  await staff.goto(`${running.web}/admin/webhooks/new`)
  await staff.getByLabel('What it is for').fill('Ledger system')
  await staff.getByRole('textbox', { name: 'Address' }).fill('http://hooks.example.com/')
  await staff.getByRole('checkbox', { name: 'An order is paid' }).check()
  await staff.getByRole('button', { name: 'Save the endpoint' }).click()
  await expect(staff.getByText('does not begin with https://').first()).toBeVisible()
  await staff.getByRole('textbox', { name: 'Address' }).fill(`http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`)
  await staff.getByRole('button', { name: 'Save the endpoint' }).click()
  await expect(staff.getByRole('heading', { level: 1, name: 'Ledger system' })).toBeVisible()
  const endpoint = staff.url()
  await staff.getByRole('button', { name: 'Show the secret' }).click()
  const secret = (await staff.getByText(/^whsec_/).textContent()) ?? ''

  const number = await buy(page, { product: 'RapidSSL', email: 'jo@webhooks.test' })
  const mine = () => received.filter(({ body }) => body.includes(`"order":${number},`))
  await expect.poll(() => mine().length).toBe(1)
  expect(JSON.parse(mine()[0]?.body ?? '')).toMatchObject({ type: 'order.paid', data: { state: 'paid' } })
  expect(mine().every((message) => isSigned(message, secret))).toBe(true)

  await staff.goto(endpoint)
  await staff.getByRole('table', { name: 'Deliveries' }).getByRole('link', { name: 'An order is paid' }).first().click()
  await eventually(staff, staff.getByText('Answered 200.').first())
  await expect(staff.getByText('thank you')).toBeVisible()
  await staff.getByRole('button', { name: 'Send again' }).click()
  await expect.poll(() => mine().length).toBe(2)
  expect(new Set(mine().map(({ headers }) => headers['webhook-id'])).size).toBe(1)

  await staff.goto(endpoint)
  await staff.getByText('Delete this endpoint').first().click()
  await staff.getByRole('button', { name: 'Delete the endpoint' }).click()
  await expect(staff).toHaveURL(/\/admin\/webhooks(\?|$)/)
  await expect(staff.getByRole('link', { name: 'Ledger system' })).toHaveCount(0)
})
