import { expect, test } from 'vitest'
import { PSEUDO, untranslatedIn } from '../languages/testing/untranslated'
import { messagesOf } from '../languages/text'
import type { Subject } from './gather'
import { writeReadme } from './write-readme'

const SUBJECTS = Object.keys(messagesOf('en').dataExport.files) as Subject[]
const at = new Date('2027-06-02T10:00:00Z')

test('every sentence of the README is translated, and it names every file', () => {
  const files = SUBJECTS.map((subject) => `${subject}.json`)
  const readme = writeReadme(SUBJECTS, { at, language: PSEUDO })
  expect(untranslatedIn(readme, files)).toEqual([])
  for (const file of files) expect(readme).toMatch(new RegExp(`^${file} {2,}\\[`, 'm'))
})

test.each([
  ['en', 'Made on 2 June 2027 at 10:00 UTC.', 'orders with their payments, refunds and events'],
  ['de', 'Erstellt am 2. Juni 2027 um 10:00 UTC.', 'Bestellungen mit ihren Zahlungen, Erstattungen und Ereignissen'],
  ['es', 'Creado el 2 de junio de 2027 a las 10:00 UTC.', 'pedidos con sus pagos, reembolsos y sucesos'],
] as const)('in language %s, the README has its date and descriptions in that language', (language, made, orders) => {
  const readme = writeReadme(SUBJECTS, { at, language })
  expect(readme.split('\n')[0]).toBe(made)
  expect(readme).toContain(`\norders.json         ${orders}\n`)
})
