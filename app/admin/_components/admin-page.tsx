import type { ReactNode } from 'react'
import { shopLook } from '@/app/_components/shop-look'
import { AdminFrame } from '@/components/layout/admin-frame'
import { ActionForm } from '@/components/ui/form/action-form'
import { SubmitButton } from '@/components/ui/form/submit-button'
import type { Standing } from '@/lib/admin/standing'
import { readStaffSession } from '@/lib/auth/session/session'
import { signOutStaff } from '../sign-in/actions'
import { PageAlerts } from './alerts/page-alerts'
import { pagesFor } from './palette/pages'
import { KeysButton, Palette } from './palette/palette'
import { readFrame } from './read-frame'
import { SearchBox } from './search-box'

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
  const { testMode, sales } = frame.standing
  return (
    <AdminFrame
      shop={await shopLook()}
      items={ITEMS}
      current={current}
      testMode={testMode}
      testText={testText(sales)}
      banner={<PageAlerts standing={frame.standing} health={frame.health} isOverview={current === '/admin'} />}
      aside={
        <>
          <SearchBox />
          <KeysButton />
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
      <Palette pages={pagesFor(session.actor)} />
    </AdminFrame>
  )
}

/** Whether some or all certificates are ordered from the test server. */
function testText(sales: Standing['sales']): string | undefined {
  if (!sales || sales.real === 0) return undefined
  if (sales.test === 0) return 'Test mode: the default account uses Enom’s test server, but every product on sale uses a live account.'
  return `Partly test mode: ${sales.test} of ${sales.test + sales.real} products on sale are ordered from Enom’s test server. The product list shows which.`
}
