import type { World } from '../commands/command'
import type { CallRecord } from '../interface'
import { FAULTS, WEATHER } from '../moods/kinds'
import { PRESETS } from '../moods/presets'
import { requireProduct } from '../products/products'
import type { Account, Certificate } from '../state/schema'
import { STATUS_TEXT } from '../status'
import { addUpBooks } from './books'

/** Returns a certificate as the operator's list and tests see it. */
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

/** Returns an account without its password. */
export function viewAccount({ password: _, ...account }: Account) {
  return account
}

type View = (world: World, calls: readonly CallRecord[], query: URLSearchParams) => unknown

/** Views of `GET /operator/api/<name>`. `?after=` continues after a line or certificate, and `&limit=` sets how many to return. */
export const VIEWS: Record<string, View> = {
  ledger: ({ store }, _calls, query) => cut(store.ledger(read(query, 'after', 0)), query),
  books: ({ store }) => addUpBooks(store),
  certificates: ({ store }, _calls, query) => {
    const after = read(query, 'after', 0)
    return cut(
      store.certificates().filter(({ certId }) => certId > after),
      query,
    ).map(viewCertificate)
  },
  accounts: ({ store }) => store.accounts().map(viewAccount),
  settings: ({ store }) => store.settings(),
  moods: ({ store }) => ({ ...store.settings().moods, presets: PRESETS, faults: FAULTS, weather: WEATHER }),
  calls: (_world, calls) => calls,
}

function read(query: URLSearchParams, name: string, fallback: number): number {
  const value = Number(query.get(name) ?? fallback)
  return Number.isInteger(value) ? value : fallback
}

function cut<Row>(rows: Row[], query: URLSearchParams): Row[] {
  return rows.slice(0, read(query, 'limit', rows.length))
}
