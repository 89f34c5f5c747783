import { Tag } from '@/components/ui/tag'
import type { EndpointView } from '@/lib/webhooks/endpoints/list-endpoints'

/** Shows whether an endpoint is switched on, and whether it responds. */
export function EndpointTag({ endpoint: { isOn, failingSince } }: { endpoint: Pick<EndpointView, 'isOn' | 'failingSince'> }) {
  if (!isOn) return <Tag tone="bad">Off</Tag>
  return failingSince ? <Tag tone="warning">Failing</Tag> : <Tag tone="good">On</Tag>
}
