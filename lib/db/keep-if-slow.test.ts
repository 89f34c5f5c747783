import { setTimeout } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { later, MINUTE, now, setClock } from '../clock'
import { keepIfSlow } from './keep-if-slow'

let restore = () => {}
afterEach(() => restore())

function counter(milliseconds: number) {
  let times = 0
  const read = keepIfSlow(async () => {
    times += 1
    const value = times
    if (milliseconds) await setTimeout(milliseconds)
    return value
  })
  return { read, times: () => times }
}

test('a fast count is recomputed on every call', async () => {
  const { read } = counter(0)
  expect([await read(), await read(), await read()]).toEqual([1, 2, 3])
})

test('a slow count is cached for a minute, then shown once more while it is recomputed', async () => {
  const start = now()
  let at = start
  restore = setClock(() => at)
  const { read, times } = counter(120)
  expect([await read(), await read()]).toEqual([1, 1])
  at = later(start, 2 * MINUTE)
  expect(await read()).toBe(1)
  await expect.poll(read).toBe(2)
  expect(times()).toBe(2)
  at = later(start, 20 * MINUTE)
  expect(await read()).toBe(3)
})
