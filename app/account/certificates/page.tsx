import type { Metadata } from 'next'
import { CertificateName } from '@/components/certificate/certificate-name'
import { StatusTag } from '@/components/certificate/status-tag'
import { PageTitle } from '@/components/layout/page-title'
import { ButtonLink } from '@/components/ui/button'
import { DateText } from '@/components/ui/date-text'
import { Empty } from '@/components/ui/empty'
import { Pager } from '@/components/ui/pager'
import { Table } from '@/components/ui/table'
import { requireActor } from '@/lib/auth/guards'
import { readParam } from '@/lib/auth/read-param'
import { listCertificates } from '@/lib/certificates/queries'
import type { CertificateRow } from '@/lib/certificates/schema'
import { STATUS_WORDS } from '@/lib/certificates/words'
import { AccountPage } from '../_components/account-page'
import { ListFilters, readShow } from './_components/list-filters'

export const metadata: Metadata = { title: 'Your certificates' }

const PATH = '/account/certificates'

/** Every certificate of the person who asks; those that need them first. */
export default async function CertificatesPage({ searchParams }: PageProps<'/account/certificates'>) {
  const query = await searchParams
  const actor = await requireActor(PATH)
  const [after, search, show] = [readParam(query.after), readParam(query.q), readShow(readParam(query.show))]
  const { rows, next } = await listCertificates(actor, { after, search, status: show })
  const isFiltered = Boolean(search || show)
  return (
    <AccountPage current={PATH}>
      <PageTitle>Your certificates</PageTitle>
      {(rows.length > 1 || isFiltered || after) && <ListFilters show={show} search={search} />}
      {rows.length > 0 ? (
        <Table
          caption="Your certificates"
          hideCaption
          columns={[
            { label: 'Address' },
            { label: 'Where it stands' },
            { label: 'This file expires' },
            { label: 'Cover ends' },
            { label: 'Next', hideLabel: true },
          ]}
          rows={byNeed(rows).map((certificate) => ({ key: certificate.id, cells: cellsOf(certificate) }))}
        />
      ) : (
        <Nothing isFiltered={isFiltered} />
      )}
      <Pager path={PATH} params={{ q: search, show }} after={after} next={next} />
    </AccountPage>
  )
}

const RANK = { needs_you: 0, in_progress: 1, valid: 2, ended: 3 } as const

/** Within a page, what needs the reader comes first; otherwise the order stays. */
function byNeed(rows: readonly CertificateRow[]): CertificateRow[] {
  return [...rows].sort((a, b) => RANK[STATUS_WORDS[a.status].group] - RANK[STATUS_WORDS[b.status].group])
}

function cellsOf(certificate: CertificateRow) {
  const { action } = STATUS_WORDS[certificate.status]
  return [
    <div key="name">
      <a href={`${PATH}/${certificate.id}`} className="-my-1 inline-block py-1">
        <CertificateName certificate={certificate} />
      </a>
      <span className="block text-sm font-normal text-ink-3">
        {certificate.type.name}, {certificate.years === 1 ? '1 year' : `${certificate.years} years`} · Order {certificate.orderNumber}
      </span>
    </div>,
    <StatusTag key="status" certificate={certificate} />,
    certificate.fileExpiresAt ? <DateText key="file" at={certificate.fileExpiresAt} /> : <span key="file">Not issued</span>,
    certificate.coverEndsAt && <DateText key="cover" at={certificate.coverEndsAt} />,
    action && (
      <ButtonLink
        key="next"
        small
        variant={STATUS_WORDS[certificate.status].group === 'needs_you' ? 'primary' : 'secondary'}
        href={`${PATH}/${certificate.id}`}
      >
        {action}
      </ButtonLink>
    ),
  ]
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered) {
    return (
      <Empty
        title="Nothing matches."
        action={
          <ButtonLink variant="secondary" href={PATH}>
            Show all certificates
          </ButtonLink>
        }
      >
        Look for another address, product or order number, or show all of them.
      </Empty>
    )
  }
  return (
    <Empty title="No certificates yet." action={<ButtonLink href="/certificates">See certificates</ButtonLink>}>
      When you buy one it appears here, even before it is set up.
    </Empty>
  )
}
