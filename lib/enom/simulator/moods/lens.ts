import { requireProduct } from '../products/products'
import type { Certificate } from '../state/schema'
import type { Store } from '../state/store'
import { STATUS, SUBMITTED } from '../status'

/** A view of the store for a call whose mood hides some of the data or shows an older state of it. */
export type Lens = {
  /** Whether the certificate is not in the list yet. */
  isHidden?: (certificate: Certificate) => boolean
  /** Whether the certificate is shown in its previous state. */
  isStale?: (certificate: Certificate) => boolean
  /** Product types that are currently not sold. */
  off?: ReadonlySet<number>
}

/** Returns the store as seen through a lens. Commits go to the store itself. */
export function lookThrough(store: Store, { isHidden, isStale, off }: Lens): Store {
  if (!isHidden && !isStale && !off?.size) return store
  const show = (certificate: Certificate) => (isStale?.(certificate) ? oneStepEarlier(certificate) : certificate)
  return {
    ...store,
    ...(isStale && {
      certificate: (certId: number) => {
        const found = store.certificate(certId)
        return found && show(found)
      },
    }),
    ...((isHidden || isStale) && {
      certificates: () =>
        store
          .certificates()
          .filter((certificate) => !isHidden?.(certificate))
          .map(show),
    }),
    ...(isHidden && {
      ledger: (after?: number) =>
        store.ledger(after).filter((entry) => {
          const bought = entry.kind === 'purchase' ? store.certificate(entry.certId) : undefined
          return !(bought && isHidden(bought))
        }),
    }),
    ...(off?.size && {
      settings: () => {
        const settings = store.settings()
        const closed = [...off].map((prodType) => [prodType, { ...settings.products[prodType], enabled: false }])
        return { ...settings, products: { ...settings.products, ...Object.fromEntries(closed) } }
      },
    }),
  }
}

/** Returns a certificate in its previous state. A certificate that has only been bought has no previous state. */
function oneStepEarlier(certificate: Certificate): Certificate {
  const submitted = SUBMITTED[requireProduct(certificate.prodType).family]
  switch (certificate.status) {
    case STATUS.issued:
      return certificate.submission ? { ...certificate, status: submitted, statusDetail: '', issued: null } : certificate
    case STATUS.approvedByOwner:
    case STATUS.rejected:
      return { ...certificate, status: submitted, statusDetail: '', message: '' }
    case STATUS.processing:
    case STATUS.approvalSent:
      return { ...certificate, status: STATUS.awaitingConfiguration, statusDetail: '', submission: null }
    case STATUS.refundedUnissued:
      return { ...certificate, status: STATUS.awaitingConfiguration, statusDetail: '' }
    case STATUS.refundedIssued:
      return { ...certificate, status: STATUS.issued, statusDetail: 'Issued' }
    default:
      return certificate
  }
}
