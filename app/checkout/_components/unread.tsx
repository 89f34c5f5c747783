import { PageTitle } from '@/components/layout/page-title'
import { LiveRefresh } from '@/components/ui/live-refresh'

const LEAD =
  'The payment service does not answer, so we do not know yet whether you have paid. You will not be charged twice. If you have paid, we write to you.'

/** The payment service could not be asked about a page that may have been paid. The page follows by itself. */
export function Unread({ href }: { href: string }) {
  return (
    <>
      <PageTitle lead={LEAD}>We cannot see your payment yet</PageTitle>
      <LiveRefresh sentence="The payment service does not answer yet." href={href} />
    </>
  )
}
