import { execFileSync, spawn } from 'node:child_process'
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { connect } from 'node:tls'
import { unzipSync } from 'fflate'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeParty, type Party } from '@/lib/chain/test-authority'
import { installGuide } from '@/lib/guides/install-guide'
import { freePort } from '@/scripts/database/free-port'
import { bundle } from './bundle'

// Does what a buyer does: unpacks the download, follows the guide and starts the server. nginx, Apache and keytool come from Debian.

const NAME = 'shop.example.com'
const installed = (command: string) => {
  try {
    execFileSync('sh', ['-c', `command -v ${command}`], { env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` } })
    return true
  } catch {
    return false
  }
}

let root: Party
let issuing: Party
let leaf: Party
let folder: string
beforeAll(async () => {
  root = await makeParty({ name: 'Root' })
  issuing = await makeParty({ name: 'Issuing', issuer: root })
  leaf = await makeParty({ name: NAME, issuer: issuing, ca: false, names: [NAME, 'www.shop.example.com'] })
})
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'keelmark-server-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/**
 * Unpacks the download for this server beside the key, runs the guide's copy commands in our folder instead of `home`, and runs its
 * rollback steps once. Returns the commands that follow.
 */
async function follow(server: string, home: string): Promise<string[]> {
  const names = [NAME, `www.${NAME}`]
  const file = { leafPem: leaf.pem, chainPem: issuing.pem, fingerprint: '', names, notAfter: new Date('2027-05-19T00:00:00Z') }
  for (const [name, body] of Object.entries(unzipSync(bundle('zip', NAME, file, { server }).body)))
    writeFileSync(path.join(folder, name), body)
  const pkcs8 = Buffer.from(await crypto.subtle.exportKey('pkcs8', leaf.keys.privateKey))
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }).export({ type: 'pkcs8', format: 'pem' })
  writeFileSync(path.join(folder, `${NAME}.key`), key)
  const guide = installGuide(server, { domain: NAME, names })
  const here = (command = '') => command.replaceAll(home, path.join(folder, 'server')).replaceAll('sudo ', '')
  const shell = (script: string) => execFileSync('sh', ['-ec', script], { cwd: folder, stdio: 'pipe' })
  const [copy = '', ...others] = guide.steps.map(({ command }) => here(command))
  if (!copy.startsWith('install ')) return [copy, ...others]
  const installed = path.join(folder, 'server', `${NAME}.fullchain.crt`)
  shell(copy)
  writeFileSync(installed, 'the former file')
  shell(copy)
  shell(here(guide.undo.command).replace(/^(?!mv ).*$/gm, ''))
  expect(readFileSync(installed, 'utf8')).toBe('the former file')
  shell(copy)
  return others
}

/** Waits until a server accepts connections, and returns the fingerprint of its certificate, whose chain must lead to our root. */
async function served(port: number): Promise<string> {
  const socket = connect({ host: '127.0.0.1', port, servername: NAME, ca: [root.pem] })
  await once(socket, 'secureConnect')
  const { fingerprint256 } = socket.getPeerCertificate()
  socket.destroy()
  return fingerprint256
}

async function run(command: string, args: readonly string[], port: number): Promise<void> {
  const child = spawn(`/usr/sbin/${command}`, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  const gone = once(child, 'exit')
  try {
    await expect.poll(() => served(port).catch(() => null)).toBe(new X509Certificate(leaf.pem).fingerprint256)
  } finally {
    child.kill('SIGTERM')
    await gone
  }
}

test.skipIf(!installed('nginx'))('nginx starts with the download, configured by its guide', async () => {
  const port = await freePort()
  const [site = ''] = await follow('nginx', '/etc/nginx/tls')
  const config = path.join(folder, 'nginx.conf')
  const own = `daemon off; error_log stderr crit; pid ${folder}/pid; events {}`
  const listening = site.replace('listen 443 ssl', `listen 127.0.0.1:${port} ssl`).replace(/ *listen \[::\]:443 ssl;\n/, '')
  writeFileSync(config, `${own}\nhttp { access_log off;\n${listening}\n}`)
  const args = ['-c', config, '-p', folder]
  execFileSync('/usr/sbin/nginx', ['-t', '-q', ...args], { stdio: 'pipe' })
  await run('nginx', args, port)
})

test.skipIf(!installed('apache2'))('Apache starts with the download, configured by its guide', async () => {
  const port = await freePort()
  const site = (await follow('apache', '/etc/ssl/sites')).find((command) => command.includes('<VirtualHost')) ?? ''
  const config = path.join(folder, 'apache.conf')
  const modules = ['mpm_event', 'authz_core', 'ssl'].map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`)
  const own = [`ServerRoot ${folder}`, `PidFile ${folder}/pid`, 'ErrorLog /dev/null', `Listen 127.0.0.1:${port}`, `ServerName ${NAME}`]
  const user = process.getuid?.() === 0 ? ['User www-data', 'Group www-data'] : []
  writeFileSync(config, [...modules, ...user, ...own, site.replace('*:443', `*:${port}`)].join('\n'))
  const args = ['-f', config, '-D', 'FOREGROUND']
  execFileSync('/usr/sbin/apache2', ['-t', ...args], { stdio: 'pipe' })
  await run('apache2', args, port)
})

test.skipIf(!installed('keytool'))('keytool opens the keystore that the Tomcat guide creates, with the whole chain', async () => {
  const commands = await follow('tomcat', 'conf/')
  const make = commands.find((command) => command.startsWith('openssl pkcs12')) ?? ''
  execFileSync('sh', ['-ec', `${make} -passout pass:harbour`], { cwd: folder, stdio: 'pipe' })
  const store = path.join(folder, `${NAME}.p12`)
  const listed = execFileSync('keytool', ['-list', '-v', '-storetype', 'PKCS12', '-keystore', store, '-storepass', 'harbour'])
  expect(listed.toString()).toMatch(/PrivateKeyEntry[\s\S]*chain length: 2/)
  expect(readFileSync(store).length).toBeGreaterThan(500)
})
