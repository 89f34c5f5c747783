import { Timeline } from '@/components/ui/timeline'
import { waitText } from '@/lib/catalog/format'
import { type ProductView, typesOf } from '@/lib/catalog/schema'
import { AUTHORITY } from '@/lib/catalog/text'
import { wordsOf } from '@/lib/languages/text'
import { DEFAULT_LANGUAGE, type Language } from '@/lib/languages/types'
import { byType } from './by-type'

/** The four steps from payment to a working server. */
export function AfterYouPay({ product, language = DEFAULT_LANGUAGE }: { product: ProductView; language?: Language }) {
  const words = wordsOf(language, 'product')
  const { family, multiDomain } = product.type
  const authority = AUTHORITY[family]
  const levels = new Set(typesOf(product).map(({ level }) => level))
  const approval = [
    words(multiDomain ? 'after.approveEach' : 'after.approveText', { authority }),
    !levels.has('dv') && words('after.organisation', { authority }),
    levels.has('dv') && levels.size > 1 && words('after.organisationToo', { authority }),
  ]
  const waits = byType(product, (type) => waitText(language, type))
  return (
    <section className="mt-12 grid gap-x-12 gap-y-4 border-t border-line pt-10 md:grid-cols-[5fr_7fr]">
      <h2>{words('after.title')}</h2>
      <Timeline
        label={words('after.label')}
        words={{ next: words('after.next') }}
        items={[
          { key: 'set-up', state: 'next', title: words('after.setUp'), children: words('after.setUpText') },
          { key: 'approve', state: 'next', title: words('after.approve'), children: approval.filter(Boolean).join(' ') },
          {
            key: 'issue',
            state: 'next',
            title: words('after.issue'),
            children: waits
              .map(({ type, text }) => (type ? words('after.waitOfType', { type, wait: text }) : words('after.wait', { wait: text })))
              .join(' '),
          },
          { key: 'install', state: 'next', title: words('after.install'), children: words('after.installText') },
        ]}
      />
    </section>
  )
}
