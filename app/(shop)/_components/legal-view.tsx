import { PageTitle } from '@/components/layout/page-title'
import { DateText } from '@/components/ui/date-text'
import { pathIn } from '@/lib/languages/places'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { blocksOf } from '@/lib/legal/format'
import type { LegalPage } from '@/lib/legal/schema'

type LegalViewProps = { language: Language; page: LegalPage; current: { version: number; createdAt: Date; text: string } | null }

/**
 * The content of a legal page, without the surrounding layout: the text exactly as staff wrote it, or a note that it has not been written
 * yet.
 */
export function LegalView({ language, page, current }: LegalViewProps) {
  const words = wordsOf(language, 'legal')
  const day = () => current && <DateText key="day" at={current.createdAt} language={language} />
  return (
    <div className="pt-10">
      <PageTitle lead={current && words.rich('version', { version: current.version, day })}>{words(`${page}.title`)}</PageTitle>
      <div className="prose max-w-measure wrap-anywhere">
        {current ? <Blocks text={current.text} /> : <p>{words(`${page}.none`)}</p>}
        <p>
          <a href={pathIn(language, '/help')}>{words('help')}</a>
        </p>
      </div>
    </div>
  )
}

function Blocks({ text }: { text: string }) {
  return blocksOf(text).map((block, index) => {
    // Blocks have no ids, and the page is never updated in place, so the index is a safe key.
    const key = `${index}-${block.kind}`
    if (block.kind === 'heading') return <h2 key={key}>{block.text}</h2>
    if (block.kind === 'paragraph') return <p key={key}>{block.text}</p>
    return (
      <ul key={key}>
        {block.items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    )
  })
}
