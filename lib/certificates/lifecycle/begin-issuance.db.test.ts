import { expect, test } from 'vitest'
import { db } from '../../db/client'
import { inTransaction } from '../../db/transaction'
import { openShop, payFor } from '../testing/shop'
import { getFiles } from '../view/queries'
import { beginIssuance } from './begin-issuance'

test('a second issuance becomes the current one, and the file of the first stays with the first', async () => {
  await openShop()
  const { id, buyer } = await payFor('rapidssl')
  const first = await inTransaction((tx) => beginIssuance(tx, id, { csrPem: 'first' }))
  const facts = {
    issuer: 'CA',
    keyType: 'RSA 2048',
    notBefore: new Date(),
    notAfter: new Date(),
    serial: '1',
    fingerprint: 'A',
    faults: [],
  }
  await db.certificateFile.create({ data: { certificateId: id, issuanceId: first.id, leafPem: 'leaf', chainPem: '', ...facts } })
  const second = await inTransaction((tx) => beginIssuance(tx, id, { csrPem: 'second' }))
  const certificate = await db.certificate.findUniqueOrThrow({ where: { id }, include: { issuance: { include: { files: true } } } })
  expect(certificate.issuance).toMatchObject({ id: second.id, number: 2, csrPem: 'second', files: [] })
  expect(await db.issuance.findUniqueOrThrow({ where: { id: first.id }, include: { files: true } })).toMatchObject({
    number: 1,
    files: [{ leafPem: 'leaf' }],
  })
  expect(await getFiles(buyer, id)).toMatchObject([{ leafPem: 'leaf' }])
})
