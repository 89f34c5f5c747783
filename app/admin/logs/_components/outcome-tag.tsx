import { Tag, type TagTone } from '@/components/ui/tag'
import { outcomeText } from '@/lib/logs/call-text'

/** The outcome of a call to Enom. */
export function OutcomeTag({ outcome }: { outcome: string | null }) {
  return <Tag tone={toneOf(outcome)}>{outcomeText(outcome)}</Tag>
}

function toneOf(outcome: string | null): TagTone {
  if (outcome === 'ok') return 'neutral'
  return outcome === null ? 'warning' : 'bad'
}
