import { expect, test, vi } from 'vitest'
import { certChangeApproverEmail } from '../commands/cert-change-approver-email'
import { certConfigureCert } from '../commands/cert-configure-cert'
import { certGetApproverEmail } from '../commands/cert-get-approver-email'
import { certGetCertDetail } from '../commands/cert-get-cert-detail'
import { certGetCerts } from '../commands/cert-get-certs'
import { certModifyOrder } from '../commands/cert-modify-order'
import { certParseCsr } from '../commands/cert-parse-csr'
import { certPurchaseCert } from '../commands/cert-purchase-cert'
import { certReissueCert } from '../commands/cert-reissue-cert'
import { certResendApproverEmail } from '../commands/cert-resend-approver-email'
import { certResendFulfillmentEmail } from '../commands/cert-resend-fulfillment-email'
import { checkLogin } from '../commands/check-login'
import { getAccountInfo } from '../commands/get-account-info'
import { getBalance } from '../commands/get-balance'
import { getCerts } from '../commands/get-certs'
import { getOrderDetail } from '../commands/get-order-detail'
import { getOrderList } from '../commands/get-order-list'
import { getTransHistory } from '../commands/get-trans-history'
import { peGetProductPrice } from '../commands/pe-get-product-price'
import { peGetResellerPrice } from '../commands/pe-get-reseller-price'
import { peGetRetailPrice } from '../commands/pe-get-retail-price'
import { purchaseServices } from '../commands/purchase-services'
import { createEnomClient } from '../connection/client'
import { makeCsr, simulator } from '../testing/simulator'

// Key generation and many calls take a long time on a busy computer.
vi.setConfig({ testTimeout: 30_000 })

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
  {
    stack: 'API',
    purchaseIds: 'lower',
    statusIdName: 'CertStatusid',
    doubtfulWrappers: 'bare',
    blankBeforeBegin: false,
    timeZone: 'Pacific/Auckland',
  },
  { stack: 'mixed', purchaseIds: 'crossed', organisationNeeded: false, comodoNeedsOrganisation: false, timeZone: 'UTC' },
  { stack: 'API.NET', purchaseIds: 'documented', indentPem: false, transStatus: 'number', listDirection: 'desc', timeZone: 'UTC' },
]

test.each(SPELLINGS)(
  'the shop understands the responses up to the issued certificate (stack $stack, $purchaseIds ids)',
  async (spelling) => {
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
  },
)

test.each(SPELLINGS)('the shop understands the responses after submission (stack $stack, $purchaseIds ids)', async (spelling) => {
  const server = await simulator()
  await server.operate('set-switches', spelling)
  const credentials = { loginId: 'keelmark', password: 'harbour-light' }
  const client = createEnomClient({ url: `${server.url}/interface.asp`, credentials })
  const csr = await makeCsr('CN=example.com')
  const contacts = { admin: PERSON, tech: PERSON, billing: PERSON }
  const { certId, orderId } = await client.call(purchaseServices, { service: 'Certificate-RapidSSL-RapidSSL', years: 1 })
  await client.call(certConfigureCert, { certId, csr, webServerType: 18, contacts })
  await client.call(certPurchaseCert, { certId, approverEmail: 'admin@example.com' })
  expect(await client.call(certResendApproverEmail, { certId })).toMatchObject({ approverEmail: 'admin@example.com' })
  await client.call(certChangeApproverEmail, { certId, approverEmail: 'hostmaster@example.com' })
  expect(await client.call(certGetCertDetail, { certId })).toMatchObject({ statusId: 2, approverEmail: 'hostmaster@example.com' })
  expect(await client.call(certModifyOrder, { certId })).toEqual({ certId })
  const sent = await client.call(certPurchaseCert, { certId, approverEmail: 'admin@example.com', method: 'dns' })
  expect(sent.proof).toMatchObject({ method: 'dns', dns: { address: expect.stringMatching(/^s\d{14}\.example\.com$/) } })
  expect(await client.call(certGetCertDetail, { certId })).toMatchObject({ proof: sent.proof, proofStatus: 'INIT' })
  await server.operate('record-found', { certId })
  await client.call(certResendFulfillmentEmail, { certId })
  await client.call(certReissueCert, { certId, csr: await makeCsr('CN=example.com') })
  const { certificates } = await client.call(certGetCerts, { start: 1, pageSize: 1 })
  expect(certificates).toMatchObject([{ certId, statusId: 4 }])
  expect(await client.call(certGetCertDetail, { certId })).toMatchObject({ reissueStatus: 'Pending approval' })

  expect(await client.call(getOrderDetail, { orderId: orderId ?? 0 })).toMatchObject({
    found: true,
    hasCertificates: true,
    items: [{ years: 1 }],
  })
  expect(await client.call(getOrderList, { start: 1 })).toMatchObject({ total: 1, orders: [{ orderId, processed: true }] })
  const { transactions } = await client.call(getTransHistory, { start: 1 })
  expect(transactions.map(({ type, orderId: order }) => [type, order])).toEqual([
    [1, orderId],
    [4, undefined],
  ])
  const [price] = await Promise.all([peGetProductPrice, peGetResellerPrice].map((one) => client.call(one, { prodType: 23, years: 1 })))
  expect(price).toMatchObject({ price: '8.95', enabled: true })
  expect(await client.call(peGetRetailPrice, { prodType: 23, years: 1 })).toMatchObject({ price: '19.95' })
  expect(JSON.stringify(await client.call(getAccountInfo, {}))).not.toContain('harbour-light')
})

test('the shop understands the responses for a multi-domain certificate', async () => {
  const server = await simulator()
  const credentials = { loginId: 'keelmark', password: 'harbour-light' }
  const client = createEnomClient({ url: `${server.url}/interface.asp`, credentials })
  const names = ['example.com', 'example.net'].map((domain) => ({ domain, approverEmail: `admin@${domain}` }))
  const { certId } = await client.call(purchaseServices, { service: 'Certificate-Comodo-UCC-DV', years: 1 })
  const contacts = { admin: PERSON, tech: PERSON, billing: PERSON }
  await client.call(certConfigureCert, { certId, csr: await makeCsr('CN=example.com'), webServerType: 1000, contacts, names })
  const requester = { organization: '', unit: '', address1: '', address2: '', locality: '', region: '', postalCode: '', country: '' }
  await client.call(certPurchaseCert, { certId, approverEmail: 'admin@example.com', requester, names })
  expect(await client.call(certGetCertDetail, { certId })).toMatchObject({
    statusId: 9,
    namesAllowed: 3,
    names: ['example.com', 'example.net'],
  })
})
