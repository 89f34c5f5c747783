import { expect, test } from 'vitest'
import { passwordProblem } from '@/lib/keys/types'
import { suggestPassword } from './suggest-password'

test('a suggested password is long, random and accepted', () => {
  const passwords = Array.from({ length: 50 }, suggestPassword)
  for (const password of passwords) {
    expect(password).toMatch(/^([a-km-np-z2-9]{5}-){3}[a-km-np-z2-9]{5}$/)
    expect(passwordProblem(password)).toBeNull()
  }
  expect(new Set(passwords).size).toBe(50)
})
