import { Tag } from '@/components/ui/tag'
import { type IssuedFacts, placeWords, type Shown, staffLabel, staffWords } from '@/lib/certificates/lifecycle/status-text'
import { now } from '@/lib/clock'

type CertificateTagProps = {
  shown: Shown
  /** Where it is known, the tag says what the clock makes of an issued one. */
  dates?: IssuedFacts
}

/** A certificate's status, in the more exact words staff need. */
export function CertificateTag({ shown, dates }: CertificateTagProps) {
  const { label, tone } = dates ? staffWords({ ...shown, ...dates }, now()) : { label: staffLabel(shown), tone: placeWords(shown).tone }
  return <Tag tone={tone}>{label}</Tag>
}
