import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { countTries } from './count-tries'
import { readPatterns } from './read-patterns'

test('patterns are found in literals and in strings, including strings built from constants; patterns known only at run time are reported', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'patterns-'))
  const lines = [
    "const PART = '[a-z]'",
    'const literal = /a+/gi',
    "const built = new RegExp(`^@{PART}{2}@`, 'u')",
    "const called = RegExp('x|y')",
    'const unknown = (word: string) => new RegExp(`@{word}+`)',
  ]
  writeFileSync(path.join(folder, 'a.ts'), lines.join('\n').replaceAll('@', '$'))
  const found = readPatterns(folder, ['a.ts']).map(({ line, source, flags }) => [line, source, flags])
  rmSync(folder, { recursive: true })
  expect(found).toEqual([
    [2, 'a+', 'gi'],
    [3, '^[a-z]{2}$', 'u'],
    [4, 'x|y', ''],
    [5, null, ''],
  ])
})

test.each([
  ['abc', 1],
  ['a?b?', 4],
  ['[^)\\]]{0,9}', 10],
  ['(?:a|b){2}', 4],
  ['(?:a{0,4}){0,3}', 500],
  ['\\u{1F600}{1,2}\\{3', 2],
  ['a+', Number.POSITIVE_INFINITY],
  ['(?<name>a{2,})?', Number.POSITIVE_INFINITY],
])('%s may try %d ways at one position', (source, tries) => {
  expect(countTries(source)).toBe(tries)
})
