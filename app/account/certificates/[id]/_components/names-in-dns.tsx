import { cache, Suspense } from 'react'
import { DnsLines } from '@/components/certificate/dns-lines'
import { checkMail } from '@/lib/dns/check-mail'
import { checkName } from '@/lib/dns/check-name'
import { type Line, mailLine, reportLines } from '@/lib/dns/text'
import { AUTHORITY_OF } from '@/lib/dns/types'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'

/** The maximum number of names that are looked up; the authority checks all of them. */
const MOST_NAMES = 10

type Names = { names: readonly string[]; family: keyof typeof AUTHORITY_OF; language: Language }

/** Runs once per request, because several inboxes may be at one domain. */
const mailOf = cache((domain: string) => checkMail(domain))

/** Shows what DNS returns for the names in a request. The page does not wait for the lookup. */
export function NamesInDns(props: Names) {
  return (
    <Suspense fallback={<p className="text-ink-2">{wordsOf(props.language, 'waiting')('dnsLooking')}</p>}>
      <LookedUp {...props} />
    </Suspense>
  )
}

async function LookedUp({ names, family, language }: Names) {
  const words = wordsOf(language, 'waiting')
  const reports = await Promise.all(names.slice(0, MOST_NAMES).map((name) => checkName(name)))
  const lines = reports.flatMap((report) => (report ? reportLines(report, AUTHORITY_OF[family], language) : []))
  return <DnsLines lines={once(lines)} blocked={words('dnsBlocked')} words={titlesOf(language)} />
}

/** Whether the domains of the chosen inboxes accept mail, and whether DNS blocks one of the names. */
export function ApprovalInDns(props: Names & { approvers: readonly string[] }) {
  return (
    <Suspense fallback={<p className="mb-6 text-ink-2">{wordsOf(props.language, 'waiting')('mailLooking')}</p>}>
      <Doctor {...props} />
    </Suspense>
  )
}

async function Doctor({ approvers, names, family, language }: Names & { approvers: readonly string[] }) {
  const domains = [...new Set(approvers.map(domainOf))]
  const [mails, reports] = await Promise.all([
    Promise.all(domains.map(mailOf)),
    Promise.all(names.slice(0, MOST_NAMES).map((name) => checkName(name))),
  ])
  const mail = mails.flatMap((found) => (found ? mailLine(found, language) : []))
  // The mail setup of the registered domain doesn't matter if the inbox is at another domain.
  const blocked = reports.flatMap((report) =>
    report ? reportLines({ ...report, mail: { ...report.mail, state: 'accepts' } }, AUTHORITY_OF[family], language) : [],
  )
  const lines = once([...mail, ...blocked.filter(({ tone }) => tone === 'bad')])
  return <DnsLines lines={lines} blocked={wordsOf(language, 'waiting')('mayBeWhy')} words={titlesOf(language)} />
}

type InboxNoteProps = { email: string; otherwise?: string | undefined; language: Language }

/** A note beside an inbox whose domain does not, or might not, accept mail. Renders nothing if mail can be delivered. */
export function InboxNote({ email, otherwise, language }: InboxNoteProps) {
  return (
    <Suspense fallback={otherwise}>
      <Note email={email} otherwise={otherwise} language={language} />
    </Suspense>
  )
}

async function Note({ email, otherwise, language }: InboxNoteProps) {
  const found = await mailOf(domainOf(email))
  const line = found && mailLine(found, language)
  return <>{line?.tone === 'bad' || found?.state === 'by_address' ? line?.text : otherwise}</>
}

function titlesOf(language: Language) {
  const words = wordsOf(language, 'waiting')
  return { info: words('dnsInfo'), good: words('dnsGood') }
}

function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1)
}

function once(lines: readonly Line[]): Line[] {
  return [...new Map(lines.map((line) => [line.text, line])).values()]
}
