import { expect, test } from 'vitest'
import { addressNote, addressProblemText } from '@/lib/csr/address/address-text'
import { readAddress } from '@/lib/csr/address/read-address'
import { LANGUAGES } from '@/lib/languages/types'
import { noteSentence, problemSentence } from './address-sentences'

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

test.each(TYPED)('“%s”: the finder says in English what the set-up says, and something else in each other language', (typed) => {
  const read = readAddress(typed)
  const english = read.ok ? addressNote(read.value) : addressProblemText(read.error)
  const said = LANGUAGES.map((language) => (read.ok ? noteSentence(language, read.value) : problemSentence(language, read.error)))
  expect(said[0]).toBe(english)
  if (english !== null) expect(new Set(said).size).toBe(LANGUAGES.length)
})
