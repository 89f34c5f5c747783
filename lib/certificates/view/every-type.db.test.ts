import { createHash, X509Certificate } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CERTIFICATE_TYPES } from '../../../prisma/seed/certificate-types'
import { startEnomSimulator } from '../../enom/simulator/start'

// The settings are read at import, so the Enom simulator starts first.
const enom = await startEnomSimulator({ port: 0, dataDir: mkdtempSync(path.join(tmpdir(), 'enom-')) })
process.env.ENOM_TEST_URL = `${enom.url}/interface.asp`
const { readRequest } = await import('../../csr/request/read-request')
const { db } = await import('../../db/client')
const { poll } = await import('../validation/poll')
const { getFiles } = await import('./queries')
const { submit } = await import('../submission/submit')
const { handIn, mailsAbout, must, openShop, payFor, requestFor, runPurchaseQueue, placeNow } = await import('../testing/shop')

beforeAll(openShop)
afterAll(() => enom.close())

const ROWS = CERTIFICATE_TYPES.map(({ code, level, wildcard, family, ...type }) => ({
  code,
  level,
  wildcard,
  family,
  several: 'multiDomain' in type,
}))
const SEVERAL = ['www.example.com', 'mail.example.org']

test('there are sixteen types plus RapidSSL Wildcard and two multi-domain types', () => {
  expect(ROWS).toHaveLength(19)
})

test.each(ROWS)('$code is bought, set up, approved and issued', async ({ code, level, wildcard, family, several }) => {
  const bought = await payFor(code)
  const { id, buyer } = bought
  await runPurchaseQueue(code)
  expect(await placeNow(id)).toBe('setup')

  const name = wildcard ? '*.example.com' : 'www.example.com'
  const more = several ? SEVERAL.slice(1) : []
  await handIn(bought, name, more)
  await submit(id)
  await poll(id)
  expect(await placeNow(id)).toBe('validation:approval')

  const { enomCertId: certId, cost } = await db.certificate.findUniqueOrThrow({ where: { id } })
  await enom.operate('approve', { certId })
  if (level !== 'dv') {
    await poll(id)
    expect(await placeNow(id)).toBe(family === 'comodo' ? 'validation:organisation' : 'validation:approval')
    await enom.operate('confirm-organisation', { certId })
  }
  await poll(id)
  expect(await placeNow(id)).toBe('issued')

  const [file] = await getFiles(buyer, id)
  const leaf = new X509Certificate(file?.leafPem ?? '')
  const facts = must(await readRequest(requestFor(name, more)))
  const key = createHash('sha256')
    .update(leaf.publicKey.export({ format: 'der', type: 'spki' }))
    .digest('hex')
  expect(key.toUpperCase()).toBe(facts.spkiSha256)
  expect(file?.names).toEqual(expect.arrayContaining([name, ...more]))
  expect(await mailsAbout(id)).toEqual(['sent_to_authority', 'certificate_issued'])
  expect(enom.state.certificates().find((one) => one.certId === certId)?.cost).toBe(cost)
})

test('the drop in Enom’s balance equals the sum of the costs we recorded', async () => {
  const spent = 500_000 - (enom.state.accounts()[0]?.balance ?? 0)
  const { _sum } = await db.certificate.aggregate({ _sum: { cost: true } })
  expect(_sum.cost).toBe(spent)
  expect(enom.state.certificates()).toHaveLength(ROWS.length)
})
