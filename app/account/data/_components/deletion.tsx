import { Alert } from '@/components/ui/alert'
import { DateText } from '@/components/ui/date-text'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { formatMoney } from '@/lib/money'
import type { Obstacle } from '@/lib/privacy/obstacles'
import type { DeletionView } from '@/lib/privacy/queries'
import { askDeletion } from '../actions'

/** What goes and what stays when the account is deleted, and either what prevents it or the button. */
export function Deletion({ deletion: { obstacles, keptUntil, credit } }: { deletion: DeletionView }) {
  return (
    <section aria-labelledby="delete" className="border-t border-line pt-8">
      <h2 id="delete" className="mb-2">
        Delete your account
      </h2>
      <div className="prose mb-4">
        <p>
          Deleted at once: your name and address here, your password, passkeys and authenticator app, where you are signed in, your security
          events, contacts, baskets, billing details and notification settings. Members, invitations, helper links, calendars and links for
          servers end.
        </p>
        {credit.length > 0 && (
          <p>
            Your unused credit of {credit.map((money) => formatMoney(money)).join(' and ')} ends with the account, and nothing is paid out
            for it. To spend it first, order something.
          </p>
        )}
        {keptUntil !== null && (
          <p>
            Kept, because the law asks for it until 31 December {keptUntil}: invoices, payments and orders, with the buyer’s name and
            addresses on them.
          </p>
        )}
        <p>
          Also kept: certificates that were issued, because they are public, and their requests. Technical records of what we sent to the
          authority are emptied after 400 days. The history of other people’s certificates keeps what you did there.
        </p>
      </div>
      {obstacles.length > 0 ? (
        <Alert tone="warning" title="You can’t delete your account yet">
          <ul>
            {obstacles.map((obstacle) => (
              <li key={'id' in obstacle ? `${obstacle.kind}:${obstacle.id}` : obstacle.kind}>
                <WayOut obstacle={obstacle} />
              </li>
            ))}
          </ul>
        </Alert>
      ) : (
        <ActionForm action={askDeletion} label="Delete your account">
          <p className="mb-4 text-ink-2">We email you a link first. Deleting can’t be undone.</p>
          <SubmitButton variant="danger">Email me the link</SubmitButton>
        </ActionForm>
      )}
    </section>
  )
}

function WayOut({ obstacle }: { obstacle: Obstacle }) {
  if (obstacle.kind === 'staff') return <>You are staff of this shop. Someone who runs the server has to take that role away first.</>
  if (obstacle.kind === 'certificate') {
    const { id, name, isIssued, endsAt } = obstacle
    return (
      <>
        <a href={`/account/certificates/${id}`} className="wrap-anywhere">
          {name}
        </a>{' '}
        {isIssued ? 'is in use' : 'is not finished'}
        {endsAt ? (
          <>
            : its cover ends on <DateText at={endsAt} />. <a href={`/account/certificates/${id}/people`}>Transfer it</a> to another account,
            or wait until then.
          </>
        ) : (
          <>
            . <a href={`/account/certificates/${id}/people`}>Transfer it</a> to another account, or <a href="/help">ask us</a> to end it.
          </>
        )}
      </>
    )
  }
  const { kind, id, number } = obstacle
  return (
    <>
      <a href={`/account/orders/${id}`}>Order {number}</a> {ORDER_TEXTS[kind]}
      {kind !== 'order' && (
        <>
          {' '}
          <a href="/help">Ask us</a> if it takes long.
        </>
      )}
    </>
  )
}

const ORDER_TEXTS = {
  order: 'is open. Pay or cancel it. If you can do neither, ask us.',
  refund: 'has a refund that has not reached you.',
  dispute: 'has a payment that your bank is still disputing.',
} as const
