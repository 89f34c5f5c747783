import type { CertificateDetail } from '../../registrar/types'

/** Enom's own view, kept beside ours. */
export function seen(detail: CertificateDetail, at: Date) {
  return {
    enomStatusId: detail.statusId,
    enomStatusText: detail.statusText,
    checkedAt: at,
    ...(detail.authorityOrderId ? { authorityOrderId: detail.authorityOrderId } : {}),
  }
}
