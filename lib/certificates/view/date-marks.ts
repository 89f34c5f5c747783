import { EMAIL_APPROVAL_ENDS, proofReuseDays } from '../../chain/lifetimes'
import { DAY, later } from '../../clock'
import { coverDates, hasNextFile, type ReorderRule, replaceFrom } from '../status/dates'

export type DateMark = {
  key: 'replace_from' | 'file_ends' | 'email_approval_ends' | 'order_from' | 'best_order_day' | 'cover_ends'
  at: Date
  title: string
  /** What it means. */
  text: string
}

export type Dated = {
  type: ReorderRule & { brand: string }
  /** When the newest file began and ends. */
  fileBegins: Date | null
  fileExpiresAt: Date | null
  coverEndsAt: Date | null
}

/** Returns the days that matter to a certificate, in order. */
export function dateMarks(dated: Dated): DateMark[] {
  return [...fileMarks(dated), ...coverMarks(dated)].sort((one, other) => one.at.getTime() - other.at.getTime())
}

function fileMarks({ type, fileBegins, fileExpiresAt, coverEndsAt }: Dated): DateMark[] {
  if (!fileExpiresAt) return []
  const hasNext = coverEndsAt !== null && hasNextFile(fileExpiresAt, coverEndsAt)
  const ends: DateMark = {
    key: 'file_ends',
    at: fileExpiresAt,
    title: 'This file ends',
    text: `Browsers warn every visitor from then on.${hasNext ? ' Your cover includes the next file.' : ''}`,
  }
  if (!hasNext) return [ends]
  const from = replaceFrom(fileExpiresAt)
  const isProven = fileBegins !== null && later(fileBegins, proofReuseDays(from) * DAY) >= from
  const proof = isProven ? `${type.brand} may reuse your approval.` : `${type.brand} asks for your approval again.`
  return [{ key: 'replace_from', at: from, title: 'Replace this file from', text: proof }, ends]
}

function coverMarks({ type, coverEndsAt }: Dated): DateMark[] {
  if (!coverEndsAt) return []
  const { orderFrom, bestOrderDay } = coverDates(coverEndsAt, type)
  const marks: DateMark[] = [
    {
      key: 'order_from',
      at: orderFrom,
      title: type.carriesOver ? 'Best day to order again' : 'You can order again from',
      text: type.carriesOver ? 'The days left are added to the new certificate.' : 'The days left are not added to the new certificate.',
    },
    { key: 'cover_ends', at: coverEndsAt, title: 'Your cover ends', text: 'Nothing renews automatically.' },
  ]
  if (!type.carriesOver)
    marks.push({
      key: 'best_order_day',
      at: bestOrderDay,
      title: 'Best day to order again',
      text: 'Few days are lost, and there is time to install it.',
    })
  if (EMAIL_APPROVAL_ENDS < coverEndsAt)
    marks.push({
      key: 'email_approval_ends',
      at: EMAIL_APPROVAL_ENDS,
      title: 'Approval by email ends',
      text: 'From this day a new file is approved with a DNS record or a file on your server.',
    })
  return marks
}
