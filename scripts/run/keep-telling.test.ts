import { afterEach, expect, test, vi } from 'vitest'
import { keepTelling } from './keep-telling'

afterEach(() => {
  vi.useRealTimers()
})

test('long-running work reports what it is doing at least every ten seconds, and stops reporting once it ends', async () => {
  vi.useFakeTimers()
  const said: string[] = []
  const work = keepTelling(
    (text) => said.push(text),
    'preparing',
    async (now) => {
      await vi.advanceTimersByTimeAsync(20_000)
      now('compiling')
      await vi.advanceTimersByTimeAsync(40_000)
    },
  )
  await work
  await vi.advanceTimersByTimeAsync(60_000)
  const [first, second, third, ...rest] = said
  expect([first, second, third]).toEqual(['preparing, 8 s', 'preparing, 16 s', 'compiling'])
  expect(rest).toEqual([8, 16, 24, 32, 40].map((seconds) => `compiling, ${seconds} s`))
})
