import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createTransport } from 'nodemailer'
import { afterEach, expect, test } from 'vitest'
import { type Inbox, startInbox } from './start'

const cleanups: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function inboxIn(dataDir: string): Promise<Inbox> {
  const inbox = await startInbox({ smtpPort: 0, httpPort: 0, dataDir })
  cleanups.push(() => inbox.close())
  return inbox
}

async function folder(): Promise<string> {
  const dir = await mkdtemp(path.join(tmpdir(), 'inbox-'))
  cleanups.push(() => rm(dir, { recursive: true }))
  return dir
}

async function post(inbox: Inbox, to: string | string[], subject = 'Hello') {
  const transport = createTransport(inbox.smtpUrl)
  await transport.sendMail({
    from: 'Shop <shop@keelmark.example>',
    to,
    subject,
    text: `Open https://shop.example/link/abc?x=1&y=2.`,
    html: '<p onclick="alert(1)">Open <a href="https://shop.example/link/abc">this</a></p><script>alert(1)</script>',
  })
  transport.close()
}

test('an email can be found by its recipient, in upper or lower case', async () => {
  const inbox = await inboxIn(await folder())
  await post(inbox, 'Buyer@Example.org')
  await post(inbox, 'other@example.org')
  const answer = await fetch(`${inbox.url}/messages.json?to=BUYER@example.org`)
  expect(await answer.json()).toMatchObject([{ to: 'buyer@example.org', subject: 'Hello', text: expect.stringContaining('/link/abc') }])
})

test('emails survive a restart of the inbox, and new ones come after them', async () => {
  const dir = await folder()
  const first = await startInbox({ smtpPort: 0, httpPort: 0, dataDir: dir })
  await post(first, 'buyer@example.org', 'one')
  await first.close()
  const second = await inboxIn(dir)
  await post(second, 'buyer@example.org', 'two')
  expect(second.messages('buyer@example.org').map((mail) => mail.subject)).toEqual(['one', 'two'])
})

test('an email to two people is stored once and appears for both', async () => {
  const inbox = await inboxIn(await folder())
  await post(inbox, ['a@example.org', 'b@example.org'])
  expect(inbox.messages('a@example.org')).toEqual(inbox.messages('b@example.org'))
  expect(inbox.messages()).toHaveLength(1)
})

test('the page of an email has clickable links, and its HTML runs no scripts', async () => {
  const inbox = await inboxIn(await folder())
  await post(inbox, 'buyer@example.org', '<b>Hello</b>')
  const page = await (await fetch(`${inbox.url}/mail/000001`)).text()
  expect(page).toContain('<a href="https://shop.example/link/abc?x=1&#38;y=2">')
  expect(page).toMatch(/<iframe [^>]*sandbox="allow-popups allow-popups-to-escape-sandbox"/)
  expect(page).not.toContain('<b>Hello</b>')
  const part = await fetch(`${inbox.url}/mail/000001/html`)
  expect(part.headers.get('content-security-policy')).toMatch(/^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'/)
  const list = await (await fetch(inbox.url)).text()
  expect(list).toContain('&#60;b&#62;Hello&#60;/b&#62;')
})

test('a port in use is reported immediately', async () => {
  const inbox = await inboxIn(await folder())
  const taken = Number(new URL(inbox.url).port)
  await expect(startInbox({ smtpPort: 0, httpPort: taken, dataDir: await folder() })).rejects.toThrow('EADDRINUSE')
})
