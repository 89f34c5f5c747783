import { expect, test } from 'vitest'
import { codeRefusal, passwordSignInRefusal, requestRefusal } from './messages'

test('someone who has to wait is told how long, and offered another way to sign in', () => {
  expect(passwordSignInRefusal({ code: 'too-many', minutes: 12 }, 'client').message).toMatch(/12 minutes.*get a code by email/)
  expect(passwordSignInRefusal({ code: 'too-many', minutes: 1 }, 'staff').message).toMatch(/a minute.*buyers’ page with an emailed code/)
  expect(requestRefusal({ code: 'many-mails', minutes: 40 }).message).toMatch(/press the button in it/)
  expect(codeRefusal({ code: 'codes-off' }).fields?.code).toMatch(/press the button in it/)
})

test('a wrong password is reported in the same words on both sign-in pages', () => {
  expect(passwordSignInRefusal({ code: 'no-match' }, 'client')).toEqual(passwordSignInRefusal({ code: 'no-match' }, 'staff'))
})
