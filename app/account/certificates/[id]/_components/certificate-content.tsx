import { supportAddress } from '@/app/_components/support-address'
import { CertificateName } from '@/components/certificate/certificate-name'
import { progressItems } from '@/components/certificate/progress'
import { StatusTag } from '@/components/certificate/status-tag'
import { PageTitle } from '@/components/layout/page-title'
import { LiveRefresh } from '@/components/ui/live-refresh'
import { Timeline } from '@/components/ui/timeline'
import type { BuyerActor } from '@/lib/auth/guards/guards'
import { hasCalendar } from '@/lib/certificates/calendar/has-calendar'
import { installationWords } from '@/lib/certificates/installation/text'
import { isEditable, stageOf } from '@/lib/certificates/lifecycle/places'
import { listPullLinks } from '@/lib/certificates/pull/list-links'
import { isOver } from '@/lib/certificates/status/place-text'
import { allowedOn } from '@/lib/certificates/view/allowed'
import { getApproval } from '@/lib/certificates/view/approval'
import { getDraft, getFiles, getTimeline } from '@/lib/certificates/view/queries'
import type { CertificateView, FileView } from '@/lib/certificates/view/schema'
import { now } from '@/lib/clock'
import { messagesOf, wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { getChangeOffer } from '@/lib/payments/change/get-offer'
import type { Action } from '@/lib/permissions'
import { ChangeLink, ChangeOffered } from './change-offered'
import { CurrentFile } from './current-file'
import { Dates, hasDatesAhead } from './dates'
import { CalendarFold, Folds } from './folds'
import { Issued } from './issued'
import { Locked } from './locked'
import { SetUpHub } from './set-up-hub'
import { Suspended } from './suspended'
import { Waiting } from './waiting'
import { YourName } from './your-name'

type ContentProps = {
  actor: BuyerActor
  certificate: CertificateView
  /** The server whose installation guide is shown. */
  server?: string | undefined
  /** Whether the form for a file with the private key is open. */
  isMaking?: boolean
  language: Language
  zone: string
}

/** Everything a buyer sees about a certificate, in any state. */
export async function CertificateContent({ actor, certificate, server, isMaking, language, zone }: ContentProps) {
  const words = wordsOf(language, 'certificatePage')
  const title = wordsOf(language, 'timeline')('title')
  const { id } = certificate
  const [events, [file], may, offer] = await Promise.all([
    getTimeline(actor, id, language),
    certificate.wasIssued ? getFiles(actor, id) : [],
    shownTo(actor, id),
    getChangeOffer(actor, id),
  ])
  return (
    <>
      <PageTitle
        eyebrow={<Eyebrow certificate={certificate} may={may} language={language} />}
        tags={<StatusTag certificate={certificate} at={now()} language={language} />}
      >
        <CertificateName certificate={certificate} language={language} />
      </PageTitle>
      <div className="grid gap-x-16 gap-y-10 lg:grid-cols-[7fr_5fr]">
        <div className="min-w-0">
          {certificate.suspendedReason && (
            <Suspended
              certificate={certificate}
              reason={certificate.suspendedReason}
              support={await supportAddress()}
              language={language}
            />
          )}
          {offer && <ChangeOffered offer={offer} language={language} zone={zone} />}
          <ChangeLink certificate={certificate} language={language} />
          {isShut(certificate) ? null : (
            <Body
              actor={actor}
              certificate={certificate}
              may={may}
              file={file}
              server={server}
              isMaking={isMaking}
              language={language}
              zone={zone}
            />
          )}
          {!certificate.lock && <Dates actor={actor} certificate={certificate} file={file} language={language} />}
          <Folds>
            {!certificate.lock && hasDatesAhead(certificate) && (
              <CalendarFold certificateId={id} hasOne={await hasCalendar(actor, id)} language={language} />
            )}
            {may.has('rename') && <YourName certificate={certificate} language={language} />}
          </Folds>
          {may.has('people') && (
            <p className="no-print mt-6">
              <a href={`/account/certificates/${id}/people`}>{words('people')}</a>
            </p>
          )}
        </div>
        <section aria-labelledby="timeline" className="min-w-0">
          <h2 id="timeline" className="mb-4">
            {title}
          </h2>
          <Timeline
            items={progressItems(certificate, events, language)}
            label={title}
            words={messagesOf(language).timeline.states}
            language={language}
            zone={zone}
          />
        </section>
      </div>
    </>
  )
}

type Allowed = ReadonlySet<Action>

/** A visitor with a set-up link also sees links to pages that require sign-in; those pages prompt the visitor to sign in. */
async function shownTo(actor: BuyerActor, id: string): Promise<Allowed> {
  const may = await allowedOn(actor, id)
  return actor.kind === 'order' ? new Set([...may, 'replace', 'people']) : may
}

function Eyebrow({ certificate, may, language }: { certificate: CertificateView; may: Allowed; language: Language }) {
  const { type, years, orderId, orderNumber, label, domainName } = certificate
  return (
    <>
      {wordsOf(language, 'certificateName').rich('boughtLink', {
        product: type.name,
        years,
        order: String(orderNumber),
        link: (order) => (may.has('bill') ? <a href={`/account/orders/${orderId}`}>{order}</a> : order),
      })}
      {label && domainName && (
        <>
          {' '}
          · <bdi>{label}</bdi>
        </>
      )}
    </>
  )
}

type BodyProps = {
  actor: BuyerActor
  certificate: CertificateView
  may: Allowed
  file: FileView | undefined
  server: string | undefined
  isMaking: boolean | undefined
  language: Language
  zone: string
}

async function Body({ actor, certificate, may, file, server, isMaking, language, zone }: BodyProps) {
  const { id, place } = certificate
  if (certificate.lock && !isOver(place)) return <Locked certificate={certificate} language={language} />
  if (file && (place === 'issued' || isOver(place))) {
    return (
      <>
        <Issued
          certificate={certificate}
          may={may}
          file={file}
          server={server}
          isMaking={isMaking}
          links={await listPullLinks(actor, id)}
          language={language}
          zone={zone}
        />
        <InstallationRefresh certificate={certificate} language={language} />
      </>
    )
  }
  if (stageOf(place) === 'validation') {
    return (
      <>
        {file && (
          <CurrentFile
            certificate={certificate}
            file={file}
            mayCancel={actor.kind === 'client' && may.has('replace')}
            language={language}
          />
        )}
        <Waiting
          certificate={certificate}
          approval={may.has('resend') ? await getApproval(actor, id) : null}
          language={language}
          zone={zone}
        />
      </>
    )
  }
  const draft = await getDraft(actor, id)
  return (
    <>
      {file && (
        <CurrentFile certificate={certificate} file={file} mayCancel={actor.kind === 'client' && may.has('replace')} language={language} />
      )}
      {draft?.isEditable ? (
        <SetUpHub certificate={certificate} draft={draft} mayShare={may.has('people')} language={language} />
      ) : (
        <Waiting certificate={certificate} approval={null} language={language} zone={zone} />
      )}
    </>
  )
}

/** Returns whether staff locked the certificate before it was submitted, in which case only the reason is shown. */
function isShut({ suspendedReason, place }: CertificateView): boolean {
  return suspendedReason !== null && isEditable({ stage: stageOf(place) })
}

/** Shows the result of an installation check as soon as it arrives. */
function InstallationRefresh({ certificate: { id, installation }, language }: { certificate: CertificateView; language: Language }) {
  const words = wordsOf(language, 'installation')
  const sentence = installation?.result ? installationWords(installation.result, installation, language).title : words('notCheckedShort')
  return (
    <LiveRefresh
      sentence={installation?.isChecking ? words('checking') : sentence}
      active={installation?.isChecking ?? false}
      href={`/account/certificates/${id}#installation`}
    />
  )
}
