import { DateText } from '@/components/ui/date-text'

type ValidityDatesProps = { fileExpiresAt: Date; coverEndsAt: Date | null; at: Date }

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** The two dates of a certificate: when this file expires, and when what was paid for ends. They are rarely the same. */
export function ValidityDates({ fileExpiresAt, coverEndsAt, at }: ValidityDatesProps) {
  const isReplaced = coverEndsAt !== null && coverEndsAt.getTime() - fileExpiresAt.getTime() > DAY
  return (
    <div className="min-w-0">
      <p className="text-lg font-semibold">{expiryText(fileExpiresAt, at)}</p>
      <p className="text-ink-2">
        <DateText at={fileExpiresAt} time />
      </p>
      {coverEndsAt && (
        <p className="mt-3">
          Cover ends <DateText at={coverEndsAt} />
        </p>
      )}
      {isReplaced && (
        <p className="mt-1 text-sm text-ink-2">
          The rules of 2026 keep every file short. Before this one expires you replace it with the next, which your cover includes.
        </p>
      )}
    </div>
  )
}

/** Days in words; hours in the last three days. */
export function expiryText(expiresAt: Date, at: Date): string {
  const left = expiresAt.getTime() - at.getTime()
  if (left <= 0) return 'This file has expired'
  if (left < 3 * DAY) {
    const hours = Math.max(1, Math.floor(left / HOUR))
    return `This file expires in ${hours === 1 ? 'an hour' : `${hours} hours`}`
  }
  return `This file expires in ${Math.floor(left / DAY)} days`
}
