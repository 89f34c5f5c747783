import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { withoutHash } from '../build/complete-lock.mjs'
import { belowFloor, type Floor, readFloors } from './advisory-floors'

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const floors: Floor[] = [
  { package: 'mailer', lowest: ['9.1.0'], advisory: 'GHSA-2x7j-588g-ccc2', noted: '2026-11-28' },
  { package: 'ws', lowest: ['7.5.10', '8.17.1'], advisory: 'GHSA-3h5v-q93c-6h6q', noted: '2026-11-28' },
]
const faultsOf = (at: string, version: string) => belowFloor({ packages: { '': { version: '0.1.0' }, [at]: { version } } }, floors)

test('no installed package has a published vulnerability', () => {
  expect(belowFloor(lock, readFloors())).toEqual([])
})

test('every floor names an installed package, so misspellings are detected', () => {
  const places = Object.keys(lock.packages)
  for (const { package: name } of readFloors())
    expect(
      places.some((at) => at.endsWith(`node_modules/${name}`)),
      name,
    ).toBe(true)
})

test.each([
  ['node_modules/mailer', '9.0.9'],
  ['node_modules/mailer', '7.0.13'],
  ['node_modules/mailer', '9.1.0-beta.2'],
  ['node_modules/parser/node_modules/mailer', '9.0.0'],
  ['node_modules/ws', '8.17.0'],
  ['node_modules/ws', '7.5.9'],
  ['node_modules/ws', '6.2.3'],
])('%s at %s is refused', (at, version) => {
  expect(faultsOf(at, version)).toEqual([expect.stringContaining(`${at} is ${version}: GHSA-`)])
})

test.each([
  ['node_modules/mailer', '9.1.0'],
  ['node_modules/mailer', '10.0.0'],
  ['node_modules/ws', '7.5.10'],
  ['node_modules/ws', '8.20.0'],
  ['node_modules/ws', '9.0.0-alpha.1'],
  ['node_modules/@other/mailer', '1.0.0'],
])('%s at %s is accepted', (at, version) => {
  expect(faultsOf(at, version)).toEqual([])
})

test('every downloaded package has a hash to check it against', () => {
  expect(withoutHash(lock)).toEqual([])
})
