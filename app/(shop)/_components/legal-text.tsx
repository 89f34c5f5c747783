import { PageTitle } from '@/components/layout/page-title'
import { DateText } from '@/components/ui/date-text'
import { blocksOf } from '@/lib/legal/format'
import { getLegalText } from '@/lib/legal/queries'
import type { LegalPage } from '@/lib/legal/schema'
import { LEGAL_WORDS } from '@/lib/legal/text'
import { ShopPage } from './shop-page'

/** A legal page: what staff have written, or that nothing is written yet. */
export async function LegalText({ page }: { page: LegalPage }) {
  const current = await getLegalText(page)
  const { title, placeholder } = LEGAL_WORDS[page]
  return (
    <ShopPage>
      <div className="pt-10">
        <PageTitle
          lead={
            current && (
              <>
                Version {current.version}, in force since <DateText at={current.createdAt} />
              </>
            )
          }
        >
          {title}
        </PageTitle>
        <div className="prose max-w-measure wrap-anywhere">
          {current ? <Blocks text={current.text} /> : <p>{placeholder}</p>}
          <p>
            <a href="/help">Help and contact</a>
          </p>
        </div>
      </div>
    </ShopPage>
  )
}

function Blocks({ text }: { text: string }) {
  return blocksOf(text).map((block, index) => {
    // Blocks have no name of their own, and the page is never changed in place.
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
