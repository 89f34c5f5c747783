import { expect, test } from 'vitest'
import { missingFile } from './missing-file'

const ask = (accept?: string) => new Request('http://shop.test/account/x', { headers: accept ? { accept } : {} })

test('a person who requests a missing file is redirected to a page that explains it', () => {
  const answer = missingFile(ask('text/html,application/xhtml+xml,*/*;q=0.8'), { page: '/account/missing', language: 'de' })
  expect([answer.status, answer.headers.get('location'), answer.headers.get('cache-control')]).toEqual([
    303,
    '/account/missing',
    'no-store',
  ])
})

test.each([undefined, '*/*', 'application/zip'])('a program that accepts %s gets a 404 with one line of text', async (accept) => {
  const answer = missingFile(ask(accept), { page: '/account/missing', language: 'de' })
  expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/plain; charset=utf-8'])
  expect(await answer.text()).toBe('Unter dieser Adresse gibt es nichts.\n')
})
