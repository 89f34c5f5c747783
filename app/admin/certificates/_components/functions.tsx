import type { ReactNode } from 'react'
import { CopyButton } from '@/components/ui/copy-button'
import { DateText } from '@/components/ui/date-text'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import type { CertificateForStaff } from '@/lib/admin/get-certificate'
import { columnsOf, isEditable, mayMove } from '@/lib/certificates/lifecycle/places'
import { isOver } from '@/lib/certificates/status/place-text'
import { ResendSetUp } from '../../orders/_components/resend-set-up'
import { check } from '../actions'
import { ApprovalActions } from './approval-actions'
import { Suspension } from './suspension'
import { Termination } from './termination'

/** The actions that staff can run on a certificate, by name, each with its button or the reason why it has none. */
export function Functions({ certificate, children }: { certificate: CertificateForStaff; children?: ReactNode }) {
  const { id, place, order, dispute, clientUrl, suspendedReason, enom } = certificate
  const { stage, hold } = columnsOf(place)
  const canResend = !dispute && hold !== 'activation' && isEditable({ stage })
  return (
    <section aria-labelledby="functions">
      <h2 id="functions" className="mb-4 text-lg">
        Functions
      </h2>
      <Named name="Create">
        {enom.boughtAt ? (
          <p className="text-ink-2">
            Bought from Enom on <DateText at={enom.boughtAt} time />.
          </p>
        ) : (
          <p className="text-ink-2">
            {stage === 'purchase'
              ? 'It has not been bought yet. If it is on hold, the top of this page shows why and what you can do.'
              : 'There is nothing left to buy.'}
          </p>
        )}
      </Named>
      <Named name={suspendedReason === null ? 'Suspend' : 'Unsuspend'}>
        {isOver(place) && suspendedReason === null ? (
          <p className="text-ink-2">It has ended, so there is nothing to suspend.</p>
        ) : (
          <Suspension certificate={certificate} />
        )}
      </Named>
      <Named name="Terminate">
        {mayMove(place, 'closed:terminated') ? (
          <Termination certificate={certificate} />
        ) : (
          <p className="text-ink-2">
            {stage === 'closed'
              ? 'It has ended.'
              : 'It can’t be terminated now. If it has not been bought yet, end it with a refund, under Money.'}
          </p>
        )}
      </Named>
      <Named name="Usage Updates">
        {stage === 'validation' ? (
          <ActionForm action={check} prefix="check" label="Check now">
            <input type="hidden" name="id" value={id} />
            <p className="mb-2 text-ink-2">Asks Enom for the authority’s progress and updates the status. At most once a minute.</p>
            <SubmitButton variant="secondary" small>
              Check now
            </SubmitButton>
          </ActionForm>
        ) : (
          <p className="text-ink-2">
            {stage === 'issued'
              ? 'We ask Enom for its status and file once a day. “Ask Enom now” fetches both immediately.'
              : 'Nothing is in progress at the authority.'}
          </p>
        )}
      </Named>
      <Named name="Client Area Link">
        <p className="mb-2 flex flex-wrap items-center gap-3">
          <CopyButton text={clientUrl} label="Copy the link" />
          <a href={`/admin/certificates/${id}/as-client`} className="inline-flex min-h-11 items-center">
            See what the client sees
          </a>
        </p>
        <p className="mb-3 text-ink-2">The link asks the client to sign in with {order.email}.</p>
        {canResend && <ResendSetUp order={order} />}
      </Named>
      <Named name="Set-up and replacement">
        <SetUpForClient certificate={certificate} />
      </Named>
      <Named name="Change Password">
        <p className="text-ink-2">Nothing to change: a certificate has no username or password.</p>
      </Named>
      <ApprovalActions certificate={certificate} />
      {children}
    </section>
  )
}

/** The link to fill in the set-up for the client, or to replace an issued certificate for them. */
function SetUpForClient({ certificate: { id, place, dispute, suspendedReason } }: { certificate: CertificateForStaff }) {
  const isOpen = place === 'issued' || isEditable(columnsOf(place))
  if (!isOpen) return <p className="text-ink-2">The set-up can’t be filled in now.</p>
  if (dispute || suspendedReason !== null) return <p className="text-ink-2">It is locked, so the set-up can’t be filled in.</p>
  return (
    <a href={`/admin/certificates/${id}/set-up`} className="inline-flex min-h-11 items-center">
      {place === 'issued' ? 'Replace it for the client' : 'Fill in the set-up for the client'}
    </a>
  )
}

function Named({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="mb-4 border-t border-line pt-3">
      <h3 className="mb-1 font-semibold">{name}</h3>
      {children}
    </div>
  )
}
