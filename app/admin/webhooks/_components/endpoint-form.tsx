import { ActionForm } from '@/components/ui/form/action-form'
import { Checkbox } from '@/components/ui/form/checkbox'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { TextInput } from '@/components/ui/form/text-input'
import { Version } from '@/components/ui/form/version'
import type { EndpointView } from '@/lib/webhooks/endpoints/list-endpoints'
import { ALERT_KINDS, SHOP_EVENTS } from '@/lib/webhooks/kinds'
import { saveWebhook } from '../actions'

type Choice = { kind: string; label: string; hint: string }

const EVENTS: Choice[] = Object.entries(SHOP_EVENTS).map(([kind, label]) => ({ kind, label, hint: kind }))
const ALERTS: Choice[] = Object.entries(ALERT_KINDS).map(([name, { label }]) => ({ kind: `alert.${name}`, label, hint: `alert.${name}` }))

/** Adds or changes an endpoint. */
export function EndpointForm({ endpoint }: { endpoint?: EndpointView & { version: string } }) {
  const kinds = endpoint?.kinds ?? []
  return (
    <ActionForm action={saveWebhook} className="max-w-form" label="Endpoint">
      {endpoint && <input type="hidden" name="id" value={endpoint.id} />}
      {endpoint && <Version of={endpoint.version} />}
      <TextInput
        name="description"
        label="What it is for"
        hint="Only your staff see it, for example “Bookkeeping”."
        maxLength={100}
        defaultValue={endpoint?.description}
      />
      <TextInput
        name="url"
        label="Address"
        hint="It must begin with https:// and be reachable from the internet."
        type="url"
        inputMode="url"
        maxLength={2000}
        mono
        defaultValue={endpoint?.url}
      />
      <Kinds legend="Events" choices={EVENTS} kinds={kinds} />
      <Kinds legend="Alerts to staff" choices={ALERTS} kinds={kinds} />
      <Checkbox
        name="isOn"
        label="Switched on"
        hint="While it is off, nothing is sent to it or stored for later."
        defaultChecked={endpoint?.isOn ?? true}
      />
      <SubmitButton>Save the endpoint</SubmitButton>
    </ActionForm>
  )
}

function Kinds({ legend, choices, kinds }: { legend: string; choices: readonly Choice[]; kinds: readonly string[] }) {
  return (
    <fieldset className="mb-6">
      <legend className="mb-2 font-semibold">{legend}</legend>
      <div className="gap-x-6 sm:grid sm:grid-cols-2">
        {choices.map(({ kind, label, hint }) => (
          <Checkbox key={kind} name={`kinds.${kind}`} label={label} hint={hint} defaultChecked={kinds.includes(kind)} />
        ))}
      </div>
    </fieldset>
  )
}
