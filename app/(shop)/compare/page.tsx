import { DEFAULT_LANGUAGE } from '@/lib/languages/types'
import { ComparePage, type CompareProps, compareMetadata } from './compare-page'

export const generateMetadata = (props: CompareProps) => compareMetadata(DEFAULT_LANGUAGE, props)

export default function Page(props: CompareProps) {
  return <ComparePage language={DEFAULT_LANGUAGE} {...props} />
}
