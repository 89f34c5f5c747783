import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { promisify } from 'node:util'
import { expect, test, vi } from 'vitest'
import { compileCode } from '../../../scripts/test/compile-code'
import { afterwards, folder } from '../testing/simulator'

// Starting a second process takes a long time on a busy computer.
vi.setConfig({ testTimeout: 60_000 })

const MAIN = [await compileCode(`import './lib/enom/simulator/main.ts'`)]
const run = (...options: string[]) => promisify(execFile)(process.execPath, [...MAIN, ...options])

/** Starts the simulator as a first-time user would and returns its output. */
async function start(...options: string[]): Promise<{ child: ChildProcess; greeting: string }> {
  const child = spawn(process.execPath, [...MAIN, ...options], { env: { ...process.env, SMTP_URL: 'smtp://127.0.0.1:9' } })
  afterwards(async () => {
    const ended = child.exitCode ?? once(child, 'exit')
    child.kill()
    await ended
  })
  let greeting = ''
  for await (const chunk of child.stdout) {
    greeting += chunk
    if (greeting.includes('try:') && greeting.endsWith('\n')) break
  }
  return { child, greeting }
}

test('--help lists the options without starting a server', async () => {
  const { stdout } = await run('--help')
  for (const option of ['--port', '--https-port', '--data-dir', '--smtp', '--instant', '--memory', '--name', '--mood', '--strict'])
    expect(stdout).toContain(option)
})

test('an unknown option or an invalid port is reported in one line', async () => {
  await expect(run('--prot', '1')).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/could not start: Unknown option '--prot'/),
  })
  await expect(run('--mood', 'sunny')).rejects.toMatchObject({ stderr: expect.stringMatching(/"sunny" is not a mood; there are off,/) })
  await expect(run('--port', 'web')).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(/"web" is not a port/) })
})

test('a fresh start needs no other service, and the printed command and URLs work', async () => {
  const dataDir = await folder()
  const { greeting } = await start('--port', '0', '--data-dir', dataDir)
  const url = /curl '([^']+)'/.exec(greeting)?.[1] ?? ''
  expect(await (await fetch(url)).text()).toContain('<Balance>5,000.00</Balance>')
  const secure = /https:\S+/.exec(greeting)?.[0] ?? ''
  expect(greeting).toContain(`${dataDir}/ca/root.pem`)
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['-e', `fetch('${secure}?command=CheckLogin').then((answer) => answer.text()).then((text) => process.stdout.write(text))`],
    { env: { ...process.env, NODE_EXTRA_CA_CERTS: `${dataDir}/ca/root.pem` } },
  )
  expect(stdout).toContain('Err1=Bad User name or Password')
})

test('a port already in use stops the start immediately, even if it is only the HTTPS port', async () => {
  const { greeting } = await start('--port', '0', '--data-dir', await folder())
  const taken = /https:\/\/127\.0\.0\.1:(\d+)/.exec(greeting)?.[1] ?? ''
  const options = ['--port', '0', '--https-port', taken, '--data-dir', await folder()]
  await expect(run(...options)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('EADDRINUSE') })
})
