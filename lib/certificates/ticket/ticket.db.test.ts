import { beforeAll, expect, test } from 'vitest'
import { db } from '../../db/client'
import { inTransaction } from '../../db/transaction'
import { endUnsent } from '../ending/refunded-to-buyer'
import { placed } from '../testing/place'
import { openShop, payFor } from '../testing/shop'
import { listTickets } from './list'
import { moveTicket } from './move'
import { openTicket } from './open'
import { prepareTicket } from './prepare'

const staff = { kind: 'staff', userId: '018f0000-0000-7000-8000-000000000001', role: 'owner' } as const
let bought: Awaited<ReturnType<typeof payFor>>

beforeAll(async () => {
  await openShop()
  bought = await payFor('rapidssl', { quantity: 2 })
  const facts = { ...placed('setup'), enomOrderId: 8001 }
  await db.certificate.update({ where: { id: bought.id }, data: { ...facts, enomCertId: 7001 } })
})

test('a bought certificate that ends with a refund has one ticket with Enom’s numbers, and staff record its progress', async () => {
  const { id, ids, buyer } = bought
  expect(await inTransaction((tx) => endUnsent(tx, id, 'system'))).toBe(true)
  // Requested again manually, and for a certificate that Enom does not have.
  expect(await prepareTicket(staff, id, { kind: 'refund' })).toEqual({ ok: false, error: { code: 'no-ticket' } })
  expect(await prepareTicket(staff, ids[1] ?? '', { kind: 'refund' })).toEqual({ ok: false, error: { code: 'no-ticket' } })
  expect(await prepareTicket(buyer, id, { kind: 'revoke' })).toEqual({ ok: false, error: { code: 'not-found' } })
  const toSend = await listTickets(staff, { of: { status: 'to_send' } })
  const [ticket] = toSend.rows
  expect(toSend.rows).toHaveLength(1)
  expect(ticket).toMatchObject({ certificateId: id, kind: 'refund', name: 'RapidSSL', received: null })
  expect(ticket?.text).toContain('Enom certificate: 7001\nEnom order: 8001')
  expect((await listTickets(buyer, { of: { status: 'to_send' } })).rows).toEqual([])

  const ticketId = ticket?.id ?? ''
  const answered = { to: 'answered', received: 895 } as const
  expect(await moveTicket(buyer, ticketId, { to: 'sent' })).toEqual({ ok: false, error: { code: 'not-found' } })
  expect(await moveTicket(staff, ticketId, answered)).toEqual({ ok: false, error: { code: 'ticket-moved' } })
  expect(await moveTicket(staff, ticketId, { to: 'sent' })).toEqual({ ok: true })
  const both = await Promise.all([moveTicket(staff, ticketId, answered), moveTicket(staff, ticketId, { ...answered, received: 1 })])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  const [done] = (await listTickets(staff, { of: { status: 'answered' } })).rows
  expect([895, 1]).toContain(done?.received?.amount)
  await expect(db.supplierTicket.update({ where: { id: ticketId }, data: { status: 'to_send' } })).rejects.toThrow()
})

test('tickets are listed page by page, oldest first', async () => {
  const { id } = bought
  for (const cause of Array.from({ length: 26 }, (_, index) => `page:${index}`)) await openTicket(db, id, { kind: 'revoke', cause })
  const first = await listTickets(staff, { of: { status: 'to_send' } })
  const rest = await listTickets(staff, { of: { status: 'to_send' }, after: first.next ?? '' })
  expect([first.rows.length, rest.rows.length, rest.next]).toEqual([25, 1, null])
  expect(first.rows.map((row) => row.id)).toEqual(first.rows.map((row) => row.id).toSorted())
})
