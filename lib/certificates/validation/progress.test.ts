import { expect, test } from 'vitest'
import { progressOf } from './progress'

const dv = (family: 'symantec' | 'comodo') => ({ level: 'dv', family }) as const
const ov = (family: 'symantec' | 'comodo') => ({ level: 'ov', family }) as const

test('“Processing” means waiting for the approval email, unless Enom has a separate status for that', () => {
  expect(progressOf('processing', dv('symantec'))).toEqual({ to: 'validation:approval' })
  expect(progressOf('processing', ov('symantec'))).toEqual({ to: 'validation:approval' })
  expect(progressOf('processing', ov('comodo'))).toEqual({ to: 'validation:organisation' })
})

test('an organisation is still checked after the domain owner has approved', () => {
  expect(progressOf('approved', dv('comodo'))).toEqual({ to: 'validation:issuing' })
  expect(progressOf('approved', ov('comodo'))).toEqual({ to: 'validation:organisation' })
})

test('an unknown status changes nothing', () => {
  expect(progressOf('unknown', dv('comodo'))).toBe('unknown')
  expect(progressOf('cancelled', dv('comodo'))).toBe('unknown')
})
