import type { ActionState } from '@/lib/action-state'
import { KEY_KINDS, type KeyKind, type RequestPlan } from '@/lib/keys/types'

type Planned = { plan: RequestPlan; kind: KeyKind; names: { ascii: string; unicode: string }[] }

/** Returns the server's response to the form that plans a request, or null for any other response. */
export function readPlanned(state: ActionState): Planned | null {
  if (state.status !== 'done' || !state.data) return null
  const { data } = state
  const text = (field: string) => String(data[field] ?? '')
  const kind = KEY_KINDS.find((one) => one === data.kind)
  const ascii = text('ascii').split(' ').filter(Boolean)
  if (!kind || ascii.length === 0) return null
  const unicode = text('unicode').split(' ')
  return {
    kind,
    plan: { names: ascii, organization: text('organization'), locality: text('locality'), state: text('state'), country: text('country') },
    names: ascii.map((name, at) => ({ ascii: name, unicode: unicode[at] ?? name })),
  }
}
