import { expect, test } from 'vitest'
import { addLineInput } from './schema'

const read = (label: string) => addLineInput.safeParse({ choiceId: '01930000-0000-7000-8000-000000000001', label })
const INVISIBLE = [
  '\u202e',
  '\u202a',
  '\u2066',
  '\u2069',
  '\u200b',
  '\u200e',
  '\u200f',
  '\u2060',
  '\ufeff',
  '\u00ad',
  '\u061c',
  '\u2028',
  '\u2029',
  '\u{e0041}',
]

test.each(INVISIBLE)('the invisible character %j is stripped from a note in the basket, and the text is kept', (sign) => {
  expect(read(`${sign}shop${sign} 1${sign}`)).toMatchObject({ success: true, data: { label: 'shop 1' } })
  expect(read(sign.repeat(200))).toMatchObject({ success: true, data: { label: '' } })
})

test.each(['\n', '\0', '\t', '\u0085'])('a note containing the control character %j is refused', (sign) => {
  expect(read(`a${sign}b`).success).toBe(false)
})
