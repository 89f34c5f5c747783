import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { lastFault } from './parts'

const stack = '    at open (file:///shop/dist/web.mjs:12:3)\n    at async main (file:///shop/dist/web.mjs:40:1)'

test.each([
  [
    'a system error, with its fields and a closing bracket',
    `node:events:485\n      throw er; // Unhandled 'error' event\n      ^\n\nError: spawn /shop/initdb EACCES\n${stack} {\n  errno: -13,\n  code: 'EACCES',\n  path: '/shop/initdb',\n  spawnargs: []\n}\n\nNode.js v20.20.2`,
    'Error: spawn /shop/initdb EACCES',
  ],
  [
    'invalid settings, each of them',
    `file:///shop/dist/web.mjs:9\n  throw new SettingsError(\n        ^\n\nSettingsError: The shop cannot start:\n  AUTH_SECRET: needs 32 characters\n  SMTP_URL: must start with smtp://\n${stack}\n\nNode.js v20.20.2`,
    'SettingsError: The shop cannot start: AUTH_SECRET: needs 32 characters; SMTP_URL: must start with smtp://',
  ],
  ['one line of ours', 'PostgreSQL did not start: the disk is full. Make room', 'PostgreSQL did not start: the disk is full. Make room'],
  ['a log without an error', 'starting\nwaiting for the lock', 'waiting for the lock'],
  ['nothing', '', 'it said nothing'],
  ['brackets alone', '}\n]\n', 'it said nothing'],
])('the last thing a part said is reported in one line: %s', (_, words, told) => {
  expect(lastFault(words)).toBe(told)
})

test('an error that node prints with a cause and fields is reported by its message', () => {
  const cause = Object.assign(new Error('EROFS: read-only file system'), { errno: -30, code: 'EROFS', dest: '/shop/postgres' })
  const said = inspect(Object.assign(new Error('PostgreSQL did not start', { cause }), { status: null }))
  expect(lastFault(said)).toMatch(/^(\[cause\]: )?Error: [^{}]+$/)
})
