import { Timeline } from '@/components/ui/timeline'
import type { ProductView } from '@/lib/catalog/schema'
import { AUTHORITY } from '@/lib/catalog/words'

/** The four steps between payment and a working server. */
export function AfterYouPay({ product }: { product: ProductView }) {
  const { family, level, usualWait } = product.type
  const checks = level === 'dv' ? '' : ` Meanwhile ${AUTHORITY[family]} checks the organisation.`
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
            children: 'A link comes by email. Server, request, contacts, approver: about five minutes.',
          },
          {
            key: 'approve',
            state: 'next',
            title: 'You approve',
            children: `${AUTHORITY[family]} writes to the mailbox you chose.${checks}`,
          },
          { key: 'issue', state: 'next', title: 'The certificate is issued', children: `${usualWait}.` },
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
