import type { Language } from '@/lib/languages/types'
import { ToolPage } from '../_components/tool-page'
import { TOOLS } from '../tools'
import { ChainView } from './_components/chain-view'

export function ChainPage({ language }: { language: Language }) {
  return (
    <ToolPage language={language} tool={TOOLS.chain}>
      <ChainView language={language} />
    </ToolPage>
  )
}
