import { expect, test } from 'vitest'
import { accountInput } from './schema'

const given = { label: 'Main', loginId: 'keelmark', listLag: '150', costTolerance: '0' }
const faultsOf = (changed: object) => accountInput.safeParse({ ...given, ...changed }).error?.issues.map(({ message }) => message)

test('Enom’s lists count as late by at least half a minute, since two workers’ clocks may differ by twenty seconds, and by an hour at most', () => {
  for (const listLag of ['30', ' 150 ', '3600']) expect(accountInput.parse({ ...given, listLag }).listLag).toBe(Number(listLag))
  for (const listLag of ['', '0', '29', '3601', '1.5', 'ten'])
    expect(faultsOf({ listLag })).toEqual(['Enter the seconds as a whole number from 30 to 3600.'])
})

test('a cost may exceed the price by nothing, and by as much again at most', () => {
  for (const costTolerance of ['0', '100'])
    expect(accountInput.parse({ ...given, costTolerance }).costTolerance).toBe(Number(costTolerance))
  for (const costTolerance of ['-1', '101']) expect(faultsOf({ costTolerance })).toEqual(['Enter a whole percentage from 0 to 100.'])
})
