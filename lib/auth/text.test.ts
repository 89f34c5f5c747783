import { expect, test } from 'vitest'
import { STAFF_ROLES } from '../permissions'
import { notAllowedText } from './text'

test.each(STAFF_ROLES)('%s: only those whose role can be extended are told that an owner can give them another one', (role) => {
  const { title, lead } = notAllowedText(role)
  expect(lead.includes('An owner can give you another role.')).toBe(role !== 'owner')
  expect(title).toBe(role === 'owner' ? 'You can open every page' : 'Your role doesn’t include this page')
})
