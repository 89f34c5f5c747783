import { Alert } from '@/components/ui/alert'
import { dayText } from '@/components/ui/date-text'
import { mailName } from '@/lib/admin/text'
import type { RefusedMail as Refused } from '@/lib/outbox/log/find-refused'

type RefusedMailProps = {
  mail: Refused | null
  /** The order whose page contains the form to change the address. Omitted on that page itself. */
  orderHref?: string
}

/**
 * Warns that an address rejects mail, and explains how to reach the buyer. Renders nothing if the latest email to that address was sent.
 */
export function RefusedMail({ mail, orderHref }: RefusedMailProps) {
  if (!mail) return null
  const change = 'change the buyer’s email'
  return (
    <Alert tone="bad" title={`${mail.to} refuses mail.`}>
      <p className="wrap-anywhere">
        The newest email (“{mailName(mail.kind)}”, {dayText(mail.at)}) did not arrive. The mail server said: “{mail.words}”
      </p>
      <p>
        If the address is wrong, {orderHref ? <a href={orderHref}>{change}</a> : change}. If it is right, the buyer has to ask their mail
        provider. Then send the email again.
      </p>
    </Alert>
  )
}
