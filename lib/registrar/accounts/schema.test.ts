import { expect, test } from 'vitest'
import { accountInput } from './schema'

const given = { label: 'Main', loginId: 'keelmark', listLag: '150', costTolerance: '0' }
const faultsOf = (changed: object) => accountInput.safeParse({ ...given, ...changed }).error?.issues.map(({ message }) => message)

test('Enom’s list delay is at least half a minute, because two workers’ clocks may differ by twenty seconds, and at most an hour', () => {
  for (const listLag of ['30', ' 150 ', '3600']) expect(accountInput.parse({ ...given, listLag }).listLag).toBe(Number(listLag))
  for (const listLag of ['', '0', '29', '3601', '1.5', 'ten'])
    expect(faultsOf({ listLag })).toEqual(['Enter the seconds as a whole number from 30 to 3600.'])
})

test('a cost may exceed the price by 0 to 100 percent', () => {
  for (const costTolerance of ['0', '100'])
    expect(accountInput.parse({ ...given, costTolerance }).costTolerance).toBe(Number(costTolerance))
  for (const costTolerance of ['-1', '101']) expect(faultsOf({ costTolerance })).toEqual(['Enter a whole percentage from 0 to 100.'])
})
