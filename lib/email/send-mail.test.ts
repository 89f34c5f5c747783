import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterEach, expect, test } from 'vitest'
import { sendMail } from './send-mail'

const MAIL = {
  messageId: '<1@shop.test>',
  from: 'Shop <shop@shop.test>',
  to: 'jo@client.test',
  subject: 'Hello',
  html: '<p>Hi</p>',
  text: 'Hi',
}
const cleanups: (() => unknown)[] = []
afterEach(() => Promise.all(cleanups.splice(0).map((cleanup) => cleanup())))

test('every email is marked as automatic, so that no out-of-office replies come back', async () => {
  const received: ParsedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      simpleParser(stream).then((mail) => {
        received.push(mail)
        done()
      }, done)
    },
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  cleanups.push(() => new Promise<void>((done) => server.close(done)))
  await sendMail(`smtp://127.0.0.1:${portOf(server.server.address())}`, MAIL)
  expect(received.map((mail) => mail.headers.get('auto-submitted'))).toEqual(['auto-generated'])
})

test('a percent-encoded login with unusual characters reaches the server decoded', async () => {
  const seen: unknown[] = []
  const server = new SMTPServer({
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _session, done) => {
      seen.push([username, password])
      done(null, { user: 'shop' })
    },
    onData: (stream, _session, done) => stream.resume().once('end', done),
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  cleanups.push(() => new Promise<void>((done) => server.close(done)))
  const passwords = ['pa#ss', 'a/b?c@d%e', 'blank and ü', '+plus&more=1', 'co:lon']
  for (const password of passwords) {
    const login = `sh%40op:${encodeURIComponent(password)}`
    await sendMail(`smtp://${login}@127.0.0.1:${portOf(server.server.address())}`, MAIL)
  }
  expect(seen).toEqual(passwords.map((password) => ['sh@op', password]))
})

test('a remote mail server that offers no encryption gets no email', async () => {
  const said: string[] = []
  const server = createServer((socket) => {
    socket.write('220 mail.shop.test\r\n')
    socket.on('data', (chunk) => {
      said.push(...String(chunk).trim().split('\r\n'))
      socket.write('250 ok\r\n')
    })
    socket.on('error', () => undefined)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  cleanups.push(() => server.close())
  // This is one of the host's own addresses, but it is not recognised as local.
  await expect(sendMail(`smtp://shop:secret@0.0.0.0:${portOf(server.address())}`, MAIL)).rejects.toThrow()
  expect(said.filter((line) => /^(AUTH|MAIL|RCPT|DATA)/.test(line))).toEqual([])
  expect(said).toContain('STARTTLS')
})

test.each([
  ['550 no such mailbox', { kind: 'refused', deferred: false }],
  ['550 5.7.1 relaying denied', { kind: 'unavailable', deferred: false }],
  ['450 greylisted', { kind: 'unavailable', deferred: true }],
  ['421 closing down', { kind: 'unavailable', deferred: false }],
])('a recipient rejected with “%s” is distinguished from an outage', async (answer, failure) => {
  const server = createServer((socket) => {
    socket.write('220 mail.shop.test\r\n')
    socket.on('data', (chunk) => socket.write(/^RCPT/.test(String(chunk)) ? `${answer}\r\n` : '250 ok\r\n'))
    socket.on('error', () => undefined)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  cleanups.push(() => server.close())
  await expect(sendMail(`smtp://127.0.0.1:${portOf(server.address())}`, MAIL)).rejects.toMatchObject(failure)
})

test('no email counts as accepted if the mail server is unreachable', async () => {
  await expect(sendMail('smtp://127.0.0.1:1', MAIL)).rejects.toMatchObject({ kind: 'unavailable', deferred: false })
})

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address ? address.port : 0
}
