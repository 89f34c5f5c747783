import { expect, test } from 'vitest'
import { openShop, payFor } from '../../certificates/testing/shop'
import { db } from '../../db/client'
import { inTransaction } from '../../db/transaction'
import { enqueue } from '../../jobs/enqueue'
import { removeAccount } from './remove-account'
import { setDefaultAccount } from './save-account'

const staff = { kind: 'staff', userId: '018f0000-0000-7000-8000-000000000001', role: 'admin' } as const
const refused = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) })

test('a mistyped Enom account is removed with its calls and jobs; one that is the default, sells products or has bought something cannot be removed', async () => {
  const { accountId } = await openShop()
  const { id } = await db.enomAccount.create({ data: { label: 'Typo', testMode: true, loginId: 'kelmark', passwordSealed: 'x' } })
  await db.enomCall.create({ data: { accountId: id, command: 'CheckLogin', input: {}, startedAt: new Date(), outcome: 'unauthorised' } })
  await inTransaction(async (tx) => {
    await enqueue(tx, 'enom.audit', { accountId: id })
    await enqueue(tx, 'enom.read_prices', { accountId: id })
  })
  const waits = () => db.$queryRaw`select 1 from graphile_worker.jobs where key like ${`%:${id}`}`

  expect(await removeAccount({ ...staff, role: 'support' }, id)).toEqual(refused('not-found'))
  await setDefaultAccount(staff, id)
  expect(await removeAccount(staff, id)).toEqual(refused('is-default'))
  await setDefaultAccount(staff, accountId)
  const product = await db.product.create({ data: { slug: 's', name: 'n', summary: 's', typeCode: 'rapidssl', enomAccountId: id } })
  expect(await removeAccount(staff, id)).toEqual(refused('products'))
  await db.product.update({ where: { id: product.id }, data: { enomAccountId: null } })
  const refill = { accountId: id, at: new Date(), amount: 1, reference: 'r', notedBy: 'system', notedAt: new Date() }
  await db.enomRefill.create({ data: refill })
  expect(await removeAccount(staff, id)).toEqual(refused('refilled'))
  await db.enomRefill.deleteMany()
  const bought = await payFor('rapidssl')
  await db.certificate.update({ where: { id: bought.id }, data: { enomAccountId: id } })
  expect(await removeAccount(staff, id)).toEqual(refused('bought-with'))
  await db.certificate.update({ where: { id: bought.id }, data: { enomAccountId: null } })
  const operation = {
    certificateId: bought.id,
    accountId: id,
    kind: 'purchase',
    enomProdType: 1,
    years: 1,
    quote: 1,
    highestBefore: 0,
  } as const
  const tried = await db.supplierOperation.create({ data: { ...operation, startedAt: new Date() } })
  expect(await removeAccount(staff, id)).toEqual(refused('bought-with'))
  await db.supplierOperation.delete({ where: { id: tried.id } })

  expect(await waits()).toHaveLength(2)
  expect(await removeAccount(staff, id)).toEqual({ ok: true, value: undefined })
  expect(await db.enomAccount.findMany({ select: { id: true } })).toEqual([{ id: accountId }])
  expect(await waits()).toHaveLength(0)
  expect(await db.auditEntry.findFirst({ orderBy: { number: 'desc' } })).toMatchObject({ action: 'enom_account.remove', subjectId: id })
  expect(await removeAccount(staff, id)).toEqual(refused('not-found'))
})
