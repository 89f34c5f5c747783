import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { env } from '../config/env'
import { db } from '../db/client'
import { inTransaction } from '../db/transaction'
import { startInbox } from '../email/inbox/start'
import { closeTransports } from '../email/send-mail'
import { peekLink } from '../links/peek-link'
import { redeemCode } from '../links/redeem-code'
import { redeemLink } from '../links/redeem-link'
import { requestLink } from '../links/request-link'
import { deliver } from './deliver'
import { queueMail } from './queue-mail'

let inbox: Awaited<ReturnType<typeof startInbox>>
beforeAll(async () => {
  inbox = await startInbox({ smtpPort: 0, httpPort: 0, dataDir: mkdtempSync(path.join(tmpdir(), 'inbox-')) })
  env.SMTP_URL = inbox.smtpUrl
})
afterAll(async () => {
  closeTransports()
  await inbox.close()
})

const alert = { kind: 'staff_alert' as const, to: 'staff@shop.test', data: { subject: 'Look', lines: ['here'], path: '/admin' } }

async function queuedId(onceKey: string): Promise<string> {
  return (await db.mail.findUniqueOrThrow({ where: { onceKey } })).id
}

async function mailsTo(address: string) {
  const answer = await fetch(`${inbox.url}/messages.json?to=${encodeURIComponent(address)}`)
  return (await answer.json()) as { subject: string; text: string; html: string }[]
}

async function signInMail(email: string): Promise<{ linkId: string; token: string; code: string; mailId: string }> {
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

test('an event is told once, however often it is queued', async () => {
  await inTransaction((tx) => queueMail(tx, { ...alert, onceKey: 'staff_alert:1' }))
  await inTransaction((tx) => queueMail(tx, { ...alert, onceKey: 'staff_alert:1' }))
  const jobs = await db.$queryRaw<{ count: bigint }[]>`select count(*) from graphile_worker.jobs where task_identifier = 'mail.send'`
  expect(Number(jobs[0]?.count)).toBe(1)
  const id = await queuedId('staff_alert:1')
  await deliver(id)
  await deliver(id)
  expect(await mailsTo('staff@shop.test')).toHaveLength(1)
})

test('a mail waits while the mail server is away, and goes when it is back', async () => {
  await inTransaction((tx) => queueMail(tx, { ...alert, to: 'late@shop.test', onceKey: 'staff_alert:2' }))
  const id = await queuedId('staff_alert:2')
  env.SMTP_URL = 'smtp://127.0.0.1:1'
  await expect(deliver(id)).rejects.toThrow()
  expect(await db.mail.findUnique({ where: { id } })).toMatchObject({ status: 'queued', attempts: 1 })
  env.SMTP_URL = inbox.smtpUrl
  await deliver(id)
  expect(await db.mail.findUnique({ where: { id } })).toMatchObject({ status: 'sent', lastError: null })
})

test('the database never holds a link or a code that works', async () => {
  const { token, code, mailId } = await signInMail('jo@example.com')
  expect(token).toHaveLength(43)
  const rows = JSON.stringify([await db.mail.findMany(), await db.link.findMany()])
  expect(rows).not.toContain(token)
  expect(rows).not.toContain(code)
  expect((await db.mail.findUnique({ where: { id: mailId } }))?.status).toBe('sent')
})

test('looking at a link uses nothing up, and of two people pressing its button one gets in', async () => {
  const { token } = await signInMail('ann@example.com')
  expect(await peekLink(token)).toMatchObject({ state: 'ok', purpose: 'sign_in' })
  const tries = await Promise.all([redeemLink(token), redeemLink(token)])
  expect(tries.filter((one) => one.ok)).toHaveLength(1)
  expect(await redeemLink(token)).toEqual({ ok: false, error: 'used' })
})

test('a newer link ends the older one', async () => {
  const first = await signInMail('bo@example.com')
  await signInMail('bo@example.com')
  expect(await redeemLink(first.token)).toEqual({ ok: false, error: 'replaced' })
  expect(await redeemLink('A'.repeat(43))).toEqual({ ok: false, error: 'unknown' })
})

test('a code may be tried five times, and a right one after that is too late', async () => {
  const { linkId, code } = await signInMail('cy@example.com')
  const wrong = code === '000000' ? '000001' : '000000'
  const tries = await Promise.all(Array.from({ length: 5 }, () => redeemCode(linkId, wrong)))
  expect(tries.map((one) => (one.ok ? 'in' : one.error.code)).sort()).toEqual(['ended', 'wrong', 'wrong', 'wrong', 'wrong'])
  expect(await redeemCode(linkId, code)).toEqual({ ok: false, error: { code: 'ended' } })
})

test('the right code opens the door once', async () => {
  const { linkId, code } = await signInMail('di@example.com')
  expect(await redeemCode(linkId, code)).toMatchObject({ ok: true, value: { email: 'di@example.com' } })
  expect(await redeemCode(linkId, code)).toEqual({ ok: false, error: { code: 'ended' } })
})
