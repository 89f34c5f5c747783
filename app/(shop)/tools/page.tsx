import { DEFAULT_LANGUAGE } from '@/lib/languages/types'
import { ToolsPage, toolsMetadata } from './tools-page'

export const metadata = toolsMetadata(DEFAULT_LANGUAGE)

export default function Page() {
  return <ToolsPage language={DEFAULT_LANGUAGE} />
}
