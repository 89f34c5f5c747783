import { Tag } from '@/components/ui/tag'
import { shownWords } from '@/lib/certificates/status/file-text'
import type { Language } from '@/lib/languages/types'

type StatusTagProps = { certificate: Parameters<typeof shownWords>[0]; at: Date; language?: Language }

/** A certificate's current status, in the shop's wording. */
export function StatusTag({ certificate, at, language }: StatusTagProps) {
  const { label, tone } = shownWords(certificate, at, language)
  return <Tag tone={tone}>{label}</Tag>
}
