import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { compileCode } from '../../../../scripts/test/compile-code'
import { afterwards, call, folder, LOGIN, RAPIDSSL, read, readAll, simulator } from '../../testing/simulator'

const books = async (url: string) => (await fetch(`${url}/operator/api/books`)).json()

const purchase = async (url: string) => {
  const body = new URLSearchParams({ ...LOGIN, command: 'PurchaseServices', Service: RAPIDSSL })
  return (await fetch(`${url}/interface.asp`, { method: 'POST', body })).text()
}

test('B7: of ten simultaneous purchases with funds for five, exactly five are bought, to the cent', async () => {
  const { url, operate } = await simulator()
  await operate('set-account', { loginId: 'keelmark', balance: 5 * 895 })
  const answers = await Promise.all(Array.from({ length: 10 }, () => purchase(url)))
  expect(answers.filter((xml) => read(xml, 'certid'))).toHaveLength(5)
  expect(answers.filter((xml) => read(xml, 'ResponseNumber') === '524181')).toHaveLength(5)
  expect(await books(url)).toMatchObject({ agrees: true, accounts: [{ balance: 0 }], certificates: { count: 5 } })

  await operate('set-account', { loginId: 'keelmark', balance: 894 })
  expect(read(await purchase(url), 'ResponseNumber')).toBe('524181')
})

/** Starts the simulator in its own process. */
async function startProcess(dataDir: string): Promise<{ url: string; process: ChildProcess }> {
  const args = [
    await compileCode(`import './lib/enom/simulator/main.ts'`),
    '--port',
    '0',
    '--no-https',
    '--data-dir',
    dataDir,
    '--smtp',
    '',
  ]
  const started = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  afterwards(async () => {
    started.kill('SIGKILL')
  })
  for await (const line of createInterface({ input: started.stdout })) {
    const [, url] = /ready: (\S+)\/interface\.asp/.exec(line) ?? []
    if (url) return { url, process: started }
  }
  throw new Error('The simulator ended before it was ready')
}

test('a killed simulator keeps every purchase it confirmed, and its books balance', async () => {
  const dataDir = await folder()
  const answered = new Set<string>()
  for (let kill = 1; kill <= 2; kill += 1) {
    const { url, process: server } = await startProcess(dataDir)
    const gone = once(server, 'exit')
    const buyers = Array.from({ length: 8 }, async () => {
      for (;;) {
        const certId = read(await purchase(url), 'certid')
        if (certId) answered.add(certId)
        if (answered.size >= kill * 40) server.kill('SIGKILL')
      }
    })
    await Promise.allSettled(buyers)
    await gone
  }
  const { url } = await simulator({ dataDir })
  expect(answered.size).toBeGreaterThanOrEqual(80)
  expect(await books(url)).toMatchObject({ agrees: true })
  const kept = new Set<string>()
  for (let start = 1; start <= 251; start += 250)
    for (const id of readAll(await call(url, 'CertGetCerts', { PagingPageSize: '250', StartPosition: String(start) }), 'CertID'))
      kept.add(id)
  expect([...answered].filter((certId) => !kept.has(certId))).toEqual([])
}, 60_000)
