import { expect, test } from 'vitest'
import { db } from '../../db/client'
import { consumeRateLimit, sizeOf } from './rate-limit'

test('a server that fetches a file too often is refused, and no fetch writes to the database', async () => {
  const before = await db.rateLimiterFlexible.count()
  const { points } = sizeOf('pull_per_ip')
  for (let fetch = 0; fetch < points; fetch += 1) expect(await consumeRateLimit('pull_per_ip', '192.0.2.7')).toEqual({ ok: true })
  expect(await consumeRateLimit('pull_per_ip', '192.0.2.7')).toMatchObject({ ok: false, error: { code: 'too-many' } })
  expect(await consumeRateLimit('pull_per_ip', '192.0.2.8')).toEqual({ ok: true })
  expect(await db.rateLimiterFlexible.count()).toBe(before)
})
