import { CopyButton } from '@/components/ui/copy-button'
import { Facts } from '@/components/ui/facts'
import type { CertificateForStaff } from '@/lib/admin/get-certificate'
import { serverSoftwareLabel } from '@/lib/certificates/setup/server-software'

const ROLES: Record<string, string> = { admin: 'Administrative contact', tech: 'Technical contact', billing: 'Billing contact' }

/** What the buyer has filled in so far. Contacts show both spellings if the submitted one differs. */
export function RequestPanel({ request }: { request: CertificateForStaff['request'] }) {
  if (!request) return <p className="text-ink-2">The buyer hasn’t started the set-up.</p>
  return (
    <section>
      <h2 className="mb-4 text-lg">What the buyer entered</h2>
      <Facts
        items={[
          { term: 'Server software', detail: request.serverSoftware && serverSoftwareLabel(request.serverSoftware) },
          { term: 'Approver', detail: request.approverEmail },
          ...request.contacts.map(({ role, written, sent }) => ({
            term: ROLES[role] ?? role,
            detail: written === sent ? written : `${written} (sent as: ${sent})`,
          })),
        ]}
      />
      {request.csrPem && (
        <details className="mt-2">
          <summary className="min-h-11 cursor-pointer py-2.5 font-semibold">Certificate request (CSR)</summary>
          <pre className="overflow-x-auto bg-sunken p-3 font-mono text-xs">{request.csrPem}</pre>
          <CopyButton text={request.csrPem} label="Copy the CSR" />
        </details>
      )}
    </section>
  )
}
