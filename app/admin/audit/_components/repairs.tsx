import type { ReactNode } from 'react'
import { ActionForm } from '@/components/ui/form/action-form'
import { Select } from '@/components/ui/form/select'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextArea } from '@/components/ui/form/text-area'
import { TextInput } from '@/components/ui/form/text-input'
import { mayBeBound } from '@/lib/audit/repair/bind-orphan'
import type { DifferenceView } from '@/lib/audit/view/queries'
import { canRetry, columnsOf, mayMove } from '@/lib/certificates/lifecycle/places'
import { staffLabel } from '@/lib/certificates/status/place-text'
import { Guarded } from '../../_components/guarded'
import { BuyerLanguage } from '../../orders/_components/buyer-language'
import {
  acceptBalanceAction,
  acceptCostAction,
  bindOrphanAction,
  checkNowAction,
  dismissAction,
  importOrphanAction,
  markRefundedAction,
  retryPurchaseAction,
} from '../actions'

/** What staff can do about a difference. Actions that would be refused are hidden, and nothing happens until staff confirm. */
export function Repairs({ difference }: { difference: DifferenceView }) {
  return (
    <section>
      <h2 className="mb-4 text-lg">Repair</h2>
      <OfKind difference={difference} />
      <Repair id={difference.id} action={dismissAction} prefix="aside" title="Dismiss">
        <p className="mb-3">It won’t be reported again until something about it changes. Your note is saved with it.</p>
        <TextArea name="note" label="Why" rows={3} maxLength={500} />
        <SubmitButton variant="secondary">Dismiss</SubmitButton>
      </Repair>
    </section>
  )
}

function OfKind({ difference }: { difference: DifferenceView }) {
  const { id, kind, about, certificate, ours } = difference
  switch (kind) {
    case 'orphan':
      return <Orphan difference={difference} />
    case 'cost_differs':
      return <Cost difference={difference} />
    case 'refunded_upstream':
      return certificate && mayMove(certificate.place, 'closed:refunded_by_supplier') ? (
        <Refunded id={id} certificateId={certificate.id} isPaid={ours?.isPaid ?? false} />
      ) : null
    case 'stale':
      return certificate && columnsOf(certificate.place).stage === 'validation' ? (
        <Repair id={id} action={checkNowAction} prefix="look" title="Check now" isOpen>
          <p className="mb-3">This asks Enom for the certificate’s status and updates it here.</p>
          <SubmitButton>Check now</SubmitButton>
        </Repair>
      ) : null
    case 'paid_not_bought':
      return certificate && canRetry(certificate.place) ? (
        <Repair id={id} action={retryPurchaseAction} prefix="retry" title="Try the purchase again" isOpen>
          <p className="mb-3">We’ll buy the certificate from Enom as soon as nothing is holding it up.</p>
          <SubmitButton>Try the purchase again</SubmitButton>
        </Repair>
      ) : null
    case 'balance_differs':
      return about === 'balance' ? <Balance id={id} /> : null
    case 'missing':
      return null
  }
}

function Orphan({ difference: { id, waiting, detail } }: { difference: DifferenceView }) {
  return (
    <>
      {waiting.length === 0 ? (
        <p className="mb-4 text-ink-2">
          {mayBeBound(detail)
            ? 'No order is waiting for a certificate of this type and term, so there is nothing to bind it to.'
            : 'It has already been set up at Enom, so no waiting order can use it. Import it for the client it belongs to.'}
        </p>
      ) : (
        <Repair id={id} action={bindOrphanAction} prefix="bind" title="Bind it to a waiting order" isOpen>
          <p className="mb-3">
            These orders are paid and waiting for a certificate of this type and term. The one you choose gets this certificate; nothing
            else is bought for it.
          </p>
          <Select
            name="certificateId"
            label="Order"
            placeholder="Choose an order"
            options={waiting.map((one) => ({
              value: one.id,
              label: `${one.orderNumber}, ${one.email}: ${staffLabel({ place: one.place, wasIssued: false })}`,
            }))}
          />
          <SubmitButton>Bind it to this order</SubmitButton>
        </Repair>
      )}
      <Repair id={id} action={importOrphanAction} prefix="import" title="Import it for a client">
        <p className="mb-3">
          The client sees it in their account and can continue there. They aren’t charged and don’t get an email. If there is no account
          with this address, we create one.
        </p>
        <TextInput name="email" label="The client’s email address" type="email" maxLength={254} />
        <BuyerLanguage />
        <SubmitButton>Import it for this client</SubmitButton>
      </Repair>
    </>
  )
}

function Cost({ difference: { id, certificate, detail } }: { difference: DifferenceView }) {
  if (!certificate || detail.taken === undefined) return null
  return (
    <Repair id={id} action={acceptCostAction} prefix="cost" title="Accept Enom’s amount">
      <p className="mb-3">The certificate’s recorded cost is changed to what Enom charged. The buyer’s price doesn’t change.</p>
      <SubmitButton>Accept Enom’s amount</SubmitButton>
    </Repair>
  )
}

function Refunded({ id, certificateId, isPaid }: { id: string; certificateId: string; isPaid: boolean }) {
  return (
    <Repair id={id} action={markRefundedAction} prefix="refunded" title="End it here too">
      <p className="mb-3">
        The buyer can no longer set it up or use it here.{' '}
        {isPaid && (
          <>
            The shop keeps their payment until you refund <a href={`/admin/certificates/${certificateId}`}>the certificate</a>.{' '}
          </>
        )}
        This can’t be undone.
      </p>
      <SubmitButton variant="danger">End it as refunded</SubmitButton>
    </Repair>
  )
}

function Balance({ id }: { id: string }) {
  return (
    <Repair id={id} action={acceptBalanceAction} prefix="balance" title="Accept the balance">
      <p className="mb-3">Do this if you know why it changed. The next comparison starts from the balance of the last one.</p>
      <TextArea name="note" label="Why it changed" rows={3} maxLength={500} />
      <SubmitButton>Accept the balance</SubmitButton>
    </Repair>
  )
}

type RepairProps = {
  id: string
  action: typeof dismissAction
  prefix: string
  title: string
  /** Set for actions that need no confirmation, because they can be undone or only read data. */
  isOpen?: boolean
  children: ReactNode
}

function Repair({ id, action, prefix, title, isOpen = false, children }: RepairProps) {
  return (
    <ActionForm action={action} prefix={prefix} label={title} className="max-w-form">
      <input type="hidden" name="id" value={id} />
      {isOpen ? <div className="mb-6 border-t border-line pt-4">{children}</div> : <Guarded title={title}>{children}</Guarded>}
    </ActionForm>
  )
}
