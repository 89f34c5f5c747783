import { Alert } from '@/components/ui/alert'
import type { Standing } from '@/lib/admin/standing'

/** Warns on every page that emails are not being sent. */
export function UnsentMails({ count, lastError }: NonNullable<Standing['mails']>) {
  return (
    <Alert tone="bad" title={`${count === 1 ? '1 email has' : `${count} emails have`} been failing for more than an hour.`}>
      {lastError ? `Last error: “${lastError}”. ` : ''}Each one is kept and retried every few minutes. Check the mail server and the shop’s
      login for it.
    </Alert>
  )
}
