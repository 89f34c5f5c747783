import type { ReactNode } from 'react'
import { shopLook } from '@/app/_components/shop-look'
import { AdminFrame } from '@/components/layout/admin-frame'
import { Alert } from '@/components/ui/alert'
import { DateText } from '@/components/ui/date-text'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import type { Standing } from '@/lib/admin/standing'
import { readStaffSession } from '@/lib/auth/session/session'
import { signOutStaff } from '../sign-in/actions'
import { Blocked } from './blocked'
import { HealthLine } from './health-line'
import { pagesFor } from './palette/pages'
import { PaletteKeys } from './palette/palette-keys'
import { readFrame } from './read-frame'
import { SearchBox } from './search-box'
import { UnsentMails } from './unsent-mails'

const ITEMS = [
  { label: 'Overview', href: '/admin' },
  { label: 'Orders', href: '/admin/orders' },
  { label: 'Certificates', href: '/admin/certificates' },
  { label: 'Products', href: '/admin/products' },
  { label: 'Enom', href: '/admin/enom-accounts' },
  { label: 'Tickets', href: '/admin/tickets' },
  { label: 'Reports', href: '/admin/reports' },
  { label: 'Logs', href: '/admin/logs' },
  { label: 'Staff', href: '/admin/staff' },
  { label: 'Settings', href: '/admin/settings' },
] as const

type AdminPath = (typeof ITEMS)[number]['href']

/**
 * The layout of the back office for the signed-in person, with warnings that belong on every page. It does not check access: each page
 * calls `requireStaff` itself.
 */
export async function AdminPage({ current, children }: { current?: AdminPath; children: ReactNode }) {
  const [session, frame] = await Promise.all([readStaffSession(), readFrame()])
  if (!session || !frame) return null
  const { testMode, sales, silent, mails, blocked, isClosed } = frame.standing
  const { health } = frame
  return (
    <AdminFrame
      shop={await shopLook()}
      items={ITEMS}
      current={current}
      testMode={testMode}
      testText={testText(sales)}
      banner={
        <>
          {health && <HealthLine health={health} />}
          {isClosed && current !== '/admin' && (
            <Alert tone="warning" title="The shop is closed: buyers see it, but can’t order.">
              <a href="/admin/set-up">Finish the set-up and open it</a>.
            </Alert>
          )}
          <Mixed sales={sales} />
          <Silent accounts={silent} />
          {mails && <UnsentMails {...mails} />}
          <Blocked blocked={blocked} />
        </>
      }
      aside={
        <>
          <SearchBox />
          <PaletteKeys pages={pagesFor(session.actor)} />
          <span className="wrap-anywhere xl:max-[96rem]:sr-only">{session.user.email}</span>
          <ActionForm action={signOutStaff} prefix="sign-out" label="Sign out">
            <SubmitButton data-forget variant="quiet" small>
              Sign out
            </SubmitButton>
          </ActionForm>
        </>
      }
    >
      {children}
    </AdminFrame>
  )
}

/** Whether some or all certificates are ordered from the test server. */
function testText(sales: Standing['sales']): string | undefined {
  if (!sales || sales.real === 0) return undefined
  if (sales.test === 0) return 'Test mode: the default account is on Enom’s test server. Every product on sale uses a live account.'
  return `Partly test mode: ${sales.test} of ${sales.test + sales.real} products on sale are ordered from Enom’s test server. The product list shows which.`
}

/** Warns that buyers pay real money for test certificates, or test money for real ones. */
function Mixed({ sales }: { sales: Standing['sales'] }) {
  if (sales?.isPaidReally && sales.test > 0) {
    return (
      <Alert
        tone="bad"
        title={`Buyers pay real money for certificates from Enom’s test server: ${sales.test === 1 ? '1 product' : `${sales.test} products`} on sale.`}
      >
        Give <a href="/admin/products">these products</a> a live Enom account, or hide them.
      </Alert>
    )
  }
  if (sales && !sales.isPaidReally && sales.real > 0) {
    return (
      <Alert
        tone="bad"
        title={`Payments are Stripe test payments, but certificates are bought for real: ${sales.real === 1 ? '1 product' : `${sales.real} products`} on sale.`}
      >
        Give <a href="/admin/products">these products</a> a test account, or use Stripe’s live key.
      </Alert>
    )
  }
  return null
}

function Silent({ accounts }: { accounts: Standing['silent'] }) {
  return accounts.map(({ id, label, since }) => (
    <Alert key={id} tone="bad" title={`Enom isn’t answering for the account “${label}”.`}>
      No answer since <DateText at={since} time />. We try once a minute and continue automatically. Buyers can still order.
    </Alert>
  ))
}
