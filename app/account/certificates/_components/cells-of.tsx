import { CertificateName } from '@/components/certificate/certificate-name'
import { StatusTag } from '@/components/certificate/status-tag'
import { ButtonLink } from '@/components/ui/button'
import { DateText } from '@/components/ui/date-text'
import { installationWords } from '@/lib/certificates/installation/text'
import { shownWords } from '@/lib/certificates/status/file-text'
import type { CertificateRow } from '@/lib/certificates/view/schema'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'

const PATH = '/account/certificates'

/**
 * Returns the cells for a certificate in the buyer's list at a given time. A certificate that has ended shows no dates, because they would
 * suggest that it still has cover.
 */
export function cellsOf(certificate: CertificateRow, at: Date, language: Language) {
  const { action, group } = shownWords(certificate, at, language)
  const { type, years, orderNumber } = certificate
  const hasEnded = group === 'ended'
  return [
    <div key="name">
      <a href={`${PATH}/${certificate.id}`} className="-my-1 inline-block py-1">
        <CertificateName certificate={certificate} language={language} />
      </a>
      <span className="block text-sm font-normal text-ink-3">
        {wordsOf(language, 'certificateName')('bought', { product: type.name, years, order: String(orderNumber) })}
      </span>
    </div>,
    <Status key="status" certificate={certificate} at={at} language={language} />,
    !hasEnded &&
      (certificate.fileExpiresAt ? (
        <DateText key="file" at={certificate.fileExpiresAt} language={language} />
      ) : (
        <span key="file">{wordsOf(language, 'certificateList')('notIssued')}</span>
      )),
    !hasEnded && certificate.coverEndsAt && <DateText key="cover" at={certificate.coverEndsAt} language={language} />,
    action && !certificate.lock && (
      <ButtonLink key="next" small variant="secondary" href={`${PATH}/${certificate.id}`}>
        {action}
      </ButtonLink>
    ),
  ]
}

/** The status and, for an issued certificate, where we found it installed. */
function Status({ certificate, at, language }: { certificate: CertificateRow; at: Date; language: Language }) {
  const { installation } = certificate
  return (
    <>
      <StatusTag certificate={certificate} at={at} language={language} />
      {installation?.result && (
        <a href={`${PATH}/${certificate.id}#installation`} className="mt-1 block text-sm font-normal">
          {installationWords(installation.result, installation, language).short}
        </a>
      )}
    </>
  )
}
