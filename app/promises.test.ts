import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

/*
 * Checks the shop's texts about the next file: the buyer requests it on the certificate's page, and nothing is replaced automatically.
 */
const UNTRUE: readonly RegExp[] = [/\bfree replacements?\b/i, /\b(?:replaced?|reissued?) (?:automatically|by itself|by themselves)\b/i]
/** The maximum lifetime of a file comes from a table of dates, and must not appear in any sentence. */
const FIXED_LIFETIME = /\b(?:397|398|199|200|99|100|46|47) days\b/

const FILES = ['app', 'components', 'lib']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => path.join(folder, file)))
  .filter((file) => /(\.tsx|\/(words|messages)\.ts)$/.test(file) && !file.includes('.test.'))

/** Returns a file's text on one line, without comments. */
const textOf = (file: string) =>
  readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')

test('no screen or email promises a replacement that doesn’t exist, or a lifetime that will change', () => {
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

test.each(['so a free replacement is due', 'The file is replaced automatically.'])('“%s” would be detected', (sentence) => {
  expect(UNTRUE.some((pattern) => pattern.test(sentence))).toBe(true)
})
