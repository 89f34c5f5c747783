import type { ReactNode } from 'react'
import { Facts } from '@/components/ui/facts'
import { fileDays } from '@/lib/catalog/file-lifetime'
import { coversInFull, provesText, reorderText, signedText } from '@/lib/catalog/format'
import type { ProductView, TypeView } from '@/lib/catalog/schema'
import { now } from '@/lib/clock'
import { wordsOf } from '@/lib/languages/text'
import { DEFAULT_LANGUAGE, type Language } from '@/lib/languages/types'
import { byType } from './by-type'

/** The remaining details that buyers ask about. */
export function ProductFacts({ product, language = DEFAULT_LANGUAGE }: { product: ProductView; language?: Language }) {
  const words = wordsOf(language, 'product')
  const linesOf = (fact: (type: TypeView) => string) => <ByType language={language} lines={byType(product, fact)} />
  return (
    <section className="mt-12 grid gap-x-12 gap-y-4 border-t border-line pt-10 md:grid-cols-[5fr_7fr]">
      <h2>{words('facts.title')}</h2>
      <div className="min-w-0">
        <Facts
          items={[
            { term: words('facts.proves'), detail: linesOf(({ level }) => provesText(language, level)) },
            { term: words('facts.covers'), detail: linesOf((type) => coversInFull(language, type)) },
            { term: words('facts.signed'), detail: signedText(language, product.type) },
            { term: words('facts.file'), detail: words('facts.fileText', { days: fileDays(now()) }) },
            { term: words('facts.again'), detail: linesOf((type) => reorderText(language, type)) },
          ]}
        />
        <details className="mt-4">
          <summary className="min-h-11 w-fit py-2.5 font-semibold text-peacock">{words('facts.technical')}</summary>
          <Facts
            items={[
              { term: words('facts.keys'), detail: words('facts.keysText') },
              { term: words('facts.signature'), detail: 'SHA-256' },
              { term: words('facts.privateKey'), detail: words('facts.privateKeyText') },
              { term: words('facts.use'), detail: words('facts.useText') },
              { term: words('facts.log'), detail: words('facts.logText') },
            ]}
          />
        </details>
      </div>
    </section>
  )
}

/** A single text, or one line per certificate type. */
function ByType({ language, lines }: { language: Language; lines: ReturnType<typeof byType> }) {
  const strong = (name: ReactNode) => <strong>{name}</strong>
  return lines.map(({ type, text }) => (
    <span key={type} className="block">
      {type ? wordsOf(language, 'product').rich('facts.ofType', { type, fact: text, strong }) : text}
    </span>
  ))
}
