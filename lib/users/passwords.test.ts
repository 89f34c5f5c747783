import { expect, test } from 'vitest'
import { hashPassword, isPassword } from './passwords'

test('a password is recognised, another is not, and two people with the same one have different hashes', async () => {
  const [one, two] = await Promise.all([hashPassword('a long enough password'), hashPassword('a long enough password')])
  expect(one).not.toBe(two)
  expect(one).not.toContain('enough')
  expect(await isPassword('a long enough password', one)).toBe(true)
  expect(await isPassword('a long enough passworD', one)).toBe(false)
})

test('somebody without a password is refused, and that takes as long as a wrong password', async () => {
  const stored = await hashPassword('a long enough password')
  const time = async (hash: string | null) => {
    const start = process.cpuUsage()
    expect(await isPassword('something else', hash)).toBe(false)
    return process.cpuUsage(start).user
  }
  const [known, unknown] = [await time(stored), await time(null)]
  expect(unknown).toBeGreaterThan(known / 4)
})
