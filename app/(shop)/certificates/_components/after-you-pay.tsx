import { Timeline } from '@/components/ui/timeline'
import { type ProductView, typesOf } from '@/lib/catalog/schema'
import { AUTHORITY } from '@/lib/catalog/text'
import { byType } from './by-type'

/** The four steps between payment and a working server. */
export function AfterYouPay({ product }: { product: ProductView }) {
  const { family, multiDomain } = product.type
  const levels = new Set(typesOf(product).map(({ level }) => level))
  const checks = levels.has('dv') ? '' : ` At the same time, ${AUTHORITY[family]} checks the organisation.`
  const sometimes = levels.has('dv') && levels.size > 1 ? ` If it names an organisation, ${AUTHORITY[family]} checks that too.` : ''
  const waits = byType(product, ({ usualWait }) => usualWait)
  return (
    <section className="mt-12 grid gap-x-12 gap-y-4 border-t border-line pt-10 md:grid-cols-[5fr_7fr]">
      <h2>After you pay</h2>
      <Timeline
        label="What happens after you pay"
        items={[
          {
            key: 'set-up',
            state: 'next',
            title: 'You set it up',
            children: 'We email you a link. You enter the request, the contacts and the approver, which takes about five minutes.',
          },
          {
            key: 'approve',
            state: 'next',
            title: 'You approve',
            children: `${AUTHORITY[family]} emails the inbox you chose${multiDomain ? ' for each name' : ''}.${checks}${sometimes}`,
          },
          {
            key: 'issue',
            state: 'next',
            title: 'The certificate is issued',
            children: waits.map(({ type, text }) => `${type ? `${type}: ` : ''}${text}.`).join(' '),
          },
          {
            key: 'install',
            state: 'next',
            title: 'You install it',
            children: 'The files and the steps for your server come by email and stay in your account.',
          },
        ]}
      />
    </section>
  )
}
