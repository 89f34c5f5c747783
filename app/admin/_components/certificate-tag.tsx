import { Tag } from '@/components/ui/tag'
import { type IssuedFacts, staffWords } from '@/lib/certificates/status/file-text'
import { placeWords, type Shown, staffLabel } from '@/lib/certificates/status/place-text'
import { now } from '@/lib/clock'

type CertificateTagProps = {
  shown: Shown
  /** If given, the tag shows whether an issued certificate's file or cover has ended or ends soon. */
  dates?: IssuedFacts
}

/** A certificate's status in the more precise wording for staff. */
export function CertificateTag({ shown, dates }: CertificateTagProps) {
  const { label, tone } = dates ? staffWords({ ...shown, ...dates }, now()) : { label: staffLabel(shown), tone: placeWords(shown).tone }
  return <Tag tone={tone}>{label}</Tag>
}
