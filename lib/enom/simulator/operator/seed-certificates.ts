import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { World } from '../commands/command'
import { readContacts } from '../contacts'
import { parseRequest } from '../http/request'
import { makeRequest } from '../life/make-request'
import { Unfit } from '../life/require-in-status'
import { draw } from '../moods/draw'
import { priced } from '../products/price-list'
import { PRODUCTS } from '../products/products'
import { newCertificate } from '../sell'
import { BY_MAIL, type Certificate, type NewChange } from '../state/schema'
import { STATUS, SUBMITTED } from '../status'

const SEEDABLE = ['1', '2', '4', '6', '7', '8'] as const
const DAY = 86_400_000
const BATCH = 500

export const seedInput = z.object({
  count: z.coerce.number().int().min(1).max(100_000),
  account: z.string().optional(),
  /** The share of each status id. Status 2 is replaced by 9 for Comodo products. */
  statusMix: z.partialRecord(z.enum(SEEDABLE), z.number().min(0)).default({ 1: 1, 2: 1, 4: 7, 7: 1 }),
  /** Product types to use in turn. If absent, all types that do not accept a list of names are used. */
  prodTypes: z.array(z.number().int()).min(1).optional(),
  /** Number of days in the past over which the orders are spread. */
  days: z.number().min(0).default(150),
})

/**
 * Fills an account with certificates for load tests, and the ledger with their purchases, issues and refunds and a deposit that pays for
 * them. The certificates share one signed file and one CSR, so ten thousand take a second.
 * @throws Unfit when the account or product does not exist.
 */
export async function seedCertificates(world: World, input: z.infer<typeof seedInput>): Promise<void> {
  const { store, clock } = world
  const loginId = (input.account ? store.account(input.account) : store.accounts()[0])?.loginId
  const products = PRODUCTS.filter(({ prodType, domainCount }) => input.prodTypes?.includes(prodType) ?? domainCount === null)
  const [anyProduct] = products
  if (!loginId || !anyProduct) throw new Unfit('There is no such account or product')
  const file = await signOneFile(world)
  const shares = SEEDABLE.map((id) => ({ status: Number(id), share: input.statusMix[id] ?? 0 }))
  const begin = clock.now().getTime() - input.days * DAY

  for (let done = 0; done < input.count; done += BATCH) {
    const size = Math.min(BATCH, input.count - done)
    const first = store.nextCertId()
    const made = Array.from({ length: size }, (_, index): Certificate => {
      const certId = first + index
      const product = priced(products[certId % products.length] ?? anyProduct, store)
      const at = new Date(begin + ((done + index) / input.count) * input.days * DAY).toISOString()
      const bought = { certId, firstOfOrder: certId, account: loginId, cost: product.resellerPrice, at, appearsAt: null, product, years: 1 }
      return bringTo(pick(shares, certId), newCertificate(bought), SUBMITTED[product.family], file)
    })
    store.commit(book(world, loginId, made))
  }
}

/** Returns the change for one batch: its deposit first, then the lines of each certificate. */
function book({ store }: World, loginId: string, certificates: Certificate[]): NewChange {
  const account = store.account(loginId)
  if (!account) throw new Unfit(`There is no account ${loginId}`)
  const cost = certificates.reduce((sum, certificate) => sum + certificate.cost, 0)
  const refunded = certificates.filter(({ status }) => status === STATUS.refundedUnissued || status === STATUS.refundedIssued)
  const at = certificates[0]?.orderedAt ?? ''
  return {
    accounts: [{ ...account, balance: account.balance + refunded.reduce((sum, certificate) => sum + certificate.cost, 0) }],
    certificates,
    ledger: [
      { kind: 'deposit' as const, at, account: loginId, amount: cost },
      ...certificates.map(({ certId, orderedAt, cost }) => ({ kind: 'purchase' as const, at: orderedAt, account: loginId, certId, cost })),
      ...certificates
        .filter(({ issued }) => issued)
        .map(({ certId, orderedAt }) => ({ kind: 'issue' as const, at: orderedAt, account: loginId, certId, cost: 0 })),
      ...refunded.map(({ certId, orderedAt, cost }) => ({ kind: 'refund' as const, at: orderedAt, account: loginId, certId, cost })),
    ],
  }
}

type File = { csr: string; issued: NonNullable<Certificate['issued']> }

async function signOneFile({ authority, clock }: World): Promise<File> {
  const csr = await makeRequest('seeded.example')
  const at = clock.now()
  const issued = await authority.issue({ request: await parseRequest(csr), level: 'DV', at, anotherKey: false })
  return { csr, issued: { at: at.toISOString(), ...issued } }
}

const CONTACTS = readContacts((name) => (name.endsWith('EmailAddress') ? 'seeded@example.com' : 'Seeded'))

function bringTo(status: number, bought: Certificate, submitted: number, { csr, issued }: File): Certificate {
  if (status === STATUS.awaitingConfiguration || status === STATUS.refundedUnissued) return { ...bought, status }
  const at = bought.orderedAt
  const domain = `shop-${bought.certId}.example.com`
  const sent: Certificate = {
    ...bought,
    status: status === STATUS.processing ? submitted : status,
    configuration: { at, csr, domain, webServerType: 18, contacts: CONTACTS, names: [] },
    submission: {
      at,
      approverEmail: 'admin@example.com',
      token: randomBytes(24).toString('base64url'),
      authorityOrderId: 10_000_000 + bought.certId,
      mail: 'sent',
      approvedAt: null,
      organisationConfirmedAt: null,
      proof: BY_MAIL,
    },
  }
  const hasFile = status === STATUS.issued || status === STATUS.refundedIssued
  return hasFile ? { ...sent, issued: { ...issued, at }, fulfilmentMail: 'sent' } : sent
}

function pick(shares: { status: number; share: number }[], certId: number): number {
  const total = shares.reduce((sum, { share }) => sum + share, 0)
  let left = draw(0, 'status', certId) * total
  for (const { status, share } of shares) {
    left -= share
    if (left < 0) return status
  }
  return STATUS.awaitingConfiguration
}
