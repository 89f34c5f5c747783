import { PageTitle } from '@/components/layout/page-title'
import { DateText } from '@/components/ui/date-text'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { openLink } from '../actions'

type LiveLinkProps = {
  language: Language
  token: string
  link: { purpose: 'sign_in' | 'set_up'; orderNumber: number | null; endsAt: Date }
  shop: string
  zone?: string
}

/** A link that still works: its button signs in, or opens the order. */
export function LiveLink({ language, token, link: { purpose, orderNumber, endsAt }, shop, zone }: LiveLinkProps) {
  const words = wordsOf(language, 'link')
  const signsIn = purpose === 'sign_in'
  const toOrder = words('continue', { number: String(orderNumber ?? '') })
  return (
    <>
      <PageTitle lead={signsIn ? words('signInLead', { shop }) : words('continueLead')}>
        {signsIn ? words('signInTitle', { shop }) : toOrder}
      </PageTitle>
      <ActionForm action={openLink}>
        <input type="hidden" name="link" value={token} />
        <input type="hidden" name="language" value={language} />
        <SubmitButton>{signsIn ? words('signIn') : toOrder}</SubmitButton>
      </ActionForm>
      <p className="mt-6 text-sm text-ink-3">
        {words.rich('worksUntil', { day: () => <DateText at={endsAt} time zone={zone} language={language} /> })}
      </p>
    </>
  )
}
