import { ChainPage } from '../../../(shop)/tools/chain-checker/chain-page'
import { TOOLS, toolMetadata } from '../../../(shop)/tools/tools'

export const metadata = toolMetadata(TOOLS.chain, { language: 'es' })

export default function Page() {
  return <ChainPage language="es" />
}
