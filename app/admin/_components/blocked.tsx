import { Alert } from '@/components/ui/alert'
import type { Standing } from '@/lib/admin/standing'

/** Shows on every page what is holding up certificates, and whether staff must act. */
export function Blocked({ blocked }: { blocked: Standing['blocked'] }) {
  return blocked.map(({ hold, certificates, cause, cure }) => (
    <Alert key={hold} tone="bad" title={`${cause} ${hold === 'cost_exceeds_price' ? deciding(certificates) : waiting(certificates)}`}>
      {cure}
      {hold === 'cost_exceeds_price' && (
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
