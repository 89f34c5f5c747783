import { execFile, execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { guideContext } from './context'
import { GUIDE_KEYS } from './keys'
import { fetchScript } from './pull/fetch-script'
import { pullGuides } from './pull-guides'

const NAME = 'shop.example.com'
const served = { status: 200, body: '' }
const server = createServer((_request, response) => response.writeHead(served.status).end(served.body))
let folder: string

function selfSigned(key: string): string {
  const args = ['req', '-x509', '-key', path.join(folder, key), '-subj', `/CN=${NAME}`, '-days', '9']
  return execFileSync('openssl', args, { stdio: ['ignore', 'pipe', 'ignore'] }).toString()
}

const makeKey = (name: string) =>
  execFileSync('openssl', ['genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', path.join(folder, name)])

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(() => server.close())
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pull-'))
  makeKey(`${NAME}.key`)
  served.status = 200
  served.body = selfSigned(`${NAME}.key`)
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Runs the script in a real shell, with its folders redirected to the test folder, and returns whether the server was reloaded. */
async function run(check = 'true') {
  const link = path.join(folder, 'link')
  writeFileSync(link, `http://127.0.0.1:${(server.address() as AddressInfo).port}/pull/secret\n`)
  const script = fetchScript(guideContext(NAME, [], 'en'), 'nginx')
    .replaceAll('/etc/nginx/tls', folder)
    .replaceAll(`/etc/keelmark/${NAME}.link`, link)
    .replace('nginx -t -q', check)
    .replace('systemctl reload nginx', `touch ${folder}/reloaded`)
  rmSync(path.join(folder, 'reloaded'), { force: true })
  const child = execFile('sh', ['-c', script])
  const [code] = await once(child, 'exit')
  return { code, isReloaded: existsSync(path.join(folder, 'reloaded')) }
}

const file = () => path.join(folder, `${NAME}.fullchain.crt`)

test('the script installs a new file, keeps the old one and reloads; with the same file it changes nothing', async () => {
  const first = served.body
  expect(await run()).toEqual({ code: 0, isReloaded: true })
  expect(await run()).toEqual({ code: 0, isReloaded: false })
  served.body = selfSigned(`${NAME}.key`)
  expect(await run()).toEqual({ code: 0, isReloaded: true })
  expect([readFileSync(file(), 'utf8'), readFileSync(`${file()}.old`, 'utf8')]).toEqual([served.body, first])
  expect(readdirSync(folder)).not.toContain(`${NAME}.fullchain.crt.new`)
})

test('a certificate for a different private key is never installed', async () => {
  await run()
  const good = readFileSync(file(), 'utf8')
  makeKey('other.key')
  served.body = selfSigned('other.key')
  expect(await run()).toEqual({ code: 1, isReloaded: false })
  expect(readFileSync(file(), 'utf8')).toBe(good)
})

test('a refused link, or a response that is not a certificate, changes nothing', async () => {
  await run()
  const good = readFileSync(file(), 'utf8')
  served.status = 403
  expect((await run()).code).not.toBe(0)
  served.status = 200
  served.body = 'Service unavailable'
  expect((await run()).code).not.toBe(0)
  expect(readFileSync(file(), 'utf8')).toBe(good)
})

test('when the server refuses the new file, the old one is restored, and the next run tries again', async () => {
  await run()
  const good = readFileSync(file(), 'utf8')
  served.body = selfSigned(`${NAME}.key`)
  expect(await run('false')).toEqual({ code: 1, isReloaded: false })
  expect(readFileSync(file(), 'utf8')).toBe(good)
  expect(await run()).toEqual({ code: 0, isReloaded: true })
})

test.each(GUIDE_KEYS)('%s has a guide for cron, systemd, Ansible and PowerShell, containing only its own address', (key) => {
  const guides = pullGuides(key, { domain: '*.keelmark.com', names: ['*.keelmark.com', 'x;reboot'] })
  expect(guides.map(({ title }) => title).toSorted()).toEqual([
    'With Ansible',
    'With PowerShell on IIS',
    'With a systemd timer',
    'With cron and curl',
  ])
  const text = JSON.stringify(guides)
  expect(text).toContain('wildcard.keelmark.com')
  expect(text).not.toMatch(/reboot|\*\.keelmark|undefined/)
})

test('the PowerShell commands work on Windows in any language', () => {
  const [windows] = pullGuides('iis', { domain: NAME, names: [NAME] })
  const commands = windows?.steps.map(({ command }) => command).join('\n')
  expect(commands).toContain(`/grant:r '*S-1-5-32-544:(OI)(CI)F'`)
  expect(commands).not.toMatch(/Administrators|\d[ap]m\b/)
})

test('every shell command can be parsed by a shell', () => {
  for (const key of GUIDE_KEYS) {
    const [cron, systemd] = pullGuides(key, { domain: NAME, names: [NAME] }).filter(({ title }) => /cron|systemd/.test(title))
    for (const { command = '' } of [...(cron?.steps ?? []), ...(systemd?.steps ?? [])]) execFileSync('bash', ['-n', '-c', command])
    execFileSync('sh', ['-n', '-c', fetchScript(guideContext(NAME, [], 'en'), key)])
  }
})
