import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { countryText } from '@/lib/tax/text'
import { tryStripe } from '../actions'

/** Has Stripe Tax calculate a test sale, so that staff can see whether it works. */
export function TryStripe({ country }: { country: string }) {
  return (
    <ActionForm action={tryStripe} prefix="try" label="Try Stripe Tax" className="mt-8 max-w-form">
      <p className="mb-4 text-ink-2">
        Asks Stripe for the tax on a sale of 100.00 in {countryText(country)}, which is not made. Its tax settings and your registrations
        are kept at Stripe.
      </p>
      <SubmitButton variant="secondary">Try Stripe Tax</SubmitButton>
    </ActionForm>
  )
}
