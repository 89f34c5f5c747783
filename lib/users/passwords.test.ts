import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { expect, test } from 'vitest'
import { hashPassword, isPassword, PasswordsBusy } from './passwords'

test('the right password is recognised, another one is not, and two people with the same password have different hashes', async () => {
  const [one, two] = await Promise.all([hashPassword('a long enough password'), hashPassword('a long enough password')])
  expect(one).not.toBe(two)
  expect(one).not.toContain('enough')
  expect(await isPassword('a long enough password', one)).toBe(true)
  expect(await isPassword('a long enough passworD', one)).toBe(false)
})

test('the longest allowed password is wrong if anything is added to it', async () => {
  const longest = 'correct horse '.repeat(20).slice(0, 200)
  const stored = await hashPassword(longest)
  expect([await isPassword(longest, stored), await isPassword(`${longest}!`, stored)]).toEqual([true, false])
})

test('someone without a password is refused, and this takes as long as a wrong password', async () => {
  const stored = await hashPassword('a long enough password')
  const time = async (hash: string | null) => {
    const start = process.cpuUsage()
    for (let check = 0; check < 5; check += 1) expect(await isPassword('something else', hash)).toBe(false)
    return process.cpuUsage(start).user
  }
  const [known, unknown] = [await time(stored), await time(null)]
  expect(unknown).toBeGreaterThan(known / 4)
})

test('of forty simultaneous password checks, two run and twenty wait; the others are refused with a request to retry, and pages are still compressed', async () => {
  // A cheap hash, so that the test finishes quickly even on a busy computer.
  const stored = `scrypt$13$8$1$${'A'.repeat(22)}$${'A'.repeat(43)}`
  let ended = 0
  const checks = Array.from({ length: 40 }, () =>
    isPassword('something else', stored).then(
      () => {
        ended += 1
        return 'checked'
      },
      (error: unknown) => (error instanceof PasswordsBusy ? 'busy' : String(error)),
    ),
  )
  await promisify(gzip)('a page '.repeat(1000))
  expect(ended).toBeLessThanOrEqual(4)
  const answers = await Promise.all(checks)
  expect(answers.filter((answer) => answer === 'checked')).toHaveLength(22)
  expect(answers.filter((answer) => answer === 'busy')).toHaveLength(18)
  expect(await isPassword('something else', stored)).toBe(false)
})
