import { GuideSteps } from '@/components/certificate/guide-steps'
import { HexPairs } from '@/components/certificate/hex-pairs'
import { ValidityDates } from '@/components/certificate/validity-dates'
import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { DateText } from '@/components/ui/date-text'
import { Facts } from '@/components/ui/facts'
import { Rosette } from '@/components/ui/rosette'
import type { PullLinkView } from '@/lib/certificates/pull/list-links'
import { SERVER_SOFTWARE, serverSoftwareLabel } from '@/lib/certificates/setup/server-software'
import { nextFileStep, shownWords } from '@/lib/certificates/status/file-text'
import type { CertificateView, FileView } from '@/lib/certificates/view/schema'
import { readFile } from '@/lib/chain/read-file'
import { splitPem } from '@/lib/chain/split-pem'
import { now } from '@/lib/clock'
import { fileNames } from '@/lib/guides/file-names'
import { installGuide } from '@/lib/guides/install-guide'
import { type GuideKey, guideKey } from '@/lib/guides/keys'
import { pathIn } from '@/lib/languages/places'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import type { Action } from '@/lib/permissions'
import { Installation } from './installation'
import { KeyFiles } from './key-files'
import { PullLinks } from './pull-links'

type IssuedProps = {
  certificate: CertificateView
  may: ReadonlySet<Action>
  file: FileView
  server: string | undefined
  /** Whether the form for a file with the private key is open. */
  isMaking?: boolean
  links: readonly PullLinkView[]
  language: Language
  zone: string
}

/**
 * An issued certificate: its two dates, its files, how to install them, and its contents. If it has ended, only what still applies is
 * shown.
 */
export function Issued({ certificate, may, file, server, isMaking = false, links, language, zone }: IssuedProps) {
  const words = wordsOf(language, 'issued')
  const domain = certificate.domainName ?? file.names[0] ?? ''
  const at = now()
  const { group } = shownWords(certificate, at, language)
  const hasEnded = group === 'ended'
  const isExpired = file.notAfter <= at
  const software = guideKey(server ?? certificate.serverSoftware ?? 'other')
  return (
    <>
      {hasEnded && <HasEnded certificate={certificate} at={at} language={language} />}
      <NextFile certificate={certificate} at={at} language={language} />
      <div className="flex items-start gap-6">
        <div className="w-24 shrink-0 sm:w-40">
          <Rosette of={file.fingerprint} />
        </div>
        {!hasEnded && (
          <ValidityDates fileExpiresAt={file.notAfter} coverEndsAt={certificate.coverEndsAt} at={at} language={language} zone={zone} />
        )}
      </div>
      <Downloads id={certificate.id} domain={domain} server={software} isMain={!hasEnded} language={language} />
      <KeyFiles domain={domain} file={file} server={server} isOpen={isMaking} language={language} />
      {!hasEnded && !certificate.suspendedReason && may.has('replace') && <Replace certificate={certificate} at={at} language={language} />}
      {!hasEnded && !isExpired && (
        <>
          <InstallGuide domain={domain} names={file.names} server={software} isMaking={isMaking} language={language} />
          {may.has('install') && !certificate.suspendedReason && (
            <Installation certificate={certificate} names={file.names} language={language} zone={zone} />
          )}
        </>
      )}
      {!hasEnded && may.has('pull') && (
        <PullLinks
          mayMake={!certificate.suspendedReason}
          certificateId={certificate.id}
          links={links}
          domain={domain}
          names={file.names}
          server={software}
          language={language}
          zone={zone}
        />
      )}
      <section aria-labelledby="facts" className="mt-10">
        <h2 id="facts" className="mb-4">
          {words('details')}
        </h2>
        <Facts
          items={[
            { term: words('names'), detail: file.names.map((name) => <NameLine key={name} name={name} />) },
            { term: words(isExpired ? 'wasValid' : 'valid'), detail: <Validity file={file} language={language} zone={zone} /> },
            { term: words('chain'), detail: <Chain domain={domain} file={file} /> },
            { term: words('key'), detail: file.keyType },
            { term: words('serial'), detail: <code>{file.serial}</code> },
            { term: words('fingerprint'), detail: <HexPairs hex={file.fingerprint} /> },
            {
              term: wordsOf(language, 'waiting')('authorityOrder', { brand: certificate.type.brand }),
              detail: certificate.authorityOrderId,
            },
          ]}
        />
        <p className="mt-4 text-sm text-ink-2">{words('logs')}</p>
      </section>
    </>
  )
}

type PartProps = { certificate: CertificateView; at: Date; language: Language }

/** Explains what happened to the money, then what the files can still be used for. */
function HasEnded({ certificate, at, language }: PartProps) {
  const { label, sentence, tone } = shownWords(certificate, at, language)
  return (
    <Alert tone={tone} title={label}>
      <p className="text-lg">{sentence}</p>
      <p>{wordsOf(language, 'issued')(certificate.place === 'closed:terminated' ? 'endedTerminated' : 'endedRefunded')}</p>
    </Alert>
  )
}

