import { MatcherPage } from '../../../(shop)/tools/key-matcher/matcher-page'
import { TOOLS, toolMetadata } from '../../../(shop)/tools/tools'

export const metadata = toolMetadata(TOOLS.matcher, { language: 'es' })

export default function Page() {
  return <MatcherPage language="es" />
}
