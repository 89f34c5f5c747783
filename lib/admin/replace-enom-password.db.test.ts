import { afterAll, expect, test } from 'vitest'
import { errorsOf, reply, startTestServer } from '../enom/testing/test-server'

/** The only password that Enom accepts. The shop has stored an old one. */
const NEW = 'lighthouse-at-noon'
// The settings are read at import time, so the simulated Enom server must start first.
const enom = await startTestServer((_, response, { form }) =>
  response.end(
    form.get('pw') === NEW
      ? reply('<Account>123-ab-1234</Account>')
      : reply('', { errors: errorsOf('Bad User name or Password', '304155') }),
  ),
)
process.env.ENOM_TEST_URL = enom.url
const { db } = await import('../db/client')
const { saveAccount } = await import('../registrar/accounts/save-account')
const { openRegistrar } = await import('../registrar/connection/open-registrar')
const { replaceEnomPassword } = await import('./replace-enom-password')

const OWNER = { kind: 'staff', role: 'owner', userId: '01900000-0000-7000-8000-000000000001' } as const

afterAll(() => enom.close())

test('a new password is used only once Enom has accepted it; until then the current one stays', async () => {
  const saved = await saveAccount(OWNER, { label: 'Main', testMode: true, loginId: 'keelmark', password: 'old', lowBalance: 5000 })
  const id = saved.ok ? saved.value.id : ''
  const before = await db.enomAccount.findUniqueOrThrow({ where: { id } })
  expect(await replaceEnomPassword({ ...OWNER, role: 'finance' }, { id, password: NEW })).toEqual({
    ok: false,
    error: { code: 'not-found' },
  })
  expect(await replaceEnomPassword(OWNER, { id, password: '' })).toEqual({ ok: false, error: { code: 'password-missing' } })
  const refused = await replaceEnomPassword(OWNER, { id, password: 'mistyped' })
  expect(refused).toMatchObject({ error: { code: 'not-accepted', text: expect.stringContaining('Bad User name or Password') } })
  expect((await db.enomAccount.findUniqueOrThrow({ where: { id } })).passwordSealed).toBe(before.passwordSealed)
  expect(await replaceEnomPassword(OWNER, { id, password: NEW })).toMatchObject({ ok: true })
  await (await openRegistrar({ accountId: id }))?.checkLogin()
  expect(await db.enomAccount.findUniqueOrThrow({ where: { id } })).toMatchObject({ label: 'Main', lowBalance: 5000 })
  expect(JSON.stringify(await db.enomCall.findMany())).not.toContain('mistyped')
  expect(await db.auditEntry.count({ where: { action: 'enom_account.save', subjectId: id } })).toBe(2)
})
