import type { CertificateDetail } from '../../registrar/translation/types'

/** Returns Enom's own status as columns, which are stored next to ours. */
export function seen(detail: CertificateDetail, at: Date) {
  return {
    enomStatusId: detail.statusId,
    enomStatusText: detail.statusText,
    checkedAt: at,
    ...(detail.authorityOrderId ? { authorityOrderId: detail.authorityOrderId } : {}),
  }
}
