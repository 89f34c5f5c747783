import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { expect, test, vi } from 'vitest'
import { db } from '../../db/client'
import { inTransaction } from '../../db/transaction'
import type { OutgoingMail } from '../../email/send-mail'
import { muteByToken } from '../../users/muted/mute-by-token'
import { muteMails } from '../../users/muted/mute-mails'
import { queueMail } from '../queue-mail'
import { deliver } from '../sending/deliver'

const sent = vi.hoisted(() => [] as OutgoingMail[])
vi.mock('../../email/send-mail', async (original) => ({
  ...(await original<typeof import('../../email/send-mail')>()),
  sendMail: async (_url: string, mail: OutgoingMail) => void sent.push(mail),
}))

const DATES = { fileExpiresAt: '2027-01-01T00:00:00.000Z', coverEndsAt: '2028-01-01T00:00:00.000Z' }
const about = { certificateId: '01900000-0000-7000-8000-000000000009', name: 'RapidSSL', domain: 'shop.example' }

async function send(to: string, onceKey: string): Promise<OutgoingMail | undefined> {
  sent.length = 0
  await inTransaction((tx) => queueMail(tx, { kind: 'reminder_replace_file', onceKey, to, data: { ...about, ...DATES } }))
  await deliver((await db.mail.findUniqueOrThrow({ where: { onceKey } })).id)
  return sent[0]
}

test('a reminder tells the recipient’s mail program how to unsubscribe', async () => {
  const arrived: ParsedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => void simpleParser(stream).then((mail) => done(null, String(arrived.push(mail))), done),
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const to = 'headers@shop.example'
  await db.user.create({ data: { email: to } })
  const mail = await send(to, 'm:headers')
  const { sendMail } = await vi.importActual<typeof import('../../email/send-mail')>('../../email/send-mail')
  if (mail) await sendMail(`smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, mail)
  const lines = arrived[0]?.headerLines.map(({ line }) => line.replaceAll(/\s+/g, ' ')) ?? []
  expect(lines).toContain(`List-Unsubscribe: <${mail?.unsubscribeUrl}>`)
  expect(lines).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
  await new Promise<void>((done) => server.close(done))
})

test('a reminder is switched off with one click in the email, and on again in the account', async () => {
  const to = 'muting@shop.example'
  const { id: userId } = await db.user.create({ data: { email: to } })
  const token = (await send(to, 'm:1'))?.unsubscribeUrl?.split('/').at(-1) ?? ''
  expect(token).toContain(userId)
  expect(await muteByToken(`${token}x`)).toEqual({ ok: false, error: { code: 'unknown' } })
  expect(await muteByToken(token.replace('reminder_replace_file', 'reminder_cover_ends'))).toEqual({
    ok: false,
    error: { code: 'unknown' },
  })
  expect((await muteByToken(token)).ok).toBe(true)
  expect(await send(to, 'm:2')).toBeUndefined()
  await muteMails({ kind: 'client', userId }, [])
  expect(await send(to, 'm:3')).toBeDefined()
})
