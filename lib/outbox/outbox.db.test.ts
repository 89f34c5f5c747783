import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setClock } from '../clock'
import { env } from '../config/env'
import { db } from '../db/client'
import { putBack } from '../db/testing/test-status'
import { inTransaction } from '../db/transaction'
import { startInbox } from '../email/inbox/start'
import { issueToken } from '../links/issue-token'
import { peekLink } from '../links/peek-link'
import { redeemCode } from '../links/redeem-code'
import { redeemLink } from '../links/redeem-link'
import { requestLink } from '../links/request-link'
import { queueMail } from './queue-mail'
import { deliver } from './sending/deliver'
import { sweepUnsent } from './sending/sweep-unsent'

let inbox: Awaited<ReturnType<typeof startInbox>>
beforeAll(async () => {
  inbox = await startInbox({ smtpPort: 0, httpPort: 0, dataDir: mkdtempSync(path.join(tmpdir(), 'inbox-')) })
  env.SMTP_URL = inbox.smtpUrl
})
afterAll(async () => {
  await inbox.close()
})

const alert = { kind: 'staff_alert' as const, to: 'staff@shop.test', data: { subject: 'Look', lines: ['here'], path: '/admin' } }

async function queuedId(onceKey: string): Promise<string> {
  return (await db.mail.findUniqueOrThrow({ where: { onceKey } })).id
}

async function mailsTo(address: string) {
  const answer = await fetch(`${inbox.url}/messages.json?to=${encodeURIComponent(address)}`)
  return (await answer.json()) as { subject: string; text: string; html: string; messageId: string }[]
}

async function signInMail(email: string): Promise<{ linkId: string; token: string; code: string; mailId: string }> {
  await db.user.createMany({ data: { email }, skipDuplicates: true })
  const linkId = await inTransaction(async (tx) => {
    const id = await requestLink(tx, { purpose: 'sign_in', email })
    await queueMail(tx, { kind: 'sign_in', onceKey: `sign_in:${id}`, to: email, data: { linkId: id } })
    return id
  })
  const mailId = await queuedId(`sign_in:${linkId}`)
  await deliver(mailId)
  const text = (await mailsTo(email)).map((mail) => mail.text).join('\n')
  return { linkId, mailId, token: /\/link\/([\w-]{43})/.exec(text)?.[1] ?? '', code: /\b(\d{6})\b/.exec(text)?.[1] ?? '' }
}

test('an event is emailed once, however often it is queued', async () => {
  await inTransaction((tx) => queueMail(tx, { ...alert, onceKey: 'staff_alert:1' }))
  await inTransaction((tx) => queueMail(tx, { ...alert, onceKey: 'staff_alert:1' }))
  const jobs = await db.$queryRaw<{ count: bigint }[]>`select count(*) from graphile_worker.jobs where task_identifier = 'mail.send'`
  expect(Number(jobs[0]?.count)).toBe(1)
  const id = await queuedId('staff_alert:1')
  await deliver(id)
  await deliver(id)
  expect(await mailsTo('staff@shop.test')).toHaveLength(1)
})

test('an email waits while the mail server is down and is sent once it is back', async () => {
  await inTransaction((tx) => queueMail(tx, { ...alert, to: 'late@shop.test', onceKey: 'staff_alert:2' }))
  const id = await queuedId('staff_alert:2')
  env.SMTP_URL = 'smtp://127.0.0.1:1'
  await expect(deliver(id)).rejects.toThrow()
  expect(await db.mail.findUnique({ where: { id } })).toMatchObject({ status: 'queued', attempts: 1 })
  env.SMTP_URL = inbox.smtpUrl
  await deliver(id)
  expect(await db.mail.findUnique({ where: { id } })).toMatchObject({ status: 'sent', lastError: null })
})

