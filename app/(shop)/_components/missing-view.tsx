import { Missing } from '@/app/_components/missing'
import { shopMissing } from '@/lib/languages/missing-text'
import type { Language } from '@/lib/languages/types'

/** The content of the shop's 404 page. Most visitors get here through a link to a certificate that is no longer sold. */
export function MissingView({ language }: { language: Language }) {
  return (
    <div className="max-w-measure pt-10">
      <Missing text={shopMissing(language)} />
    </div>
  )
}
