import type { ReactNode } from 'react'
import { Checkbox } from '@/components/ui/form/checkbox'
import { fileDays } from '@/lib/catalog/file-lifetime'
import { now } from '@/lib/clock'
import { pathIn } from '@/lib/languages/places'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'

type TermsProps = {
  language: Language
  agreed: boolean
  /** How many days before a file's expiry the first reminder is sent. */
  before: number
}

/** What a buyer agrees to when they order. */
export function Terms({ language, agreed, before }: TermsProps) {
  const words = wordsOf(language, 'checkout')
  const to = (path: string) => (chunks: ReactNode) => <a href={pathIn(language, path)}>{chunks}</a>
  return (
    <section aria-labelledby="terms-title" className="mb-2 border-t border-line pt-6">
      <h2 id="terms-title" className="text-lg">
        {words('agree.title')}
      </h2>
      <ul className="mt-3 list-disc ps-5 text-ink-2">
        <li className="mt-1.5">{words('agree.once')}</li>
        <li className="mt-1.5">{words('agree.after')}</li>
        <li className="mt-1.5">{words('agree.authority')}</li>
        <li className="mt-1.5">{words('agree.file', { days: String(fileDays(now())), before: String(before) })}</li>
        <li className="mt-1.5">{words.rich('agree.terms', { terms: to('/terms'), refunds: to('/refunds'), privacy: to('/privacy') })}</li>
      </ul>
      <div className="mt-4">
        <Checkbox name="agreed" label={words('agree.agreed')} defaultChecked={agreed} />
      </div>
    </section>
  )
}
