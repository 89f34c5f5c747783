import { afterEach, expect, test } from 'vitest'
import { setClock } from '../../clock'
import { watchCatalogue } from './watch-catalogue'

let at = Date.parse('2026-11-14T09:00:00Z')
const began = at
let putBack: () => void = () => undefined
afterEach(() => putBack())

function watch(readVersion: () => Promise<string>) {
  at = began
  putBack = setClock(() => new Date(at))
  let asked = 0
  const catalogue = watchCatalogue(() => {
    asked += 1
    return readVersion()
  })
  return { changedAt: catalogue.changedAt, asked: () => asked }
}

test('a change saved by another process is noticed within a second, and many simultaneous requests cause one query', async () => {
  let version = 'one'
  const { changedAt, asked } = watch(async () => version)
  await Promise.all(Array.from({ length: 100 }, changedAt))
  expect(asked()).toBe(1)
  expect(await changedAt()).toBe(began)
  version = 'two'
  at += 1_000
  const noticed = await changedAt()
  expect(noticed).toBeGreaterThanOrEqual(at)
  expect(noticed).toBeLessThanOrEqual(at + 2_000)
  at += 60_000
  expect(await changedAt()).toBe(noticed)
})

test('while the database does not respond, existing pages are served', async () => {
  let isUp = false
  const { changedAt } = watch(async () => {
    if (isUp) return 'one'
    throw new Error('connection refused')
  })
  expect(await changedAt()).toBe(0)
  isUp = true
  at += 1_000
  expect(await changedAt()).toBe(at)
  isUp = false
  at += 1_000
  expect(await changedAt()).toBe(0)
})

test('a hanging database does not delay visitors for long', async () => {
  const { changedAt } = watch(() => new Promise(() => undefined))
  expect(await changedAt()).toBe(0)
})

test('a late response from a busy database still counts, and stays in use while the next one is late too', async () => {
  const late: ((version: string) => void)[] = []
  let isLate = false
  const { changedAt } = watch(() => (isLate ? new Promise((resolve) => late.push(resolve)) : Promise.resolve('one')))
  expect(await changedAt()).toBe(began)
  isLate = true
  at += 1_000
  expect(await changedAt()).toBe(began)
  late.shift()?.('two')
  await new Promise((resolve) => setImmediate(resolve))
  at += 1_000
  expect(await changedAt()).toBeGreaterThan(began)
  at += 5_000
  expect(await changedAt()).toBe(0)
})
