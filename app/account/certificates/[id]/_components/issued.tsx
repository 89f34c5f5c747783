import { GuideSteps } from '@/components/certificate/guide-steps'
import { HexPairs } from '@/components/certificate/hex-pairs'
import { ValidityDates } from '@/components/certificate/validity-dates'
import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { DateText } from '@/components/ui/date-text'
import { Facts } from '@/components/ui/facts'
import { Rosette } from '@/components/ui/rosette'
import type { PullLinkView } from '@/lib/certificates/pull/list-links'
import { SERVER_SOFTWARE } from '@/lib/certificates/setup/server-software'
import { nextFileStep, shownWords } from '@/lib/certificates/status/file-text'
import type { CertificateView, FileView } from '@/lib/certificates/view/schema'
import { readFile } from '@/lib/chain/read-file'
import { splitPem } from '@/lib/chain/split-pem'
import { now } from '@/lib/clock'
import { fileNames } from '@/lib/guides/file-names'
import { installGuide } from '@/lib/guides/install-guide'
import { type GuideKey, guideKey } from '@/lib/guides/keys'
import type { Action } from '@/lib/permissions'
import { Installation } from './installation'
import { KeyFiles } from './key-files'
import { PullLinks } from './pull-links'

type IssuedProps = {
  certificate: CertificateView
  may: ReadonlySet<Action>
  file: FileView
  server: string | undefined
  links: readonly PullLinkView[]
}

/** An issued certificate: its two dates, its files, how to install them, and its contents. If it has ended, only what still applies. */
export function Issued({ certificate, may, file, server, links }: IssuedProps) {
  const domain = certificate.domainName ?? file.names[0] ?? ''
  const at = now()
  const { group } = shownWords(certificate, at)
  const hasEnded = group === 'ended'
  const isExpired = file.notAfter <= at
  const software = guideKey(server ?? certificate.serverSoftware ?? 'other')
  return (
    <>
      {hasEnded && <HasEnded certificate={certificate} at={at} />}
      <NextFile certificate={certificate} at={at} />
      <div className="flex items-start gap-6">
        <div className="w-24 shrink-0 sm:w-40">
          <Rosette of={file.fingerprint} />
        </div>
        {!hasEnded && <ValidityDates fileExpiresAt={file.notAfter} coverEndsAt={certificate.coverEndsAt} at={at} />}
      </div>
      <Downloads id={certificate.id} domain={domain} server={software} />
      <KeyFiles domain={domain} leafPem={file.leafPem} chainPem={file.chainPem} />
      {!hasEnded && !certificate.suspendedReason && may.has('replace') && <Replace certificate={certificate} at={at} />}
      {!hasEnded && !isExpired && (
        <>
          <InstallGuide domain={domain} names={file.names} server={software} />
          {may.has('install') && <Installation certificate={certificate} names={file.names} />}
        </>
      )}
      {!hasEnded && may.has('pull') && (
        <PullLinks certificateId={certificate.id} links={links} domain={domain} names={file.names} server={software} />
      )}
      <section aria-labelledby="facts" className="mt-10">
        <h2 id="facts" className="mb-4">
          Certificate details
        </h2>
        <Facts
          items={[
            { term: 'Names covered', detail: file.names.map((name) => <NameLine key={name} name={name} />) },
            { term: isExpired ? 'Was valid' : 'Valid', detail: <Validity file={file} /> },
            { term: 'Chain', detail: <Chain domain={domain} file={file} /> },
            { term: 'Key', detail: file.keyType },
            { term: 'Serial number', detail: <code>{file.serial}</code> },
            { term: 'Fingerprint, SHA-256', detail: <HexPairs hex={file.fingerprint} /> },
            { term: `Order number at ${certificate.type.brand}`, detail: certificate.authorityOrderId },
          ]}
        />
        <p className="mt-4 text-sm text-ink-2">Certificates are listed in public logs, so anyone can see that this one exists.</p>
      </section>
    </>
  )
}

/** Says what happened to the money, then what the files are still good for. */
function HasEnded({ certificate, at }: { certificate: CertificateView; at: Date }) {
  const { label, sentence, tone } = shownWords(certificate, at)
  return (
    <Alert tone={tone} title={label}>
      <p className="text-lg">{sentence}</p>
      <p>
        {certificate.place === 'closed:terminated'
          ? 'An installed file works until it expires, unless the authority revokes it. Ending the service does not refund it.'
          : 'Browsers may stop trusting its file at any time, whatever its expiry date, and there is no next file.'}
      </p>
    </Alert>
  )
}

