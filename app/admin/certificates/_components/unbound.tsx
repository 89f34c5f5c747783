'use client'
import { Alert } from '@/components/ui/alert'
import { buttonClass } from '@/components/ui/button'
import { useAction } from '@/components/ui/form/use-action'
import { lookForUnbound } from '../actions'

/** Searches Enom for certificates that belong to no order in the shop, so that a purchase with an unknown outcome can be settled. */
export function Unbound({ certificateId }: { certificateId: string }) {
  const [state, action, pending] = useAction(lookForUnbound)
  const found = state.status === 'done' ? Object.entries(state.data ?? {}) : null
  return (
    <form action={action} aria-label="Check Enom’s list" className="mb-6">
      <input type="hidden" name="id" value={certificateId} />
      <div role="status">
        {state.status === 'refused' && <Alert tone="bad">{state.message}</Alert>}
        {state.status === 'done' && <p className="mb-2">{state.message}</p>}
        {found?.length === 0 && (
          <Alert tone="info" title="Enom lists none.">
            Since our purchase call, the only certificates of this product and term that Enom has sold already belong to orders here. New
            ones can take a few minutes to appear, so check twice.
          </Alert>
        )}
        {found && found.length > 0 && (
          <ul className="mb-3">
            {found.map(([number, text]) => (
              <li key={number}>
                <code>{number}</code>: {text}
              </li>
            ))}
          </ul>
        )}
      </div>
      <button type="submit" aria-disabled={pending || undefined} className={buttonClass({ variant: 'secondary', small: true })}>
        {pending && <span className="spinner" aria-hidden="true" />}
        Check Enom’s list
      </button>
    </form>
  )
}
