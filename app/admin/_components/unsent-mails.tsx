import { Alert } from '@/components/ui/alert'
import type { Standing } from '@/lib/admin/standing'

/** Says on every page that mails do not get out. */
export function UnsentMails({ count, lastError }: NonNullable<Standing['mails']>) {
  return (
    <Alert tone="bad" title={`${count === 1 ? '1 mail' : `${count} mails`} could not be sent for more than an hour.`}>
      {lastError ? `Last error: “${lastError}”. ` : ''}Each is kept and tried again every few minutes. Check the mail server and how the
      shop signs in to it.
    </Alert>
  )
}
