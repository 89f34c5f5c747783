import { Tag } from '@/components/ui/tag'
import type { CertificateStatus } from '@/lib/certificates/lifecycle/states'
import { type IssuedFacts, STATUS_WORDS, staffLabel, staffWords } from '@/lib/certificates/lifecycle/status-text'
import { now } from '@/lib/clock'

type CertificateTagProps = {
  status: CertificateStatus
  /** Where it is known, the tag says what the clock makes of an issued one. */
  dates?: IssuedFacts
}

/** A certificate's status, in the more exact words staff need. */
export function CertificateTag({ status, dates }: CertificateTagProps) {
  const { label, tone } = dates ? staffWords({ status, ...dates }, now()) : { label: staffLabel(status), tone: STATUS_WORDS[status].tone }
  return <Tag tone={tone}>{label}</Tag>
}
