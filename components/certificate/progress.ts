import type { TimelineItem, TimelineState } from '@/components/ui/timeline'
import { columnsOf, type Place, placesIn } from '@/lib/certificates/lifecycle/places'
import { buyerWords } from '@/lib/certificates/status/buyer-text'
import type { CertificateView, TimelineEntry } from '@/lib/certificates/view/schema'
import { wordsOf } from '@/lib/languages/text'
import { DEFAULT_LANGUAGE, type Language } from '@/lib/languages/types'

const BACK_WITH_BUYER: readonly (string | null)[] = ['setup:correction_needed', 'setup:declined']

/** Returns the timeline of one certificate: what happened (oldest first), the current status, and what comes next. */
export function progressItems(
  certificate: Pick<CertificateView, 'place' | 'wasIssued' | 'statusSince' | 'type' | 'ended'> &
    Partial<Pick<CertificateView, 'problemCode' | 'lock'>>,
  events: readonly TimelineEntry[],
  language: Language = DEFAULT_LANGUAGE,
): TimelineItem[] {
  const { place, type } = certificate
  const { stage } = columnsOf(place)
  const past = withoutPresent(events.map(asHappened), place).map(
    (event): TimelineItem => ({
      key: event.id,
      state: BACK_WITH_BUYER.includes(event.to) ? 'failed' : 'done',
      title: event.text,
      at: event.at,
      actor: event.by,
    }),
  )
  if (certificate.lock && stage !== 'closed') return [...past, presentItem(certificate, language)]
  if (stage === 'issued' || stage === 'closed') return past
  return [
    ...past,
    presentItem(certificate, language),
    ...futureTitles(place, type, language).map((title): TimelineItem => ({ key: title, state: 'next', title })),
  ]
}

/** An import did not change the status: the imported certificate already had it. */
function asHappened(event: TimelineEntry): TimelineEntry {
  return event.kind === 'certificate.imported' ? { ...event, to: null } : event
}

const SAID_BY_THE_PRESENT: readonly Place[] = [
  ...placesIn('setup'),
  'validation:organisation',
  'validation:issuing',
  'validation:file_mismatch',
]

/** Omits the last event if it only repeats the current status. */
function withoutPresent(events: readonly TimelineEntry[], place: Place): readonly TimelineEntry[] {
  return events.at(-1)?.to === place && SAID_BY_THE_PRESENT.includes(place) ? events.slice(0, -1) : events
}

function presentItem(certificate: Parameters<typeof progressItems>[0], language: Language): TimelineItem {
  const { place, statusSince, lock } = certificate
  const { label, sentence } = buyerWords(certificate, language)
  const state: TimelineState = columnsOf(place).stage === 'setup' ? 'needs_you' : 'now'
  // The time of the current status is not the time of the lock, so it is left out.
  return lock ? { key: 'now', state: 'now', title: label } : { key: 'now', state, title: label, at: statusSince, children: sentence }
}

function futureTitles(place: Place, { brand, level }: Pick<CertificateView['type'], 'brand' | 'level'>, language: Language): string[] {
  const words = wordsOf(language, 'timeline')
  const titles: string[] = []
  const { stage } = columnsOf(place)
  if (stage === 'purchase') titles.push(words('future.setup'))
  if (stage !== 'validation') titles.push(words('future.approval'))
  if (level !== 'dv' && (stage !== 'validation' || place === 'validation:approval')) titles.push(words('future.organisation', { brand }))
  return [...titles, words('future.issued')]
}
