import { expect, test } from 'vitest'
import { requestLanguage } from './request-language'

test('the language is taken from the URL, otherwise from the browser, otherwise it is English', () => {
  const cookie = 'a=b; keelmark_language=de'
  expect(requestLanguage({ url: '/es/find?x', headers: { cookie } })).toBe('es')
  expect(requestLanguage({ url: '/estate', headers: { cookie } })).toBe('de')
  expect(requestLanguage({ url: '/cart', headers: { cookie: 'other_keelmark_language=de; keelmark_language=nl' } })).toBe('en')
  expect(requestLanguage({ url: '/cart', headers: {} })).toBe('en')
})
