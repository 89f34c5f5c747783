import { DateText } from '@/components/ui/date-text'
import { expiryText } from '@/lib/certificates/status/file-text'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'

type ValidityDatesProps = { fileExpiresAt: Date; coverEndsAt: Date | null; at: Date; language: Language; zone: string }

const DAY = 24 * 3_600_000

/** The two dates of a certificate: when this file expires, and when the paid cover ends. They rarely match. */
export function ValidityDates({ fileExpiresAt, coverEndsAt, at, language, zone }: ValidityDatesProps) {
  const words = wordsOf(language, 'issued')
  const hasNext = coverEndsAt !== null && coverEndsAt > at && coverEndsAt.getTime() - fileExpiresAt.getTime() > DAY
  return (
    <div className="min-w-0">
      <p className="text-lg font-semibold">{expiryText(fileExpiresAt, at, language)}</p>
      <p className="text-ink-2">
        <DateText at={fileExpiresAt} time zone={zone} language={language} />
      </p>
      {coverEndsAt && (
        <p className="mt-3">
          {words.rich(coverEndsAt > at ? 'coverEnds' : 'coverEnded', { date: () => <DateText at={coverEndsAt} language={language} /> })}
        </p>
      )}
      {hasNext && <p className="mt-1 text-sm text-ink-2">{words('hasNext')}</p>}
    </div>
  )
}
