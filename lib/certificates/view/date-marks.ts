import { EMAIL_APPROVAL_ENDS, proofReuseDays } from '../../chain/lifetimes'
import { DAY, later } from '../../clock'
import { wordsOf } from '../../languages/text'
import { DEFAULT_LANGUAGE, type Language } from '../../languages/types'
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
  /** The start and the end of the latest file's validity. */
  fileBegins: Date | null
  fileExpiresAt: Date | null
  coverEndsAt: Date | null
}

/** Returns the dates that matter for a certificate, in order. */
export function dateMarks(dated: Dated, language: Language = DEFAULT_LANGUAGE): DateMark[] {
  return [...fileMarks(dated, language), ...coverMarks(dated, language)].sort((one, other) => one.at.getTime() - other.at.getTime())
}

function fileMarks({ type, fileBegins, fileExpiresAt, coverEndsAt }: Dated, language: Language): DateMark[] {
  const words = wordsOf(language, 'dates')
  if (!fileExpiresAt) return []
  const hasNext = coverEndsAt !== null && hasNextFile(fileExpiresAt, coverEndsAt)
  const ends: DateMark = {
    key: 'file_ends',
    at: fileExpiresAt,
    title: words('fileEnds'),
    text: hasNext ? `${words('fileEndsText')} ${words('fileEndsNext')}` : words('fileEndsText'),
  }
  if (!hasNext) return [ends]
  const from = replaceFrom(fileExpiresAt)
  const isProven = fileBegins !== null && later(fileBegins, proofReuseDays(from) * DAY) >= from
  const proof = words(isProven ? 'reuses' : 'asksAgain', { brand: type.brand })
  return [{ key: 'replace_from', at: from, title: words('replaceFrom'), text: proof }, ends]
}

function coverMarks({ type, coverEndsAt }: Dated, language: Language): DateMark[] {
  const words = wordsOf(language, 'dates')
  if (!coverEndsAt) return []
  const { orderFrom, bestOrderDay } = coverDates(coverEndsAt, type)
  const marks: DateMark[] = [
    {
      key: 'order_from',
      at: orderFrom,
      title: words(type.carriesOver ? 'bestDay' : 'orderFrom'),
      text: words(type.carriesOver ? 'daysAdded' : 'daysLost'),
    },
    { key: 'cover_ends', at: coverEndsAt, title: words('coverEnds'), text: words('nothingRenews') },
  ]
  if (!type.carriesOver)
    marks.push({
      key: 'best_order_day',
      at: bestOrderDay,
      title: words('bestDay'),
      text: words('bestDayText'),
    })
  if (EMAIL_APPROVAL_ENDS < coverEndsAt)
    marks.push({
      key: 'email_approval_ends',
      at: EMAIL_APPROVAL_ENDS,
      title: words('emailEnds'),
      text: words('emailEndsText'),
    })
  return marks
}
