import { expect, test } from 'vitest'
import { readiness } from './readiness'

test('a process is ready while the database responds and has this release’s migrations, and simultaneous checks share one query', async () => {
  let asked = 0
  let works = true
  const ready = readiness(async () => {
    asked += 1
    if (!works) throw new Error('1 migration is missing')
  })
  expect(await Promise.all([ready.isReady(), ready.isReady(), ready.isReady()])).toEqual([true, true, true])
  expect(asked).toBe(1)
  works = false
  expect(await ready.isReady()).toBe(true)
  expect(
    await readiness(async () => {
      throw new Error('the database does not respond')
    }).isReady(),
  ).toBe(false)
})

test('a process that is shutting down is not ready, even if the database has just responded', async () => {
  const ready = readiness(async () => undefined)
  const asked = ready.isReady()
  ready.leave()
  expect([await asked, await ready.isReady(), ready.isLeaving()]).toEqual([false, false, true])
})
