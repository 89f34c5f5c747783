import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { listCode } from '../check/read-imports'
import { GUARDS } from './guards'

const promised = [...readFileSync('docs/promises.md', 'utf8').matchAll(/^\| ([A-Z]\d+) +\|/gm)].map(([, id = '']) => id)

/** The promise ids at the start of test titles. */
const tested = new Set(
  listCode('.', ['app', 'lib', 'scripts', 'e2e', 'prisma'])
    .filter((file) => /\.(test|spec)\.tsx?$/.test(file) || file.startsWith('e2e/faults/'))
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/['"`]([A-Z]\d+): /g)].map(([, id = '']) => id)),
)

test('every promise has a test whose title starts with its id', () => {
  expect(promised.length).toBeGreaterThan(20)
  expect(promised.filter((id) => !tested.has(id))).toEqual([])
})

test('every promise except the fault run itself has a guard, and its test is run without the guard', () => {
  const guarded = new Set(GUARDS.map(({ promise }) => promise))
  expect(promised.filter((id) => id !== 'B1' && !guarded.has(id))).toEqual([])
  expect([...guarded].filter((id) => !promised.includes(id))).toEqual([])
})

test('the text of every guard occurs exactly once in its file', () => {
  const lost = GUARDS.filter(({ file, find }) => readFileSync(file, 'utf8').split(find).length !== 2)
  expect(lost.map(({ promise, file }) => `${promise} ${file}`)).toEqual([])
})

test('the title that a guard names is in its test file', () => {
  // ` .` is followed by the value of a parameter, which is part of the title only while the test runs.
  const unknown = GUARDS.filter(({ test: { file, name } }) => !readFileSync(file, 'utf8').includes(name.split(' .')[0] ?? name))
  expect(unknown.map(({ promise, test: { name } }) => `${promise} ${name}`)).toEqual([])
})
