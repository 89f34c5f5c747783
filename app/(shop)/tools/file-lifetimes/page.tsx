import { DEFAULT_LANGUAGE } from '@/lib/languages/types'
import { TOOLS, toolMetadata } from '../tools'
import { LifetimesPage, type LifetimesProps } from './lifetimes-page'

export const metadata = toolMetadata(TOOLS.lifetimes)

export default function Page(props: LifetimesProps) {
  return <LifetimesPage language={DEFAULT_LANGUAGE} {...props} />
}
