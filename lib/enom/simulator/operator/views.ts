import type { World } from '../commands/command'
import type { CallRecord } from '../interface'
import { requireProduct } from '../products'
import type { Account, Certificate } from '../schema'
import { STATUS_TEXT } from '../status'

/** A certificate as the operator's list and the tests see it. */
export function viewCertificate(certificate: Certificate) {
  const product = requireProduct(certificate.prodType)
  return {
    ...certificate,
    statusText: STATUS_TEXT[certificate.status] ?? '',
    product: product.description.replace('SSL Certificate - ', ''),
    level: product.level,
    domain: certificate.configuration?.domain ?? '',
  }
}

/** An account without its password. */
export function viewAccount({ password: _, ...account }: Account) {
  return account
}

/** What `GET /operator/api/<name>` answers. */
export const VIEWS: Record<string, (world: World, calls: readonly CallRecord[]) => unknown> = {
  ledger: ({ store }) => store.ledger(),
  certificates: ({ store }) => store.certificates().map(viewCertificate),
  accounts: ({ store }) => store.accounts().map(viewAccount),
  settings: ({ store }) => store.settings(),
  calls: (_world, calls) => calls,
}
