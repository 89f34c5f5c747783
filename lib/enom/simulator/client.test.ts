import { expect, test } from 'vitest'
import { createEnomClient } from '../client'
import { certConfigureCert } from '../commands/cert-configure-cert'
import { certGetApproverEmail } from '../commands/cert-get-approver-email'
import { certGetCertDetail } from '../commands/cert-get-cert-detail'
import { certGetCerts } from '../commands/cert-get-certs'
import { certParseCsr } from '../commands/cert-parse-csr'
import { certPurchaseCert } from '../commands/cert-purchase-cert'
import { checkLogin } from '../commands/check-login'
import { getBalance } from '../commands/get-balance'
import { getCerts } from '../commands/get-certs'
import { purchaseServices } from '../commands/purchase-services'
import { makeCsr, simulator } from './testing'

const PERSON = {
  firstName: 'Ada',
  lastName: 'Lindqvist',
  address1: 'Quay 1',
  city: 'Bristol',
  region: 'Avon',
  postalCode: 'BS1 4ST',
  country: 'GB',
  phone: '+44.1175550100',
  email: 'ada@example.com',
}

const SPELLINGS = [
  { stack: 'mixed', purchaseIds: 'both', statusIdName: 'CertStatusID', indentPem: true, timeZone: 'America/New_York' },
  { stack: 'API', purchaseIds: 'lower', statusIdName: 'CertStatusid', indentPem: false, timeZone: 'Pacific/Auckland' },
  { stack: 'API.NET', purchaseIds: 'documented', statusIdName: 'CertStatusID', indentPem: true, timeZone: 'UTC' },
]

test.each(SPELLINGS)('the shop understands every answer, spelled as $stack with $purchaseIds ids', async (spelling) => {
  const server = await simulator({ instant: true })
  await server.operate('set-switches', spelling)
  const credentials = { loginId: 'keelmark', password: 'harbour-light' }
  const client = createEnomClient({ url: `${server.url}/interface.asp`, credentials })
  const csr = await makeCsr('CN=example.com')

  await client.call(checkLogin, {})
  expect(await client.call(getCerts, {})).toMatchObject({ products: { length: 19 } })
  const { certId } = await client.call(purchaseServices, { service: 'Certificate-RapidSSL-RapidSSL', years: 1 })
  expect(await client.call(getBalance, {})).toMatchObject({ availableBalance: '4,991.05' })
  expect(await client.call(certParseCsr, { certId, csr })).toMatchObject({ domainName: 'example.com' })
  const contacts = { admin: PERSON, tech: PERSON, billing: PERSON }
  const listed = await client.call(certConfigureCert, { certId, csr, webServerType: 18, contacts })
  const asked = await client.call(certGetApproverEmail, { certId, domain: 'example.com' })
  expect(asked.approvers).toEqual(listed.approvers)
  await client.call(certPurchaseCert, { certId, approverEmail: 'admin@example.com' })
  const detail = await client.call(certGetCertDetail, { certId })
  expect(detail).toMatchObject({ statusId: 4, certificatePem: expect.stringMatching(/^-----BEGIN CERTIFICATE-----\nM/) })
  const { certificates, total } = await client.call(certGetCerts, { start: 1, pageSize: 250, statusId: 4 })
  expect([total, certificates[0]?.statusId, certificates[0]?.domainName]).toEqual([1, 4, 'example.com'])
})
