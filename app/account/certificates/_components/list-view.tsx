import { PageTitle } from '@/components/layout/page-title'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { LongTable } from '@/components/ui/long-table'
import { Pager } from '@/components/ui/pager'
import { shownWords } from '@/lib/certificates/status/file-text'
import { byUrgency } from '@/lib/certificates/status/place-text'
import type { CertificateRow } from '@/lib/certificates/view/schema'
import { pathIn } from '@/lib/languages/places'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { cellsOf } from './cells-of'
import { ListFilters, type readShow } from './list-filters'

const PATH = '/account/certificates'

type ListViewProps = {
  language: Language
  rows: readonly CertificateRow[]
  show: ReturnType<typeof readShow>
  search: string | undefined
  after: string | undefined
  next: string | null
  at: Date
}

/** One page of a person's certificates, with its filters. */
export function ListView({ language, rows, show, search, after, next, at }: ListViewProps) {
  const words = wordsOf(language, 'certificateList')
  const title = wordsOf(language, 'account')('certificates')
  const isFiltered = Boolean(search || show)
  return (
    <>
      <PageTitle>{title}</PageTitle>
      {(rows.length > 1 || isFiltered || after) && <ListFilters language={language} show={show} search={search} />}
      {rows.length > 0 ? (
        <LongTable
          caption={title}
          hideCaption
          columns={[
            { label: words('address') },
            { label: words('status') },
            { label: words('fileExpires') },
            { label: words('coverEnds') },
            { label: words('next'), hideLabel: true },
          ]}
          rows={byNeed(rows, at).map((certificate) => ({ key: certificate.id, cells: cellsOf(certificate, at, language) }))}
        />
      ) : (
        <Nothing language={language} isFiltered={isFiltered} />
      )}
      <Pager path={PATH} params={{ q: search, show }} after={after} next={next} language={language} />
    </>
  )
}

/** Within a page, certificates that need attention come first. Otherwise the order is unchanged. */
function byNeed(rows: readonly CertificateRow[], at: Date): CertificateRow[] {
  return [...rows].sort((one, other) => byUrgency(shownWords(one, at), shownWords(other, at)))
}

function Nothing({ language, isFiltered }: { language: Language; isFiltered: boolean }) {
  const words = wordsOf(language, 'certificateList')
  if (isFiltered) {
    return (
      <Empty
        title={words('nothingFound')}
        action={
          <ButtonLink variant="secondary" href={PATH}>
            {words('showAll')}
          </ButtonLink>
        }
      >
        {words('searchOther')}
      </Empty>
    )
  }
  return (
    <Empty title={words('none')} action={<ButtonLink href={pathIn(language, '/certificates')}>{words('see')}</ButtonLink>}>
      {words('noneYet')}
    </Empty>
  )
}
