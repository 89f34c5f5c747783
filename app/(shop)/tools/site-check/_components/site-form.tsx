import { AddressInput } from '@/components/ui/form/address-input'
import { FieldFrame } from '@/components/ui/form/field-frame'
import { pathIn } from '@/lib/languages/places'
import { messagesOf, wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { PROBE_PORTS } from '@/lib/probe/ports'
import { TOOLS } from '../../tools'

type SiteFormProps = { language: Language; typed?: string; port?: string; error: string | undefined }

/** The "Your site" form as a plain GET form, so that it works without scripts and the result can be shared. */
export function SiteForm({ language, typed, port, error }: SiteFormProps) {
  const words = wordsOf(language, 'site')
  const { forms } = messagesOf(language)
  return (
    <form action={pathIn(language, TOOLS.site.path)} method="get" noValidate className="max-w-form">
      <FieldFrame id="for" label={words('label')} words={forms} error={error} hint={words('hint')}>
        <AddressInput address={typed} describedBy={error ? 'for-error for-hint' : 'for-hint'} isWrong={error !== undefined} />
      </FieldFrame>
      <FieldFrame id="port" label={words('port')}>
        <select id="port" name="port" defaultValue={port || '443'} className="field">
          {PROBE_PORTS.map((one) => (
            <option key={one} value={one}>
              {wordsOf(language, 'issued')(`ports.${one}`)}
            </option>
          ))}
        </select>
      </FieldFrame>
      <button type="submit" className="btn btn-primary">
        {words('button')}
      </button>
    </form>
  )
}
