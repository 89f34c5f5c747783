import type { ReactNode } from 'react'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import type { EmailChangeView } from '@/lib/auth/email-change/find-change'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { askForNewAddress, stopNewAddress } from '../actions'

/** Changes the account's email address, and shows a change that is waiting for its two confirmations. */
export function YourAddress({ change, mayChange, language }: { change: EmailChangeView | null; mayChange: boolean; language: Language }) {
  const words = wordsOf(language, 'yourAddress')
  const address = (text: ReactNode) => (
    <strong className="font-semibold">
      <bdi>{text}</bdi>
    </strong>
  )
  return (
    <section aria-labelledby="your-address" className="border-t border-line pt-8">
      <h2 id="your-address" className="mb-2">
        {words('title')}
      </h2>
      {change && (
        <>
          <p className="mb-2 wrap-anywhere">{words.rich('asked', { to: change.to, address })}</p>
          <ul className="mb-4 text-ink-2">
            <li>{words(change.isFromConfirmed ? 'present.confirmed' : 'present.waiting')}</li>
            <li>{words(change.isToConfirmed ? 'next.confirmed' : 'next.waiting')}</li>
          </ul>
          <ActionForm action={stopNewAddress} prefix="stop-address" label={words('stop')} className="mb-4">
            <SubmitButton variant="quiet">{words('stop')}</SubmitButton>
          </ActionForm>
        </>
      )}
      <p className="mb-4 text-ink-2">{words('about')}</p>
      {mayChange && (
        <ActionForm action={askForNewAddress} prefix="address" label={words('change')}>
          <TextInput name="to" label={words('new')} hint={words('newHint')} type="email" autoComplete="email" />
          <SubmitButton variant="secondary">{words('change')}</SubmitButton>
        </ActionForm>
      )}
    </section>
  )
}
