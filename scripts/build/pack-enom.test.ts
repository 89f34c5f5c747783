import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { makeCsr } from '../../lib/enom/testing/simulator'
import { packEnom } from './pack-enom'

// Compilers and other processes may take a long time on a busy computer.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const run = promisify(execFile)
const work = mkdtempSync(path.join(tmpdir(), 'enom-pack-'))
const pack = path.join(work, 'package')
let server: ChildProcess
let addresses: { api: string; secure: string; operator: string }

beforeAll(async () => {
  await packEnom(pack)
  // Uses a separate folder, so that no node_modules above it provides a package.
  server = spawn(process.execPath, [path.join(pack, 'enom-simulator.mjs'), '--memory', '--strict', '--port', '0', '--smtp', ''], {
    cwd: work,
    env: { NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  addresses = await readGreeting()
  writeFileSync(path.join(work, 'csr.pem'), await makeCsr('CN=www.example.com'))
  writeFileSync(path.join(work, 'root.pem'), await (await fetch(`${addresses.api}/ca/root.pem`)).text())
})

afterAll(async () => {
  const gone = server.exitCode ?? once(server, 'exit')
  server.kill()
  await gone
  rmSync(work, { recursive: true })
})

async function readGreeting() {
  let greeting = ''
  for await (const chunk of server.stdout ?? []) {
    greeting += chunk
    const [api, operator, secure] = greeting.match(/https?:\/\/[\d.:]+/g) ?? []
    if (api && operator && secure && greeting.includes('try:')) return { api, operator, secure }
  }
  throw new Error(`the packed simulator did not start: ${greeting}`)
}

const GUIDE = readFileSync('lib/enom/simulator/package/GUIDE.md', 'utf8')

/** The guide's examples: the language of the code block, how to run it, and how to check whether it can run here. */
const EXAMPLES: [language: string, file: string, command: string[], check: string[]][] = [
  ['js', 'buy.mjs', [process.execPath], [process.execPath, '--version']],
  ['php', 'buy.php', ['php'], ['php', '-r', 'exit(extension_loaded("curl") && extension_loaded("simplexml") ? 0 : 1);']],
  ['ruby', 'buy.rb', ['ruby'], ['ruby', '-e', 'require "rexml/document"; require "net/http"']],
  ['python', 'buy.py', ['python3'], ['python3', '-c', 'import ssl, xml.etree.ElementTree']],
]

for (const [language, file, [program = '', ...args], [checked = '', ...how]] of EXAMPLES) {
  const canRun = spawnSync(checked, how).status === 0
  test.skipIf(!canRun)(`the guide's example in ${language} buys a certificate from the packed simulator over HTTPS`, async () => {
    const [, code = ''] = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'm').exec(GUIDE) ?? []
    const here = code.replace('https://127.0.0.1:4011', addresses.secure).replace('http://127.0.0.1:4012', addresses.operator)
    writeFileSync(path.join(work, file), here)
    const env = { ...process.env, NODE_EXTRA_CA_CERTS: 'root.pem' }
    const { stdout } = await run(program, [...args, file], { cwd: work, env })
    expect(stdout).toMatch(/^Certificate Issued -----BEGIN CERTIFICATE-----\s*$/)
  })
}

test('the package contains what npm and npx need, and no files that the simulator wrote', async () => {
  const { stdout } = await run('npm', ['pack', '--dry-run', '--json', '--offline'], { cwd: pack })
  const names = [...stdout.matchAll(/"path": "([^"]+)"/g)].map(([, name]) => name)
  expect(names.sort()).toEqual(readdirSync(pack).sort())
  expect(readFileSync(path.join(pack, 'enom-simulator.mjs'), 'utf8').startsWith('#!/usr/bin/env node\n')).toBe(true)
  const described = JSON.parse(readFileSync(path.join(pack, 'package.json'), 'utf8'))
  expect(described).toMatchObject({ bin: { 'enom-simulator': 'enom-simulator.mjs' }, license: 'MIT' })
  expect(described.dependencies).toBeUndefined()
  expect(readFileSync(path.join(pack, 'THIRD-PARTY.txt'), 'utf8')).toMatch(/^zod [\d.]+ \(MIT\)$/m)
})

test('the page of facts in the package includes the divergences, although their file is not packaged', async () => {
  const html = await (await fetch(`${addresses.operator}/operator/facts`)).text()
  expect(html).toContain('Divergences: behaviour')
})