/** Says that a file expires soon or has expired, and how to get the next one. Renders nothing while it is valid. */
function NextFile({ certificate, at }: { certificate: CertificateView; at: Date }) {
  const step = nextFileStep(certificate, at)
  if (!step) return null
  const { label, sentence, tone, action } = shownWords(certificate, at)
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
          <a href="/help#next-file">How this works</a>
        </p>
      )}
    </Alert>
  )
}

/** Leads to a replacement while the cover lasts. */
function Replace({ certificate: { id, coverEndsAt }, at }: { certificate: CertificateView; at: Date }) {
  if (coverEndsAt && coverEndsAt <= at) return null
  return (
    <p className="no-print mt-4">
      Lost the key, or a new server? <a href={`/account/certificates/${id}/replace`}>Replace this certificate</a> at no extra cost.
    </p>
  )
}

// Without the attribute `download`, so that a browser shows the reason if a file is refused. The response itself marks the file as a
// download.
function Downloads({ id, domain, server }: { id: string; domain: string; server: GuideKey }) {
  const names = fileNames(domain)
  const path = (what: string) => `/account/certificates/${id}/download/${what}`
  const single = [
    { what: 'fullchain', name: names.fullchain, text: 'certificate and intermediates: what most servers take' },
    { what: 'leaf', name: names.leaf, text: 'the certificate alone' },
    { what: 'chain', name: names.chain, text: 'the intermediates alone' },
    { what: 'p7b', name: names.p7b, text: 'certificate and intermediates as PKCS #7: for Windows and Java' },
    { what: 'p7c', name: names.p7c, text: 'the same PKCS #7 in DER' },
    { what: 'der', name: names.der, text: 'the certificate alone in DER' },
  ]
  return (
    <section aria-labelledby="files" className="no-print mt-8">
      <h2 id="files" className="mb-4">
        Files
      </h2>
      <div className="flex flex-wrap gap-2">
        {server !== 'other' && <ButtonLink href={`${path('zip')}?server=${server}`}>Download for {labelOf(server)}</ButtonLink>}
        <ButtonLink href={path('zip')} variant={server === 'other' ? 'primary' : 'secondary'}>
          Download all files
        </ButtonLink>
      </div>
      <ul className="mt-4 border-t border-line">
        {single.map(({ what, name, text }) => (
          <li key={what} className="border-b border-line py-2">
            <a href={path(what)} className="inline-block py-1 wrap-anywhere">
              {name}
            </a>
            <span className="block text-sm text-ink-3">{text}</span>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-sm text-ink-2">
        Your private key is not included: it stays where the request was made. You need it to install this certificate.
      </p>
    </section>
  )
}

function labelOf(server: GuideKey): string {
  return SERVER_SOFTWARE.find(({ key }) => key === server)?.label ?? 'your server'
}

function InstallGuide({ domain, names, server }: { domain: string; names: readonly string[]; server: string }) {
  const guide = installGuide(server, { domain, names })
  return (
    <section id="install" aria-labelledby="install-title" className="mt-10">
      <h2 id="install-title" className="mb-4">
        {guide.title}
      </h2>
      <GuideSteps steps={[...guide.steps, guide.check, guide.undo]} />
      <nav aria-label="Guides for other servers" className="no-print mt-6 border-t border-line pt-3">
        <p className="text-sm font-semibold">For another server</p>
        <ul className="flex flex-wrap gap-x-4">
          {SERVER_SOFTWARE.map(({ key, label }) => (
            <li key={key}>
              <a
                href={`?server=${key}#install`}
                aria-current={key === server ? 'true' : undefined}
                className="inline-flex min-h-11 items-center text-sm aria-[current]:font-semibold"
              >
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </section>
  )
}

const INDENTS = ['', 'ps-4', 'ps-8', 'ps-12']

/** The certificate and its issuers, one per line. The root is in every browser and therefore not among the files. */
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

function Validity({ file }: { file: FileView }) {
  return (
    <>
      <DateText at={file.notBefore} time /> to <DateText at={file.notAfter} time />
    </>
  )
}
