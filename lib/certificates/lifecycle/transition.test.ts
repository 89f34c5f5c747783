import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

/** The text of every call that changes certificates, from its name to its closing bracket. */
function changes(source: string): string[] {
  return [...source.matchAll(/\.certificate\.(?:update|updateMany|updateManyAndReturn|upsert)\(/g)].map(({ index, 0: begin }) => {
    let depth = 1
    let at = index + begin.length
    while (depth > 0 && at < source.length) {
      if (source[at] === '(') depth += 1
      if (source[at] === ')') depth -= 1
      at += 1
    }
    return source.slice(index, at)
  })
}

test('transition.ts alone moves a certificate', () => {
  const files = ['lib', 'app', 'prisma'].flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' })
      .map((name) => path.join(room, name))
      .filter((name) => /\.tsx?$/.test(name) && !name.includes('generated') && !/\.test\.ts$|\btesting\b/.test(name)),
  )
  const writers = files.filter((file) =>
    changes(readFileSync(file, 'utf8')).some((call) => /data:[\s\S]*\b(stage|hold|validationStep|closedReason|columnsOf)\b/.test(call)),
  )
  expect(writers).toEqual(['lib/certificates/lifecycle/transition.ts'])
})
