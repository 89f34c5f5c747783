import { Alert } from '@/components/ui/alert'
import { CopyButton } from '@/components/ui/copy-button'
import { DateText } from '@/components/ui/date-text'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import type { OrderView } from '@/lib/orders/view/get-order'
import { Guarded } from '../../_components/guarded'
import { endDispute } from '../actions'

/**
 * Explains what a dispute means for an order, Stripe's deadline for a response, and how to record the outcome if Stripe has not reported
 * it.
 */
export function DisputePanel({ order: { id, dispute, disputeDueBy }, evidence }: { order: OrderView; evidence: string | null }) {
  if (!dispute) return null
  if (dispute === 'lost') {
    return (
      <Alert tone="bad" title="The dispute was lost: the bank returned the payment to the buyer.">
        <p>The buyer can’t set up, send or download the certificates in this order. Nothing more is bought for it.</p>
        <p>What was bought from Enom stays bought. Within 30 days of the purchase, Enom may refund it if you open a support ticket.</p>
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
                Respond in Stripe by <DateText at={disputeDueBy} time />.
              </>
            ) : (
              'Respond in Stripe before its deadline.'
            )}
          </span>
        }
      >
        <p>
          The buyer asked their bank for the money back. Until the bank decides, the buyer can’t set up, send or download the certificates
          in this order, and nothing is bought or refunded for it.
        </p>
        <p>
          Stripe reports the result to the shop, and everything then continues automatically. If Stripe’s message doesn’t arrive, record the
          result here.
        </p>
      </Alert>
      {evidence && (
        <details className="mb-4">
          <summary className="min-h-11 cursor-pointer py-2.5 font-semibold">Evidence for Stripe</summary>
          <p className="mb-2">What was delivered, when and to whom. Read it, then paste it into your response.</p>
          <pre className="mb-2 max-h-96 overflow-auto bg-sunken p-3 font-mono text-xs whitespace-pre-wrap">{evidence}</pre>
          <CopyButton text={evidence} label="Copy the evidence" />
        </details>
      )}
      <div className="max-w-form">
        <ActionForm action={endDispute} prefix="won" label="The dispute was won">
          <input type="hidden" name="orderId" value={id} />
          <input type="hidden" name="outcome" value="won" />
          <Guarded title="The dispute was won">
            <p className="mb-3">
              Everything on hold continues: waiting certificates are bought, and the buyer can set up and download again.
            </p>
            <SubmitButton>Record that it was won</SubmitButton>
          </Guarded>
        </ActionForm>
        <ActionForm action={endDispute} prefix="lost" label="The dispute was lost">
          <input type="hidden" name="orderId" value={id} />
          <input type="hidden" name="outcome" value="lost" />
          <Guarded title="The dispute was lost">
            <p className="mb-3">
              The payment is recorded as lost, certificates not yet bought are cancelled, and the others stay locked for the buyer.
            </p>
            <SubmitButton variant="danger">Record that it was lost</SubmitButton>
          </Guarded>
        </ActionForm>
      </div>
    </section>
  )
}
