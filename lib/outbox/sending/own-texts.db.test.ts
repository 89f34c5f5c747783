import { expect, test, vi } from 'vitest'
import { saveAccents } from '../../brand/save-accents'
import { saveContact } from '../../brand/save-contact'
import { db } from '../../db/client'
import { inTransaction } from '../../db/transaction'
import type { OutgoingMail } from '../../email/send-mail'
import { getMailText, listMailTexts } from '../../mail-texts/queries'
import { saveMailText } from '../../mail-texts/save-text'
import { versionOf } from '../../version-of'
import { getMail } from '../log/get-mail'
import { queueMail } from '../queue-mail'
import { readReader } from '../writing/read-reader'
import { deliver } from './deliver'
import { sendTestMail } from './send-test'

const sent = vi.hoisted(() => [] as OutgoingMail[])
vi.mock('../../email/send-mail', async (original) => ({
  ...(await original<typeof import('../../email/send-mail')>()),
  sendMail: async (_url: string, mail: OutgoingMail) => void sent.push(mail),
}))

const { id: userId } = await db.user.create({ data: { email: 'kim@shop.test', role: 'staff', staffRole: 'owner' } })
const kim = { kind: 'staff', userId, role: 'owner' } as const
const failed = {
  kind: 'payment_failed',
  data: { orderId: '018f0000-0000-7000-8000-000000000003', orderNumber: 10001, total: { amount: 1900, currency: 'USD' } },
} as const
const words = (subject: string) => ({ subject, preview: 'p', body: '# Sorry\n\nOrder {{order_number}} <i>waits</i>.\n\n{{button}}' })

async function send(onceKey: string, to = 'ana@buyer.test'): Promise<{ id: string; mail: OutgoingMail | undefined }> {
  sent.length = 0
  await inTransaction((tx) => queueMail(tx, { ...failed, onceKey, to }))
  const { id } = await db.mail.findUniqueOrThrow({ where: { onceKey } })
  await deliver(id)
  return { id, mail: sent[0] }
}

test('staff edit the text of an email: new emails use it, emails already sent keep their version, and the text can be reset', async () => {
  const save = (version: string, subject: string) =>
    saveMailText(kim, { mail: 'payment_failed', language: 'en', version, text: words(subject) })
  expect((await send('t:0')).mail?.subject).toBe('Order 10001: the payment did not go through')
  expect(
    await saveMailText({ ...kim, role: 'support' }, { mail: 'payment_failed', language: 'en', version: '0', text: words('x') }),
  ).toEqual({
    ok: false,
    error: { code: 'not-found' },
  })
  expect(await save('0', 'No {{money}}')).toMatchObject({
    error: { code: 'faults', faults: [{ code: 'unknown', name: 'money', field: 'subject' }] },
  })
  expect(await save('0', 'Pay {{order_number}} again')).toEqual({ ok: true, value: { version: 1 } })
  const first = await send('t:1')
  expect(first.mail).toMatchObject({ subject: 'Pay 10001 again', text: expect.stringContaining('Order 10001 <i>waits</i>.') })
  expect(first.mail?.html).toContain('&lt;i&gt;')
  expect(first.mail?.html).toContain('/account/orders/018f0000')

  const stale = await save('0', 'Mine')
  expect(stale).toEqual({ ok: false, error: { code: 'changed-since', version: '1', theirs: words('Pay {{order_number}} again') } })
  expect(await save('1', 'Mine')).toEqual({ ok: true, value: { version: 2 } })
  expect(await getMail(kim, first.id)).toMatchObject({ textVersion: 1, written: { subject: 'Pay 10001 again' } })

  const changed = (await listMailTexts(kim)).filter(({ changes }) => changes.length > 0)
  expect(changed.map(({ mail }) => mail)).toEqual(['payment_failed'])
  expect(await saveMailText(kim, { mail: 'payment_failed', language: 'en', version: '2', text: null })).toEqual({
    ok: true,
    value: { version: 3 },
  })
  expect((await send('t:2')).mail?.subject).toBe('Order 10001: the payment did not go through')
  const own = (await getMailText(kim, 'payment_failed', 'en', 'Keelmark'))?.text ?? words('')
  expect(await saveMailText(kim, { mail: 'payment_failed', language: 'en', version: '3', text: own })).toEqual({
    ok: true,
    value: { version: 3 },
  })
  expect(await listMailTexts({ kind: 'client', userId })).toEqual([])
  const entries = await db.auditEntry.findMany({ where: { action: 'settings.mail_text' }, orderBy: { number: 'asc' } })
  expect(entries.map(({ before, after }) => [before, after].map((state) => (state as { subject: string }).subject))).toEqual([
    [own.subject, 'Pay {{order_number}} again'],
    ['Pay {{order_number}} again', 'Mine'],
    ['Mine', own.subject],
  ])
})

