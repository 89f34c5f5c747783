import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { HANDLED_EVENTS } from './store-event'

test('the README lists every event that Stripe must send', () => {
  const readme = readFileSync('README.md', 'utf8')
  expect(HANDLED_EVENTS.filter((type) => !readme.includes(`\`${type}\``))).toEqual([])
})
