import { CheckNameForm } from '@/components/certificate/check-name-form'
import { ErrorSummary } from '@/components/ui/form/error-summary'
import type { Authority } from '@/lib/dns/types'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { ToolFrame } from '../../_components/tool-frame'
import { TOOLS } from '../../tools'
import type { CheckedDns } from '../check-dns'
import { DnsResult } from './dns-result'

type DnsViewProps = {
  language: Language
  typed: string
  authority: Authority | undefined
  checked: Exclude<CheckedDns, { state: 'cleaned' }> | null
}

/** The content of the DNS check, without the surrounding layout. */
export function DnsView({ language, typed, authority, checked }: DnsViewProps) {
  const error = checked?.state === 'refused' ? checked.message : undefined
  const name = checked?.state === 'checked' ? checked.report.name : typed
  return (
    <ToolFrame language={language} tool={TOOLS.dns} lead={wordsOf(language, 'dns')('lead')}>
      {error && (
        <div className="max-w-form">
          <ErrorSummary message={error} fields={[{ id: 'for', text: error }]} />
        </div>
      )}
      {checked?.state === 'checked' && <DnsResult language={language} report={checked.report} authority={authority} />}
      <CheckNameForm language={language} address={name} authority={authority} error={error} isMain />
    </ToolFrame>
  )
}
