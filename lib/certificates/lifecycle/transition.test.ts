import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

/** Returns the text of every call that changes rows of a model, from its name to its closing bracket. */
function changes(model: string, source: string): string[] {
  const begins = new RegExp(`\\.${model}\\.(?:update|updateMany|updateManyAndReturn|upsert)\\(`, 'g')
  return [...source.matchAll(begins)].map(({ index, 0: begin }) => {
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

test.each([
  {
    what: 'moves a certificate',
    model: 'certificate',
    columns: 'stage|hold|validationStep|closedReason|columnsOf',
    writer: 'lib/certificates/lifecycle/transition.ts',
  },
  { what: 'moves an operation at Enom', model: 'supplierOperation', columns: 'state', writer: 'lib/certificates/operation/transition.ts' },
])('only its room’s transition.ts $what', ({ model, columns, writer }) => {
  const files = ['lib', 'app', 'prisma'].flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' })
      .map((name) => path.join(room, name))
      .filter((name) => /\.tsx?$/.test(name) && !name.includes('generated') && !/\.test\.ts$|\btesting\b/.test(name)),
  )
  const isWritten = new RegExp(`data:[\\s\\S]*\\b(${columns})\\b`)
  const writers = files.filter((file) => changes(model, readFileSync(file, 'utf8')).some((call) => isWritten.test(call)))
  expect(writers).toEqual([writer])
})
