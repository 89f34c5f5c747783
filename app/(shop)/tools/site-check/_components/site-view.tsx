import { ErrorSummary } from '@/components/ui/form/error-summary'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { ToolFrame } from '../../_components/tool-frame'
import { TOOLS } from '../../tools'
import type { CheckedSite } from '../check-site'
import { SiteForm } from './site-form'
import { SiteResult } from './site-result'

type SiteViewProps = { language: Language; typed: string; port: string; checked: Exclude<CheckedSite, { state: 'cleaned' }> | null }

/** The content of the site check, without the surrounding layout. */
export function SiteView({ language, typed, port, checked }: SiteViewProps) {
  const error = checked?.state === 'refused' ? checked.message : undefined
  return (
    <ToolFrame language={language} tool={TOOLS.site} lead={wordsOf(language, 'site')('lead')}>
      {error && (
        <div className="max-w-form">
          <ErrorSummary message={error} fields={[{ id: 'for', text: error }]} />
        </div>
      )}
      {checked?.state === 'checked' && (
        <SiteResult language={language} host={checked.host} port={checked.port} inspection={checked.inspection} />
      )}
      <SiteForm language={language} typed={checked?.state === 'checked' ? checked.host : typed} port={port} error={error} />
    </ToolFrame>
  )
}