/** Starts a mail server that refuses with `answer` after it has read `command`. */
async function refuse(command: string, answer: string) {
  const server = createServer((socket) => {
    socket.write('220 mail.shop.test\r\n')
    createInterface(socket).on('line', (line) => {
      if (line.startsWith(command)) return socket.end(`${answer}\r\n`)
      socket.write(line.startsWith('EHLO') ? '250-mail.shop.test\r\n250 AUTH PLAIN\r\n' : '250 2.1.0 ok\r\n')
    })
    socket.on('error', () => undefined)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  return { url: `smtp://shop:wrong@127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`, close: () => server.close() }
}

test.each([
  { what: 'our login', command: 'AUTH', answer: '535 5.7.8 authentication failed', after: 'queued' },
  { what: 'relaying', command: 'AUTH', answer: '554 5.7.1 relay access denied', after: 'queued' },
  { what: 'our sender', command: 'MAIL', answer: '550 sender not allowed', after: 'queued' },
  { what: 'a try without login', command: 'RCPT', answer: '530 sign in first', after: 'queued' },
  { what: 'relaying for the recipient', command: 'RCPT', answer: '554 5.7.1 relay access denied', after: 'queued' },
  { what: 'the recipient', command: 'RCPT', answer: '550 5.1.1 no such mailbox', after: 'failed' },
  { what: 'the recipient temporarily', command: 'RCPT', answer: '450 4.2.0 greylisted', after: 'queued' },
])('when the server refuses $what the email is $after', async ({ command, answer, after }) => {
  const server = await refuse(command, answer)
  const onceKey = `staff_alert:${answer}:${command}`
  await inTransaction((tx) => queueMail(tx, { ...alert, onceKey }))
  const id = await queuedId(onceKey)
  // The server accepts any login unless it is set to refuse AUTH, so log in only in that case.
  env.SMTP_URL = command === 'AUTH' ? server.url : server.url.replace('shop:wrong@', '')
  await deliver(id).catch(() => undefined)
  env.SMTP_URL = inbox.smtpUrl
  server.close()
  expect(await db.mail.findUnique({ where: { id } })).toMatchObject({ status: after, refused: after === 'failed' })
})

test('an email whose job gave up, or is delayed for hours after many failures, is retried within minutes', async () => {
  const keys = ['gave-up', 'waits', 'soon', 'lost'].map((name) => `staff_alert:${name}`)
  for (const onceKey of keys) await inTransaction((tx) => queueMail(tx, { ...alert, onceKey }))
  const [gaveUp = '', waits = '', soon = '', lost = ''] = await Promise.all(keys.map(queuedId))
  const runAt = async () => {
    const ids = [gaveUp, waits, soon, lost]
    const rows = await db.$queryRaw<{ key: string; run_at: Date; attempts: number }[]>`
      select key, run_at, attempts from graphile_worker.jobs where key = any(${ids.map((id) => `mail.send:${id}`)})`
    return ids.map((id) => rows.find(({ key }) => key === `mail.send:${id}`))
  }
  await db.$executeRaw`update graphile_worker._private_jobs set attempts = max_attempts where key = ${`mail.send:${gaveUp}`}`
  await db.$executeRaw`update graphile_worker._private_jobs set attempts = 9, run_at = now() + interval '6 hours' where key = ${`mail.send:${waits}`}`
  await db.$executeRaw`select graphile_worker.remove_job(${`mail.send:${lost}`})`
  const before = await runAt()
  await sweepUnsent()
  const after = await runAt()
  for (const job of [after[0], after[1], after[3]]) expect(job?.run_at.getTime()).toBeLessThan(Date.now() + 6 * 60_000)
  expect(after.map((job) => job?.attempts)).toEqual([10, 10, 0, 0])
  expect(after[2]).toEqual(before[2])
  expect(await sweepUnsent()).toBe(0)
})

test('an email with a link gets a new message id when it is sent again, because its first link no longer works', async () => {
  const { mailId } = await signInMail('twice@example.com')
  await putBack('Mail', mailId, 'queued')
  await deliver(mailId)
  await inTransaction((tx) => queueMail(tx, { ...alert, to: 'twice@shop.test', onceKey: 'staff_alert:twice' }))
  const plainId = await queuedId('staff_alert:twice')
  await deliver(plainId)
  await putBack('Mail', plainId, 'queued')
  await deliver(plainId)
  const ids = async (to: string) => new Set((await mailsTo(to)).map(({ messageId }) => messageId)).size
  expect([await ids('twice@example.com'), await ids('twice@shop.test')]).toEqual([2, 1])
})

test('the database never contains a working link or code', async () => {
  const { token, code, mailId } = await signInMail('jo@example.com')
  expect(token).toHaveLength(43)
  const rows = JSON.stringify([await db.mail.findMany(), await db.link.findMany()])
  expect(rows).not.toContain(token)
  expect(rows).not.toContain(code)
  expect((await db.mail.findUnique({ where: { id: mailId } }))?.status).toBe('sent')
})

test('viewing a link does not use it up, and of two people who press its button only one gets in', async () => {
  const { token } = await signInMail('ann@example.com')
  expect(await peekLink(token)).toMatchObject({ state: 'ok', purpose: 'sign_in' })
  const tries = await Promise.all([redeemLink(token), redeemLink(token)])
  expect(tries.filter((one) => one.ok)).toHaveLength(1)
  expect(await redeemLink(token)).toEqual({ ok: false, error: 'used' })
})

test('neither the link nor the code works ten minutes after sending', async () => {
  const { token, code, linkId } = await signInMail('ed@example.com')
  const putBack = setClock(() => new Date(Date.now() + 10 * 60_000))
  try {
    expect(await redeemLink(token)).toEqual({ ok: false, error: 'expired' })
    expect(await redeemCode(linkId, code)).toEqual({ ok: false, error: { code: 'ended' } })
  } finally {
    putBack()
  }
  expect((await redeemLink(token)).ok).toBe(true)
})

test('a newer set-up link invalidates the older one, while several sign-in links stay valid side by side', async () => {
  const email = 'bo@example.com'
  const setUp = async () => {
    const id = await inTransaction((tx) => requestLink(tx, { purpose: 'set_up', email }))
    return (await issueToken(id))?.token ?? ''
  }
  const [first, newest] = [await setUp(), await setUp()]
  expect(await redeemLink(first)).toEqual({ ok: false, error: 'replaced' })
  expect(await redeemLink(newest)).toMatchObject({ ok: true })
  const signIns = [await signInMail(email), await signInMail(email)]
  expect(await redeemLink(signIns[0]?.token ?? '')).toMatchObject({ ok: true })
  expect(await redeemLink('A'.repeat(43))).toEqual({ ok: false, error: 'unknown' })
})

test('a code allows five wrong attempts; after that even the right code is refused', async () => {
  const { linkId, code } = await signInMail('cy@example.com')
  const wrong = code === '000000' ? '000001' : '000000'
  const tries = await Promise.all(Array.from({ length: 5 }, () => redeemCode(linkId, wrong)))
  expect(tries.map((one) => (one.ok ? 'in' : one.error.code)).sort()).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'wrong'])
  expect(await redeemCode(linkId, code)).toEqual({ ok: false, error: { code: 'ended' } })
})

