import { AddressInput } from '@/components/ui/form/address-input'
import { FieldFrame } from '@/components/ui/form/field-frame'
import { PROBE_PORTS } from '@/lib/probe/ports'

/** "Your site" as a plain GET form, so that it works without scripts and the result can be shared. */
export function SiteForm({ typed, port, error }: { typed?: string; port?: string; error?: string }) {
  return (
    <form action="/tools/site-check" method="get" noValidate className="max-w-form">
      <FieldFrame id="for" label="Your site" error={error} hint="It takes up to ten seconds.">
        <AddressInput address={typed} describedBy={error ? 'for-error for-hint' : 'for-hint'} isWrong={error !== undefined} />
      </FieldFrame>
      <FieldFrame id="port" label="Port">
        <select id="port" name="port" defaultValue={port || '443'} className="field">
          {PROBE_PORTS.map((one) => (
            <option key={one.port} value={one.port}>
              {one.label}
            </option>
          ))}
        </select>
      </FieldFrame>
      <button type="submit" className="btn btn-primary">
        Check this site
      </button>
    </form>
  )
}
