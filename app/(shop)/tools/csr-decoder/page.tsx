import { DEFAULT_LANGUAGE } from '@/lib/languages/types'
import { TOOLS, toolMetadata } from '../tools'
import { CsrPage } from './csr-page'

export const metadata = toolMetadata(TOOLS.csr)

export default function Page() {
  return <CsrPage language={DEFAULT_LANGUAGE} />
}
