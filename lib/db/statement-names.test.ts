import { expect, test } from 'vitest'
import { statementNames } from './statement-names'

function run(name: ReturnType<typeof statementNames>, sql: string, times: number): string[] {
  return Array.from({ length: times }, () => name({ sql }))
}

test('a statement gets a name when it runs often, and keeps it', () => {
  const name = statementNames()
  const [ninth, tenth = '', eleventh] = run(name, 'select 1', 11).slice(8)
  expect([ninth, eleventh]).toEqual(['', tenth])
  expect(tenth).toMatch(/^keelmark_\w{32}$/)
})

test('a name belongs to one text in every process, whatever else ran before', () => {
  const [one, other] = [statementNames(), statementNames()]
  const first = run(one, 'select 1', 10).at(-1)
  expect(run(other, 'select 2', 10).at(-1)).not.toBe(first)
  expect(run(other, 'select 1', 10).at(-1)).toBe(first)
})

test('at most a hundred statements are named, so that no connection prepares statements without end', () => {
  const name = statementNames()
  const names = Array.from({ length: 150 }, (_, number) => run(name, `select ${number}`, 10).at(-1))
  expect(new Set(names.slice(0, 100)).size).toBe(100)
  expect(names.slice(100)).toEqual(Array(50).fill(''))
})

test('statements that run once are forgotten, however many there are', () => {
  const name = statementNames()
  run(name, 'select 0', 9)
  for (let number = 1; number <= 2_000; number += 1) name({ sql: `select ${number}` })
  expect(name({ sql: 'select 0' })).toBe('')
})
