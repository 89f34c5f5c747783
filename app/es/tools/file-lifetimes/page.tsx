import { LifetimesPage, type LifetimesProps } from '../../../(shop)/tools/file-lifetimes/lifetimes-page'
import { TOOLS, toolMetadata } from '../../../(shop)/tools/tools'

export const metadata = toolMetadata(TOOLS.lifetimes, { language: 'es' })

export default function Page(props: LifetimesProps) {
  return <LifetimesPage language="es" {...props} />
}
