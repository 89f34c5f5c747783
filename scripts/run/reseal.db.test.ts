import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import { db } from '../../lib/db/client'
import { passwordContext } from '../../lib/registrar/accounts/password-context'
import { readKeys } from '../../lib/secrets/keys'
import { open } from '../../lib/secrets/open'
import { seal } from '../../lib/secrets/seal'
import { compileCode } from '../test/compile-code'

const keyOf = (id: string) => `${id}:${createHash('sha256').update(id).digest('base64')}`
const [OLD, NEW, LOST] = [keyOf('old'), keyOf('new'), keyOf('lost')]

afterEach(() => db.enomAccount.deleteMany())

/** Adds accounts whose passwords equal their labels, encrypted with this key. */
async function addAccounts(labels: readonly string[], key: string): Promise<void> {
  for (const label of labels) {
    const { id } = await db.enomAccount.create({ data: { label, loginId: label, passwordSealed: '' } })
    await db.enomAccount.update({ where: { id }, data: { passwordSealed: seal(label, { context: passwordContext(id) }, readKeys(key)) } })
  }
}

const inOrder = () => db.enomAccount.findMany({ orderBy: { id: 'asc' } })

/** Returns the passwords as decrypted with these keys. */
async function opened(keys: string): Promise<string[]> {
  return (await inOrder()).map(({ id, passwordSealed }) => open(passwordSealed, { context: passwordContext(id) }, readKeys(keys)))
}

const RESEAL = await compileCode(`import './scripts/run/load-settings.ts'; await import('./scripts/run/reseal.ts')`)

function startReseal(keys: string) {
  const child = spawn(process.execPath, [RESEAL], {
    env: { ...process.env, SECRETS_KEYS: keys, NODE_ENV: 'test' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk) => (said += chunk))
  const ended = once(child, 'close').then(([code]) => ({ code, said }))
  return { child, ended }
}

test('every password is re-encrypted with the newest key, after which the old key can be removed', async () => {
  await addAccounts(['alpha', 'beta'], OLD)
  await addAccounts(['gamma'], NEW)
  const { code, said } = await startReseal(`${NEW},${OLD}`).ended
  expect(said).toContain('2 re-sealed with the newest key, 1 already sealed with it, 0 cannot be decrypted.')
  expect(code).toBe(0)
  expect(await opened(NEW)).toEqual(['alpha', 'beta', 'gamma'])
})

test('if killed halfway and run again, it continues where it stopped', async () => {
  const labels = ['a', 'b', 'c', 'd', 'e', 'f']
  await addAccounts(labels, OLD)
  const fourth = (await inOrder())[3]?.id
  const holder = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await holder.connect()
  await holder.query('begin')
  await holder.query('select 1 from "EnomAccount" where id = $1 for update', [fourth])
  const first = startReseal(`${NEW},${OLD}`)
  await expect.poll(async () => (await inOrder()).filter(({ passwordSealed }) => passwordSealed.startsWith('new:')).length).toBe(3)
  first.child.kill('SIGKILL')
  await first.ended
  await holder.query('rollback')
  await holder.end()
  expect(await opened(`${NEW},${OLD}`)).toEqual(labels)
  const { said } = await startReseal(`${NEW},${OLD}`).ended
  expect(said).toMatch(/[23] re-sealed with the newest key, [34] already sealed with it/)
  expect(await opened(NEW)).toEqual(labels)
})

test('a password that no key can decrypt is reported and left unchanged, and the command fails', async () => {
  await addAccounts(['readable'], OLD)
  await addAccounts(['Sealed elsewhere'], LOST)
  const { code, said } = await startReseal(`${NEW},${OLD}`).ended
  expect(code).toBe(1)
  expect(said).toContain('1 re-sealed with the newest key, 0 already sealed with it, 1 cannot be decrypted.')
  expect(said).toContain('Sealed elsewhere')
  expect((await inOrder()).map(({ passwordSealed }) => passwordSealed.split(':')[0])).toEqual(['new', 'lost'])
})

test('a password that staff save in the meantime is kept', async () => {
  await addAccounts(['before'], OLD)
  const [account] = await inOrder()
  const holder = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await holder.connect()
  await holder.query('begin')
  const after = seal('after', { context: passwordContext(account?.id ?? '') }, readKeys(OLD))
  await holder.query('update "EnomAccount" set "passwordSealed" = $1', [after])
  const { ended } = startReseal(`${NEW},${OLD}`)
  const waits = async () => (await holder.query('select 1 from pg_locks where not granted')).rowCount
  await expect.poll(waits).toBeGreaterThan(0)
  await holder.query('commit')
  await holder.end()
  expect((await ended).said).toContain('1 re-sealed')
  expect(await opened(NEW)).toEqual(['after'])
})
