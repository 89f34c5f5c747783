import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

const DRAW = `
  import { freePort } from './scripts/database/free-port.ts'
  const ports = []
  for (let n = 0; n < 250; n++) ports.push(await freePort())
  console.info(JSON.stringify(ports))`

test('two processes are never given the same port', { timeout: 60_000 }, () => {
  const draw = (): number[] =>
    JSON.parse(execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', DRAW], { encoding: 'utf8' }))
  const ports = [...draw(), ...draw()]
  expect(new Set(ports).size).toBe(500)
})
