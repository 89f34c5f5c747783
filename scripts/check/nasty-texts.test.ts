import { describe, expect, test } from 'vitest'
import { DOORS, fill, NASTY } from './nasty-texts'

// `npm run bench -- --texts` prints how long each takes: about 10 ms. A step that is quadratic in the length takes many seconds, so the
// result does not depend on how busy the computer is.
const LIMIT_MS = 1_000

describe.each(Object.entries(DOORS))('100,000 characters of any one kind never block the process: %s', (_name, door) => {
  test('takes less than a second', { timeout: 120_000 }, async () => {
    const slow: string[] = []
    for (const unit of NASTY) {
      const text = fill(unit)
      const before = process.cpuUsage()
      await door(text)
      const { user, system } = process.cpuUsage(before)
      if ((user + system) / 1000 > LIMIT_MS) slow.push(JSON.stringify(unit))
    }
    expect(slow).toEqual([])
  })
})
