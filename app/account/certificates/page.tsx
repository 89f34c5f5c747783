import type { Metadata } from 'next'
import { PageTitle } from '@/components/layout/page-title'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Pager } from '@/components/ui/pager'
import { Table } from '@/components/ui/table'
import { requireActor } from '@/lib/auth/guards/guards'
import { readParam } from '@/lib/auth/read-param'
import { shownWords } from '@/lib/certificates/status/file-text'
import { byUrgency } from '@/lib/certificates/status/place-text'
import { listCertificates } from '@/lib/certificates/view/queries'
import type { CertificateRow } from '@/lib/certificates/view/schema'
import { now } from '@/lib/clock'
import { AccountPage } from '../_components/account-page'
import { cellsOf } from './_components/cells-of'
import { ListFilters, readShow } from './_components/list-filters'

export const metadata: Metadata = { title: 'Your certificates' }

const PATH = '/account/certificates'

/** Every certificate of the signed-in person. Those that need them come first. */
export default async function CertificatesPage({ searchParams }: PageProps<'/account/certificates'>) {
  const query = await searchParams
  const actor = await requireActor(PATH)
  const [after, search, show] = [readParam(query.after), readParam(query.q), readShow(readParam(query.show))]
  const { rows, next } = await listCertificates(actor, { after, search, status: show })
  const isFiltered = Boolean(search || show)
  const at = now()
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
            { label: 'Status' },
            { label: 'This file expires' },
            { label: 'Cover ends' },
            { label: 'Next', hideLabel: true },
          ]}
          rows={byNeed(rows, at).map((certificate) => ({ key: certificate.id, cells: cellsOf(certificate, at) }))}
        />
      ) : (
        <Nothing isFiltered={isFiltered} />
      )}
      <Pager path={PATH} params={{ q: search, show }} after={after} next={next} />
    </AccountPage>
  )
}

/** Within a page, certificates that need the reader come first. Otherwise the order is unchanged. */
function byNeed(rows: readonly CertificateRow[], at: Date): CertificateRow[] {
  return [...rows].sort((one, other) => byUrgency(shownWords(one, at), shownWords(other, at)))
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
        Search for another address, product or order number, or show all certificates.
      </Empty>
    )
  }
  return (
    <Empty title="No certificates yet." action={<ButtonLink href="/certificates">See certificates</ButtonLink>}>
      When you buy one it appears here, even before it is set up.
    </Empty>
  )
}