test('the right code works once, even when it is submitted four times at once', async () => {
  const { linkId, code } = await signInMail('di@example.com')
  const tries = await Promise.all([1, 2, 3, 4].map(() => redeemCode(linkId, code)))
  expect(tries.filter((one) => one.ok)).toMatchObject([{ value: { email: 'di@example.com' } }])
  expect(await redeemCode(linkId, code)).toEqual({ ok: false, error: { code: 'ended' } })
})

test('a note typed by a stranger is emailed only to someone who has opened one of our emails before', async () => {
  const order = { orderId: '01930000-0000-7000-8000-000000000001', orderNumber: 7 }
  const items = [{ name: 'RapidSSL', years: 1, quantity: 1, label: 'call this number', amount: 1900 }]
  const total = { amount: 1900, currency: 'USD' }
  const people = [
    { email: 'never-asked@shop.test', confirmedAt: null },
    { email: 'reads-us@shop.test', confirmedAt: new Date() },
  ]
  for (const person of people) {
    const to = person.email
    await db.user.create({ data: person })
    await inTransaction((tx) =>
      queueMail(tx, { kind: 'order_received', onceKey: `order_received:${to}`, to, data: { ...order, items, total } }),
    )
  }
  for (const { id } of await db.mail.findMany({ where: { to: { in: people.map(({ email }) => email) } } })) await deliver(id)
  const texts = await Promise.all(people.map(async ({ email }) => (await mailsTo(email)).map(({ text }) => text).join('')))
  expect(texts.map((text) => text.includes('RapidSSL'))).toEqual([true, true])
  expect(texts.map((text) => text.includes('call this number'))).toEqual([false, true])
})

test('a code for an unknown address or a disabled person is prepared like any other but not sent', async () => {
  await db.user.create({ data: { email: 'disabled@shop.test', disabledAt: new Date() } })
  for (const email of ['nobody@shop.test', 'disabled@shop.test']) {
    const linkId = await inTransaction(async (tx) => {
      const id = await requestLink(tx, { purpose: 'sign_in', email })
      await queueMail(tx, { kind: 'sign_in', onceKey: `sign_in:${id}`, to: email, data: { linkId: id } })
      return id
    })
    await deliver(await queuedId(`sign_in:${linkId}`))
    expect(await mailsTo(email)).toEqual([])
    expect(await db.mail.count({ where: { to: email } })).toBe(0)
  }
})

test('a code without a recipient is dropped even if it expired before the worker processed it, and is not shown to staff as a failed email', async () => {
  const email = 'nobody-late@shop.test'
  const linkId = await inTransaction(async (tx) => {
    const id = await requestLink(tx, { purpose: 'sign_in', email })
    await queueMail(tx, { kind: 'sign_in', onceKey: `sign_in:${id}`, to: email, data: { linkId: id } })
    return id
  })
  await db.link.update({ where: { id: linkId }, data: { expiresAt: new Date(0) } })
  await deliver(await queuedId(`sign_in:${linkId}`))
  expect(await db.mail.count({ where: { to: email } })).toBe(0)
})
