import { Tag } from '@/components/ui/tag'
import { KIND_WORDS } from '@/lib/audit/text'

export function DifferenceTag({ kind }: { kind: keyof typeof KIND_WORDS }) {
  const { label, tone } = KIND_WORDS[kind]
  return <Tag tone={tone}>{label}</Tag>
}
