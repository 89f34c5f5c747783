import { expect, test } from 'vitest'
import { saveBrand } from '../../brand/save-brand'
import { db } from '../../db/client'
import { inTransaction } from '../../db/transaction'
import { moveMail } from '../move-mail'
import { queueMail } from '../queue-mail'
import { findRefused } from './find-refused'
import { getMail } from './get-mail'
import { listMails } from './list-mails'

const staff = { kind: 'staff', userId: '018f0000-0000-7000-8000-000000000001', role: 'owner' } as const
const client = { kind: 'client', userId: '018f0000-0000-7000-8000-000000000002' } as const

const order = { orderId: '018f0000-0000-7000-8000-000000000003', orderNumber: 10001 }
const items = [{ name: 'RapidSSL', years: 1, quantity: 1, label: 'for the quay', amount: 1900 }]
const received = { kind: 'order_received', data: { ...order, items, total: { amount: 1900, currency: 'USD' } } } as const
const signIn = { kind: 'sign_in', data: { linkId: '018f0000-0000-7000-8000-000000000004' } } as const

async function queue(mail: typeof received | typeof signIn, to: string): Promise<string> {
  const onceKey = `${mail.kind}:${to}`
  await inTransaction((tx) => queueMail(tx, { ...mail, to, onceKey }))
  return (await db.mail.findUniqueOrThrow({ where: { onceKey } })).id
}

test('staff, and only staff, find emails by state, kind and address', async () => {
  const ada = await queue(received, 'ada@shop.test')
  const ben = await queue(received, 'ben_1@shop.test')
  const code = await queue(signIn, 'ada@shop.test')
  await moveMail(db, ben, { to: 'failed', facts: { lastError: '550 no such mailbox' } })
  const idsOf = async (filter: Parameters<typeof listMails>[1]) => (await listMails(staff, filter)).rows.map(({ id }) => id)
  expect(await idsOf({})).toEqual([code, ben, ada])
  expect(await idsOf({ status: 'failed' })).toEqual([ben])
  expect(await idsOf({ status: 'nonsense' })).toEqual([])
  expect(await idsOf({ kind: 'sign_in' })).toEqual([code])
  expect(await idsOf({ to: 'Ada@Shop.test' })).toEqual([code, ada])
  expect(await idsOf({ to: 'ben' })).toEqual([ben])
  expect(await idsOf({ to: '%' })).toEqual([])
  expect(await idsOf({ after: ben })).toEqual([ada])
  expect(await listMails(client)).toEqual({ rows: [], next: null })
  expect(await getMail(client, ada)).toBeNull()
})

test('an address counts as refusing email if the server refused the latest completed email to it, and only staff see that', async () => {
  const to = 'full@shop.test'
  const refused = await queue(received, to)
  expect(await findRefused(staff, to)).toBeNull()
  const words = '550 no such mailbox'
  await moveMail(db, refused, { to: 'failed', facts: { lastError: words, refused: true } })
  expect(await findRefused(staff, to)).toMatchObject({ kind: 'order_received', to, words })
  expect(await findRefused(client, to)).toBeNull()
  expect(await findRefused(staff, 'ben_1@shop.test')).toBeNull()
  const later = await queue(signIn, to)
  expect(await findRefused(staff, to)).toMatchObject({ kind: 'order_received' })
  await moveMail(db, later, { to: 'sent', facts: {} })
  expect(await findRefused(staff, to)).toBeNull()
})

test('an email is shown as it was sent: without a link, a code or an unconfirmed buyer’s note, and without its text once that is deleted', async () => {
  const { id } = await db.mail.findUniqueOrThrow({ where: { onceKey: 'order_received:ada@shop.test' } })
  const plain = await getMail(staff, id)
  expect(plain?.written?.text).toContain('10001')
  expect(plain?.written?.text).not.toContain('for the quay')
  await db.user.create({ data: { email: 'ada@shop.test', confirmedAt: new Date() } })
  expect((await getMail(staff, id))?.written?.html).toContain('for the quay')
  const code = await db.mail.findUniqueOrThrow({ where: { onceKey: 'sign_in:ada@shop.test' } })
  const written = (await getMail(staff, code.id))?.written
  expect(written?.text).toContain('••••••')
  expect(written?.text).not.toMatch(/\d{6}/)
  await db.mail.update({ where: { id: code.id }, data: { data: {} } })
  expect(await getMail(staff, code.id)).toMatchObject({ written: null })
})

test('emails carry the name that staff gave the shop', async () => {
  const textOf = async () => {
    const { id } = await db.mail.findUniqueOrThrow({ where: { onceKey: 'order_received:ada@shop.test' } })
    return (await getMail(staff, id))?.written?.text ?? ''
  }
  expect(await textOf()).toContain('Sent by Keelmark,')
  expect(await saveBrand({ ...staff, role: 'support' }, { name: 'Harbour SSL' })).toEqual({ ok: false, error: { code: 'not-found' } })
  expect(await saveBrand(staff, { name: 'Harbour SSL' })).toMatchObject({ ok: true })
  const text = await textOf()
  expect(text).toContain('Sent by Harbour SSL,')
  expect(text).not.toContain('Keelmark')
})
