import { Tag } from '@/components/ui/tag'
import type { CertificateStatus } from '@/lib/certificates/state'
import { STATUS_WORDS } from '@/lib/certificates/words'

/** Where a certificate stands, in the shop's one word for it. */
export function StatusTag({ status }: { status: CertificateStatus }) {
  const { label, tone } = STATUS_WORDS[status]
  return <Tag tone={tone}>{label}</Tag>
}
