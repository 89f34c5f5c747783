import { DateLine } from '@/components/certificate/date-line'
import { DateText } from '@/components/ui/date-text'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import type { BuyerActor } from '@/lib/auth/guards/guards'
import { findAgain } from '@/lib/cart/find-again'
import { findAgainMessage } from '@/lib/cart/messages'
import { dateMarks } from '@/lib/certificates/view/date-marks'
import type { CertificateView, FileView } from '@/lib/certificates/view/schema'
import { now } from '@/lib/clock'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { orderAgain } from '../actions'

type DatesProps = { actor: BuyerActor; certificate: CertificateView; file: FileView | undefined; language: Language }

/** The dates that matter for a certificate, as a picture and as a list, and a link to order the certificate again. */
export async function Dates({ actor, certificate, file, language }: DatesProps) {
  const { id, type, coverEndsAt, years } = certificate
  if (!coverEndsAt) return null
  const words = wordsOf(language, 'dates')
  const at = now()
  const isAhead = hasDatesAhead(certificate)
  const marks = dateMarks({ type, coverEndsAt, fileBegins: file?.notBefore ?? null, fileExpiresAt: file?.notAfter ?? null }, language)
  const begins = new Date(coverEndsAt)
  begins.setUTCFullYear(begins.getUTCFullYear() - years)
  return (
    <section id="dates" aria-labelledby="dates-title" className="mt-10">
      <h2 id="dates-title" className="mb-4">
        {words('title')}
      </h2>
      {isAhead && (
        <>
          <DateLine begins={begins} fileEnds={file?.notAfter ?? null} coverEnds={coverEndsAt} marks={marks} at={at} />
          <ol className="mt-2 border-t border-line">
            {marks.map((mark) => (
              <li key={mark.key} className="border-b border-line py-2 last:border-b-0">
                <span className="flex flex-wrap justify-between gap-x-4">
                  <span className="font-semibold">{mark.title}</span>
                  <DateText at={mark.at} language={language} />
                </span>
                <span className="block text-sm text-ink-2">{mark.text}</span>
              </li>
            ))}
          </ol>
        </>
      )}
      <OrderAgain actor={actor} id={id} isMain={!isAhead} language={language} />
    </section>
  )
}

/** Returns whether any of the dates are in the future, in which case a calendar is useful. */
export function hasDatesAhead({ coverEndsAt, ended, isMoneyBack, place }: CertificateView): boolean {
  return coverEndsAt !== null && ended === null && !isMoneyBack && !place.startsWith('closed')
}

type OrderAgainProps = { actor: BuyerActor; id: string; isMain: boolean; language: Language }

async function OrderAgain({ actor, id, isMain, language }: OrderAgainProps) {
  const found = await findAgain(actor, id)
  if (!found.ok && (found.error.code === 'never-issued' || found.error.code === 'not-found')) return null
  if (!found.ok) return <p className="no-print mt-4 text-ink-2">{findAgainMessage(found.error, language)}</p>
  const words = wordsOf(language, 'dates')
  return (
    <div className="no-print mt-6">
      <ActionForm action={orderAgain} label={words('again')}>
        <input type="hidden" name="id" value={id} />
        <SubmitButton variant={isMain ? 'primary' : 'secondary'}>{words('again')}</SubmitButton>
      </ActionForm>
      <p className="mt-2 text-sm text-ink-2">{words('againText')}</p>
    </div>
  )
}
