import path from 'node:path'
import { expect, test } from 'vitest'
import { countTries } from './count-tries'
import { SIMULATORS, TESTS } from './plan'
import { listCode } from './read-imports'
import { type Pattern, readPatterns } from './read-patterns'

// Runs the checker in this process in JavaScript, so that it needs neither Java nor a downloaded program.
process.env.RECHECK_BACKEND = 'pure'
process.env.RECHECK_SYNC_BACKEND = 'pure'
const { checkSync } = await import('recheck')

const ROOT = path.resolve(import.meta.dirname, '../..')
const FILES = listCode(ROOT, ['app', 'components', 'lib']).filter(
  (file) => !TESTS.test(file) && !SIMULATORS.test(file) && !file.startsWith('lib/db/generated/') && !/\/test-[^/]*$/.test(file),
)

/** Files with patterns that the checker cannot decide, and why each is harmless. */
const EXCEPTIONS: Record<string, string> = {
  'lib/registrar/translation/refusal-words.ts': 'They only ever see the first 500 letters of a sentence.',
  'lib/chain/split-pem.ts':
    'The body of a block contains no dashes, so each BEGIN is read up to the next dash and no letter belongs to two bodies.',
  'lib/web/watching/route-of.ts': 'They are Next’s own route patterns, applied to URLs that Next has to match too.',
}

/** A search with at most this many tries per position is fast enough for 100,000 characters. */
const MAX_TRIES = 5000
/** Milliseconds. The slowest check takes a second on an idle computer. */
const TIMEOUT_MS = 120_000

function faultOf({ file, line, source, flags }: Pattern): string[] {
  const where = `${file}:${line} /${source ?? '?'}/${flags}`
  if (source === null) return [`${where} is put together at run time`]
  if (countTries(source) <= MAX_TRIES) return []
  const verdict = checkSync(source, flags, { timeout: TIMEOUT_MS })
  if (verdict.status === 'safe') return []
  return [`${where} is ${verdict.status === 'vulnerable' ? verdict.complexity.summary : 'not decided'}`]
}

test('every regular expression in the shop runs in linear time', { timeout: 300_000 }, () => {
  const patterns = readPatterns(ROOT, FILES).filter(({ file }) => !(file in EXCEPTIONS))
  expect(patterns.length).toBeGreaterThan(100)
  expect(patterns.flatMap(faultOf)).toEqual([])
})

test.each(['=+$', '-+[ ]*BEGIN', '^(a+)+$', '\\s+x', '(?:a|a)*b'])('a slow pattern is reported: %s', (source) => {
  expect(faultOf({ file: 'lib/x.ts', line: 1, source, flags: '' })).toHaveLength(1)
})