test('each reader gets an email in the language of their account, with staff’s text in that language, and the log shows it as sent', async () => {
  await db.user.createMany({
    data: [
      { email: 'otto@buyer.test', language: 'de' },
      { email: 'sol@buyer.test', language: 'es' },
    ],
  })
  const german = await send('t:de', 'otto@buyer.test')
  expect(german.mail).toMatchObject({
    subject: 'Bestellung 10001: Die Zahlung hat nicht geklappt',
    html: expect.stringMatching(/lang="de"/),
  })
  expect(german.mail?.text).toMatch(/19,00\s\$/)
  expect((await send('t:es', 'sol@buyer.test')).mail?.subject).toBe('Pedido 10001: el pago no se ha completado')

  const text = { ...words('Neu: {{order_number}}'), body: '# Schade\n\n{{button}}' }
  const version = String((await getMailText(kim, 'payment_failed', 'de', 'Keelmark'))?.versions[0]?.version ?? 0)
  expect(version).toBe('0')
  expect(await saveMailText(kim, { mail: 'payment_failed', language: 'de', version, text })).toMatchObject({ ok: true })
  expect((await send('t:de2', 'otto@buyer.test')).mail?.subject).toBe('Neu: 10001')
  expect((await send('t:es2', 'sol@buyer.test')).mail?.subject).toBe('Pedido 10001: el pago no se ha completado')
  expect((await send('t:en2')).mail?.subject).toBe('Order 10001: the payment did not go through')

  await db.user.update({ where: { email: 'otto@buyer.test' }, data: { language: 'en' } })
  expect(await getMail(kim, german.id)).toMatchObject({
    language: 'de',
    written: { subject: 'Bestellung 10001: Die Zahlung hat nicht geklappt' },
  })
  const [row] = (await listMailTexts(kim)).filter(({ changes }) => changes.length > 0)
  expect(row).toMatchObject({ mail: 'payment_failed', changes: [{ language: 'de' }] })
  expect(await saveMailText(kim, { mail: 'staff_alert', language: 'de', version: '0', text })).toEqual({
    ok: false,
    error: { code: 'not-found' },
  })
})

test('someone without an account gets an email in the language of the account it is about', async () => {
  const { id: userId } = await db.user.create({ data: { email: 'owner@buyer.test', language: 'de' } })
  const data = { linkId: userId, side: 'to', from: 'owner@buyer.test', to: 'new@buyer.test' } as const
  await inTransaction((tx) => queueMail(tx, { kind: 'email_change', onceKey: 'email_change:de', to: data.to, data }))
  const mail = await db.mail.findUniqueOrThrow({ where: { onceKey: 'email_change:de' } })
  expect(await readReader(mail)).toMatchObject({ language: 'de' })
  expect(await readReader({ ...mail, to: 'kim@shop.test' })).toMatchObject({ language: 'en' })
  expect(await readReader({ ...mail, kind: 'quote' })).toMatchObject({ language: 'en' })
  // Emails to staff are in English, whatever the language of their account.
  expect(await readReader({ ...mail, kind: 'staff_alert', to: 'owner@buyer.test' })).toMatchObject({ language: 'en' })
})

