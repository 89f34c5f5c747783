import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { afterwards, buy, folder, simulator } from '../../testing/simulator'
import { startEnomSimulator } from '../start'
import { lockFolder } from './folder-lock'

test('a second server on the same folder is refused with an explanation, and the first keeps selling with its own sequence of numbers', async () => {
  const dataDir = await folder()
  const first = await simulator({ dataDir })
  await expect(startEnomSimulator({ port: 0, dataDir })).rejects.toThrow(/is in use by another server \(process \d+\)\. Stop that one/)
  expect([await buy(first.url), await buy(first.url)]).toEqual(['100001', '100002'])
})

test('a folder is free again once its server is closed', async () => {
  const dataDir = await folder()
  const first = await startEnomSimulator({ port: 0, dataDir })
  await first.close()
  expect(await buy((await simulator({ dataDir })).url)).toBe('100001')
})

test('a server that fails to start leaves the folder free', async () => {
  const [dataDir, other] = [await folder(), await simulator()]
  await expect(startEnomSimulator({ port: other.port, dataDir })).rejects.toThrow('EADDRINUSE')
  await simulator({ dataDir })
})

test('another process’s lock is respected while it runs, and taken over once it has been killed', async () => {
  const dir = await folder()
  const script = `import(${JSON.stringify(path.resolve('lib/enom/simulator/state/folder-lock.ts'))}).then(({ lockFolder }) => { lockFolder(${JSON.stringify(dir)}); process.stdout.write('held'); setInterval(() => {}, 1000) })`
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  afterwards(async () => child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  expect(() => lockFolder(dir)).toThrow(`process ${child.pid}`)
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
  lockFolder(dir)()
})

test.each([
  ['of a process id that does not exist', '4194303'],
  ['of a process id that another process has since taken', `${process.ppid} 1 another-boot`],
  ['of this process’s own id from an earlier run', `${process.pid} 1 another-boot`],
  ['that holds nothing', ''],
])('a lock %s is taken over', async (_, text) => {
  const dir = await folder()
  await writeFile(path.join(dir, 'lock'), text)
  const release = lockFolder(dir)
  expect(await readFile(path.join(dir, 'lock'), 'utf8')).toMatch(new RegExp(`^${process.pid}`))
  release()
})
