import { ActionForm } from '@/components/ui/action-form'
import { Alert } from '@/components/ui/alert'
import { DateText } from '@/components/ui/date-text'
import { SubmitButton } from '@/components/ui/submit-button'
import type { OrderView } from '@/lib/orders/queries'
import { Guarded } from '../../_components/guarded'
import { endDispute } from '../actions'

/** What a dispute means for an order, until when Stripe takes an answer, and how it ended where Stripe has not told. */
export function DisputePanel({ order: { id, dispute, disputeDueBy } }: { order: OrderView }) {
  if (!dispute) return null
  if (dispute === 'lost') {
    return (
      <Alert tone="bad" title="The dispute was lost: the bank gave the payment back to the buyer.">
        <p>The buyer can neither set up, send nor download a certificate of this order. Nothing more is bought for it.</p>
        <p>What was bought at Enom stays bought; within 30 days of the purchase Enom may give its price back on a support ticket.</p>
      </Alert>
    )
  }
  return (
    <section aria-labelledby="dispute">
      <Alert
        tone="bad"
        title={
          <span id="dispute">
            The payment is disputed.{' '}
            {disputeDueBy ? (
              <>
                Answer it in Stripe by <DateText at={disputeDueBy} time />.
              </>
            ) : (
              'Answer it in Stripe before its deadline.'
            )}
          </span>
        }
      >
        <p>
          The buyer asked their bank for the money back. Until the bank decides, the buyer can neither set up, send nor download a
          certificate of this order, nothing is bought for it, and nothing is refunded.
        </p>
        <p>Stripe tells the shop how it ends, and then everything goes on by itself. If its word does not come, record it here.</p>
      </Alert>
      <div className="max-w-form">
        <ActionForm action={endDispute} prefix="won" label="The dispute was won">
          <input type="hidden" name="orderId" value={id} />
          <input type="hidden" name="outcome" value="won" />
          <Guarded title="The dispute was won">
            <p className="mb-3">Everything that was held goes on: what waits is bought, and the buyer can set up and download again.</p>
            <SubmitButton>Record that it was won</SubmitButton>
          </Guarded>
        </ActionForm>
        <ActionForm action={endDispute} prefix="lost" label="The dispute was lost">
          <input type="hidden" name="orderId" value={id} />
          <input type="hidden" name="outcome" value="lost" />
          <Guarded title="The dispute was lost">
            <p className="mb-3">
              The payment is booked as lost, certificates that were not bought are cancelled, and the others stay locked for the buyer.
            </p>
            <SubmitButton variant="danger">Record that it was lost</SubmitButton>
          </Guarded>
        </ActionForm>
      </div>
    </section>
  )
}
