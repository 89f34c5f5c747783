import { DateText } from '@/components/ui/date-text'
import { expiryText } from '@/lib/certificates/status/file-text'

type ValidityDatesProps = { fileExpiresAt: Date; coverEndsAt: Date | null; at: Date }

const DAY = 24 * 3_600_000

/** The two dates of a certificate: when this file expires, and when the paid cover ends. They rarely match. */
export function ValidityDates({ fileExpiresAt, coverEndsAt, at }: ValidityDatesProps) {
  const hasNext = coverEndsAt !== null && coverEndsAt > at && coverEndsAt.getTime() - fileExpiresAt.getTime() > DAY
  return (
    <div className="min-w-0">
      <p className="text-lg font-semibold">{expiryText(fileExpiresAt, at)}</p>
      <p className="text-ink-2">
        <DateText at={fileExpiresAt} time />
      </p>
      {coverEndsAt && (
        <p className="mt-3">
          {coverEndsAt > at ? 'Cover ends' : 'Your cover ended on'} <DateText at={coverEndsAt} />
        </p>
      )}
      {hasNext && (
        <p className="mt-1 text-sm text-ink-2">
          Certificates can’t be valid for as long as your cover. Replace this file before it expires: your cover includes the next one.
        </p>
      )}
    </div>
  )
}
