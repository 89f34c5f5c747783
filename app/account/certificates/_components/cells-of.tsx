import { CertificateName } from '@/components/certificate/certificate-name'
import { StatusTag } from '@/components/certificate/status-tag'
import { ButtonLink } from '@/components/ui/button'
import { DateText } from '@/components/ui/date-text'
import { installationWords } from '@/lib/certificates/installation/text'
import { shownWords } from '@/lib/certificates/status/file-text'
import type { CertificateRow } from '@/lib/certificates/view/schema'

const PATH = '/account/certificates'

/**
 * Returns the cells for a certificate in the buyer's list at a given time. A certificate that has ended shows no dates, because they would
 * promise cover.
 */
export function cellsOf(certificate: CertificateRow, at: Date) {
  const { action, group } = shownWords(certificate, at)
  const hasEnded = group === 'ended'
  return [
    <div key="name">
      <a href={`${PATH}/${certificate.id}`} className="-my-1 inline-block py-1">
        <CertificateName certificate={certificate} />
      </a>
      <span className="block text-sm font-normal text-ink-3">
        {certificate.type.name}, {certificate.years === 1 ? '1 year' : `${certificate.years} years`} · Order {certificate.orderNumber}
      </span>
    </div>,
    <Status key="status" certificate={certificate} at={at} />,
    !hasEnded && (certificate.fileExpiresAt ? <DateText key="file" at={certificate.fileExpiresAt} /> : <span key="file">Not issued</span>),
    !hasEnded && certificate.coverEndsAt && <DateText key="cover" at={certificate.coverEndsAt} />,
    action && !certificate.lock && (
      <ButtonLink key="next" small variant={group === 'needs_you' ? 'primary' : 'secondary'} href={`${PATH}/${certificate.id}`}>
        {action}
      </ButtonLink>
    ),
  ]
}

/** The status, and of an issued one where it is installed, as far as we have looked. */
function Status({ certificate, at }: { certificate: CertificateRow; at: Date }) {
  const { installation } = certificate
  return (
    <>
      <StatusTag certificate={certificate} at={at} />
      {installation?.result && (
        <a href={`${PATH}/${certificate.id}#installation`} className="mt-1 block text-sm font-normal">
          {installationWords(installation.result, installation).short}
        </a>
      )}
    </>
  )
}
