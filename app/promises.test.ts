import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

/*
 * What the shop says of the next file: the buyer asks for it on the certificate's page, and nobody is reminded. The change that builds the
 * reminders changes this list together with the words.
 */
const UNTRUE: readonly RegExp[] = [
  /\bwe(?:’ll| will)? (?:remind|warn)\b/i,
  /\bwe(?:’ll| will)? (?:tell|write to|let|email|mail|notify) you\b[^.]{0,30}\b(?:when to replace|before (?:it|this|the|your)|when (?:it|your|the) (?:file|cover|certificate)?\s*(?:expires|ends))/i,
  /\bbefore the end of your cover we\b/i,
  /\bfree replacements?\b/i,
  /\b(?<!no )reminders? (?:is|are|comes?|follows?)\b/i,
  /\b(?:replaced?|reissued?) (?:automatically|by itself|by themselves)\b/i,
]
/** The maximum lifetime of a file comes from a dated table and must not appear in any sentence. */
const FIXED_LIFETIME = /\b(?:397|398|199|200|99|100|46|47) days\b/

const FILES = ['app', 'components', 'lib']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => path.join(folder, file)))
  .filter((file) => /(\.tsx|\/(words|messages)\.ts)$/.test(file) && !file.includes('.test.'))

/** Returns a file's text on one line, without comments. */
const textOf = (file: string) =>
  readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')

test('no screen or mail promises a replacement or reminder that doesn’t exist, or a lifetime that will change', () => {
  const found = FILES.flatMap((file) => {
    const text = textOf(file)
    return [...UNTRUE, FIXED_LIFETIME].flatMap((pattern) => {
      const said = pattern.exec(text)?.[0]
      return said ? [`${file}: ${said}`] : []
    })
  })
  expect(found).toEqual([])
  expect(FILES.length).toBeGreaterThan(100)
})

test.each([
  'We tell you when to replace it, at no cost.',
  'before the end of your cover we write to you',
  'so a free replacement is due',
  'We’ll remind you.',
  'We will email you before your certificate expires.',
])('“%s” would be found', (sentence) => {
  expect(UNTRUE.some((pattern) => pattern.test(sentence))).toBe(true)
})
