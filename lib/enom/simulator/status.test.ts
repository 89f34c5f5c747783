import { expect, test, vi } from 'vitest'
import { buy, call, folder, makeCsr, read, simulator } from '../testing/simulator'
import { openStore } from './state/store'

// Key generation and many calls take a long time on a busy computer.
vi.setConfig({ testTimeout: 30_000 })

// The statuses that each command accepts, copied independently from Enom's catalogue and the clients in use. `-` means refused.
const STATUSES = ['1', '2', '9', '10', '4', '6', '7', '8', '12', '13']
const LEGAL: [command: string, row: string][] = [
  ['CertGetCerts', 'YYYYYYYYYY'],
  ['CertGetCertDetail', 'YYYYYYYYYY'],
  ['CertParseCSR', 'YYYYYY--YY'],
  ['CertGetApproverEmail', 'YYY--Y----'],
  ['CertConfigureCert', 'Y----Y----'],
  ['CertPurchaseCert', 'Y----Y----'],
  ['CertModifyOrder', '-YY-------'],
  ['CertChangeApproverEmail', '-YY-------'],
  ['CertResendApproverEmail', '-YY-------'],
  ['CertResendFulfillmentEmail', '---YY---YY'],
  ['CertReissueCert', '----Y---YY'],
]

/** Starts a server with one RapidSSL certificate in each status. */
async function oneInEach(): Promise<{ url: string; ids: number[] }> {
  const dataDir = await folder()
  const first = await simulator({ dataDir })
  for (const _ of STATUSES) await buy(first.url)
  const ids = first.state.certificates().map(({ certId }) => certId)
  await first.close()
  const store = openStore(dataDir)
  const certificates = store.certificates().map((certificate, index) => ({ ...certificate, status: Number(STATUSES[index]) }))
  store.commit({ certificates })
  const { url } = await simulator({ dataDir })
  return { url, ids }
}

test.each(LEGAL)('%s is accepted only in the statuses that Enom allows', async (command, row) => {
  const { url, ids } = await oneInEach()
  const CSR = await makeCsr('CN=example.com')
  const marks = ids.map(async (certId) => {
    const xml = await call(url, command, { CertID: String(certId), CSR, Domain: 'example.com', ApproverEmail: 'admin@example.com' })
    return (read(xml, 'Err1') ?? '').startsWith('The status of this certificate') ? '-' : 'Y'
  })
  expect((await Promise.all(marks)).join('')).toBe(row)
})
