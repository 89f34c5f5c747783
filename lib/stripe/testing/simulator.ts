import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'
import { startStripeSimulator } from '../simulator/start'

type Endpoint = (body: string, signature: string | null) => Promise<number>

// Must be loaded by `vi.hoisted`, before any module that reads the settings: a Stripe simulator for this test file only, and the shop's
// webhook endpoint to which it delivers.
let endpoint: Endpoint = async () => 503
const receiver = createServer(async (request, response) => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  const signature = request.headers['stripe-signature']
  const status = await endpoint(Buffer.concat(parts).toString(), typeof signature === 'string' ? signature : null).catch(() => 500)
  response.writeHead(status).end()
})
await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done))
const address = receiver.address()
const dataDir = mkdtempSync(path.join(os.tmpdir(), 'stripe-'))
const simulator = await startStripeSimulator({
  port: 0,
  dataDir,
  webhookUrl: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`,
  webhookSecret: process.env.STRIPE_WEBHOOK_SECRET ?? '',
  bankDebitSeconds: 3600,
})
process.env.STRIPE_API_URL = simulator.url

afterAll(async () => {
  await simulator.close()
  receiver.closeAllConnections()
  receiver.close()
  rmSync(dataDir, { recursive: true })
})

/** Sets how the shop handles a delivery. `answer` returns the status code. */
export function onDelivery(answer: Endpoint): void {
  endpoint = answer
}

/** Carries out an operator's command (operator.ts). */
export async function operate(name: string, input: object = {}): Promise<unknown> {
  const answer = await fetch(`${simulator.url}/operator/api/${name}`, { method: 'POST', body: JSON.stringify(input) })
  if (!answer.ok) throw new Error(`the operator command ${name} failed: ${await answer.text()}`)
  return answer.json()
}

/** Returns the record of events on Stripe's side. */
export async function stripeLedger(): Promise<{
  sessions: { id: string; payment_intent: string | null; payment_status: string; status: string }[]
  refunds: { id: string; amount: number; status: string; payment_intent: string }[]
  taxTransactions: { id: string; reference: string; type: string; line_items: { data: { amount: number; amount_tax: number }[] } }[]
  events: { event: { id: string; type: string; data: { object: { id: string } } }; state: string; deliveries: { result: string }[] }[]
}> {
  const answer = await fetch(`${simulator.url}/operator/api/ledger`, { method: 'POST', body: '{}' })
  return answer.json()
}
