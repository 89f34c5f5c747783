import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { SourceMap, type SourceMapPayload } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { shrinkServerMaps } from './shrink-maps'

const directory = mkdtempSync(path.join(os.tmpdir(), 'maps-'))
afterEach(() => rmSync(directory, { recursive: true, force: true }))

test('a server’s source map still finds the line, without the text of the sources', () => {
  const map = { version: 3, sources: ['lib/a.ts'], sourcesContent: ['export const secret = 1\n'], names: [], mappings: ';AAEA' }
  mkdirSync(path.join(directory, 'chunks'))
  const files = [path.join(directory, 'one.js.map'), path.join(directory, 'chunks', 'many.js.map')]
  writeFileSync(files[0] ?? '', JSON.stringify(map))
  writeFileSync(files[1] ?? '', JSON.stringify({ version: 3, sections: [{ offset: { line: 0, column: 0 }, map }] }))
  shrinkServerMaps(directory)
  for (const file of files) {
    const text = readFileSync(file, 'utf8')
    expect(text).not.toContain('secret')
    expect(new SourceMap(JSON.parse(text) as SourceMapPayload).findEntry(1, 0)).toMatchObject({
      originalSource: 'lib/a.ts',
      originalLine: 2,
    })
  }
})
