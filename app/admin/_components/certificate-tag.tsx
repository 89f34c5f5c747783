import { Tag } from '@/components/ui/tag'
import type { CertificateStatus } from '@/lib/certificates/state'
import { STATUS_WORDS, staffLabel } from '@/lib/certificates/words'

/** Where a certificate stands, in the more exact words staff need. */
export function CertificateTag({ status }: { status: CertificateStatus }) {
  return <Tag tone={STATUS_WORDS[status].tone}>{staffLabel(status)}</Tag>
}
