import type { Language } from '@/lib/languages/types'
import { ToolPage } from '../_components/tool-page'
import { TOOLS } from '../tools'
import { MatcherView } from './_components/matcher-view'

export function MatcherPage({ language }: { language: Language }) {
  return (
    <ToolPage language={language} tool={TOOLS.matcher}>
      <MatcherView language={language} />
    </ToolPage>
  )
}
