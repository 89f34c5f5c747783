import { Tag } from '@/components/ui/tag'
import type { CertificateRow } from '@/lib/certificates/schema'
import { buyerWords } from '@/lib/certificates/words'

/** Where a certificate stands, in the shop's one word for it. */
export function StatusTag({ certificate }: { certificate: Pick<CertificateRow, 'status' | 'ended'> & { lock?: CertificateRow['lock'] } }) {
  const { label, tone } = buyerWords(certificate)
  return <Tag tone={tone}>{label}</Tag>
}
