import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startEnomSimulator } from '../../enom/simulator/start'

// The settings are read at import, so the Enom simulator starts first.
const enom = await startEnomSimulator({ port: 0, dataDir: mkdtempSync(path.join(tmpdir(), 'enom-')) })
process.env.ENOM_TEST_URL = `${enom.url}/interface.asp`
const { db } = await import('../../db/client')
const { poll } = await import('./poll')
const { chooseProof } = await import('../setup/choose-proof')
const { requestSubmission } = await import('../submission/request')
const { submit } = await import('../submission/submit')
const { resendApproval } = await import('../approval/resend')
const { getApproval } = await import('../view/approval')
const { getTimeline } = await import('../view/queries')
const { fillIn, must, openShop, payFor, placeNow, runPurchaseQueue } = await import('../testing/shop')

await openShop()
afterAll(() => enom.close())

async function filledIn(typeCode: string) {
  const bought = await payFor(typeCode)
  await runPurchaseQueue(typeCode)
  await fillIn(bought, 'shop.example.com')
  return bought
}

test('a domain can be proved by a DNS record: the buyer sees what to publish, no email can be requested, and the certificate is issued once the record is found', async () => {
  const { id, buyer } = await filledIn('rapidssl')
  must(await chooseProof(buyer, id, 'dns'))
  must(await requestSubmission(buyer, id, { agreed: true }))
  await submit(id)
  const shown = {
    ways: { withdraw: 'api' },
    proofMethod: 'dns',
    proof: {
      method: 'dns',
      type: 'CNAME',
      name: expect.stringMatching(/^s\w+\.example\.com$/),
      value: expect.stringMatching(/^s\d{14}\./),
    },
  }
  expect(await getApproval(buyer, id)).toMatchObject(shown)
  expect(await resendApproval(buyer, id)).toMatchObject({ ok: false })
  expect((await getTimeline(buyer, id)).map(({ text }) => text)).toContain('Sent to the authority, which looks for your DNS record')
  const mail = await db.mail.findFirstOrThrow({ where: { certificateId: id, kind: 'sent_to_authority' } })
  expect(mail.data).toMatchObject({ proofMethod: 'dns' })

  // The response to the submission may have been lost; a poll returns the proof again.
  await db.issuance.updateMany({ where: { certificateId: id }, data: { proof: { method: 'none' } } })
  await poll(id)
  expect(await getApproval(buyer, id)).toMatchObject(shown)

  const { enomCertId } = await db.certificate.findUniqueOrThrow({ where: { id } })
  await enom.operate('record-found', { certId: enomCertId })
  await poll(id)
  expect(await placeNow(id)).toBe('issued')
})

test('a file is shown with its full address and content', async () => {
  const { id, buyer } = await filledIn('rapidssl')
  must(await chooseProof(buyer, id, 'file'))
  must(await requestSubmission(buyer, id, { agreed: true }))
  await submit(id)
  expect((await getApproval(buyer, id))?.proof).toMatchObject({
    method: 'file',
    url: 'http://shop.example.com/.well-known/pki-validation/fileauth.txt',
    contents: expect.stringMatching(/^\d{14}\w+$/),
  })
})

test('a product that Enom approves only by email can’t be proved by DNS, and someone else’s certificate can’t be changed', async () => {
  const { id, buyer } = await filledIn('comodo-essential')
  expect(await chooseProof(buyer, id, 'dns')).toEqual({ ok: false, error: { code: 'proof-not-offered' } })
  const other = await payFor('rapidssl')
  expect(await chooseProof(other.buyer, id, 'email')).toEqual({ ok: false, error: { code: 'not-found' } })
})
