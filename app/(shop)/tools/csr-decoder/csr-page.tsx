import type { Language } from '@/lib/languages/types'
import { ToolPage } from '../_components/tool-page'
import { TOOLS } from '../tools'
import { CsrView } from './_components/csr-view'

export function CsrPage({ language }: { language: Language }) {
  return (
    <ToolPage language={language} tool={TOOLS.csr}>
      <CsrView language={language} />
    </ToolPage>
  )
}
