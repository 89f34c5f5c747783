import { expect, test } from 'vitest'
import { LANGUAGES } from '../../languages/types'
import { addressNote, addressProblemText } from './address-text'
import { readAddress } from './read-address'

const TYPED = [
  '',
  '10.0.0.1',
  'server.local',
  'shop',
  'shop.exampel',
  'co.uk',
  'www.*.com',
  '*.co.uk',
  'jo@example.com',
  'a.com, b.com',
  'a.com, shop–one.com',
  'shop–one.com',
  'shop\u2212one.com',
  'x’y.com',
  'x!y.com',
  'ab--cd.com',
  'xn--99999999.com',
  'a_b.com',
  '-a.com',
  'https://jo:pw@bücher.example.com:8443/a?b',
  '“example.com.”',
  'bücher.example.com',
]

test.each(TYPED)('“%s” has its own sentence in every language, or needs none in any', (typed) => {
  const read = readAddress(typed)
  const said = LANGUAGES.map((language) => (read.ok ? addressNote(read.value, language) : addressProblemText(read.error, language)))
  expect(new Set(said).size).toBe(said[0] === null ? 1 : LANGUAGES.length)
})
