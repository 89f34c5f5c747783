import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { getSeller } from '../invoices/get-seller'
import { saveSeller } from '../invoices/save-seller'
import { readShopSettings, saveShopSettings } from '../refunds/rule/shop-settings'
import { getAccount } from '../registrar/accounts/accounts'
import { accountRefusalText } from '../registrar/accounts/messages'
import { saveAccount } from '../registrar/accounts/save-account'
import { versionOf } from '../version-of'

const kim = { kind: 'staff', userId: randomUUID(), role: 'owner' } as const

test('when two people save the same account, settings or seller, the second is shown both versions and replaces the first only by saving again', async () => {
  const account = { label: 'Main', testMode: true, loginId: 'keelmark', costTolerance: 0 }
  const made = await saveAccount(kim, { ...account, password: 'harbour-light' })
  const id = made.ok ? made.value.id : ''
  const opened = (await getAccount(kim, id))?.version ?? ''
  expect(await saveAccount(kim, { ...account, id, version: opened, label: 'Theirs' })).toMatchObject({ ok: true })
  const mine = { ...account, id, label: 'Mine' }
  const refused = await saveAccount(kim, { ...mine, version: opened })
  if (refused.ok || refused.error.code !== 'changed-since') throw new Error('it was saved')
  expect(accountRefusalText(refused.error)).toContain('Name: theirs “Theirs”, yours “Mine”.')
  expect(accountRefusalText(refused.error)).not.toContain('Login ID')
  expect(await getAccount(kim, id)).toMatchObject({ label: 'Theirs' })
  expect(await saveAccount(kim, { ...mine, version: refused.error.version })).toMatchObject({ ok: true })
  expect(await getAccount(kim, id)).toMatchObject({ label: 'Mine' })

  const settings = versionOf(await readShopSettings())
  expect(await saveShopSettings(kim, { refundUnboughtAfter: 24, agreedTo: 0, version: settings })).toEqual({ ok: true })
  expect(await saveShopSettings(kim, { refundUnboughtAfter: 48, agreedTo: 0, version: settings })).toMatchObject({
    error: { code: 'changed-since', theirs: { refundUnboughtAfter: 24 }, version: versionOf(await readShopSettings()) },
  })

  const seller = { name: 'Keelmark', address: '1 Quay Street', email: 'a@b.example', taxNumber: '', taxNote: 'No tax.', keepYears: 10 }
  expect(await saveSeller(kim, seller)).toEqual({ ok: true })
  const version = versionOf((await getSeller(kim)) ?? {})
  expect(await saveSeller(kim, { ...seller, name: 'Theirs', version })).toEqual({ ok: true })
  expect(await saveSeller(kim, { ...seller, name: 'Mine', version })).toMatchObject({ error: { code: 'changed-since' } })
  expect(await getSeller(kim)).toMatchObject({ name: 'Theirs' })
})
