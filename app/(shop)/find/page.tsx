import { DEFAULT_LANGUAGE } from '@/lib/languages/types'
import { FindPage, type FindProps, findMetadata } from './find-page'

export const generateMetadata = (props: FindProps) => findMetadata(DEFAULT_LANGUAGE, props)

export default function Page(props: FindProps) {
  return <FindPage language={DEFAULT_LANGUAGE} {...props} />
}
