import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { seedShop } from '../../../prisma/seed/seed-shop'
import { addLine } from '../../cart/add-line'
import { cartMessage } from '../../cart/messages'
import { DAY, earlier, HOUR, later, now } from '../../clock'
import { env } from '../../config/env'
import { db } from '../../db/client'
import { checkSender } from '../../dns/check-sender'
import { startNameServer } from '../../dns/simulator/start'
import { a, txt } from '../../dns/simulator/zones'
import { saveSeller } from '../../invoices/save-seller'
import { saveLegalText } from '../../legal/save-text'
import { LEGAL_PAGES } from '../../legal/schema'
import { placeOrder } from '../../orders/placing/place-order'
import { orderMessage } from '../../payments/messages'
import { saveAccount } from '../../registrar/accounts/save-account'
import { recordBackup } from '../backups/record-backup'
import { getStanding } from '../standing'
import { openShopText } from './messages'
import { noteBackup } from './note-backup'
import { openShop } from './open-shop'
import { readSetUp } from './read-set-up'
import { sendTestMail } from './send-test-mail'

const zones = {
  'keelmark.example': {
    records: [a('keelmark.example'), txt('keelmark.example', 'v=spf1 mx -all'), txt('_dmarc.keelmark.example', 'v=DMARC1; p=none')],
  },
  'half.example': { records: [a('half.example'), txt('half.example', 'v=spf1', ' -all'), txt('_dmarc.half.example', 'v=other')] },
}

let staff = { kind: 'staff' as const, role: 'owner' as const, userId: '' }
const client = { kind: 'client', userId: randomUUID() } as const

beforeAll(async () => {
  const dns = await startNameServer({ port: 0, zones })
  env.DNS_SERVERS = [dns.address]
  const { id } = await db.user.create({ data: { email: 'sam@shop.example', role: 'staff', staffRole: 'owner' } })
  staff = { kind: 'staff', userId: id, role: 'owner' }
  const passkey = { name: 'Phone', credentialId: 'c', publicKey: new Uint8Array(), counter: 0, transports: [], createdAt: now() }
  const other = { email: 'kim@shop.example', role: 'staff', staffRole: 'support' } as const
  await db.user.create({ data: { ...other, passkeys: { create: passkey } } })
  await seedShop({ onSale: false })
  return () => dns.close()
})

async function read() {
  const setUp = await readSetUp(staff)
  if (!setUp) throw new Error('no staff data was returned')
  const states = Object.fromEntries(setUp.steps.map(({ key, state }) => [key, state]))
  return { ...setUp, states, why: (key: string) => setUp.steps.find((step) => step.key === key)?.why }
}

test('a new shop is closed: nothing can be added to a basket or ordered, and the checklist says what is missing', async () => {
  const { id: choiceId } = await db.productChoice.findFirstOrThrow({ where: { active: true } })
  await db.product.updateMany({ data: { visible: true } })
  const line = { token: undefined, choiceId, quantity: 1, label: '' }
  const added = await addLine(line)
  expect(!added.ok && cartMessage(added.error)).toBe('The shop isn’t open yet, so nothing can be ordered. Your basket is as you left it.')
  const placed = await placeOrder({ cartToken: 'any', email: 'b@shop.example', country: 'GB' })
  expect(!placed.ok && orderMessage(placed.error)).toMatch(/isn’t open yet.*not been charged/)
  expect((await getStanding(staff)).isClosed).toBe(true)
  expect(await readSetUp(client)).toBeNull()
  const { states, missing, why } = await read()
  expect(states).toEqual({
    worker: 'to_do',
    enom: 'to_do',
    ip: 'unknown',
    products: 'unknown',
    stripe: 'unknown',
    mail: 'to_do',
    sender: 'done',
    seller: 'to_do',
    legal: 'to_do',
    staff: 'to_do',
    backup: 'to_do',
  })
  expect(missing).toEqual(['worker', 'enom', 'ip', 'products', 'mail', 'seller'])
  expect(why('staff')).toMatch(/^These people can sign in with only a password: sam@shop\.example\. /)
  expect(await openShop(client, { agreedTo: missing })).toMatchObject({ ok: false, error: { code: 'not-found' } })
  const refused = await openShop(staff, { agreedTo: missing.slice(1) })
  expect(!refused.ok && openShopText(refused.error)).toMatch(/^The shop stays closed: Worker, Enom account, /)
  expect((await read()).isClosed).toBe(true)
})

