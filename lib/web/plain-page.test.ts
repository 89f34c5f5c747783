import { expect, test } from 'vitest'
import { PSEUDO, untranslatedIn } from '../languages/testing/untranslated'
import { plainPage } from './plain-page'

test('every sentence of a page without scripts is translated', () => {
  const page = plainPage({ title: '[]', message: '[]', typed: [['city', 'Brno']], language: PSEUDO })
  expect(untranslatedIn(page.toString(), ['city', 'Brno'])).toEqual([])
})
