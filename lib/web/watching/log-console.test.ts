import { afterEach, expect, test } from 'vitest'
import { setClock } from '../../clock'
import { logConsole } from './log-console'

let at = new Date('2026-11-14T09:00:00Z')
let putBack: () => void = () => undefined
afterEach(() => putBack())

function listen() {
  putBack = setClock(() => at)
  const lines: { level: string; fields: object; text: string }[] = []
  const target = { error: unused, warn: unused, info: unused, log: unused }
  logConsole(target, (level, fields, text) => lines.push({ level, fields, text }))
  return { target, lines }
}

const unused = (..._said: unknown[]): void => undefined

test('an error that Next prints on several lines becomes one log line that shows where it happened', () => {
  const { target, lines } = listen()
  target.error('⨯ a page failed\n', Object.assign(new TypeError('no such column'), { digest: '123' }))
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatchObject({ level: 'error', text: '⨯ a page failed' })
  expect(lines[0]?.fields).toMatchObject({ from: 'next', err: { type: 'TypeError', message: 'no such column', digest: '123' } })
  expect(JSON.stringify(lines[0]?.fields)).toContain('log-console.test.ts')
})

test('the contents of a visitor’s headers are not logged', () => {
  const { target, lines } = listen()
  target.error(
    '`x-forwarded-host` header with value `evil-host` does not match `origin` header with value `evil-origin`. Aborting the action.',
  )
  target.warn(new Error('Failed to find Server Action "evil-id". This request might be from an older deployment.'))
  expect(lines.map(({ level }) => level)).toEqual(['error', 'warn'])
  expect(JSON.stringify(lines)).not.toContain('evil')
})

test('printed text cannot break or colour a log line', () => {
  const { target, lines } = listen()
  target.info('one\ntwo\u001b[31mred')
  expect(lines[0]?.text).toBe('one two [31mred')
})

test('lines beyond a limit are counted instead of written', () => {
  const { target, lines } = listen()
  for (let line = 0; line < 5_000; line += 1) target.error('again')
  expect(lines).toHaveLength(30)
  at = new Date(at.getTime() + 61_000)
  target.error('later')
  expect(lines.slice(30)).toEqual([
    { level: 'warn', fields: { from: 'next', leftOut: 4_970 }, text: 'log lines dropped' },
    { level: 'error', fields: { from: 'next' }, text: 'later' },
  ])
})
