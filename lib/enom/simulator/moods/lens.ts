import { requireProduct } from '../products'
import type { Certificate } from '../state/schema'
import type { Store } from '../state/store'
import { STATUS, SUBMITTED } from '../status'

/** What one call sees of the store when its mood is to see less, or older things, than there are. */
export type Lens = {
  /** True for a certificate that has not reached this list yet. */
  isHidden?: (certificate: Certificate) => boolean
  /** True for a certificate that is shown as it stood one step earlier. */
  isStale?: (certificate: Certificate) => boolean
  /** Product types that are not sold at the moment. */
  off?: ReadonlySet<number>
}

/** The store through a lens. It is for reading; what is committed goes to the store itself. */
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

/** A certificate as it stood before its last step; one that was only bought has no earlier one. */
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
