import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { actionKey } from './action-key'

const load = (given: Record<string, string>) =>
  execFileSync(
    process.execPath,
    [
      '--import',
      'tsx',
      '--import',
      './scripts/run/load-settings.ts',
      '-e',
      'process.stdout.write(process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY)',
    ],
    {
      env: { PATH: process.env.PATH, NODE_ENV: 'production', DATABASE_URL: 'postgresql://shop@127.0.0.1:1/shop', ...given },
      encoding: 'utf8',
    },
  )

test('forms are encrypted with a key derived from the running shop’s secret, not from the build’s', () => {
  const [own, other] = ['one secret of the shop, long enough', 'another secret of it, long enough']
  expect(load({ AUTH_SECRET: own })).toBe(actionKey({ NODE_ENV: 'production', AUTH_SECRET: own }))
  expect(load({ AUTH_SECRET: other })).not.toBe(load({ AUTH_SECRET: own }))
})