/** Warns that a file expires soon or has expired, and explains how to get the next one. Renders nothing otherwise. */
function NextFile({ certificate, at, language }: PartProps) {
  const step = nextFileStep(certificate, at)
  if (!step) return null
  const { label, sentence, tone, action } = shownWords(certificate, at, language)
  return (
    <Alert tone={tone} title={label}>
      <p className="text-lg">{sentence}</p>
      <p>
        {step === 'ask' ? (
          <a href={`/account/certificates/${certificate.id}/replace?reason=half_way`}>{action}</a>
        ) : (
          <a href="#dates">{action}</a>
        )}
      </p>
      {step === 'ask' && (
        <p>
          <a href={`${pathIn(language, '/help')}#next-file`}>{wordsOf(language, 'issued')('how')}</a>
        </p>
      )}
    </Alert>
  )
}

/** Links to a replacement while the cover lasts. */
function Replace({ certificate: { id, coverEndsAt }, at, language }: PartProps) {
  if (coverEndsAt && coverEndsAt <= at) return null
  return (
    <p className="no-print mt-4">
      {wordsOf(language, 'issued').rich('replace', { link: (text) => <a href={`/account/certificates/${id}/replace`}>{text}</a> })}
    </p>
  )
}

type DownloadsProps = { id: string; domain: string; server: GuideKey; isMain: boolean; language: Language }

// Without the `download` attribute, so that a browser shows the reason if a file is refused. The response itself marks the file as a
// download.
function Downloads({ id, domain, server, isMain, language }: DownloadsProps) {
  const words = wordsOf(language, 'issued')
  const names = fileNames(domain)
  const path = (what: string) => `/account/certificates/${id}/download/${what}`
  const single = [
    { what: 'fullchain', name: names.fullchain },
    { what: 'leaf', name: names.leaf },
    { what: 'chain', name: names.chain },
    { what: 'p7b', name: names.p7b },
    { what: 'p7c', name: names.p7c },
    { what: 'der', name: names.der },
  ] as const
  return (
    <section aria-labelledby="files" className="no-print mt-8">
      <h2 id="files" className="mb-4">
        {words('files')}
      </h2>
      <div className="flex flex-wrap gap-2">
        {server !== 'other' && (
          <ButtonLink href={`${path('zip')}?server=${server}`} variant={isMain ? 'primary' : 'secondary'}>
            {words('downloadFor', { server: serverSoftwareLabel(server, language) })}
          </ButtonLink>
        )}
        <ButtonLink href={path('zip')} variant={isMain && server === 'other' ? 'primary' : 'secondary'}>
          {words('downloadAll')}
        </ButtonLink>
      </div>
      <ul className="mt-4 border-t border-line">
        {single.map(({ what, name }) => (
          <li key={what} className="border-b border-line py-2">
            <a href={path(what)} className="inline-block py-1 wrap-anywhere">
              {name}
            </a>
            <span className="block text-sm text-ink-3">{words(`what.${what}`)}</span>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-sm text-ink-2">{words('noKey')}</p>
    </section>
  )
}

type InstallGuideProps = { domain: string; names: readonly string[]; server: GuideKey; isMaking: boolean; language: Language }

function InstallGuide({ domain, names, server, isMaking, language }: InstallGuideProps) {
  const words = wordsOf(language, 'issued')
  const guide = installGuide(server, { domain, names }, language)
  return (
    <section id="install" aria-labelledby="install-title" className="mt-10">
      <h2 id="install-title" className="mb-4">
        {guide.title}
      </h2>
      <GuideSteps steps={[...guide.steps, guide.check, guide.undo]} />
      <nav aria-label={words('otherGuides')} className="no-print mt-6 border-t border-line pt-3">
        <p className="text-sm font-semibold">{words('otherServer')}</p>
        <ul className="flex flex-wrap gap-x-4">
          {SERVER_SOFTWARE.map(({ key }) => (
            <li key={key}>
              <a
                href={`?server=${key}${isMaking ? '&make=key-file' : ''}#install`}
                aria-current={key === server ? 'true' : undefined}
                className="inline-flex min-h-11 items-center text-sm aria-[current]:font-semibold"
              >
                {serverSoftwareLabel(key, language)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </section>
  )
}

const INDENTS = ['', 'ps-4', 'ps-8', 'ps-12']

/** The certificate and its issuers, one per line. Browsers already have the root, so it is not among the files. */
function Chain({ domain, file }: { domain: string; file: FileView }) {
  const issuers = splitPem(file.chainPem).pems.map((pem) => readFile(pem)?.issuer ?? file.issuer)
  return (
    <ol>
      {[domain, ...new Set([file.issuer, ...issuers])].map((name, depth) => (
        <li key={name} className={INDENTS[Math.min(depth, INDENTS.length - 1)]}>
          {depth > 0 && (
            <span aria-hidden="true" className="text-ink-3">
              └{' '}
            </span>
          )}
          <bdi>{name}</bdi>
        </li>
      ))}
    </ol>
  )
}

function NameLine({ name }: { name: string }) {
  return (
    <bdi dir="ltr" className="block font-mono text-sm leading-6">
      {name}
    </bdi>
  )
}

function Validity({ file, language, zone }: { file: FileView; language: Language; zone: string }) {
  return wordsOf(language, 'issued').rich('validFromTo', {
    from: () => <DateText at={file.notBefore} time zone={zone} language={language} />,
    to: () => <DateText at={file.notAfter} time zone={zone} language={language} />,
  })
}
