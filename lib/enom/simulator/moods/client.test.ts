import { expect, test } from 'vitest'
import { certGetCertDetail } from '../../commands/cert-get-cert-detail'
import { purchaseServices } from '../../commands/purchase-services'
import { createEnomClient } from '../../connection/client'
import { EnomError } from '../../errors'
import { RAPIDSSL, simulator } from '../../testing/simulator'
import { FAULT_KINDS, FAULTS } from './kinds'

const UNCLEAR = new Set(['unknown-outcome', 'garbled', 'doubtful'])

test.each(FAULT_KINDS)('B2, B3: a purchase hit by "%s" never looks bought when it was not, or refused when it was bought', async (kind) => {
  const server = await simulator()
  const credentials = { loginId: 'keelmark', password: 'harbour-light' }
  const client = createEnomClient({ url: `${server.url}/interface.asp`, credentials })
  await server.operate('set-switches', { slowMs: 50 })
  await server.operate('set-moods', { hangMs: 50, rates: { [kind]: 1000 } })
  const outcome = await client.call(purchaseServices, { service: RAPIDSSL, years: 1 }).catch((error: unknown) => error)
  const [certificate] = server.state.certificates()
  expect(certificate !== undefined).toBe(FAULTS[kind].done)
  if (outcome instanceof EnomError) {
    const isUnclear = UNCLEAR.has(outcome.kind)
    expect(isUnclear || !FAULTS[kind].done, `${kind} ends as ${outcome.kind}`).toBe(true)
  } else {
    expect(outcome).toMatchObject({ certId: certificate?.certId })
  }
})

test('C2: an undocumented status reaches the shop unchanged', async () => {
  const server = await simulator()
  const credentials = { loginId: 'keelmark', password: 'harbour-light' }
  const client = createEnomClient({ url: `${server.url}/interface.asp`, credentials })
  const { certId } = await client.call(purchaseServices, { service: RAPIDSSL, years: 1 })
  await server.operate('set-moods', { rates: { 'unknown-status': 1000 } })
  const texts = new Set<string>()
  for (let count = 0; count < 10; count += 1) texts.add(JSON.stringify(await client.call(certGetCertDetail, { certId })))
  expect([...texts].join(' ')).toContain('Pending Security Review')
})
