import { Alert } from '@/components/ui/alert'
import type { Standing } from '@/lib/admin/standing'

/** Says on every page what keeps certificates waiting, and whether that needs a person. */
export function Blocked({ blocked }: { blocked: Standing['blocked'] }) {
  return blocked.map(({ blocker, certificates, cause, cure }) => (
    <Alert key={blocker} tone="bad" title={`${cause} ${blocker === 'cost_risen' ? deciding(certificates) : waiting(certificates)}`}>
      {cure}
      {blocker === 'cost_risen' && (
        <>
          {' '}
          <a href="/admin/certificates?status=needs_staff">Show what needs attention</a>
        </>
      )}
    </Alert>
  ))
}

function deciding(count: number): string {
  return count === 1 ? '1 certificate is waiting for your decision.' : `${count} certificates are waiting for your decision.`
}

function waiting(count: number): string {
  return count === 1
    ? '1 certificate is on hold and will continue automatically.'
    : `${count} certificates are on hold and will continue automatically.`
}