test('a text that no longer fits is not used: the email goes out with the shop’s own text, and staff are alerted once', async () => {
  await db.mailText.create({ data: { mail: 'payment_failed', version: 9, ...words('Gone: {{former_value}}') } })
  expect((await send('t:3')).mail?.subject).toBe('Order 10001: the payment did not go through')
  await send('t:4')
  const alerts = await db.mail.findMany({ where: { kind: 'staff_alert' } })
  expect(alerts.map(({ data }) => (data as { path: string }).path)).toEqual(['/admin/settings/mails/payment_failed'])
})

test('a member of staff gets a test email with the text they typed, whose button gives no access', async () => {
  const text = { subject: 'Code for {{shop}}', preview: 'p', body: '# Hi\n\n{{code}}\n\n{{button}}' }
  expect(await sendTestMail({ ...kim, role: 'readonly' }, { mail: 'sign_in', language: 'en', text })).toMatchObject({ ok: false })
  expect(await sendTestMail(kim, { mail: 'sign_in', language: 'en', text: { ...text, body: '# Hi' } })).toMatchObject({
    error: { code: 'faults' },
  })
  expect(await sendTestMail(kim, { mail: 'sign_in', language: 'en', text })).toEqual({ ok: true, value: { to: 'kim@shop.test' } })
  sent.length = 0
  await deliver((await db.mail.findFirstOrThrow({ where: { kind: 'test' } })).id)
  expect(sent[0]).toMatchObject({
    to: 'kim@shop.test',
    subject: '[test] Code for Keelmark',
    text: expect.stringContaining('/link/example'),
  })
})

test('a test of a German text is logged as German, whatever the language of the person who requested it', async () => {
  const text = { subject: 'Code für {{shop}}', preview: 'p', body: '# Hallo\n\n{{code}}\n\n{{button}}' }
  expect(await sendTestMail(kim, { mail: 'sign_in', language: 'de', text })).toMatchObject({ ok: true })
  const { id } = await db.mail.findFirstOrThrow({ where: { kind: 'test' }, orderBy: { id: 'desc' } })
  expect((await getMail(kim, id))?.language).toBe('de')
  await deliver(id)
  expect(await db.mail.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: 'sent', language: 'de' })
})

test('emails carry the sender, the reply address, the contact and the colour that staff chose', async () => {
  const before = await send('t:5')
  expect(before.mail).not.toHaveProperty('replyTo')
  const contact = {
    supportEmail: 'help@shop.test',
    supportPhone: '+44 20 7946 0000',
    senderName: 'Harbour SSL',
    replyTo: 'answers@shop.test',
  }
  const nothing = { supportEmail: null, supportPhone: null, senderName: null, replyTo: null }
  expect(await saveContact(kim, contact, versionOf(nothing))).toEqual({ ok: true })
  expect(await saveAccents(kim, { light: '#7a1f5c', dark: '#f0a6d8' }, versionOf({ accentLight: null, accentDark: null }))).toEqual({
    ok: true,
  })
  const { mail } = await send('t:6')
  expect(mail).toMatchObject({ from: { name: 'Harbour SSL', address: 'shop@keelmark.example' }, replyTo: 'answers@shop.test' })
  expect(mail?.text.replace(/\s+/g, ' ')).toContain('Just reply, write to help@shop.test or call +44 20 7946 0000.')
  expect(mail?.html).toContain('background-color:#7a1f5c')
  expect(mail?.html).not.toContain('#0B5B66')
})

test('a time of day in an email is in its reader’s time zone, and the email names that zone', async () => {
  await db.user.create({ data: { email: 'zoe@buyer.test', language: 'de', timeZone: 'Europe/Berlin' } })
  const data = { ...failed.data, payBy: '2027-06-02T22:30:00.000Z' }
  const textTo = async (to: string) => {
    const onceKey = `payment_link:${to}`
    await inTransaction((tx) => queueMail(tx, { kind: 'payment_link', onceKey, to, data }))
    return (await getMail(kim, (await db.mail.findUniqueOrThrow({ where: { onceKey } })).id))?.written?.text
  }
  expect(await textTo('zoe@buyer.test')).toContain('3. Juni 2027 um 00:30 MESZ')
  expect(await textTo('ana@buyer.test')).toContain('2 June 2027 at 22:30 UTC')
})
