import { Tag } from '@/components/ui/tag'
import { shownWords } from '@/lib/certificates/status/file-text'

type StatusTagProps = { certificate: Parameters<typeof shownWords>[0]; at: Date }

/** A certificate's current status, in the shop's words. */
export function StatusTag({ certificate, at }: StatusTagProps) {
  const { label, tone } = shownWords(certificate, at)
  return <Tag tone={tone}>{label}</Tag>
}