test('each step turns green once it is done, and then the shop can be opened', async () => {
  const account = await saveAccount(staff, { label: 'Main', testMode: true, loginId: 'r', password: 'harbour-light' })
  if (!account.ok) throw new Error(account.error.code)
  const accountId = account.value.id
  const call = (outcome: string, errorText?: string) =>
    db.enomCall.create({ data: { accountId, command: 'CheckLogin', input: {}, startedAt: now(), finishedAt: now(), outcome, errorText } })
  await call('unauthorised', 'User not permitted from this IP address')
  expect((await read()).states).toMatchObject({ enom: 'unknown', ip: 'to_do' })
  await call('unauthorised', 'Bad User name or Password')
  expect((await read()).states).toMatchObject({ enom: 'to_do', ip: 'done' })
  await call('unreachable', 'ECONNREFUSED')
  expect((await read()).states).toMatchObject({ enom: 'to_do', ip: 'unknown' })
  await call('ok')
  // A result obtained with an earlier password no longer counts.
  await db.enomAccount.update({ where: { id: accountId }, data: { passwordSetAt: later(now(), DAY) } })
  expect((await read()).states).toMatchObject({ enom: 'unknown', ip: 'unknown' })
  await db.enomAccount.update({ where: { id: accountId }, data: { passwordSetAt: earlier(now(), DAY) } })

  const types = await db.certificateType.findMany({ select: { enomProdType: true, name: true } })
  const listed = { accountId, yearly: 1, enabled: true, years: [1, 2, 3, 4, 5], seenAt: now() }
  await db.enomPrice.createMany({ data: types.map((type) => ({ ...listed, ...type })) })
  await db.enomPrice.updateMany({ where: { enomProdType: types[0]?.enomProdType ?? 0 }, data: { yearly: 9_999_999 } })
  expect((await read()).why('products')).toMatch(/below Enom’s cost/)
  await db.enomPrice.updateMany({ data: { yearly: 1 } })
  await db.workerLease.create({ data: { name: 'one' } })
  await db.$executeRaw`update "WorkerLease" set "beatAt" = timezone('utc', clock_timestamp())`
  await saveSeller(staff, { name: 'Shop', address: 'Quay 1', email: 'b@shop.example', taxNumber: '', taxNote: 'None.', keepYears: 10 })
  await db.authenticatorApp.create({ data: { userId: staff.userId, secretSealed: 'x', confirmedAt: now(), createdAt: now() } })
  const event = { type: 'checkout.session.completed', objectId: 'cs', livemode: false, payload: {} }
  await db.stripeEvent.create({ data: { id: 'evt_1', ...event } })

  for (const page of LEGAL_PAGES) await saveLegalText(staff, { page, text: 'Words.' })
  expect(await sendTestMail(client)).toMatchObject({ ok: false })
  await Promise.all([sendTestMail(staff), sendTestMail(staff)])
  const [mail, ...more] = await db.mail.findMany({ where: { to: 'sam@shop.example' } })
  expect([mail?.data, more]).toMatchObject([{ subject: 'Test email from your shop' }, []])
  expect((await read()).missing).toEqual(['mail'])
  await db.mail.updateMany({ data: { status: 'sent', sentAt: now() } })
  expect(await noteBackup(client, { backup: 'x' })).toMatchObject({ ok: false })
  await noteBackup(staff, { backup: 'Every night to another provider.' })

  const { steps, missing, isClosed, backup } = await read()
  expect([steps.filter(({ state }) => state !== 'done'), missing, isClosed]).toEqual([[], [], true])
  expect(backup).toEqual({ text: 'Every night to another provider.', notedAt: expect.any(Date) })
  expect(await openShop(staff, { agreedTo: [] })).toMatchObject({ ok: true })
  expect((await read()).isClosed).toBe(false)
  expect(await db.auditEntry.count({ where: { action: { in: ['settings.open_shop', 'settings.note_backup'] } } })).toBe(2)
  const { id: choiceId } = await db.productChoice.findFirstOrThrow({ where: { active: true } })
  expect(await addLine({ token: undefined, choiceId, quantity: 1, label: '' })).toMatchObject({ ok: true })
})

test('the checklist shows which records the sender’s domain lacks', async () => {
  expect(await checkSender('half.example')).toEqual({ domain: 'half.example', spf: 'found', dmarc: 'missing' })
  // The DMARC record of a registered domain also applies to its subdomains.
  expect(await checkSender('mail.keelmark.example')).toEqual({ domain: 'mail.keelmark.example', spf: 'missing', dmarc: 'found' })
})

test('the checklist shows when npm run backup last made a backup', async () => {
  const step = async () => (await read()).steps.find(({ key }) => key === 'backup')
  await recordBackup({ takenAt: earlier(now(), 50 * HOUR), file: 'keelmark.dump', bytes: 1, checksum: 'x' })
  expect(await step()).toMatchObject({ state: 'to_do', why: expect.stringContaining('2 days old') })
  await recordBackup({ takenAt: earlier(now(), 5 * HOUR), file: 'keelmark.dump', bytes: 1, checksum: 'x' })
  expect(await step()).toMatchObject({ state: 'done', why: expect.stringContaining('5 hours ago') })
})

test('a shop that was open before the closed state existed stays open when its backup is recorded', async () => {
  await db.shopSetUp.deleteMany()
  expect((await read()).isClosed).toBe(false)
  await noteBackup(staff, { backup: 'Every night to another provider.' })
  expect((await read()).isClosed).toBe(false)
})
