import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { listCode } from '../check/read-imports'

/** Features that belong to a session for longer than one transaction and therefore break when sessions are shared (docs/decisions/0032). */
const OF_A_SESSION =
  /pg_(try_)?advisory_(un)?lock(_shared|_all)?\(|set_config\(.*, *false\)|[`']\s*(listen|set(?! local)(?= \w+ *(=|to )))\s|create temp|with hold|session_replication_role/i

/** The worker's lease: its sessions never go through a pooler. */
const OWN_SESSIONS = ['lib/db/sessions.ts', 'lib/jobs/lease.ts']

const files = listCode(process.cwd(), ['app', 'lib', 'prisma']).filter((file) => !/\.test\.tsx?$|\/testing\/|\/generated\//.test(file))

function filesWith(feature: RegExp): string[] {
  return files.filter((file) => feature.test(readFileSync(file, 'utf8')))
}

test('only the worker’s lease requires its own session', () => {
  expect(filesWith(OF_A_SESSION)).toEqual(OWN_SESSIONS)
})

test('statements get names only in the client, which gives none to a pooler', () => {
  expect(filesWith(/statementNameGenerator/)).toEqual(['lib/db/client.ts'])
  expect(readFileSync('lib/db/client.ts', 'utf8')).toContain('isPooled ? {} : { statementNameGenerator: statementNames() }')
})
